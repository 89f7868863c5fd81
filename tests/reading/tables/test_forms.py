"""Forms that offices print and that are easily misread: true ones raise no error, whatever their layout."""

import pytest

from auditor import audit

NUMBERED_BEHIND_CODES = """
某局2024年度部门决算
支出决算表
单位：万元
类	款	项	科目名称	本年支出合计	基本支出	项目支出
类	款	项	栏次	1	2	3
			合计	70.00	45.00	25.00
204			公共安全支出	70.00	45.00	25.00
"""
PARTS_OF_A_PART = """
某局2024年度部门决算
收入支出决算总表
单位：万元
收入	决算数	支出	决算数
一、财政拨款收入	80.00	一、教育支出	86.00
其中：政府性基金预算财政拨款	7.00
国有资本经营预算财政拨款	2.00
二、其他收入	6.00
本年收入合计	86.00	本年支出合计	86.00
"""
A_COLUMN_THAT_IS_ONLY_A_PART = """
某校2024年度部门决算
收入决算表
单位：万元
科目编码	科目名称	本年收入合计	财政拨款收入	事业收入
				小计	其中：教育收费
	合计	50.00	38.00	12.00	4.00
205	教育支出	50.00	38.00	12.00	4.00
"""
THIS_YEAR_ONLY = """
某委2025年部门预算
财政拨款收支总表
单位：万元
收入		支出
项目	预算数	项目	合计	一般公共预算	政府性基金预算
一、本年收入	64.00	一、本年支出	70.00	70.00
（一）一般公共预算拨款	64.00	（一）科学技术支出	70.00	70.00
二、上年结转	6.00	二、结转下年
收入总计	70.00	支出总计	70.00	70.00
一般公共预算支出表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出
	合计	64.00	41.00	23.00
206	科学技术支出	64.00	41.00	23.00
"""
BUDGET_WITH_BALANCES = """
某局2025年部门预算
二、收入预算情况
2025年收入预算55.00万元，其中：一般公共预算拨款收入50.00万元，上年结转5.00万元。
部门收支总表
单位：万元
收入		支出
项目	预算数	项目	预算数
一、一般公共预算拨款收入	50.00	一、农林水支出	55.00
本年收入合计	50.00	本年支出合计	55.00
上年结转	5.00	结转下年
收入总计	55.00	支出总计	55.00
"""
NO_UNIT = """
某局2024年度部门决算
支出决算表
科目编码	科目名称	合计	基本支出	项目支出
	合计	654321.09	600000.00	54321.09
204	公共安全支出	654321.09	600000.00	54321.09
支出决算情况说明
本年支出合计65.43万元，其中：基本支出60.00万元；项目支出5.43万元。
"""
LOST_BLANKS = """
某局2025年部门预算
一般公共预算支出表
单位：万元
功能分类科目	2024年预算数	2025年预算数
科目编码	科目名称	小计	基本支出	项目支出
204	公共安全支出	31.00	33.00	21.00	12.00
合计	31.00	33.00	21.00	12.00
"""
FOOT_OF_A_PAGE = """
某局2024年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
科目编码	科目名称	合计	人员经费	公用经费
301	工资福利支出	61.00	61.00
30101	基本工资	40.00	40.00
— 9 —
2024年度部门决算公开
30102	津贴补贴	21.00	21.00
302	商品和服务支出	14.00		14.00
30201	办公费	14.00		14.00
合计		75.00	61.00	14.00
"""
MEETINGS_TOO = """
某局2025年部门预算
“三公”经费及会议费、培训费预算表
单位：万元
项目	2025年预算数
总计	14.00
一、“三公”经费	9.00
1.因公出国（境）费	0.00
2.公务接待费	2.00
3.公务用车购置及运行费	7.00
二、会议费	2.00
三、培训费	3.00
"""
RECEPTION_OF_BASIC_EXPENDITURE = """
某局2025年部门预算
一般公共预算基本支出表
单位：万元
科目名称	2025年预算
合计	60.00
公务接待费	2.00
办公费	58.00
财政拨款“三公”经费预算表
单位：万元
项目	2025年预算
“三公”经费	5.00
公务接待费	5.00
"""
TRUE_FORMS = {
    name: text for name, text in globals().items() if name.isupper() and isinstance(text, str) and text.startswith("\n")
}


def errors_of(text: str) -> list[str]:
    return [finding.rule_id for finding in audit(text.strip() + "\n").findings if finding.severity == "error"]


@pytest.mark.parametrize("name", TRUE_FORMS)
def test_a_true_form_raises_no_error(name: str) -> None:
    assert errors_of(TRUE_FORMS[name]) == []


@pytest.mark.parametrize(
    ("name", "printed", "wrong"),
    [
        ("NUMBERED_BEHIND_CODES", "70.00	45.00", "70.00	48.00"),
        ("PARTS_OF_A_PART", "二、其他收入	6.00", "二、其他收入	9.00"),
        ("FOOT_OF_A_PAGE", "30102	津贴补贴	21.00	21.00", "30102	津贴补贴	21.00	24.00"),
        ("MEETINGS_TOO", "2.公务接待费	2.00", "2.公务接待费	4.00"),
        ("BUDGET_WITH_BALANCES", "上年结转	5.00", "上年结转	8.00"),
    ],
)
def test_a_wrong_figure_in_it_raises_one(name: str, printed: str, wrong: str) -> None:
    text = TRUE_FORMS[name]
    assert printed in text
    assert errors_of(text.replace(printed, wrong, 1))
