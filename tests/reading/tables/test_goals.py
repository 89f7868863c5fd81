"""Goals of projects: the weights of each project add up to 100, or to 90 beside the execution."""

import pytest

from auditor import audit

LIST = (
    "某市体育局2025年部门预算\n部门预算项目绩效目标表\n单位：万元\n单位名称\t项目名称\t预算数\t三级指标\t指标性质\t指标值\t度量单位\t权重\n"
    "某市体育局\t场馆开放\t30.00\t开放天数\t≥\t300\t天\t50\n\t\t\t满意度\t≥\t90\t%\t40\n"
    "\t青少年训练\t20.00\t训练人数\t≥\t120\t人\t{}\n\t\t\t获奖项数\t定性\t较多\t\t30\n"
)


@pytest.mark.parametrize(("weight", "rules"), [("60", []), ("70", []), ("50", ["EVA013"])])
def test_every_project_of_a_list_has_its_own_weights(weight: str, rules: list[str]) -> None:
    assert [finding.rule_id for finding in audit(LIST.format(weight)).findings] == rules


def test_projects_of_one_name_stay_apart() -> None:
    assert audit(LIST.format("60").replace("青少年训练", "场馆开放")).findings == ()


def test_a_weight_that_is_missing_leaves_the_sum_open() -> None:
    assert audit(LIST.format("")).findings == ()
