"""All formats: against their golden reports, and the same bytes whatever the process that writes them.

A golden report is rewritten with `python tests/regenerate_goldens.py`, never by hand.
"""

from __future__ import annotations

from functools import cache

import pytest

from auditor.commands.formats import Format, rendered
from auditor.pipeline import audit_sources, examine, packaged_rules
from auditor.rendering import github, xlsx
from auditor.rendering.context import Context
from auditor.text import Source
from tests.regenerate_goldens import FORMATS, exported, golden, readable
from tests.rendering import test_csv, test_github, test_gitlab, test_junit, test_markdown, test_sarif, test_xlsx
from tests.rendering.example import context, full

NO_GOLDENS = {Format.HTML, Format.JSON}
"""The outline of the page stands beside its tests; the JSON of every sample beside the sample."""


@cache
def first() -> dict[str, bytes]:
    return exported(PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Shanghai", PYTHONUTF8="0")


def test_every_format_has_a_golden_report() -> None:
    assert set(FORMATS) | NO_GOLDENS == set(Format)


@pytest.mark.parametrize("name", FORMATS)
def test_the_worst_sample_is_written_as_in_its_golden_report(name: str) -> None:
    assert readable(name, first()[name]).decode() == golden(name).read_bytes().decode()


def test_the_bytes_depend_on_no_seed_no_locale_and_no_clock() -> None:
    assert exported(PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/New_York", PYTHONUTF8="1") == first()


@pytest.mark.parametrize("format_", Format)
def test_the_language_is_that_of_the_context(format_: Format) -> None:
    assert rendered(format_, full("en"), context("en")) != rendered(format_, full("zh"), context("zh"))


HOSTILE = """三、支出决算情况说明
=1+1项目支出合计999.00万元，其中：<script>alert(1)</script>]]>支出10.00万元，@all[x](y)支出20.00万元，\u202e\x00\x07`支出30.00万元。
::error ::本年支出200.00万元，其中：|基本支出|100.00万元，占5%；<!--项目支出100.00万元，占50%。
"""


def test_a_hostile_document_is_valid_in_every_format() -> None:
    source = Source(HOSTILE, "-=<a b>|.txt")
    examined = examine(source, packaged_rules(), detailed=True)
    report = audit_sources((source,))
    assert len(report.findings) >= 2
    told = Context(
        {source.name: source}, ruleset=packaged_rules(), outcomes={source.name: examined.checked.outcomes}, root="/somewhere"
    )
    count = len(report.findings)
    assert len(test_sarif.run(report, told)["results"]) == count
    assert len(test_gitlab.entries(report, told)) == count
    assert len(test_github.commands(github.render(report, told))) == github.render(report, told).count("\n") == count
    assert len(test_csv.rows(report, told)) == count + 1
    assert [suite.get("name") for suite in test_junit.suites(report, told)] == [source.name]
    assert "script" not in "".join(test_markdown.same(report, told))
    assert {cell.data_type for page in test_xlsx.book(xlsx.render(report, told)) for row in page for cell in row} <= {"s", "n"}
