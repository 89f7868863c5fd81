"""Workflow commands of GitHub Actions: one line for each annotation, whatever the document says."""

import re

from hypothesis import given, settings

from auditor.gate import gated
from auditor.record import replace
from auditor.rendering.github import render
from tests.rendering.example import HOSTILE, SAMPLE, audited, context, empty, full, spoiled

COMMAND = re.compile(r"::(error|warning|notice) (\w+=[^:,\r\n]*(?:,\w+=[^:,\r\n]*)*)::[^\r\n]*")


def commands(text: str) -> list[tuple[str, dict[str, str]]]:
    assert text.endswith("\n") or not text
    found = [COMMAND.fullmatch(line) for line in text.split("\n")[:-1]]
    return [(one[1], dict(part.split("=", 1) for part in one[2].split(","))) for one in found if one is not None]


def test_nothing_is_nothing() -> None:
    assert render(empty(), context()) == ""


def test_an_annotation_stands_where_the_figure_does() -> None:
    line = next(line for line in render(audited(), context()).splitlines() if "line=43,col=33" in line and "SHR001" in line)
    assert line.startswith(
        f"::error title=SHR001 占比与金额不符,file={SAMPLE},line=43,col=33,endLine=43,endColumn=36::{SAMPLE}:43:33 "
        "基本支出占本年支出写为32%25"
    )
    assert "%0A提示：" in line


def test_what_somebody_answers_for_and_what_was_there_before_is_no_annotation() -> None:
    told = commands(render(full(), context()))
    assert len(told) == 1 + (31 - 2) + 4
    assert told[0] == ("error", {"title": "未能审计", "file": "lost.txt", "line": "1"})
    assert [properties["title"] for _, properties in told[-4:]] == ["不得通过"] * 4


def test_severities_are_levels() -> None:
    levels = [level for level, _ in commands(render(audited(), context()))]
    assert [levels.count(level) for level in ("error", "warning", "notice")] == [20, 10, 1]


def test_paths_are_those_of_the_repository() -> None:
    finding = replace(audited().findings[0], document=f"/checkout/{SAMPLE}", causes=())
    report = gated(replace(audited(), findings=(finding,), causes=()), "never")
    ((_, properties),) = commands(render(report, replace(context(), root="/checkout")))
    assert properties["file"] == SAMPLE


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_text_adds_a_command_or_a_property(text: str) -> None:
    plain = commands(render(full(), context()))
    hostile = render(*spoiled(full(), context(), text))
    told = commands(hostile)
    assert len(hostile.split("\n")) == len(plain) + 1
    assert [(level, list(properties)) for level, properties in told] == [
        (level, list(properties)) for level, properties in plain
    ]
