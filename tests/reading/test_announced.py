"""What the text announces of a list of projects, and only where there is such a list."""

import pytest

from auditor import audit
from auditor.quantity import digits_of
from tests.reading.reader import reading

TARGETS = (
    "某市气象局2025年部门预算\n部门预算项目绩效目标表\n单位：万元\n单位名称\t项目名称\t预算数\t三级指标\t指标值\t权重\n"
    "某市气象局\t\t70.00\n某市气象局\t雷达维护\t50.00\t维护次数\t12\t90\n\t观测站点\t20.00\t站点数\t8\t90\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("编制绩效目标的项目2个，涉及预算70万元。", ["2", "70"]),
        ("2025年绩效目标管理的项目共2个，共涉及资金0.7亿元。", ["2", "0.7"]),
        ("对2个项目编制了绩效目标，涉及财政资金70.00万元。", ["2", "70.00"]),
        ("绩效目标项目2个。", ["2"]),
        ("本部门有2个重点项目。", []),
    ],
)
def test_the_number_of_projects_and_their_money(text: str, found: list[str]) -> None:
    facts = [fact for fact in reading(TARGETS + text + "\n").facts if "announced" in (fact.concept or "")]
    assert [digits_of(fact.quantity) for fact in facts] == found


def test_nothing_is_announced_without_a_list() -> None:
    facts = reading("某市气象局2025年部门预算\n绩效目标管理的项目2个，涉及预算70万元。\n").facts
    assert not [fact for fact in facts if "announced" in (fact.concept or "")]


def test_a_break_is_a_warning_at_most() -> None:
    wrong = audit(TARGETS + "绩效目标管理的项目1个，涉及预算50万元。\n")
    assert [(finding.rule_id, finding.severity) for finding in wrong.findings] == [("PRJ002", "warning"), ("PRJ001", "warning")]
