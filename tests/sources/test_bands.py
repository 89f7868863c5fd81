"""Columns as bands of the page."""

from auditor.sources.bands import bands, clash, column_of, in_order, merged
from auditor.sources.pieces import Line, pieces
from auditor.text import Span


def line(text: str) -> Line:
    parts = tuple(pieces(text, text, Span(0, len(text))))
    return Line(0, 0, 0, Span(0, len(text)), parts, any(piece.number for piece in parts))


def columns(header: list[str], body: list[str]) -> tuple[tuple[int, int], ...]:
    return bands(list(map(line, header)), list(map(line, body)), lambda text: text == "合计")


def test_a_column_is_what_the_cells_of_its_rows_take_up() -> None:
    assert columns([], ["教育支出    1.00   2.00", "卫生      100.00   3.00"]) == ((0, 8), (10, 16), (19, 23))


def test_a_heading_over_no_amount_makes_a_column() -> None:
    assert columns(["项目      合计    基本    项目"], ["教育      1.00            3.00"]) == (
        (0, 4),
        (10, 14),
        (18, 22),
        (26, 30),
    )


def test_a_heading_between_two_columns_stands_over_both() -> None:
    assert len(columns(["           支出", "项目   一般    基金"], ["教育   1.00    2.00"])) == 3


def test_a_total_across_columns_merges_none_and_its_amounts_widen_theirs() -> None:
    assert columns([], ["201  教育支出       1.00", "    合计        1234.00"]) == ((0, 3), (5, 13), (16, 24))


def test_bands_that_overlap_or_touch_are_one() -> None:
    assert merged([(5, 6), (0, 3), (3, 4), (5, 8)]) == [(0, 4), (5, 8)]


def test_a_text_belongs_where_most_of_it_stands_else_to_the_nearest() -> None:
    [piece] = pieces("      合计", "      合计", Span(0, 8))
    assert column_of(piece, [(0, 7), (8, 12)]) == 1
    assert column_of(piece, [(0, 2), (14, 18)]) in (0, 1)


def test_two_amounts_in_one_column_clash() -> None:
    assert clash([line("教育  1.00  2.00")], [(0, 4), (6, 16)])
    assert not clash([line("合  计  1.00")], [(0, 6), (8, 12)])


def test_ragged_rows_are_taken_in_order_if_all_have_as_many_cells() -> None:
    ragged = [line("1  单位一  2.00  3.00"), line("22  单位二十二  20.00  30.00")]
    found = in_order(ragged)
    assert found is not None
    assert len({piece.first for row in found for piece in row.pieces}) == 4
    assert in_order([*ragged, line("教育  1.00")]) is None
