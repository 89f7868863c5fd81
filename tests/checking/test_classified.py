"""Rules over single facts: one figure of several that agree, and names against the classification dictionary."""

import pytest

from auditor import audit
from tests.checking.making import Report, rule_text, told

OWNED = rule_text("each: {fact: {concept: project}}\nassert: owned(fact)\nanchor: fact")
LINES = rule_text("each: {fact: {concept: project}, once: [path]}\nwhen: fact.depth == 3\nassert: owned(fact)\nanchor: fact")
RIGHT = ("208", "行政事业单位养老支出", "行政单位离退休")
WRONG = ("208", "行政事业单位养老支出", "其他社会保障和就业支出")
UNKNOWN = ("208", "行政事业单位养老支出", "甲")


@pytest.mark.parametrize(
    ("path", "year", "verdict"),
    [
        (RIGHT, 2024, "pass"),
        (WRONG, 2024, "fail contradiction"),
        (UNKNOWN, 2024, "undecided unclassified"),
        (WRONG, 1999, "undecided unclassified"),
        (WRONG, None, "undecided missing:path"),
        (WRONG[:2], 2024, "undecided missing:path"),
        ((), 2024, "undecided missing:path"),
    ],
)
def test_a_path_is_held_against_the_dictionary_of_its_year(path: tuple[str, ...], year: int | None, verdict: str) -> None:
    report = Report()
    report.fact("1.00", "project", path=path, year=year)
    (outcome,) = report.outcomes(OWNED)
    assert told([outcome]) == [verdict]


def test_depth_is_how_many_names_a_path_has() -> None:
    report = Report()
    for path in ((), WRONG[:1], WRONG[:2], RIGHT):
        report.fact("1.00", "project", path=path)
    assert [outcome.verdict.value for outcome in report.outcomes(LINES)] == ["not_applicable"] * 3 + ["pass"]


def test_of_figures_that_agree_the_first_is_bound_and_the_others_are_its_places() -> None:
    report = Report()
    first = report.fact("0.54", "project", path=WRONG, stage="initial-budget")
    second = report.fact("0.53", "project", path=WRONG)
    report.fact("2.00", "project", path=RIGHT)
    failed, passed = report.outcomes(LINES)
    assert (failed.verdict.value, failed.anchor, failed.duplicates) == ("fail", first.span, (second.span,))
    assert (passed.verdict.value, passed.duplicates) == ("pass", ())


def test_a_name_checks_no_figure() -> None:
    report = Report()
    report.fact("0.54", "project", path=RIGHT)
    assert report.outcomes(LINES)[0].sensitive == frozenset()


# --- through the real reader: how provinces print what is right, and what is wrong

TRUE_PASSAGES = [
    "1.一般公共服务支出（类）财政事务（款）信息化建设（项）。年初预算为10.00万元，支出决算为9.00万元。",
    "（1）社会保障和就业（类）行政事业单位养老（款）机关事业单位职业年金缴费（项）2024年度决算20.03万元，比年初预算增加1万元。",
    "2、教育支出（类）进修及培训（款）培训支出（项），2024年预算数为3.20万元，比2023年预算数减少0.30万元。",
    "3. 农林水支出(类)农业农村(款)事业运行(项): 支出决算为 88.10 万元, 完成预算 100%。",
    "4.农林水支出（类）巩固脱贫衔接乡村振兴（款）其他巩固脱贫衔接乡村振兴支出（项）。支出决算为30.00万元。",
    "5.城乡社区支出（类）国有土地使用权出让收入安排的支出（款）农业生产发展支出（项）。支出决算为30.00万元。",
    "6.其他支出（类）彩票公益金安排的支出（款）用于社会福利的彩票公益金支出（项）。支出决算为30.00万元。",
    "7.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）机关服务（项）支出30.00万元。",
    "8.社会保障和就业支出（类）财政对其他社会保险基金的补助（款）财政对工伤保险基金的补助（项）支出0.35万元。",
    "9.社会保障和就业支出（类）其他社会保障和就业支出（款）其他社会保障和就业支出（项）支出0.35万元。",
    "10.卫生健康支出（类）中医药事务（款）中医（民族医）药专项（项）支出5.00万元。",
    "11.卫生健康支出（类）公共卫生（款）突发公共卫生事件应急处理（项）支出5.00万元。",
    "12.住房保障支出（类）住房改革支出（款）购房补贴（项）支出12.00万元，占4.1%。",
    "13.国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）国有企业退休人员社会化管理补助支出（项）支出1.00万元。",
    "14.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）支出15.00万元；伤残抚恤（项）支出2.00万元。",
    "15.节能环保支出（类）污染防治（款）大气（项）支出21.00万元。",
    "16.卫生健康支出（类）行政事业单位医疗（款）其他行政事业单位医疗支出（项）支出2.00万元。",
    "17.文化旅游体育与传媒支出（类）文化和旅游（款）文化和旅游管理事务（项）支出2.00万元。",
    "18.社会保障和就业支出（类）行政事业单位养老支出（款）事业单位离退休（项）：支出决算为2.00万元。",
    "19.社会保障和就业支出（类）退役安置（款）军队移交政府的离退休人员安置（项）：支出决算为2.00万元。",
]
FALSE_PASSAGES = [
    "1.社会保障和就业支出（类）行政事业单位养老支出（款）其他社会保障和就业支出（项）。支出决算为2.00万元。",
    "2、社会保障和就业（类）行政事业单位养老（款）住房公积金（项），2024年预算数为3.20万元。",
    "3. 卫生健康支出(类)行政事业单位医疗(款)行政运行(项): 支出决算为 88.10 万元。",
    "4.社会保障和就业支出（类）住房改革支出（款）住房公积金（项）支出12.00万元。",
    "5.其他支出（类）彩票公益金安排的支出（款）其他支出（项）支出12.00万元。",
    "6.社会保障和就业支出（类）其他社会保障和就业支出（款）机关事业单位职业年金缴费支出（项）支出12.00万元。",
]


def alarms(passage: str) -> list[str]:
    """The texts at which the packaged rule on the classification points."""
    text = f"某局2024年度部门决算\n五、一般公共预算财政拨款支出决算具体情况\n{passage}\n"
    return [finding.span.text for finding in audit(text).findings if finding.rule_id == "CLS001"]


@pytest.mark.parametrize("passage", TRUE_PASSAGES)
def test_no_alarm_where_the_names_fit(passage: str) -> None:
    assert alarms(passage) == []


@pytest.mark.parametrize("passage", FALSE_PASSAGES)
def test_one_alarm_where_they_do_not(passage: str) -> None:
    assert len(alarms(passage)) == 1
