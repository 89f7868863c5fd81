"""What rows and columns of a table mean beside each other."""

from auditor.reading.naming import Label
from auditor.reading.tables.alike import once, parts_of, told_apart
from auditor.reading.tables.meaning import Meaning
from auditor.vocabulary import load

PARTITIONS = load().names.partitions


def row(concept: str, *, member: bool = False) -> Meaning:
    return Meaning(concept, Label(concept, (concept,)), member=member)


def test_rows_that_name_one_figure_name_none() -> None:
    rows = [row("reception"), row("reception-foreign", member=True), row("reception-foreign")]
    assert [one.concept for one in once(rows)] == ["reception", None, None]
    assert [one.concept for one in once(rows, whole=True)] == ["reception", None, "reception-foreign"]


def test_a_figure_has_parts_of_parts() -> None:
    assert parts_of("three-public", PARTITIONS) >= {"three-public", "vehicle", "vehicle-purchase", "reception-domestic"}


def test_columns_that_mean_the_same_mean_nothing() -> None:
    columns = [row("basic"), row("basic"), row("project")]
    assert [one.concept for one in told_apart(columns, "expenditure")] == [None, None, "project"]
