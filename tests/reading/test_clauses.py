"""The walk through a sentence: every piece reaches the part that understands it, and explanations say nothing."""

from pathlib import Path
from typing import get_args

import pytest

from auditor.vocabulary import PieceKind
from tests.reading.reader import SAMPLES, TITLE, VOCABULARY, claims, levels, reading, spans_hold


def test_every_kind_of_piece_has_a_wording_and_every_wording_a_kind() -> None:
    assert {wording.means for wording in VOCABULARY.wordings.values()} == set(get_args(PieceKind))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("基本支出98.00万元，主要用于人员经费3.00万元。", [("basic", "98.00")]),
        ("基本支出98.00万元，主要用于发放工资；项目支出2.00万元。", [("basic", "98.00"), ("project", "2.00")]),
        ("基本支出98.00万元，主要原因是人员经费3.00万元，项目支出2.00万元。", [("basic", "98.00")]),
    ],
)
def test_figures_of_an_explanation_are_not_read(text: str, figures: list[tuple[str, str]]) -> None:
    assert levels(reading(TITLE + text)) == figures


def test_an_explanation_ends_with_its_sentence() -> None:
    found = reading(TITLE + "机关运行经费10.00万元，主要原因是物价上涨。与上年相比，增加1.00万元。")
    assert len(claims(found, "change")) == 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_spans_of_a_real_disclosure_say_what_was_read(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    spans_hold(text, reading(text))


def test_reading_twice_says_the_same() -> None:
    text = TITLE + "本年支出合计200.00万元，其中：基本支出150.00万元，占75.00%；项目支出50.00万元，占25.00%。"
    assert reading(text) == reading(text)
