"""Markdown as a service renders it: the same structure whatever the document says."""

import html
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from auditor.record import replace
from auditor.rendering.context import Context
from auditor.rendering.markdown import render
from auditor.report import Report
from tests.rendering.example import HOSTILE, audited, context, empty, full, spoiled

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def structure(tokens: Sequence[Token]) -> list[str]:
    """The kinds of the tokens, with the HTML that they hold; texts beside each other are one."""
    told: list[str] = []
    for token in tokens:
        kind = "text" if token.type == "text_special" else token.type
        if kind != "text" or told[-1:] != ["text"]:
            told.append(kind + (token.content if "html" in kind and "summary" not in token.content else ""))
        told += structure(token.children or ())
    return told


def shown(text: str) -> str:
    """What a reader sees, with the invisible breaks."""
    return html.unescape(re.sub(r"<[^>]*>", " ", READER.render(text)))


def test_no_document_is_an_answer() -> None:
    assert render(empty(), context()).startswith("### 没有一份文件得到审计\n\n")


def test_the_answer_comes_first_then_causes_then_errors_then_the_rest_folded() -> None:
    text = render(audited("en"), context("en"))
    answer, gate = text.split("\n\n")[:2]
    assert answer == "### samples/seni-2024-final.txt: 20 error(s), 10 warning(s), 1 note(s); 43 of 61 numbers checked"
    assert gate == "**the gate is shut**"
    heads = re.findall(r"^(?:#### |<details><summary>)(\w+(?: \w+)?)", text, re.MULTILINE)
    assert heads == ["Root causes", "Errors", "Warnings", "Notes"]
    assert "| 43:33 | 32% | 3.2% (decimal point moved) | &#91;3.2463, 3.2464&#93;% | 2 |" in text
    assert text.count("<details>") == text.count("</details>") == 2


def test_what_was_known_is_counted_and_not_listed() -> None:
    text = shown(render(full("en"), context("en")))
    assert "besides 1 waived and 1 in the baseline" in text
    assert "Errors (19)" in text
    assert "Warnings (9)" in text
    assert "lost.txt: there is no such file" in text
    assert "strict: 2 numbers were not understood" in text


def test_a_tie_is_shown_with_all_its_members() -> None:
    cause = next(cause for cause in audited().causes if len(cause.alternatives) == 1)
    many = replace(cause, alternatives=cause.alternatives * 5, findings=(0,))
    text = render(replace(audited(), causes=(many,)), context("en"))
    row = next(line for line in text.splitlines() if "2 more" in line)
    assert row.count("<br>") == 3 * 3 + 4


def test_a_comment_is_never_too_long() -> None:
    findings = audited().findings * 100
    text = render(replace(audited(), findings=findings, causes=()), context("en"))
    assert 50_000 < len(text) < 60_000
    assert "more are not listed" in text
    assert structure(READER.parse(text)).count("table_open") >= 1


@pytest.mark.parametrize(
    "wrong", ["@all", "#12", "!7", "~bug", "$3", "&5", "%v1", "http://a.b", "WWW.a.b", "mailto:a@b.c", ":smile:"]
)
def test_nothing_is_mentioned_referred_to_or_linked(wrong: str) -> None:
    finding = replace(audited().findings[0], message=f"占 {wrong} 的", causes=())
    text = shown(render(replace(audited(), findings=(finding,), causes=()), context()))
    assert wrong not in text
    assert wrong in text.replace("\u200b", "")


def test_plain_figures_have_nothing_invisible_in_them() -> None:
    assert "\u200b" not in shown(render(audited(), context()))


def same(report: Report, told: Context) -> list[str]:
    return structure(READER.parse(render(report, told)))


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_structure(text: str) -> None:
    assert same(*spoiled(full(), context(), text)) == same(full(), context())
