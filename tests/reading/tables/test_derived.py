"""What the changes, rates and shares of a table claim."""

from auditor.facts import Claim, DocumentReading, Fact
from auditor.quantity import digits_of
from tests.reading.reader import reading

BUDGET = (
    "某市档案局2025年部门预算\n一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t2024年预算数\t2025年预算数\t增减额\t增减%\n"
)
FINAL = "某市档案局2024年度部门决算\n支出决算表\n单位：万元\n科目名称\t年初预算数\t决算数\t完成年初预算%\n"
NAMES = ("201\t一般公共服务支出", "205\t教育支出", "208\t社会保障和就业支出", "210\t卫生健康支出", "213\t农林水支出")


def budget(*rows: str) -> DocumentReading:
    return reading(BUDGET + "\n".join(f"{name}\t{row}" for name, row in zip(NAMES, rows, strict=False)) + "\n")


def deltas(found: DocumentReading) -> list[str]:
    return [digits_of(fact.quantity) for fact in found.facts if fact.aspects.measure == "delta"]


def rates(found: DocumentReading) -> list[str]:
    return [digits_of(fact.quantity) for fact in found.facts if fact.aspects.measure == "rate"]


def roles(claim: Claim) -> dict[str, str]:
    return {role: digits_of(fact.quantity) for role, fact in claim.readings[0].roles.items() if isinstance(fact, Fact)}


def changes(found: DocumentReading) -> list[tuple[str, list[str]]]:
    return [
        (digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts])
        for one in found.divisions
        if one.kind == "change"
    ]


def test_a_level_is_made_of_what_it_was_and_of_its_change() -> None:
    found = budget("10.00\t12.00\t2.00\t20.00", "\t5.00\t5.00\t")
    assert changes(found) == [("12.00", ["10.00", "2.00"]), ("5.00", ["5.00"])]
    assert [roles(claim) for claim in found.claims] == [{"subject": "12.00", "delta": "2.00", "rate": "20.00"}]


def test_a_rate_without_a_change_is_of_both_levels() -> None:
    found = budget("10.00\t12.00\t—\t20.00%")
    assert [roles(claim) for claim in found.claims] == [{"subject": "12.00", "prior": "10.00", "rate": "20.00"}]


def test_changes_are_signed_in_several_ways() -> None:
    found = budget("10.00\t8.00\t-2.00\t－20.00", "10.00\t8.00\t△2.00\t△20.00", "10.00\t8.00\t(2.00)\t(20.00%)")
    assert deltas(found) == ["-2.00"] * 3
    assert rates(found) == ["-20.00"] * 3
    assert deltas(budget("8.00\t10.00\t▲2.00\t↑25.00")) == ["2.00"]


def test_a_rate_of_nothing_is_filled_in_by_habit() -> None:
    found = budget("0.00\t12.00\t12.00\t100.00", "0.00\t0.00\t0.00\t0.00")
    assert found.claims == ()
    assert rates(found) == ["100.00", "0.00"]


def test_a_change_of_printed_levels_is_less_exact_than_they_are() -> None:
    [fact] = [fact for fact in budget("10.00\t12.00\t2.00\t").facts if fact.aspects.measure == "delta"]
    assert fact.quantity.high - fact.quantity.low == 2 * fact.quantity.ulp


def test_a_column_that_mostly_fails_is_something_else() -> None:
    rows = [f"{level}.00\t{level + 2}.00\t{level}.00\t" for level in (20, 30, 40)]
    assert deltas(budget(*rows)) == []
    right = [f"{level}.00\t{level + 2}.00\t2.00\t" for level in (20, 30)]
    assert len(deltas(budget(*rows, *right))) == 0
    assert len(deltas(budget(*rows[:2], *right))) == 4


def test_rates_without_a_sign_are_percentages_or_nothing() -> None:
    head = BUDGET.replace("增减%", "增减率")
    assert rates(reading(f"{head}201\t一般公共服务支出\t10.00\t12.00\t2.00\t20.00\n")) == ["20.00"]
    assert rates(reading(f"{head}201\t一般公共服务支出\t10.00\t12.00\t2.00\t0.20\n")) == []


def test_completions_claim_their_budget() -> None:
    found = reading(f"{FINAL}合计\t20.00\t18.00\t90.00\n教育支出\t0.00\t18.00\t100.00\n")
    assert [(claim.kind, roles(claim)) for claim in found.claims] == [
        ("completion", {"actual": "18.00", "budget": "20.00", "rate": "90.00"})
    ]


def test_shares_are_of_the_total_whose_share_is_everything() -> None:
    head = "某市档案局2025年部门预算\n支出预算表\n单位：万元\n科目名称\t预算数\t占比%\n"
    found = reading(f"{head}合计\t20.00\t100.00\n教育支出\t15.00\t75.00\n农林水支出\t5.00\t25.00\n")
    assert [roles(claim) for claim in found.claims] == [
        {"part": "15.00", "whole": "20.00", "percent": "75.00"},
        {"part": "5.00", "whole": "20.00", "percent": "25.00"},
    ]
    assert reading(f"{head}合计\t20.00\t\n教育支出\t15.00\t75.00\n农林水支出\t5.00\t25.00\n").claims == ()


def test_the_changes_of_parts_are_the_change_of_their_total() -> None:
    rows = "\t合计\t20.00\t24.00\t4.00\t\n201\t一般公共服务支出\t10.00\t12.00\t2.00\t\n205\t教育支出\t10.00\t12.00\t{}\t\n"
    sums = [
        ([digits_of(part.quantity) for part in one.parts], one.total.aspects.measure)
        for one in reading(BUDGET + rows.format("2.00")).divisions
        if one.kind == "rows"
    ]
    assert (["2.00", "2.00"], "delta") in sums
    silent = [one.total.aspects.measure for one in reading(BUDGET + rows.format("—")).divisions if one.kind == "rows"]
    assert silent == ["level", "level"]
