"""Rows of a terminal: nothing lost, nothing too wide, nothing dangerous."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from auditor.rendering.lines import Piece, coloured, harmless, plain, width_of, wrapped

TEXTS = st.text(st.sampled_from("本年支出，。（）0123456789.,%÷ ab万元［］"), max_size=300)


@given(TEXTS, st.integers(20, 120), st.integers(0, 8))
def test_no_row_is_wider_than_asked(text: str, width: int, indent: int) -> None:
    for row in wrapped((Piece(text),), width, first=" " * indent, rest=" " * indent):
        assert cell_len("".join(piece.text for piece in row)) <= width


@given(TEXTS, st.integers(20, 120))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    shown = plain(wrapped((Piece(text[:10], "error"), Piece(text[10:])), width))
    assert "".join(shown.split()) == "".join(text.split())


@given(TEXTS, st.integers(20, 60), st.integers(1, 3))
def test_no_more_rows_than_asked(text: str, width: int, most: int) -> None:
    rows = wrapped((Piece(text),), width, most=most)
    assert len(rows) <= most
    assert all(cell_len(plain((row,)).rstrip("\n")) <= width for row in rows)
    if len(wrapped((Piece(text),), width)) > most:
        assert plain(rows).endswith("…\n")


def test_numbers_stay_whole_and_a_comma_does_not_begin_a_row() -> None:
    rows = plain(wrapped((Piece("本年支出6,062.82万元，其中：基本支出196.82万元，占32%。"),), 20)).splitlines()
    assert rows == ["本年支出6,062.82万", "元，其中：基本支出", "196.82万元，占32%。"]


def test_a_wide_character_takes_two_columns() -> None:
    assert [width_of(text) for text in ("", "a1", "元", "元a", "é")] == [0, 2, 2, 3, 1]


def test_what_would_steer_a_terminal_is_taken_out() -> None:
    assert harmless("a\x1b[31mb\n\tc\u202ed\u200b") == "a[31mb cd"


def test_colours_are_styles_only() -> None:
    rows = wrapped((Piece("错误", "error"), Piece("32%", "mark")), 20)
    assert coloured(rows) == "\x1b[1;31m错误\x1b[0m\x1b[1;4m32%\x1b[0m\n"
    assert plain(rows) == "错误32%\n"
