"""Which rows of a table make up which other row."""

from auditor.reading.naming import Label
from auditor.reading.tables.meaning import Meaning
from auditor.reading.tables.rows import Branch, branches

NOTHING: dict[str, tuple[tuple[str, ...], ...]] = {}


def code(digits: str) -> Meaning:
    return Meaning(digits, code=digits, scheme="function")


def named(concept: str, *, total: bool = False, member: bool = False) -> Meaning:
    return Meaning(concept, Label(concept, (concept,)), total, member)


TOTAL = Meaning("sum", total=True)
UNIT = Meaning("office", unit=True)
UNKNOWN = Meaning("something")


def found(*rows: Meaning) -> dict[int, tuple[int, ...]]:
    return {branch.total: branch.parts for branch in branches(rows, two_sided=False, partitions=NOTHING)}


def test_a_code_is_part_of_the_longest_code_that_it_begins_with() -> None:
    rows = (TOTAL, code("208"), code("20805"), code("2080505"), code("2080506"), code("210"))
    assert found(*rows) == {0: (1, 5), 1: (2,), 2: (3, 4)}


def test_lines_without_their_sections_are_parts_of_the_total() -> None:
    assert found(TOTAL, code("2080505"), code("2100101")) == {0: (1, 2)}


def test_a_total_below_is_made_of_what_is_part_of_nothing_else() -> None:
    assert found(code("208"), code("20805"), code("210"), TOTAL) == {0: (1,), 3: (0, 2)}


def test_units_stand_between_the_total_and_their_codes() -> None:
    assert found(TOTAL, UNIT, code("208"), UNIT, code("210")) == {0: (1, 3), 1: (2,), 3: (4,)}


def test_a_row_that_nothing_explains_leaves_its_total_open() -> None:
    rows = (TOTAL, UNKNOWN, code("208"))
    assert list(branches(rows, two_sided=False, partitions=NOTHING)) == [Branch(0, (1,), (1,))]


def test_rows_with_names_are_divided_by_a_declared_partition() -> None:
    partitions = {"income": (("appropriation", "other-income"),), "income-total": (("income", "opening"),)}
    rows = (
        named("appropriation"),
        named("other-income", member=True),
        named("other-income"),
        named("income", total=True),
        named("opening"),
        named("income-total", total=True),
    )
    assert list(branches(rows, two_sided=True, partitions=partitions)) == [Branch(3, (0, 2)), Branch(5, (3, 4))]


def test_the_same_part_twice_divides_nothing() -> None:
    partitions = {"income": (("appropriation", "other-income"),)}
    rows = (named("appropriation"), named("appropriation"), named("other-income"), named("income", total=True))
    assert list(branches(rows, two_sided=True, partitions=partitions)) == []
