"""Labels: the concept, the aspects, and what makes a figure another body's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.naming import Label, Namer
from tests.reading.reader import VOCABULARY, folded, words

NAMES = sorted(text for text, word in VOCABULARY.words.items() if word.kind in "CSFY" and not set(text) & set("()（）"))


def label(text: str, year: int | None = 2024, owner: str = "青川湖市档案局") -> Label:
    return Namer(VOCABULARY, year, owner).label(folded(text), words(text))


# --- laws


@given(st.lists(st.sampled_from([*NAMES, "某镇", "档案局", "其他"]), min_size=1, max_size=5).map("".join))
def test_a_label_is_the_words_as_printed(text: str) -> None:
    namer = Namer(VOCABULARY, 2024, "")
    phrase, tokens = folded(text), [token for token in words(text) if token.kind in "YSFCLX"]
    found = namer.label(phrase, tokens)
    assert found.text == (phrase[tokens[0].start : tokens[-1].end] if tokens else "")
    assert set(found.concepts) <= set(VOCABULARY.names.concepts)
    assert found.stage is None or found.stage in VOCABULARY.names.lattices["stage"].parents
    assert found.fund is None or found.fund in VOCABULARY.names.lattices["fund"].parents
    assert found == namer.label(phrase, tokens)


@given(st.sampled_from([text for text in NAMES if VOCABULARY.words[text].kind == "C"]))
def test_a_declared_name_alone_is_its_concept(name: str) -> None:
    found, word = label(name), VOCABULARY.words[name]
    assert (found.concepts, found.path, found.fund, found.entity) == (word.concepts, word.path, word.fund, None)


@given(st.sampled_from([text for text in NAMES if VOCABULARY.words[text].kind == "Y"]), st.integers(1990, 2090))
def test_a_year_word_counts_from_the_documents_year(word: str, year: int) -> None:
    offset = VOCABULARY.words[word].year
    assert offset is not None
    assert label(word, year).year == year + offset
    assert label(word, None).year is None


# --- concepts and aspects


def test_no_words_name_nothing() -> None:
    empty = Namer(VOCABULARY, 2024, "").label("", [])
    assert (empty.text, empty.names_nothing) == ("", True)


@pytest.mark.parametrize(
    ("text", "concept", "stage", "fund", "year"),
    [
        ("2023年度一般公共预算财政拨款基本支出年初预算", "basic", "initial-budget", "general", 2023),
        ("上年财政拨款收入", "appropriation", None, "fiscal", 2023),
        ("公务接待费支出决算", "reception", "final", None, None),
        ("国有资本经营预算财政拨款支出", "expenditure", None, "state-capital", None),
        ("本年政府性基金预算财政拨款收入", "appropriation", None, "government-fund", 2024),
    ],
)
def test_other_known_words_are_aspects(text: str, concept: str, stage: str | None, fund: str | None, year: int | None) -> None:
    found = label(text)
    assert (found.concepts, found.stage, found.fund, found.year) == ((concept,), stage, fund, year)
    assert found.entity is None


def test_the_most_specific_name_is_the_concept() -> None:
    assert label("支出基本支出").concepts == ("basic",)
    assert label("公务接待费支出").concepts == ("reception",)


def test_one_label_may_name_two_concepts() -> None:
    assert label("收、支总计").concepts == ("income-total", "expenditure-total")


@pytest.mark.parametrize(
    ("text", "weak"), [("支出决算", True), ("支出", True), ("收入", True), ("本年支出合计", False), ("基本支出", False)]
)
def test_bare_words_of_flow_are_weak(text: str, weak: bool) -> None:
    assert label(text).weak is weak


@pytest.mark.parametrize("text", ["2023年度", "年初预算", "一般公共预算财政拨款"])
def test_aspects_alone_name_nothing(text: str) -> None:
    assert label(text).names_nothing


# --- the classification


def test_names_before_levels_are_a_path_with_its_innermost_level() -> None:
    found = label("文化旅游体育与传媒支出（类）文化和旅游（款）行政运行（项）")
    assert (found.concepts, found.path, found.depth) == (("function",), ("207", "文化和旅游", "行政运行"), 3)


def test_a_class_has_a_code_by_its_short_name_too() -> None:
    assert label("教育（类）").path == label("教育支出（类）").path == ("205",)


@pytest.mark.parametrize("name", ["机关服务", "财政对失业保险基金的补助", "机关事业单位职业年金缴费支出", "一般公共服务"])
def test_a_name_further_in_keeps_the_words_that_elsewhere_are_an_aspect_or_nothing(name: str) -> None:
    assert label(f"2024年一般公共预算教育（类）机关事务（款）{name}（项）").path == ("205", "机关事务", name)
    assert label(f"教育（类）机关事务（款）2024年{name}（项）").path == ("205", "机关事务", name)


def test_a_class_without_its_sign_is_of_the_outermost_level() -> None:
    found = label("教育支出")
    assert (found.concepts, found.path, found.depth) == (("function",), ("205",), 1)


# --- whose figure it is


@pytest.mark.parametrize(
    "text",
    ["青川湖市档案局基本支出", "市档案局基本支出", "我单位基本支出", "本部门本年支出合计", "档案局支出合计", "甲基本支出"],
)
def test_the_documents_own_body_is_no_qualifier(text: str) -> None:
    assert label(text).entity is None


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("青川湖市教育局基本支出", "青川湖市教育局"),
        ("全省公务接待费", "全省"),
        ("上解上级支出", "上解上级"),
        ("涉及项目支出", "涉及"),
    ],
)
def test_another_body_or_a_qualifier_makes_another_figure(text: str, entity: str) -> None:
    found = label(text)
    assert found.entity == entity
    assert not found.names_nothing


def test_without_a_known_owner_an_organisation_is_the_documents_own() -> None:
    assert label("某某市档案局基本支出", owner="").entity is None
    assert label("山水乐园基本支出", owner="").entity == "山水乐园"
