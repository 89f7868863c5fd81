"""Sources and spans: positions as editors count them, and slices that give back what stands in the file."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.text import Place, Source, Span

TEXTS = st.text(alphabet="支出9,.\r\n\f ", max_size=60)


@given(TEXTS)
def test_every_place_leads_back_to_its_position(text: str) -> None:
    source = Source(text, "t")
    for offset in range(len(text) + 1):
        place = source.place(offset)
        assert source.line_span(place.line).start + place.column - 1 == offset


@given(TEXTS)
def test_the_lines_are_those_of_the_text(text: str) -> None:
    source = Source(text, "t")
    lines = [source.slice(source.line_span(number)) for number in range(1, source.line_count + 1)]
    assert "".join(lines) == "".join(c for c in text if c not in "\r\n")


def test_lines_and_columns_start_at_one() -> None:
    source = Source("收入\r\n支出1.00万元\n", "t")
    assert source.place(0) == Place(1, 1)
    assert source.place(source.text.index("1")) == Place(2, 3)
    assert source.line_count == 2


def test_a_form_feed_ends_no_line() -> None:
    """Editors, git and the annotations of a merge request count it as a character of the line."""
    source = Source("一\n\f二\n三", "t")
    assert source.place(source.text.index("三")) == Place(3, 1)
    assert source.place(source.text.index("二")) == Place(2, 2)


def test_an_empty_text_has_no_line() -> None:
    assert Source("", "t").line_count == 0
    assert Source("", "t").place(0) == Place(1, 1)


def test_a_span_is_a_half_open_range() -> None:
    assert Source("支出1.00万元", "t").slice(Span(2, 6)) == "1.00"
