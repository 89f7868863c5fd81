"""Counts that stand behind the name of a figure of money."""

from tests.reading.reader import reading

HEAD = "某市档案局2024年度部门决算\n七、财政拨款“三公”经费支出决算情况说明\n"


def counted(text: str) -> list[tuple[str | None, str, str | None]]:
    found = reading(HEAD + text + "\n").facts
    return [(fact.concept, fact.quantity.unit, fact.aspects.fund) for fact in found if fact.quantity.unit != "yuan"]


def test_receptions_and_their_guests() -> None:
    assert counted("国内公务接待12批次，96人次，共计支出1.80万元。") == [
        ("reception-batches", "count:批次", "fiscal"),
        ("reception-guests", "count:人次", "fiscal"),
    ]


def test_persons_stand_behind_their_delegations() -> None:
    assert [concept for concept, *_ in counted("全年因公出国（境）团组1个，3人次。")] == ["groups-abroad", "persons-abroad"]


def test_counts_of_something_else_keep_no_name() -> None:
    assert counted("开展培训12批次，96人次。")[0][0] is None
