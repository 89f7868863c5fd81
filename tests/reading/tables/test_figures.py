"""Tables as facts and divisions: what each cell is a figure of, and what is made of what."""

from auditor.facts import DocumentReading, Fact
from auditor.quantity import digits_of
from tests.reading.reader import reading

HEAD = "某市档案局2024年度部门决算\n"
EXPENDITURE = (
    "支出决算表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t30.00\t20.00\t10.00\n"
    "208\t社会保障和就业支出\t30.00\t20.00\t10.00\n20805\t行政事业单位养老支出\t30.00\t20.00\t10\n"
)
BOTH = (
    "收入支出决算总表\n单位：元\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n"
    "一、一般公共预算财政拨款收入\t20\t一、一般公共服务支出\t25\n二、其他收入\t5\t\t\n"
    "本年收入合计\t25\t本年支出合计\t25\n年初结转和结余\t1\t年末结转和结余\t1\n总计\t26\t总计\t26\n"
)


def told(fact: Fact) -> tuple[str | None, str | None, tuple[str, ...], str]:
    return fact.concept, fact.aspects.fund, fact.aspects.path, digits_of(fact.quantity)


def sums(found: DocumentReading) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts]) for one in found.divisions
    ]


def test_rows_with_codes_have_the_path_of_their_code() -> None:
    found = reading(HEAD + EXPENDITURE)
    assert [told(fact) for fact in found.facts][:4] == [
        ("expenditure", "all", (), "30.00"),
        ("basic", "all", (), "20.00"),
        ("project", "all", (), "10.00"),
        ("function", "all", ("208",), "30.00"),
    ]
    assert [fact.aspects.path for fact in found.facts][6:] == [("208", "行政事业单位养老支出")] * 3


def test_totals_are_divided_down_and_across() -> None:
    found = sums(reading(HEAD + EXPENDITURE))
    assert ("rows", "30.00", ["30.00"]) in found
    assert ("columns", "30.00", ["20.00", "10.00"]) in found


def test_both_sides_of_a_table_are_read_apart() -> None:
    found = reading(HEAD + BOTH)
    concepts = [fact.concept for fact in found.facts]
    assert concepts == [
        "appropriation", "other-income", "income", "opening", "income-total",
        "function", "expenditure", "closing", "expenditure-total",
    ]  # fmt: skip
    assert {fact.quantity.scale for fact in found.facts} == {1}
    assert sums(found) == [
        ("rows", "25", ["20", "5"]),
        ("rows", "26", ["25", "1"]),
        ("rows", "26", ["25", "1"]),
    ]


def test_a_zero_is_as_precise_as_the_amounts_of_its_table() -> None:
    found = reading(HEAD + EXPENDITURE.replace("\t10\n", "\t0\n"))
    assert found.facts[-1].quantity.ulp == found.facts[0].quantity.ulp


def test_a_code_in_several_rows_names_no_figure_of_its_own() -> None:
    twice = "20805\t甲项目\t1.00\t\t1.00\n20805\t乙项目\t2.00\t\t2.00\n"
    found = reading(HEAD + EXPENDITURE.rpartition("20805")[0] + twice)
    assert [fact.concept for fact in found.facts if fact.label.startswith(("甲", "乙"))] == [None] * 4


def test_a_table_without_a_known_title_is_left_alone() -> None:
    found = reading(HEAD + EXPENDITURE.replace("支出决算表", "人员情况表"))
    assert (found.facts, found.divisions) == ((), ())
    assert [number.read for number in found.numbers] == [False] * len(found.numbers) != []
