"""Which lines make one row: the names are too long for their column, the amounts beside their first line or their middle."""

import pytest

from auditor.sources.bands import bands
from auditor.sources.pieces import Line, pieces
from auditor.sources.stacks import Stacked, stacked
from auditor.text import Span

TOP = [
    "一、一般公共预算       1.00",
    "拨款收入",
    "二、事业收入           2.00",
    "三、附属单位上缴       3.00",
    "收入",
]
MIDDLE = [
    "一、一般公共预算",
    "                       1.00",
    "拨款收入",
    "二、事业收入           2.00",
    "三、附属单位上缴",
    "                       3.00",
    "收入",
]
BLANK_AMOUNTS = ["一、一般公共预算", "拨款收入", "二、事业收入", "三、附属单位上缴       3.00", "收入"]


def parted(texts: list[str], *, middle: bool) -> Stacked | None:
    lines = []
    for height, text in enumerate(texts):
        parts = tuple(pieces(text, text, Span(0, len(text))))
        lines.append(Line(height, height, 0, Span(0, len(text)), parts, any(piece.number for piece in parts)))
    columns = bands([], lines, lambda text: text == "合计")
    return stacked(lines, columns, lambda text: text[1:2] == "、", middle=middle)


def rows(texts: list[str], *, middle: bool) -> tuple[int, ...] | None:
    found = parted(texts, middle=middle)
    return found.heights if found else None


def test_amounts_beside_the_first_line() -> None:
    assert rows(TOP, middle=False) == (2, 1, 2)
    otherwise = parted(TOP, middle=True)
    assert otherwise is not None
    assert otherwise.price > 0


def test_amounts_beside_the_middle() -> None:
    assert rows(MIDDLE, middle=True) == (3, 1, 3)
    assert rows(MIDDLE, middle=False) is None


def test_names_without_amounts_begin_with_their_number() -> None:
    assert rows(BLANK_AMOUNTS, middle=False) == (2, 1, 2)


def test_a_line_has_one_row_at_most() -> None:
    assert rows(["教育支出   1.00", "卫生支出   2.00"], middle=False) == (1, 1)


def test_a_short_name_does_not_go_on() -> None:
    """What fills half of its column has room left: the line below is no rest of it, and nothing says whose name it is."""
    assert (
        rows(
            ["机关事业单位养老支出   1.00", "离退休                 2.00", "支出", "                       3.00"], middle=False
        )
        is None
    )


@pytest.mark.parametrize("middle", [False, True])
def test_no_lines_are_no_rows(middle: bool) -> None:
    assert rows([], middle=middle) == ()
