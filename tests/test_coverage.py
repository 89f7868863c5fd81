"""Coverage: what is counted as a number, as understood, and as checked."""

from auditor.coverage import checked_spans, coverage, covered, unchecked
from auditor.facts import PrintedNumber, TablePrinted
from auditor.record import replace
from auditor.text import Span
from tests import handmade


def test_numbers_are_counted_by_section() -> None:
    made, outcomes = handmade.contradiction()
    found = coverage(made.source, made.reading(), outcomes)
    assert (found.numbers, found.read, found.checked, found.zeros) == (6, 5, 4, 1)
    assert [(s.title, s.start_line, s.numbers, s.read, s.checked, s.zeros) for s in found.sections] == [
        ("三、支出决算情况说明", 3, 5, 5, 4, 1),
        ("四、其他", 5, 1, 0, 0, 0),
    ]


def test_numbers_are_counted_by_part_too_and_unread_tables_are_named() -> None:
    made, outcomes = handmade.contradiction()
    reading = made.reading()
    numbers = tuple(replace(number, part="counts") if place == 0 else number for place, number in enumerate(reading.numbers))
    tables = (TablePrinted(reading.sections[0].span, 7, "title"), TablePrinted(Span(0, 3), 5, ""))
    found = coverage(made.source, replace(reading, numbers=numbers, tables=tables), outcomes)
    assert {part.part: (part.numbers, part.read, part.checked) for part in found.parts} == {
        "account": (5, 4, 4),
        "counts": (1, 1, 0),
        "targets": (0, 0, 0),
        "work": (0, 0, 0),
    }
    assert (found.tables, [(one.start_line, one.figures, one.why) for one in found.unread]) == (2, [(3, 7, "title")])


def test_numbers_before_the_first_section_are_counted_too() -> None:
    made, outcomes = handmade.contradiction()
    reading = made.reading()
    early = PrintedNumber(Span(2, 6), False, False, -1)
    found = coverage(made.source, replace(reading, numbers=(early, *reading.numbers)), outcomes)
    assert (found.sections[0].title, found.sections[0].start, found.sections[0].end) == ("", 0, reading.sections[0].span.start)
    assert (found.sections[0].numbers, found.numbers) == (1, 7)


def test_nothing_is_checked_without_a_sensitive_outcome() -> None:
    made, outcomes = handmade.contradiction()
    bounds = [replace(outcome, sensitive=frozenset()) for outcome in outcomes]
    assert coverage(made.source, made.reading(), bounds).checked == 0


def test_an_implied_figure_is_no_print_that_was_checked() -> None:
    made, outcomes = handmade.contradiction()
    reading = made.reading()
    implied = replace(reading.facts[1], implied=(reading.facts[0],))
    reading = replace(reading, facts=(reading.facts[0], implied, *reading.facts[2:]))
    assert implied.span not in checked_spans(reading, outcomes)


def test_unchecked_numbers_are_listed_in_reading_order() -> None:
    made, outcomes = handmade.contradiction()
    assert [made.source.slice(number.span) for number in unchecked(made.reading(), outcomes)] == ["6,062.82万元", "3万元"]


def test_what_became_of_each_number_is_what_is_counted() -> None:
    made, outcomes = handmade.contradiction()
    counted, each = coverage(made.source, made.reading(), outcomes), covered(made.reading(), outcomes)
    states = [number.covering for number in each]
    assert [number.span for number in each] == [number.span for number in made.reading().numbers]
    assert states.count("checked") == counted.checked
    assert states.count("unchecked") == counted.read - counted.checked
    assert states.count("unread") == counted.numbers - counted.read
    assert states.count("zero") == counted.zeros
    assert {made.source.slice(number.span) for number in each if number.covering == "unread"} == {"3万元"}
