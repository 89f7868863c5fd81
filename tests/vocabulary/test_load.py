"""What the packaged vocabulary declares, and that its parts fit each other."""

import json
import re
from pathlib import Path

import pytest

from auditor.sources.plain import fold
from auditor.vocabulary import load
from auditor.vocabulary.build import TARGET
from auditor.vocabulary.load import from_tables
from auditor.yamlfile import read_yaml

VOCABULARY = load()
FOLDER = Path(__file__).resolve().parent.parent.parent / "rules" / "vocabulary"
NUMBERS = set("APONUGQ")
MEASURED_BY_READING = {"project", "year", "stage", "fund"}


def kinds_in(pattern: str) -> set[str]:
    """The letters of kinds in the regular expression of a wording, without its syntax."""
    pattern = re.sub(r"\(\?P<[a-z]+>|\(\?[:=]", "(", re.sub(r"\{\d+,\d*\}", "", pattern))
    letters: set[str] = set()
    in_class = escaped = False
    for character in pattern:
        if escaped or (in_class and character != "]") or character not in "()[]|*+?$\\^":
            letters |= {character} - ({"\\"} if not escaped else set())
        escaped = character == "\\" and not escaped
        in_class = (in_class or character == "[") and character != "]"
    return letters


def test_the_vocabulary_is_read_once() -> None:
    assert load() is VOCABULARY


def test_reading_the_tables_again_gives_the_same_vocabulary() -> None:
    again = from_tables(json.loads(TARGET.read_text(encoding="utf-8")))
    assert again == VOCABULARY
    assert list(again.words) == list(VOCABULARY.words)


def test_kinds_of_a_pattern_are_told_from_its_syntax() -> None:
    assert kinds_in(r"(?P<label>[SYF]*)(?P<relation>[<>=?])(?=,?d[+]|\()") == set("SYF<>=?,d+(")


def test_every_kind_in_a_wording_is_declared() -> None:
    declared = {word.kind for word in VOCABULARY.words.values()} | NUMBERS | {"X"}
    table = read_yaml(FOLDER / "wordings.yaml").mapping()
    macros = {sign: entry.value.text() for sign, entry in table["macros"].value.mapping().items()}
    for row in table["wordings"].value.items():
        fields = {key: entry.value.text() for key, entry in row.mapping().items()}
        used = kinds_in(fields["pattern"])
        for sign in used & set(macros):
            used |= kinds_in(macros[sign])
        assert used - set(macros) <= declared, fields["id"]


def test_every_kind_is_one_letter_and_explained_where_words_are_declared() -> None:
    text = (FOLDER / "words.yaml").read_text(encoding="utf-8")
    explained = " ".join(line for line in text.splitlines() if line.startswith("#"))
    particles = {",", ";", ":", ".", "(", ")", "/"}  # signs stand for themselves; `/` is explained where it is used
    for kind in {word.kind for word in VOCABULARY.words.values()} - particles:
        assert len(kind) == 1
        assert re.search(rf"(?:^|\s){re.escape(kind)}\s", explained), kind


def test_every_wording_has_its_own_name_and_roles() -> None:
    names = [wording.id for wording in VOCABULARY.wordings.values()]
    assert len(set(names)) == len(names)
    groups = set(VOCABULARY.pieces.groupindex.values())
    for group, wording in VOCABULARY.wordings.items():
        assert {group, *(number for _, number in wording.roles)} <= groups


def test_a_piece_names_the_wording_that_found_it() -> None:
    """Whatever groups a wording has inside, the outermost group is the last to be closed."""
    for kinds in ("sSAP", "KYSf", "kYuA", "C/C/CrA/AKA", "iAoA", "urP/PKP"):
        assert all(match.lastindex in VOCABULARY.wordings for match in VOCABULARY.pieces.finditer(kinds))


def test_every_word_is_declared_as_it_is_read() -> None:
    """Half-width, simplified and without white space: any other spelling could never be met in a folded text."""
    assert [text for text in VOCABULARY.words if fold("".join(text.split()), VOCABULARY) != text] == []


def test_every_word_can_be_met() -> None:
    for text in VOCABULARY.words:
        assert len(text) in VOCABULARY.lengths[text[:2]]


def test_a_scan_tries_longer_words_first() -> None:
    assert all(list(sizes) == sorted(set(sizes), reverse=True) for sizes in VOCABULARY.lengths.values())


def test_no_alias_is_taken_by_another_concept() -> None:
    taken = []
    for row in read_yaml(FOLDER / "concepts.yaml").mapping()["concepts"].value.items():
        fields = row.mapping()
        concept = fields["id"].value.text()
        for alias in fields["aliases"].value.items():
            text = alias.text() if isinstance(alias.value, str) else alias.mapping()["text"].value.text()
            if concept not in VOCABULARY.words[text].concepts:
                taken.append(f"{concept}: {text}")
    assert taken == []


def test_aspects_of_words_are_declared() -> None:
    names = VOCABULARY.names
    for word in VOCABULARY.words.values():
        assert word.stage is None or word.stage in names.lattices["stage"].parents
        assert word.fund is None or word.fund in names.lattices["fund"].parents
        assert word.base is None or word.base in names.bases
        assert set(word.concepts) <= set(names.concepts), word.text
        assert set(word.concepts) <= set(VOCABULARY.ranks), word.text


def test_concepts_have_a_title_in_both_languages_and_known_aspects() -> None:
    for concept in VOCABULARY.names.concepts.values():
        assert set(concept.title) == {"zh", "en"}
        assert set(concept.identity) <= MEASURED_BY_READING


def test_partitions_and_defaults_name_concepts_and_aspects() -> None:
    names = VOCABULARY.names
    for whole, sets in names.partitions.items():
        assert {whole, *(part for parts in sets for part in parts)} <= set(names.concepts)
    for concept, aspects in VOCABULARY.defaults.items():
        assert concept in names.concepts
        assert set(aspects) <= set(names.lattices)
        assert all(value in names.lattices[aspect].parents for aspect, value in aspects.items())


def test_lattices_have_known_parents() -> None:
    for lattice in VOCABULARY.names.lattices.values():
        assert {parent for parent in lattice.parents.values() if parent is not None} <= set(lattice.parents)


def test_folding_ends_after_one_step() -> None:
    assert not set(VOCABULARY.fold) & set(VOCABULARY.fold.values())


def test_an_open_role_has_at_most_four_ways() -> None:
    assert all(0 < len(ways) <= 4 for ways in VOCABULARY.readings.values())


@pytest.mark.parametrize("table", ["收入", 3, None])
def test_tables_of_another_shape_are_refused(table: object) -> None:
    tables = json.loads(TARGET.read_text(encoding="utf-8"))
    tables["concepts"]["concepts"] = table
    with pytest.raises(TypeError, match="expected a list"):
        from_tables(tables)
