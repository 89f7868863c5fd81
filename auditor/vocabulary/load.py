"""The compiled vocabulary as records that reading can use. Reads JSON only; see `build` for how the JSON comes about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias, get_args

from auditor.facts import DocumentPart, SequenceKind
from auditor.vocabulary.model import (
    Concept,
    Evaluation,
    Items,
    Lattice,
    Listings,
    MarkPlace,
    MarkWording,
    Names,
    Offices,
    PieceKind,
    Structure,
    TableRole,
    Tables,
    Units,
    Vocabulary,
    Way,
    Word,
    Wording,
)

Table: TypeAlias = "Mapping[str, Table] | list[Table] | str"

_COMPILED = Path(__file__).parent.parent / "compiled" / "vocabulary.json"
_COUNTED_KINDS = ("vehicle-kind", "unit-kind", "staff-kind", "retired-kind")
_KINDS = (*_COUNTED_KINDS, "tax")
PIECE_KINDS: Mapping[str, PieceKind] = {kind: kind for kind in get_args(PieceKind)}
WAYS: Mapping[str, Way] = {way: way for way in get_args(Way)}
MARK_PLACES: Mapping[str, MarkPlace] = {place: place for place in get_args(MarkPlace)}
PARTS: Mapping[str, DocumentPart] = {part: part for part in get_args(DocumentPart)}
SEQUENCES: Mapping[str, SequenceKind] = {kind: kind for kind in get_args(SequenceKind)}
_ROLE = re.compile(r"\(\?P<([a-z]+)>")
_TABLE_LISTS = ("roles", "sign", "whole", "levels", "evaluation", "listings", "items")
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
    concepts = _list(tables["concepts"]["concepts"])
    units, fold = _units(tables["units"]), _fold(tables["characters"])
    wordings, pieces = _wordings(tables["wordings"])
    return Vocabulary(
        names=_names(tables),
        tables=_tables(tables["tables"]),
        offices=Offices(**{key: re.compile(pattern) for key, pattern in _strings(tables["offices"]["offices"]).items()}),
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
        functions={text: code for code, texts in _map(tables["classification"]["function"]).items() for text in _texts(texts)},
        counted=frozenset({_text(_map(c)["id"]) for c in concepts if "unit" in _map(c)} | set(_COUNTED_KINDS)),
        counts={
            (_text(row["of"]), _text(row["noun"])): _text(row["concept"])
            for row in map(_map, _list(tables["concepts"]["counts"]))
        },
        economic={word.text: word for word in _classified(tables["classification"]) if word.concepts == ("economic",)},
        readings={
            role: tuple(WAYS[way] for way in _texts(ways)) for role, ways in _map(tables["wordings"]["readings"]).items()
        },
        ranks={_text(_map(c)["id"]): int(_text(_map(c)["rank"])) for c in concepts}
        | dict.fromkeys(("function", "economic", *_KINDS), 2),
        defaults={_text(_map(c)["id"]): _strings(_map(c).get("defaults", {})) for c in concepts},
        own=frozenset(_texts(tables["words"]["own"])),
        organisations=tuple(_texts(tables["words"]["organisations"])),
        open_ends=tuple(_texts(tables["words"]["open_ends"])),
        evidence=tuple(
            (_text(row["predicate"]), row["value"] == "true", re.compile(_text(row["pattern"])))
            for row in map(_map, _list(tables["aspects"]["evidence"]))
        ),
        marks=tuple(_mark(_map(row)) for row in _list(tables["marks"]["marks"])),
    )


def _map(table: Table) -> Mapping[str, Table]:
    if not isinstance(table, Mapping):
        raise TypeError(f"expected a mapping, found {table!r}")
    return table


def _list(table: Table) -> list[Table]:
    if not isinstance(table, list):
        raise TypeError(f"expected a list, found {table!r}")
    return table


def _text(table: Table) -> str:
    if not isinstance(table, str):
        raise TypeError(f"expected a text, found {table!r}")
    return table


def _texts(table: Table) -> list[str]:
    return [_text(member) for member in _list(table)]


def _strings(table: Table) -> dict[str, str]:
    return {key: _text(value) for key, value in _map(table).items()}


def _fold(characters: Mapping[str, Table]) -> dict[int, int]:
    pairs = _strings(characters["fold"]) | _strings(characters["traditional"])
    return _FULL_WIDTH | {ord(printed): ord(folded) for printed, folded in pairs.items()}


def _words(tables: dict[str, dict[str, Table]]) -> Iterator[Word]:
    """Every word with its kind; of two entries for one text the later one counts, so concepts come last."""
    words = tables["words"]
    for text in _texts(words["particles"]) + _texts(words["own"]):
        yield Word(text, "n")
    for text in _texts(words["qualifiers"]):
        yield Word(text, "X")
    for text in _texts(words["conjunctions"]):
        yield Word(text, "/")
    for text in _texts(words["ordinals"]):
        yield Word(text, "g")
    for row in map(_map, _list(words["words"])):
        for text in _texts(row["words"]):
            yield Word(text, _text(row["kind"]), base=_text(row["base"]) if "base" in row else None)
    yield from _aspect_words(words)
    yield from _classified(tables["classification"])
    yield from _concepts(tables["concepts"])


def _aspect_words(words: Mapping[str, Table]) -> Iterator[Word]:
    """The words for years, stages, funds and levels of a classification."""
    for years, texts in _map(words["years"]).items():
        for text in _texts(texts):
            yield Word(text, "Y", year=int(years))
    weak = {text: concept for concept, texts in _map(words["stage_concepts"]).items() for text in _texts(texts)}
    for stage, texts in _map(words["stages"]).items():
        for text in _texts(texts):
            yield Word(text, "S", (weak[text],) if text in weak else (), stage=stage)
    for fund, texts in _map(words["funds"]).items():
        for text in _texts(texts):
            yield Word(text, "F", fund=fund)
    for level, text in _strings(words["levels"]).items():
        yield Word(text, "L", level=int(level))


def _classified(classification: Mapping[str, Table]) -> Iterator[Word]:
    for kind in _KINDS:
        for text in _texts(classification[kind]):
            yield Word(text, "C", (kind,), path=(text,))
    for scheme in ("economic", "function"):
        for code, texts in _map(classification[scheme]).items():
            for text in _texts(texts):
                if scheme == "economic" or text not in _texts(classification["short"]):
                    yield Word(text, "C", (scheme,), path=(code,))


def _concepts(table: Mapping[str, Table]) -> Iterator[Word]:
    for concept in map(_map, _list(table["concepts"])):
        for alias in _list(concept["aliases"]):
            if isinstance(alias, str):
                yield Word(alias, "C", (_text(concept["id"]),))
            else:
                row = _strings(alias)
                yield Word(row["text"], "C", (_text(concept["id"]),), fund=row.get("fund"), stage=row.get("stage"))
    for plural in map(_map, _list(table["plurals"])):
        for text in _texts(plural["aliases"]):
            fund = _text(plural["fund"]) if "fund" in plural else None
            yield Word(text, "C", tuple(_texts(plural["concepts"])), fund=fund)


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
    macros = _strings(table["macros"])
    rows = [_map(row) for row in _list(table["wordings"])]
    roles: list[list[str]] = []
    alternatives: list[str] = []
    for number, row in enumerate(rows):
        pattern = _text(row["pattern"])
        for sign, expansion in macros.items():
            pattern = pattern.replace(sign, expansion)
        roles.append(list(dict.fromkeys(_ROLE.findall(pattern))))
        alternatives.append(f"{pattern.replace('(?P<', f'(?P<w{number}_')}(?P<w{number}>)")
    pieces = re.compile("|".join(alternatives))
    index = pieces.groupindex
    wordings = {
        index[f"w{number}"]: Wording(
            _text(row["id"]),
            PIECE_KINDS[_text(row["means"])],
            tuple((role, index[f"w{number}_{role}"]) for role in roles[number]),
        )
        for number, row in enumerate(rows)
    }
    return wordings, pieces


def _mark(row: Mapping[str, Table]) -> MarkWording:
    return MarkWording(
        _text(row["kind"]),
        re.compile(_text(row["pattern"]), re.MULTILINE),
        frozenset(MARK_PLACES[place] for place in _texts(row["where"])),
        re.compile(rf"(?:{_text(row['before'])})\Z") if "before" in row else None,
    )


def _names(tables: dict[str, dict[str, Table]]) -> Names:
    concepts: dict[str, Concept] = {}
    for row in map(_map, _list(tables["concepts"]["concepts"])):
        identity = tuple(_texts(row["identity"])) if "identity" in row else ("year", "stage", "fund")
        concepts[_text(row["id"])] = Concept(_text(row["id"]), identity, _strings(row["title"]))
    for row in map(_map, _list(tables["concepts"]["classified"])):
        concepts[_text(row["id"])] = Concept(_text(row["id"]), tuple(_texts(row["identity"])), _strings(row["title"]))
    aspects = tables["aspects"]
    lattices = {
        name: Lattice({value: None if parent in ("null", "") else _text(parent) for value, parent in _map(values).items()})
        for name, values in _map(aspects["lattices"]).items()
    }
    partitions: dict[str, list[tuple[str, ...]]] = {}
    for row in map(_map, _list(tables["concepts"]["partitions"])):
        partitions.setdefault(_text(row["whole"]), []).append(tuple(_texts(row["parts"])))
    return Names(
        concepts=concepts,
        lattices=lattices,
        bases=frozenset(_texts(aspects["bases"])),
        predicates=frozenset(_texts(aspects["predicates"])),
        partitions={whole: tuple(sets) for whole, sets in partitions.items()},
        wholes=_wholes(partitions),
        marks=frozenset(_text(_map(row)["kind"]) for row in _list(tables["marks"]["marks"])),
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
    rows = [_map(row) for row in _list(table["enumerators"])]
    enumerator = re.compile("|".join(f"{_text(row['pattern'])}(?P<e{number}>)" for number, row in enumerate(rows)))
    sequences = {
        int(_text(row["rank"])): (SEQUENCES[_text(row["sequence"])], re.compile(_text(row["pattern"])))
        for row in rows
        if "sequence" in row
    }
    return Structure(
        enumerator=enumerator,
        sequences=sequences,
        enumerator_ranks={enumerator.groupindex[f"e{number}"]: int(_text(row["rank"])) for number, row in enumerate(rows)},
        heading_ends=tuple(_texts(table["heading_ends"])),
        ends=_text(table["ends"]),
        sentence=re.compile(_text(table["sentence"])),
        breaks=re.compile(_text(table["breaks"])),
        figure=re.compile(_text(table["figure"])),
        phrase=re.compile(_text(table["phrase"])),
        ideograph=re.compile(_text(table["ideograph"])),
        name=re.compile(_text(table["name"]).replace(_SUFFIXES, _any(_texts(tables["words"]["organisations"])))),
        contents=re.compile(_text(table["contents"])),
        glossary=re.compile(_text(table["glossary"])),
        notes=re.compile(_text(table["notes"])),
        captions=re.compile(_text(table["captions"])),
        title=re.compile(_text(table["title"])),
        stages=_strings(table["stages"]),
        debris=re.compile("|".join(_texts(tables["characters"]["debris"]))),
        slack=re.compile(_text(table["slack"])),
        leaders=re.compile(_text(table["leaders"])),
        bullet=re.compile(_text(table["bullet"])),
        listed=re.compile(_text(table["listed"])),
        excused=re.compile(_text(table["excused"])),
        lead=re.compile(_text(table["lead"])),
        titled=re.compile(_text(table["titled"]).replace(_SUFFIXES, _any(_texts(tables["words"]["organisations"])))),
        region=re.compile(_text(table["region"])),
        parts={PARTS[_text(row["part"])]: re.compile(_text(row["pattern"])) for row in map(_map, _list(table["parts"]))},
        explained=re.compile(_text(table["explained"])),
    )


def _tables(table: Mapping[str, Table]) -> Tables:
    return Tables(
        roles=tuple(
            TableRole(
                id=_text(row["id"]),
                said=_text(row["pattern"]),
                unsaid=_text(row["unless"]),
                total=_text(row["total"]),
                fund=None if row["fund"] == "unsaid" else _text(row["fund"]),
                sides=row["sides"] == "true",
                listing=_text(row.get("listing", "")),
            )
            for row in map(_map, _list(table["roles"]))
        ),
        evaluation=_evaluation(_map(table["evaluation"])),
        listings=_listings(_map(table["listings"])),
        items=_items(_map(table["items"])),
        sign=tuple(_texts(table["sign"])),
        levels=tuple(_texts(table["levels"])),
        whole=tuple(_texts(table["whole"])),
        **{key: re.compile(_text(pattern)) for key, pattern in table.items() if key not in _TABLE_LISTS},
    )


def _listings(table: Mapping[str, Table]) -> Listings:
    announced = [_map(row) for row in _list(table["announced"])]
    patterns = ("name", "total", "subtotal", "whole", "rate", "score", "carried", "current", "unit")
    return Listings(
        parts=tuple(re.compile(pattern) for pattern in _texts(table["parts"])),
        announcing=_text(table["announcing"]),
        counted=_text(table["counted"]),
        announced=tuple((_text(row["of"]), re.compile(_text(row["pattern"]))) for row in announced),
        **{key: re.compile(_text(table[key])) for key in patterns},
    )


def _items(table: Mapping[str, Table]) -> Items:
    heads = [_map(row) for row in _list(table["heads"])]
    return Items(
        pattern=re.compile(_text(table["pattern"])),
        heads={name: (_text(row["concept"]), tuple(_texts(row["classes"]))) for row in heads for name in _texts(row["names"])},
        separator=re.compile(_text(table["separator"])),
        open=re.compile(_text(table["open"])),
        umbrellas={name: tuple(_texts(codes)) for name, codes in _map(table["umbrellas"]).items()},
    )


def _evaluation(table: Mapping[str, Table]) -> Evaluation:
    signs = {"at_least": "at-least", "at_most": "at-most", "equal": "equal", "words": "words"}
    return Evaluation(
        operators={sign: meaning for key, meaning in signs.items() for sign in _texts(table[key])},
        **{key: re.compile(_text(pattern)) for key, pattern in table.items() if key not in signs},
    )


def _any(texts: Iterable[str]) -> str:
    """An alternation that prefers the longest text."""
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))


def _units(table: Mapping[str, Table]) -> Units:
    money = {unit: int(scale) for unit, scale in _strings(table["money"]).items()}
    multiples = {text: int(factor) for text, factor in _strings(table["count_scales"]).items()}
    numerals = _map(table["numerals"])
    digits = {text: int(value) for text, value in _strings(numerals["digits"]).items()}
    places = {text: int(value) for text, value in _strings(numerals["places"]).items()}
    point = _text(numerals["point"])
    nouns = _texts(table["counts"])
    number = re.compile(
        rf"(?P<before>{_any(_texts(table['approximate_before']))})?(?P<digits>-?[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?)"
        rf"(?P<behind1>{_any(_texts(table['approximate_behind'])[:2])})?"
        rf"(?:(?P<money>{_any(money)})(?:(?:{_any(_texts(table['per']))})(?P<per>{_any(nouns)})(?:{_text(table['per_period'])})?)?"
        rf"|(?P<percent>%)|(?P<points>{_any(_texts(table['points']))})"
        rf"|(?P<multiple>{_any(multiples)})?(?P<behind2>{_any(_texts(table['approximate_behind'])[:2])})?(?P<noun>{_any(nouns)})"
        rf"|(?P<score>{_text(table['score'])})|(?P<bare>{_text(table['bare_money'])}))?"
        rf"(?P<behind>{_any(_texts(table['approximate_behind']))})?"
    )
    spelt = "".join(digits) + "".join(places) + point
    vague = "".join(word[-1] for word in _texts(numerals["vague"]))
    return Units(
        number=number,
        money=money,
        multiples=multiples,
        same_noun=_strings(table["same_noun"]),
        numeral=re.compile(
            rf"(?<![{vague}{spelt}])(?P<digits>[{spelt}]{{2,}})"
            rf"(?:(?P<money>{_any(unit for unit in money if unit[0] not in spelt)})|(?P<noun>{_any(nouns)}))"
        ),
        digits=digits,
        places=places,
        point=point,
        year=re.compile(_text(table["year"])),
        date=re.compile(_text(table["date"])),
        durations=re.compile(_any(_texts(table["durations"]))),
        openers=frozenset({*"-0123456789", *digits, *places, *(word[0] for word in _texts(table["approximate_before"]))}),
    )
