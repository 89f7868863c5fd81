"""Texts between wide gaps, and the places of the page that they take up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.sources.pieces import ends_page, line_ends, only_counts, pieces, width
from auditor.text import Span


def cut(line: str) -> list[tuple[str, int, int]]:
    return [(piece.text, piece.first, piece.last) for piece in pieces(line, line, Span(0, len(line)))]


def test_an_ideograph_takes_two_places() -> None:
    assert cut("合 计   12.50") == [("合计", 0, 5), ("12.50", 8, 13)]


def test_places_are_those_of_the_print_and_texts_those_of_the_vocabulary() -> None:
    [name, amount] = pieces("购置（辆）  1.00", "购置(辆)  1.00", Span(0, 11))
    assert (name.text, name.last, amount.first) == ("购置(辆)", 10, 12)


def test_amounts_that_a_single_blank_parts_are_two() -> None:
    assert cut("1.00 2.00") == [("1.00", 0, 4), ("2.00", 5, 9)]
    assert cut("2024 年") == [("2024年", 0, 7)]


@given(st.lists(st.text("合计支出1.", min_size=1), min_size=1, max_size=4), st.integers(2, 9))
def test_a_piece_stands_where_its_text_stands(texts: list[str], gap: int) -> None:
    line = (" " * gap).join(texts)
    for piece in pieces(line, line, Span(0, len(line))):
        assert line[piece.span.start : piece.span.end] == piece.text
        assert width(line[: piece.span.start]) == piece.first
        assert piece.last - piece.first == width(piece.text)


@pytest.mark.parametrize(("line", "counts"), [("栏次  1  2  3", True), ("1  2", True), ("208  05", False), ("3  4", False)])
def test_column_numbers_go_up_from_one(line: str, counts: bool) -> None:
    assert only_counts(list(pieces(line, line, Span(0, len(line))))) is counts


def test_a_form_feed_behind_a_line_end_ends_a_page() -> None:
    assert ends_page("\n\f")
    assert not ends_page("\f")
    assert [line_ends(between) for between in ("\n", "\r\n\r\n", "\r\r", "\f")] == [1, 2, 2, 1]
