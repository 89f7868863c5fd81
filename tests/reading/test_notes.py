"""What reading writes down keeps its order."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.facts import Aspects
from auditor.reading.notes import Notes
from auditor.text import Span
from tests.reading.making import level, yuan


@given(st.lists(st.sampled_from(["basic", "project", None]), max_size=6))
def test_facts_are_numbered_as_they_are_written(concepts: list[str | None]) -> None:
    notes = Notes()
    facts = [level(notes, concept, "1.00") for concept in concepts]
    assert notes.facts == facts
    assert [fact.number for fact in facts] == list(range(len(facts)))


def test_what_is_written_is_what_was_said() -> None:
    notes, amount, aspects = Notes(), yuan("5.00"), Aspects(year=2024)
    whole = level(notes, "expenditure", "9.00")
    fact = notes.write(
        "基本支出", "basic", amount, Span(3, 9), aspects, section=2, sentence=Span(0, 20), of=0, implied=(whole,), enumeration=7
    )
    assert fact.quantity is amount
    assert (fact.label, fact.concept, fact.span, fact.aspects) == ("基本支出", "basic", Span(3, 9), aspects)
    assert (fact.section, fact.sentence, fact.of, fact.implied, fact.enumeration) == (2, Span(0, 20), 0, (whole,), 7)


def test_notes_begin_empty() -> None:
    first, second = Notes(), Notes()
    level(first, "basic", "1.00")
    assert (second.facts, second.drafts, second.complete) == ([], [], {})
