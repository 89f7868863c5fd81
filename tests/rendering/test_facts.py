"""What was read, row by row."""

from auditor.locale import words
from auditor.rendering.facts import render
from tests import handmade


def test_every_figure_and_every_unread_number_has_a_row() -> None:
    made, _ = handmade.contradiction()
    rows = render(made.source, made.reading(), words("zh")).splitlines()
    assert len(rows) == 7
    assert rows[0].split() == ["4:5", "6062.82万元", "本年支出", "year=2024", "measure=level"]
    assert rows[-1].split() == ["6:5", "3万元", "未读懂"]


def test_only_the_places_asked_for() -> None:
    made, _ = handmade.contradiction()
    text = render(made.source, made.reading(), words("zh"), only={made.span("3万元")})
    assert text.split() == ["6:5", "3万元", "未读懂"]
