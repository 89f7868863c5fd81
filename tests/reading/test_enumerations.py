"""Which figures are parts of which, and whether they make up the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts import Aspects, Fact
from auditor.reading.enumerations import Enumerations, Opening
from auditor.reading.naming import Namer
from auditor.reading.notes import Draft, Notes
from tests.reading.making import FINAL, level
from tests.reading.reader import VOCABULARY, amount, claims, folded, parts, reading, role, seconds, words

TITLE = "某市档案局2024年度部门决算\n一、支出决算情况说明\n"
PARTITIONS = sorted((whole, one) for whole, sets in VOCABULARY.names.partitions.items() for one in sets if len(one) > 1)


def sums(text: str) -> list[tuple[str, list[str], bool]]:
    """The sums of a text: the total, the parts, and whether they make it up."""
    found = claims(reading(TITLE + text), "sum")
    return [(amount(role(claim, "total")), [amount(part) for part in parts(claim)], claim.exhaustive) for claim in found]


def drafted(
    head: str, *members: str, opening: Opening = "of-which", open_end: bool = False, inline: bool = True
) -> list[Draft]:
    """What is drafted when an enumeration of these concepts is closed."""
    notes = Notes()
    enumerations = Enumerations(VOCABULARY, notes)
    enumerations.open(opening, (level(notes, head, "9.00"),), inline=inline, rank=2)
    enumeration = enumerations.innermost
    assert enumeration is not None
    enumeration.members += [[level(notes, concept, "3.00")] for concept in members]
    enumeration.open_end = open_end
    enumerations.close()
    assert enumerations.innermost is None
    return notes.drafts


# --- laws


@given(st.sampled_from(PARTITIONS), st.data())
def test_two_or_more_parts_of_one_partition_make_up_the_whole(
    declared: tuple[str, tuple[str, ...]], data: st.DataObject
) -> None:
    whole, partition = declared
    members = data.draw(st.lists(st.sampled_from(partition), min_size=2, unique=True))
    assert [draft.exhaustive for draft in drafted(whole, *members)] == [True]
    assert [draft.exhaustive for draft in drafted(whole, *members, open_end=True)] == [False]
    assert [draft.exhaustive for draft in drafted(whole, members[0], *members)] == [False]


@given(st.lists(st.sampled_from(["basic", "project", "function", "reception"]), min_size=1, max_size=4), st.data())
def test_the_order_of_the_members_makes_no_difference(members: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(members))
    assert [d.exhaustive for d in drafted("expenditure", *members)] == [d.exhaustive for d in drafted("expenditure", *other)]


@given(st.permutations([("基本支出", "5.00"), ("项目支出", "3.00"), ("经营支出", "1.00")]))
def test_members_may_be_printed_in_any_order(order: list[tuple[str, str]]) -> None:
    said = "，".join(f"{name}{digits}万元" for name, digits in order)
    assert sums(f"本年支出合计9.00万元，其中：{said}。") == [("9.00", [digits for _, digits in order], True)]


@pytest.mark.parametrize("said", ["本年支出合计9.00万元，其中：", "其中：基本支出5.00万元，", "（其中：基本支出5.00万元）"])
def test_reading_takes_time_in_proportion_to_the_enumerations_opened(said: str) -> None:
    """Four times the text in far less than sixteen times the time."""
    short, long = (f"{TITLE}本年支出合计9.00万元，{said * times}" for times in (400, 1600))
    assert seconds(reading, long) < 9 * seconds(reading, short) + 0.002


# --- the whole and its parts


def test_no_members_no_sum() -> None:
    assert drafted("expenditure") == []


def test_one_member_is_an_example() -> None:
    assert [draft.exhaustive for draft in drafted("expenditure", "basic")] == [False]


def test_parts_of_two_partitions_do_not_make_up_the_whole() -> None:
    assert [draft.exhaustive for draft in drafted("expenditure", "basic", "function")] == [False]


def test_details_make_up_the_whole() -> None:
    assert [draft.exhaustive for draft in drafted("reception", "reception-domestic", opening="details")] == [True]


def test_only_a_stage_that_every_member_prints_is_summed() -> None:
    notes = Notes()
    enumerations = Enumerations(VOCABULARY, notes)
    budget = Aspects(year=2024, stage="budget", fund="all")
    heads = (level(notes, "expenditure", "9.00"), level(notes, "expenditure", "8.00", budget))
    enumerations.open("of-which", heads, inline=True, rank=2)
    enumeration = enumerations.innermost
    assert enumeration is not None
    enumeration.members += [
        [level(notes, "basic", "5.00"), level(notes, "basic", "4.00", budget)],
        [level(notes, "project", "4.00")],
    ]
    enumerations.close()
    totals = [draft.fixed["total"] for draft in notes.drafts]
    assert [total.aspects.stage for total in totals if isinstance(total, Fact)] == ["final"]


def test_a_member_of_another_body_is_no_part_of_the_whole() -> None:
    notes = Notes()
    enumerations = Enumerations(VOCABULARY, notes)
    enumerations.open("of-which", (level(notes, "expenditure", "9.00"),), inline=True, rank=2)
    enumeration = enumerations.innermost
    assert enumeration is not None
    foreign = Aspects(year=2024, stage="final", fund="all", entity="某镇")
    enumeration.members += [[level(notes, "basic", "5.00")], [level(notes, "project", "4.00", foreign)]]
    enumerations.close()
    assert [draft.exhaustive for draft in notes.drafts] == [False]


def test_a_complete_enumeration_knows_its_size() -> None:
    notes = Notes()
    enumerations = Enumerations(VOCABULARY, notes)
    enumerations.open("of-which", (level(notes, "expenditure", "9.00", FINAL),), inline=True, rank=2)
    enumeration = enumerations.innermost
    assert enumeration is not None
    enumeration.members += [[level(notes, "basic", "5.00")], [level(notes, "project", "4.00")]]
    enumerations.close()
    assert notes.complete == {enumeration.number: 2}


# --- where it goes on and where it ends


@pytest.mark.parametrize(
    "text",
    [
        "本年支出合计8.00万元，其中：基本支出5.00万元，占62.50%；项目支出3.00万元，占37.50%。",
        "本年支出合计8.00万元。其中：基本支出5.00万元，项目支出3.00万元。",
        "本年支出合计8.00万元，其中：基本支出5.00万元。项目支出3.00万元。",
        "本年支出合计8.00万元，其中：\n1.基本支出5.00万元。\n2.项目支出3.00万元。",
        "本年支出合计8.00万元，其中：\n（1）基本支出5.00万元，占62.50%。\n（2）项目支出3.00万元，占37.50%。",
        "本年支出合计8.00万元，其中：基本支\n出5.00万元，\n\n12\n\n项目支出3.00万元。",
    ],
)
def test_members_follow_over_commas_sentences_and_paragraphs(text: str) -> None:
    assert sums(text) == [("8.00", ["5.00", "3.00"], True)]


def test_an_inner_enumeration_hangs_on_its_member() -> None:
    text = "本年支出合计8.00万元，其中：基本支出5.00万元（人员经费4.00万元，公用经费1.00万元），项目支出3.00万元。"
    assert ("5.00", ["4.00", "1.00"], True) in sums(text)
    assert ("8.00", ["5.00", "3.00"], True) in sums(text)


def test_an_enumeration_takes_figures_of_its_own_unit_only() -> None:
    assert sums("公务接待费8.00万元，其中：国内公务接待支出8.00万元，接待20批次、300人次。") == [("8.00", ["8.00"], False)]


def test_a_heading_ends_every_enumeration() -> None:
    text = "本年支出合计8.00万元，其中：\n1.基本支出5.00万元。\n二、收入决算情况说明\n项目支出3.00万元。"
    assert [members for _, members, _ in sums(text)] == [["5.00"]]


def test_an_open_list_need_not_reach_its_total() -> None:
    assert [whole for _, _, whole in sums("本年支出合计9.00万元，其中：基本支出5.00万元，项目支出3.00万元等。")] == [False]


def test_a_part_is_known_by_its_partition() -> None:
    notes = Notes()
    enumerations = Enumerations(VOCABULARY, notes)
    enumerations.open("of-which", (level(notes, "expenditure", "9.00"),), inline=True, rank=2)
    enumeration = enumerations.innermost
    assert enumeration is not None
    namer = Namer(VOCABULARY, 2024, "")
    known = {
        name: enumerations.is_part(enumeration, namer.label(folded(name), words(name)))
        for name in ("基本支出", "教育支出", "公务接待费")
    }
    assert known == {"基本支出": True, "教育支出": True, "公务接待费": False}


@pytest.mark.parametrize(
    ("text", "exhaustive"),
    [
        ("公用经费支出9.00万元，其中：印刷费2.00万元、邮电费1.00万元。", False),
        ("公用经费支出9.00万元（印刷费2.00万元，邮电费1.00万元，租赁费0.50万元，福利费0.40万元）。", None),
        ("公用经费支出9.00万元，印刷费、邮电费分别为2.00万元和1.00万元。", None),
        ("公用经费支出9.00万元，包括：印刷费2.00万元、邮电费1.00万元、租赁费3.00万元、福利费2.00万元、水费1.00万元。", True),
        ("公用经费支出3.00万元，包括：\n1.印刷费2.00万元。\n2.邮电费1.00万元。", True),
        ("基本支出9.00万元，其中：工资福利支出6.00万元，商品和服务支出3.00万元。", True),
    ],
)
def test_a_few_items_of_the_economic_classification_are_examples(text: str, exhaustive: bool | None) -> None:
    assert [whole for _, _, whole in sums(text)] == ([] if exhaustive is None else [exhaustive])


def test_a_few_items_are_together_at_most_what_they_are_part_of() -> None:
    two, one = (
        claims(reading(TITLE + f"公用经费支出9.00万元，其中：印刷费2.00万元{more}。"), "sum") for more in ("、水费1.00万元", "")
    )
    assert [(claim.exhaustive, claim.relation) for claim in (*two, *one)] == [(False, "less"), (False, None)]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("公用经费支出9.00万元，其中：印刷费2.00万元、邮电费1.00万元。租赁费3.00万元。", ["2.00", "1.00"]),
        ("公用经费支出9.00万元，其中：印刷费2.00万元。邮电费1.00万元。租赁费3.00万元。", ["2.00", "1.00", "3.00"]),
    ],
)
def test_a_full_stop_ends_a_list_of_items_within_one_sentence(text: str, members: list[str]) -> None:
    assert [found for _, found, _ in sums(text)] == [members]


@pytest.mark.parametrize(
    "said",
    [
        "基本支出6.00万元，占66.67%，其中：工资福利支出4.00万元，商品和服务支出2.00万元；项目支出3.00万元，占33.33%。",
        "基本支出6.00万元，占66.67%（其中：人员经费4.00万元，公用经费2.00万元），项目支出3.00万元，占33.33%。",
    ],
)
def test_a_list_goes_on_behind_the_list_of_one_of_its_members(said: str) -> None:
    assert ("9.00", ["6.00", "3.00"], True) in sums(f"本年支出合计9.00万元，其中：{said}")
