"""Which columns of a table make up which other column."""

from auditor.reading.naming import Label
from auditor.reading.tables.cells import Column
from auditor.reading.tables.columns import Divided, divided
from auditor.reading.tables.meaning import Meaning
from auditor.vocabulary import load

NAMES = load().names


def meaning(concept: str = "", *, total: bool = False, fund: str | None = None, stage: str | None = None) -> Meaning:
    concepts = (concept,) if concept else ()
    return Meaning(concept, Label(concept, concepts, fund=fund, stage=stage), total)


def found(*meanings: Meaning, headings: tuple[str, ...] = (), whole: str = "expenditure", fund: str = "all") -> list[Divided]:
    groups = headings or ("",) * len(meanings)
    columns = [Column(place, (*filter(None, (group,)), f"column {place}")) for place, group in enumerate(groups)]
    return list(divided(columns, meanings, whole, fund, NAMES))


def test_a_total_is_made_of_the_parts_of_a_declared_partition() -> None:
    assert found(meaning(total=True), meaning("basic"), meaning("project")) == [Divided(0, (1, 2), ())]


def test_a_column_that_is_not_understood_is_named() -> None:
    assert found(meaning(total=True), meaning("basic"), meaning("project"), meaning()) == [Divided(0, (1, 2), (3,))]


def test_a_column_that_is_not_understood_may_be_of_any_stage() -> None:
    unknown = Meaning("abroad?", Label("abroad?", entity="abroad?"))
    columns = (meaning(total=True, stage="final"), meaning("basic", stage="final"), meaning("project", stage="final"), unknown)
    assert found(*columns) == [Divided(0, (1, 2), (3,))]


def test_a_lone_part_divides_nothing() -> None:
    assert found(meaning(total=True), meaning("basic")) == []


def test_the_funds_of_a_fund_are_its_parts() -> None:
    funds = (meaning(fund="general"), meaning(fund="government-fund"), meaning(fund="state-capital"))
    assert found(meaning(total=True), *funds, fund="fiscal") == [Divided(0, (1, 2, 3), ())]


def test_columns_of_another_stage_or_heading_are_not_beside_a_total() -> None:
    two = (meaning(total=True, stage="budget"), meaning("basic", stage="final"), meaning("project", stage="final"))
    assert found(*two) == []
    grouped = (meaning("opening"), meaning("expenditure", total=True), meaning("basic"), meaning("project"))
    assert found(*grouped, headings=("", "spent", "spent", "spent")) == [Divided(1, (2, 3), ())]
