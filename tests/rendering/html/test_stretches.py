"""A text cut into stretches, compared with what stands at each of its characters."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.coverage import NumberCovered
from auditor.rendering.html.stretches import Stretch, stretches
from auditor.text import Span

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_findings_that_overlap() -> None:
    cut = stretches([(4, Span(0, 3)), (2, Span(2, 5))], (), ())
    assert cut == [Stretch(0, 2, (4,), None), Stretch(2, 3, (4, 2), None), Stretch(3, 5, (2,), None)]


def test_a_number_ends_where_the_next_one_begins() -> None:
    numbers = (NumberCovered(Span(0, 2), "checked"), NumberCovered(Span(2, 4), "unread"))
    assert stretches([], numbers, [Span(6, 7)]) == [
        Stretch(0, 2, (), "checked"),
        Stretch(2, 4, (), "unread"),
        Stretch(6, 7, (), None),
    ]


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=4))
def test_every_character_has_the_findings_that_cover_it(spans: list[Span], pointed: list[Span]) -> None:
    cut = stretches(list(enumerate(spans)), (), pointed)
    starts = [stretch.start for stretch in cut]
    assert starts == sorted(starts)
    for place in range(20):
        covering = tuple(number for number, span in enumerate(spans) if span.start <= place < span.end)
        within = [stretch for stretch in cut if stretch.start <= place < stretch.end]
        if covering or any(span.start <= place < span.end for span in pointed):
            assert [stretch.findings for stretch in within] == [covering]
        else:
            assert not within
        points = tuple(number for number, span in enumerate(spans) if span.start == span.end == place)
        assert [one.findings for one in cut if one.start == one.end == place] == ([points] if points else [])
