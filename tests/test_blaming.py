"""Root causes in the words of the report."""

import pytest

from auditor import audit
from auditor.report import Report

SHARES = "三、支出决算情况说明\n本年支出{whole}万元，其中：基本支出178.24万元，占89.12%；项目支出21.76万元，占10.88%。\n"


def report(whole: str) -> Report:
    return audit(SHARES.format(whole=whole))


@pytest.mark.parametrize(
    ("whole", "text", "slip"),
    [("20.000", "200.00万元", "point"), ("２０.00", "200.00万元", "point"), ("2,000.00", "200.00万元", "point")],
)
def test_a_suggestion_is_printed_as_the_figure_was(whole: str, text: str, slip: str) -> None:
    (cause,) = report(whole).causes
    assert (cause.suggestions[0].slip, cause.suggestions[0].text) == (slip, text)


def test_bounds_are_in_the_unit_of_the_print() -> None:
    (cause,) = report("20.00").causes
    assert cause.stated.unit == "万元"
    assert cause.low is not None
    assert cause.low.startswith("199.9") or cause.low.startswith("200.0")


def test_a_decrease_in_words_keeps_its_words() -> None:
    (cause,) = audit(
        "公务接待费支出38.34万元，比上年减少1.23万元，下降31.1%。公务接待费支出38.34万元，比上年减少1.23万元。\n"
    ).causes
    assert cause.span.text == "31.1%"
    assert cause.stated.value == "-31.1"
    assert cause.suggestions[0].text in {"3.11%", "3.1%"}
    assert cause.suggestions[0].value.startswith("-3.1")


def test_thousands_are_parted_as_they_were() -> None:
    text = "三、支出决算情况说明\n本年支出20,000.00万元，其中：基本支出1,782.40万元，占89.12%；项目支出217.60万元，占10.88%。\n"
    (cause,) = audit(text).causes
    assert cause.suggestions[0].text == "2,000.00万元"
