"""The compiled vocabulary as records that reading can use. Reads JSON only; see `build` for how the JSON comes about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from auditor.facts import DocumentPart, SequenceKind
from auditor.vocabulary.model import (
    Concept,
    Lattice,
    MarkPlace,
    MarkWording,
    Names,
    Offices,
    PieceKind,
    Structure,
    Units,
    Vocabulary,
    Way,
    Word,
    Wording,
)
from auditor.vocabulary.patterns import tables_of
from auditor.vocabulary.raw import Table, as_list, as_map, as_strings, as_text, as_texts

_COMPILED = Path(__file__).parent.parent / "compiled" / "vocabulary.json"
_COUNTED_KINDS = ("vehicle-kind", "unit-kind", "staff-kind", "retired-kind")
_KINDS = (*_COUNTED_KINDS, "tax")
PIECE_KINDS: Mapping[str, PieceKind] = {kind: kind for kind in get_args(PieceKind)}
WAYS: Mapping[str, Way] = {way: way for way in get_args(Way)}
MARK_PLACES: Mapping[str, MarkPlace] = {place: place for place in get_args(MarkPlace)}
PARTS: Mapping[str, DocumentPart] = {part: part for part in get_args(DocumentPart)}
SEQUENCES: Mapping[str, SequenceKind] = {kind: kind for kind in get_args(SequenceKind)}
_ROLE = re.compile(r"\(\?P<([a-z]+)>")
_SUFFIXES = "{organisations}"
_TELLING = "fzLiwlDh<>="
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@cache
def load() -> Vocabulary:
    """The packaged vocabulary; the same object every time."""
    return from_tables(json.loads(_COMPILED.read_text(encoding="utf-8")))


def from_tables(tables: dict[str, dict[str, Table]]) -> Vocabulary:
    """A vocabulary from the tables that `build.compiled` writes as JSON."""
    words = {word.text: word for word in _words(tables)}
    concepts = as_list(tables["concepts"]["concepts"])
    units, fold = _units(tables["units"]), _fold(tables["characters"])
    wordings, pieces = _wordings(tables["wordings"])
    return Vocabulary(
        names=_names(tables),
        tables=tables_of(tables["tables"]),
        offices=Offices(**{key: re.compile(pattern) for key, pattern in as_strings(tables["offices"]["offices"]).items()}),
        fold=fold,
        unfolded=re.compile(f"[{re.escape(''.join(map(chr, fold)))}]"),
        structure=_structure(tables),
        units=units,
        words=words,
        lengths=_lengths(words),
        starts=re.compile(f"[{re.escape(''.join(sorted({text[0] for text in words} | units.openers)))}]"),
        telling=re.compile("0|1|2|3|4|5|6|7|8|9|" + _any(word.text for word in words.values() if word.kind in _TELLING)),
        funds=re.compile(_any(word.text for word in words.values() if word.kind == "F")),
        wordings=wordings,
        pieces=pieces,
        functions={
            text: code for code, texts in as_map(tables["classification"]["function"]).items() for text in as_texts(texts)
        },
        counted=frozenset({as_text(as_map(c)["id"]) for c in concepts if "unit" in as_map(c)} | set(_COUNTED_KINDS)),
        counts={
            (as_text(row["of"]), as_text(row["noun"])): as_text(row["concept"])
            for row in map(as_map, as_list(tables["concepts"]["counts"]))
        },
        divisors={
            (as_text(row["of"]), as_text(row["noun"])): as_text(row["concept"])
            for row in map(as_map, as_list(tables["concepts"]["divisors"]))
        },
        economic={word.text: word for word in _classified(tables["classification"]) if word.concepts == ("economic",)},
        readings={
            role: tuple(WAYS[way] for way in as_texts(ways)) for role, ways in as_map(tables["wordings"]["readings"]).items()
        },
        ranks={as_text(as_map(c)["id"]): int(as_text(as_map(c)["rank"])) for c in concepts}
        | dict.fromkeys(("function", "economic", *_KINDS), 2),
        defaults={as_text(as_map(c)["id"]): as_strings(as_map(c).get("defaults", {})) for c in concepts},
        own=frozenset(as_texts(tables["words"]["own"])),
        organisations=tuple(as_texts(tables["words"]["organisations"])),
        totals=tuple(as_texts(tables["words"]["totals"])),
        periods=tuple(as_texts(tables["words"]["periods"])),
        open_ends=tuple(as_texts(tables["words"]["open_ends"])),
        whole_words=tuple(as_texts(tables["words"]["whole_words"])),
        movements=frozenset(as_texts(tables["words"]["movements"])),
        evidence=tuple(
            (as_text(row["predicate"]), row["value"] == "true", re.compile(as_text(row["pattern"])))
            for row in map(as_map, as_list(tables["aspects"]["evidence"]))
        ),
        marks=tuple(_mark(as_map(row)) for row in as_list(tables["marks"]["marks"])),
    )


def _fold(characters: Mapping[str, Table]) -> dict[int, int]:
    pairs = as_strings(characters["fold"]) | as_strings(characters["traditional"])
    return _FULL_WIDTH | {ord(printed): ord(folded) for printed, folded in pairs.items()}


def _words(tables: dict[str, dict[str, Table]]) -> Iterator[Word]:
    """Every word with its kind; of two entries for one text the later one counts, so concepts come last."""
    words = tables["words"]
    for text in as_texts(words["particles"]) + as_texts(words["own"]):
        yield Word(text, "n")
    for text in as_texts(words["qualifiers"]):
        yield Word(text, "X")
    for text in as_texts(words["conjunctions"]):
        yield Word(text, "/")
    for text in as_texts(words["ordinals"]):
        yield Word(text, "g")
    for row in map(as_map, as_list(words["words"])):
        for text in as_texts(row["words"]):
            yield Word(text, as_text(row["kind"]), base=as_text(row["base"]) if "base" in row else None)
    yield from _aspect_words(words)
    yield from _classified(tables["classification"])
    yield from _concepts(tables["concepts"])


def _aspect_words(words: Mapping[str, Table]) -> Iterator[Word]:
    """The words for years, stages, funds and levels of a classification."""
    for years, texts in as_map(words["years"]).items():
        for text in as_texts(texts):
            yield Word(text, "Y", year=int(years))
    weak = {text: concept for concept, texts in as_map(words["stage_concepts"]).items() for text in as_texts(texts)}
    for stage, texts in as_map(words["stages"]).items():
        for text in as_texts(texts):
            yield Word(text, "S", (weak[text],) if text in weak else (), stage=stage)
    for fund, texts in as_map(words["funds"]).items():
        for text in as_texts(texts):
            yield Word(text, "F", fund=fund)
    for level, text in as_strings(words["levels"]).items():
        yield Word(text, "L", level=int(level))


def _classified(classification: Mapping[str, Table]) -> Iterator[Word]:
    for kind in _KINDS:
        for text in as_texts(classification[kind]):
            yield Word(text, "C", (kind,), path=(text,))
    for scheme in ("economic", "function"):
        for code, texts in as_map(classification[scheme]).items():
            for text in as_texts(texts):
                if scheme == "economic" or text not in as_texts(classification["short"]):
                    yield Word(text, "C", (scheme,), path=(code,))


def _concepts(table: Mapping[str, Table]) -> Iterator[Word]:
    for concept in map(as_map, as_list(table["concepts"])):
        for alias in as_list(concept["aliases"]):
            if isinstance(alias, str):
                yield Word(alias, "C", (as_text(concept["id"]),))
            else:
                row = as_strings(alias)
                yield Word(row["text"], "C", (as_text(concept["id"]),), fund=row.get("fund"), stage=row.get("stage"))
    for plural in map(as_map, as_list(table["plurals"])):
        for text in as_texts(plural["aliases"]):
            fund = as_text(plural["fund"]) if "fund" in plural else None
            yield Word(text, "C", tuple(as_texts(plural["concepts"])), fund=fund)


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for text in words:
        lengths.setdefault(text[:2], set()).add(len(text))
    for start, sizes in lengths.items():
        if start[0] in lengths:
            sizes.add(1)
    return {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}


def _wordings(table: Mapping[str, Table]) -> tuple[dict[int, Wording], re.Pattern[str]]:
    """The wordings by the number of their group, and one pattern with each as an alternative, roles renamed to be unique.

    The group that stands for a wording is empty and its last: an alternative that begins with a letter is ruled out fast.
    """
    macros = as_strings(table["macros"])
    rows = [as_map(row) for row in as_list(table["wordings"])]
    roles: list[list[str]] = []
    alternatives: list[str] = []
    for number, row in enumerate(rows):
        pattern = as_text(row["pattern"])
        for sign, expansion in macros.items():
            pattern = pattern.replace(sign, expansion)
        roles.append(list(dict.fromkeys(_ROLE.findall(pattern))))
        alternatives.append(f"{pattern.replace('(?P<', f'(?P<w{number}_')}(?P<w{number}>)")
    pieces = re.compile("|".join(alternatives))
    index = pieces.groupindex
    wordings = {
        index[f"w{number}"]: Wording(
            as_text(row["id"]),
            PIECE_KINDS[as_text(row["means"])],
            tuple((role, index[f"w{number}_{role}"]) for role in roles[number]),
        )
        for number, row in enumerate(rows)
    }
    return wordings, pieces


def _mark(row: Mapping[str, Table]) -> MarkWording:
    return MarkWording(
        as_text(row["kind"]),
        re.compile(as_text(row["pattern"]), re.MULTILINE),
        frozenset(MARK_PLACES[place] for place in as_texts(row["where"])),
        re.compile(rf"(?:{as_text(row['before'])})\Z") if "before" in row else None,
    )


def _names(tables: dict[str, dict[str, Table]]) -> Names:
    concepts: dict[str, Concept] = {}
    for row in map(as_map, as_list(tables["concepts"]["concepts"])):
        identity = tuple(as_texts(row["identity"])) if "identity" in row else ("year", "stage", "fund")
        concepts[as_text(row["id"])] = Concept(as_text(row["id"]), identity, as_strings(row["title"]))
    for row in map(as_map, as_list(tables["concepts"]["classified"])):
        concepts[as_text(row["id"])] = Concept(as_text(row["id"]), tuple(as_texts(row["identity"])), as_strings(row["title"]))
    aspects = tables["aspects"]
    lattices = {
        name: Lattice({value: None if parent in ("null", "") else as_text(parent) for value, parent in as_map(values).items()})
        for name, values in as_map(aspects["lattices"]).items()
    }
    partitions: dict[str, list[tuple[str, ...]]] = {}
    for row in map(as_map, as_list(tables["concepts"]["partitions"])):
        partitions.setdefault(as_text(row["whole"]), []).append(tuple(as_texts(row["parts"])))
    return Names(
        concepts=concepts,
        lattices=lattices,
        bases=frozenset(as_texts(aspects["bases"])),
        predicates=frozenset(as_texts(aspects["predicates"])),
        partitions={whole: tuple(sets) for whole, sets in partitions.items()},
        wholes=_wholes(partitions),
        marks=frozenset(as_text(as_map(row)["kind"]) for row in as_list(tables["marks"]["marks"])),
    )


def _wholes(partitions: Mapping[str, list[tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """The wholes that each concept is declared a part of, itself apart: at most two, those declared last first."""
    found: dict[str, list[str]] = {}
    for whole, sets in partitions.items():
        for part in {part for parts in sets for part in parts if part != whole}:
            found.setdefault(part, []).insert(0, whole)
    return {part: tuple(wholes[:2]) for part, wholes in found.items()}


def _structure(tables: dict[str, dict[str, Table]]) -> Structure:
    table = tables["structure"]
    rows = [as_map(row) for row in as_list(table["enumerators"])]
    enumerator = re.compile("|".join(f"{as_text(row['pattern'])}(?P<e{number}>)" for number, row in enumerate(rows)))
    sequences = {
        int(as_text(row["rank"])): (SEQUENCES[as_text(row["sequence"])], re.compile(as_text(row["pattern"])))
        for row in rows
        if "sequence" in row
    }
    return Structure(
        enumerator=enumerator,
        sequences=sequences,
        enumerator_ranks={enumerator.groupindex[f"e{number}"]: int(as_text(row["rank"])) for number, row in enumerate(rows)},
        heading_ends=tuple(as_texts(table["heading_ends"])),
        ends=as_text(table["ends"]),
        sentence=re.compile(as_text(table["sentence"])),
        breaks=re.compile(as_text(table["breaks"])),
        figure=re.compile(as_text(table["figure"])),
        phrase=re.compile(as_text(table["phrase"])),
        ideograph=re.compile(as_text(table["ideograph"])),
        name=re.compile(as_text(table["name"]).replace(_SUFFIXES, _any(as_texts(tables["words"]["organisations"])))),
        contents=re.compile(as_text(table["contents"])),
        glossary=re.compile(as_text(table["glossary"])),
        notes=re.compile(as_text(table["notes"])),
        captions=re.compile(as_text(table["captions"])),
        title=re.compile(as_text(table["title"])),
        stages=as_strings(table["stages"]),
        debris=re.compile("|".join(as_texts(tables["characters"]["debris"]))),
        slack=re.compile(as_text(table["slack"])),
        leaders=re.compile(as_text(table["leaders"])),
        bullet=re.compile(as_text(table["bullet"])),
        listed=re.compile(as_text(table["listed"])),
        excused=re.compile(as_text(table["excused"])),
        lead=re.compile(as_text(table["lead"])),
        titled=re.compile(as_text(table["titled"]).replace(_SUFFIXES, _any(as_texts(tables["words"]["organisations"])))),
        region=re.compile(as_text(table["region"])),
        parts={
            PARTS[as_text(row["part"])]: re.compile(as_text(row["pattern"])) for row in map(as_map, as_list(table["parts"]))
        },
        explained=re.compile(as_text(table["explained"])),
    )


def _any(texts: Iterable[str]) -> str:
    """An alternation that prefers the longest text."""
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))


def _units(table: Mapping[str, Table]) -> Units:
    money = {unit: int(scale) for unit, scale in as_strings(table["money"]).items()}
    multiples = {text: int(factor) for text, factor in as_strings(table["count_scales"]).items()}
    numerals = as_map(table["numerals"])
    digits = {text: int(value) for text, value in as_strings(numerals["digits"]).items()}
    places = {text: int(value) for text, value in as_strings(numerals["places"]).items()}
    point = as_text(numerals["point"])
    nouns = as_texts(table["counts"])
    number = re.compile(
        rf"(?P<before>{_any(as_texts(table['approximate_before']))})?(?P<digits>-?[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?)"
        rf"(?P<behind1>{_any(as_texts(table['approximate_behind'])[:2])})?"
        rf"(?:(?P<money>{_any(money)})(?:(?:{_any(as_texts(table['per']))})(?P<per>{_any(nouns)})(?:{as_text(table['per_period'])})?)?"
        rf"|(?P<percent>%)|(?P<points>{_any(as_texts(table['points']))})"
        rf"|(?P<multiple>{_any(multiples)})?(?P<behind2>{_any(as_texts(table['approximate_behind'])[:2])})?(?P<noun>{_any(nouns)})"
        rf"|(?P<score>{as_text(table['score'])})|(?P<bare>{as_text(table['bare_money'])}))?"
        rf"(?P<behind>{_any(as_texts(table['approximate_behind']))})?"
    )
    spelt = "".join(digits) + "".join(places) + point
    vague = "".join(word[-1] for word in as_texts(numerals["vague"]))
    return Units(
        number=number,
        money=money,
        multiples=multiples,
        same_noun=as_strings(table["same_noun"]),
        numeral=re.compile(
            rf"(?<![{vague}{spelt}])(?P<digits>[{spelt}]{{2,}})"
            rf"(?:(?P<money>{_any(unit for unit in money if unit[0] not in spelt)})|(?P<noun>{_any(nouns)}))"
        ),
        digits=digits,
        places=places,
        point=point,
        year=re.compile(as_text(table["year"])),
        date=re.compile(as_text(table["date"])),
        durations=re.compile(_any(as_texts(table["durations"]))),
        openers=frozenset({*"-0123456789", *digits, *places, *(word[0] for word in as_texts(table["approximate_before"]))}),
    )
