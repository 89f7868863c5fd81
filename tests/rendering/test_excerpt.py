"""Excerpts: at most thirty characters either side, figures marked and whole, neighbours together."""

from auditor.quoting import Quoter
from auditor.rendering.excerpt import excerpt_pieces, excerpts
from auditor.rendering.lines import width_of
from auditor.report import SpanShown
from auditor.text import Source, Span
from tests import handmade


def shown(source: Source, *figures: str, together: bool = False, widest: int = 90) -> list[str]:
    quoter = Quoter(source)
    spans: list[SpanShown] = []
    for figure in figures:
        start = source.text.index(figure)
        spans.append(quoter.span(Span(start, start + len(figure))))
    found = excerpts(source, spans, widest=widest, together=together)
    return ["".join(p.text for p in excerpt_pieces(source, excerpt, marks=True, widest=widest)) for excerpt in found]


def test_each_figure_has_its_own_excerpt_in_the_order_given() -> None:
    source = handmade.Handmade().source
    assert shown(source, "196.82万元", "6,062.82万元", "3万元") == [
        "本年支出6,062.82万元，其中：基本支出⟦196.82万元⟧，占32%；项目支出5,865.99万元，占96%；经…",
        "本年支出⟦6,062.82万元⟧，其中：基本支出196.82万元，占32%；项目支出…",
        "会议费约⟦3万元⟧。",
    ]


def test_neighbours_share_an_excerpt() -> None:
    source = handmade.Handmade().source
    assert shown(source, "32%", "196.82万元", "6,062.82万元", "3万元", together=True) == [
        "本年支出⟦6,062.82万元⟧，其中：基本支出⟦196.82万元⟧，占⟦32%⟧；项目支出5,865.99万元，占96%…",
        "会议费约⟦3万元⟧。",
    ]


def test_a_number_is_never_cut_in_two() -> None:
    source = Source("0123456789" * 3 + "，占32%，" + "9" * 40 + "元", "a.txt")
    assert shown(source, "32%") == ["…，占⟦32%⟧，…"]


def test_a_figure_broken_over_lines_is_shown_whole() -> None:
    source = Source("支出1154610.5\n元，占32%。", "a.txt")
    assert shown(source, "1154610.5\n元") == ["支出⟦1154610.5 元⟧，占32%。"]


def test_an_excerpt_fits_its_row() -> None:
    source = Source("支出" * 50 + "32%" + "收入" * 50, "a.txt")
    (row,) = shown(source, "32%", widest=40)
    assert row.startswith("…")
    assert row.endswith("…")
    assert width_of(row) <= 40


def test_a_place_is_shown_once() -> None:
    assert len(shown(handmade.Handmade().source, "32%", "32%")) == 1
