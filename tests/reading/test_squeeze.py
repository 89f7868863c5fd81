"""Running text without layout, every position of which leads back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Paragraph
from auditor.reading.squeeze import Squeezed, squeeze
from auditor.text import Span

TEXTS = st.text(st.sampled_from("本年支出12.5万元， \t\u3000"), min_size=1, max_size=12)
PAGES = st.lists(TEXTS, min_size=1, max_size=4)


def paragraph(lines: list[str]) -> tuple[str, Paragraph]:
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return "\n".join(lines), Paragraph(tuple(spans), None, 0, heading=False, section=0)


def squeezed(*lines: str, start: int = 0) -> Squeezed:
    text, block = paragraph(list(lines))
    return squeeze(text, block, start)


@given(PAGES, st.integers(0, 10))
def test_every_position_leads_back_to_its_character(lines: list[str], start: int) -> None:
    text, block = paragraph(lines)
    short = squeeze(text, block, start)
    for position, character in enumerate(short.text):
        origin = text[short.origin(position)]
        assert origin == character or (character == " " and origin.isspace())


@given(PAGES, st.integers(0, 10))
def test_nothing_but_layout_is_lost_and_the_order_stays(lines: list[str], start: int) -> None:
    text, block = paragraph(lines)
    short = squeeze(text, block, start)
    assert "".join(short.text.split()) == "".join(text[start:].split())
    origins = [short.origin(position) for position in range(len(short.text))]
    assert origins == sorted(set(origins))
    assert all(origin >= start for origin in origins)


@given(PAGES, st.data())
def test_a_range_and_its_span_hold_the_same_characters(lines: list[str], data: st.DataObject) -> None:
    text, block = paragraph(lines)
    short = squeeze(text, block, 0)
    if not short.text:
        return
    start = data.draw(st.integers(0, len(short.text) - 1))
    end = data.draw(st.integers(start + 1, len(short.text)))
    span = short.span(start, end)
    assert "".join(text[span.start : span.end].split()) == "".join(short.text[start:end].split())


@given(PAGES)
def test_squeezing_again_changes_nothing(lines: list[str]) -> None:
    once = squeezed(*lines).text
    assert squeezed(once).text == once


def test_a_space_between_two_numbers_keeps_them_apart() -> None:
    assert squeezed("共 12 34 万元").text == "共12 34万元"


def test_a_line_end_inside_a_number_joins_it() -> None:
    short = squeezed("支出12", "34.5万元")
    assert short.text == "支出1234.5万元"
    assert short.span(2, 8) == Span(2, 9)


def test_an_enumerator_is_left_out() -> None:
    assert squeezed("（一）基本支出", start=3).text == "基本支出"


def test_a_blank_paragraph_is_empty() -> None:
    assert squeezed(" \t", "\u3000") == Squeezed("", (), ())
