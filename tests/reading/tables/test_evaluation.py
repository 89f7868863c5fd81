"""Self-evaluations: rows are aligned by what their cells are, and what does not fit makes no sum."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest

from auditor import audit
from auditor.quantity import digits_of
from tests.reading.reader import reading

HEAD = "某市档案局2024年度部门决算\n项目支出绩效自评表\n项目名称\t\t档案修复\t\n"
MONEY = (
    "年度预算数\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分\n"
    "\t总额\t9.00\t8.00\t4.00\t50.00%\t10\t5\n其中：财政资金\t9.00\t8.00\t4.00\t50.00%\t10\t5\n"
)
ROWS = "数量指标\t修复卷数\t≥\t12\t卷\t13\t50\t50\n质量指标\t\t修复质量\t定性\t优良\t\t优\t40\t38\n"


def sums(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts])
        for one in reading(text).divisions
    ]


@pytest.mark.parametrize("total", ["合计\t\t\t100\t93\n", "合计\t100\t93\t\t\n"])
def test_scores_and_weights_add_up_wherever_the_totals_stand(total: str) -> None:
    assert sums(HEAD + MONEY + ROWS + total) == [("scores", "93", ["5", "50", "38"]), ("weights", "100", ["10", "50", "40"])]


def test_the_head_of_the_money_is_not_added_to_its_parts() -> None:
    scores = [fact for fact in reading(HEAD + MONEY + ROWS).facts if fact.concept == "execution-score"]
    assert len(scores) == 1


def test_the_rate_is_a_claim_about_the_adjusted_budget() -> None:
    (claim,) = reading(HEAD + MONEY).claims
    roles = claim.readings[0].roles
    assert claim.kind == "completion"
    assert [digits_of(fact.quantity) for fact in roles.values() if not isinstance(fact, tuple)] == ["4.00", "8.00", "50.00"]


def test_weight_and_rate_may_change_places() -> None:
    swapped = MONEY.replace("50.00%\t10\t5\n", "10\t50.00%\t5\n")
    found = {fact.concept: digits_of(fact.quantity) for fact in reading(HEAD + swapped).facts}
    assert (found["execution-weight"], found["execution-rate"], found["execution-score"]) == ("10", "50.00", "5")


def test_a_row_that_does_not_fit_leaves_the_sums_open() -> None:
    broken = ROWS.replace("13\t50\t50", "50\t50")
    assert sums(HEAD + MONEY + broken + "合计\t100\t93\n") == []


def test_the_conclusion_gives_the_total_where_the_row_is_blank() -> None:
    told = "评价结论\t该项目自评得分为93分。\t\n"
    assert sums(HEAD + MONEY + ROWS + "合计\t\t\n" + told) == [("scores", "93", ["5", "50", "38"])]


def test_each_project_has_its_own_total() -> None:
    rows = "数量指标\t完成间数\t=\t2\t间\t2\t60\t60\n效益指标\t可用率\t≥\t95\t%\t96\t40\t40\n合计\t100\t100\n"
    second = "项目名称\t\t库房改造\t\n" + rows
    found = sums(HEAD + MONEY + ROWS + "合计\t100\t93\n" + second)
    assert [total for kind, total, _ in found if kind == "scores"] == ["93", "100"]


PLAIN_MONEY = (
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t{initial}\t{budget}\t{spent}\t10\t{rate}%\t{score}\n"
    "其中：当年财政拨款\t{initial}\t{budget}\t{spent}\t—\t{rate}%\t—\n上年结转资金\t0\t0\t0\t—\t\t—\n其他资金\t0\t0\t0\t—\t\t—\n"
)
PLAIN_HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"
SPLITS = ([50, 30, 10], [20, 20, 20, 20, 10], [15, 15, 20, 10, 20, 10])


def plain(rng: Random, name: str, *, level: int = 0) -> str:
    """A true self-evaluation in the form without a column of signs; cells on the left are blank, or lost with `level`."""
    budget = rng.randrange(1000, 900000)
    spent = rng.choice([budget, rng.randrange(budget // 3, budget)])
    rate = Decimal(100 * spent) / budget
    printed = f"{rate.quantize(Decimal('0.01'), ROUND_HALF_UP)}"
    score = (rate / 10).quantize(Decimal("0.01"), ROUND_HALF_UP)
    money = {"initial": budget + 700, "budget": budget, "spent": spent}
    text = f"项目名称\t{name}\n" + PLAIN_MONEY.format(
        **{what: f"{cents / 100:.2f}" for what, cents in money.items()}, rate=printed, score=score
    )
    text += PLAIN_HEAD
    total = score
    for at, weight in enumerate(rng.choice(SPLITS)):
        met = rng.random() < 0.7
        target = rng.randrange(20, 90)
        own = Decimal(weight) if met else Decimal(weight) - Decimal(rng.choice(["1", "0.5", "2.5"]))
        total += own
        left = ["产出指标" * (at == 0), "数量指标" * (at < 2)][level:]
        text += (
            "\t".join(
                [
                    *left,
                    f"指标{'甲乙丙丁戊己'[at]}",
                    f"≥{target}件",
                    f"{target + (3 if met else -3)}件",
                    f"{weight}",
                    f"{own}",
                    "无",
                ]
            )
            + "\n"
        )
    return text + f"总分\t\t\t\t\t100\t{total}\t\n"


@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("seed", range(8))
def test_a_form_without_signs_is_true_or_its_score_is_wrong(seed: int, level: int) -> None:
    rng = Random(f"{seed} {level}")
    title = "某市剧院2024年度部门决算\n项目支出绩效自评表\n（2024年度）\n"
    text = title + plain(rng, "剧目排演", level=level) + "\n" + title + plain(rng, "剧场维修", level=level)
    report = audit(text)
    assert [finding.rule_id for finding in report.findings if finding.severity != "info"] == []
    assert {division.kind for division in reading(text).divisions} == {"scores", "weights", "sources"}
    lines = text.split("\n")
    place = rng.choice([at for at, line in enumerate(lines) if line.endswith("\t无")])
    cells = lines[place].split("\t")
    cells[-2] = str(Decimal(cells[-2]) - 2)
    lines[place] = "\t".join(cells)
    wrong = [finding for finding in audit("\n".join(lines)).findings if finding.severity == "error"]
    assert [finding.rule_id for finding in wrong] == ["EVA001"]
    assert any(operand.span.start_line == place + 1 for operand in wrong[0].operands)


THEATRE = "某市剧院2024年度部门决算\n项目支出绩效自评表\n项目名称\t剧目排演\n" + PLAIN_MONEY.format(
    initial="9.00", budget="9.00", spent="9.00", rate="100.00", score="10"
)
SHOWS = "产出\t数量\t场次\t≥9场\t9场\t50\t50\t无\n"
SEATS = "效益\t社会\t上座率\t≥60%\t70%\t40\t38.5\t无\n"


def errors(text: str) -> list[str]:
    return [finding.rule_id for finding in audit(text).findings if finding.severity == "error"]


@pytest.mark.parametrize(("weights", "scores", "parts"), [("100", "98.5", 3), ("90", "88.5", 2)])
def test_the_execution_may_not_be_among_the_totals(weights: str, scores: str, parts: int) -> None:
    text = f"{THEATRE}{PLAIN_HEAD}{SHOWS}{SEATS}总分\t\t\t\t\t{weights}\t{scores}\t\n"
    assert [len(one.parts) for one in reading(text).divisions if one.kind in ("scores", "weights")] == [parts, parts]
    assert errors(text) == []


def test_the_execution_scored_twice_leaves_the_sums_open() -> None:
    again = "成本\t经济\t预算执行率\t100%\t100%\t10\t10\t无\n"
    text = f"{THEATRE}{PLAIN_HEAD}{SHOWS}{SEATS}{again}总分\t\t\t\t\t100\t98.5\t\n"
    assert {one.kind for one in reading(text).divisions} == {"sources"}


def test_the_text_and_the_table_of_the_whole_office_score_the_same() -> None:
    told = "某市剧院2024年度部门决算\n部门整体支出绩效自评得分为{}分。\n部门整体支出绩效自评表\n"
    rows = f"{PLAIN_HEAD}{SHOWS}{SHOWS}总分\t\t\t\t\t100\t100\t\n"
    assert errors(told.format("100") + rows) == []
    assert errors(told.format("98") + rows) == ["EVA007"]
