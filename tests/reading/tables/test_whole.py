"""Which tables are of money, and which of their columns hold no amounts."""

from auditor.document import Table
from auditor.reading.tables.whole import money_tables, numberings
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()
TEXT = (
    "馆藏购置明细表\n单位：万元\n序号\t项目名称\t金额\t参观人次\n1\t图书\t120\t3\n2\t报刊\t80\t5\n"
    "— 4 —\n3\t音像\t60\t2\n4\t字画\t75\t9\n"
    "二、设备\n设备登记表\n序号\t名称\t台数\n1\t书架\t40\n2\t桌椅\t90\n"
)


def test_a_unit_holds_until_another_table_begins() -> None:
    document = parse(Source(TEXT, "text"), VOCABULARY)
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, Table)]
    assert len(places) == 3
    assert list(money_tables(document, VOCABULARY.tables)) == places[:2]


def test_columns_of_names_numbers_and_counts_hold_no_amounts() -> None:
    document = parse(Source(TEXT, "text"), VOCABULARY)
    first = next(block for block in document.blocks if isinstance(block, Table))
    assert numberings(document, first, range(4), VOCABULARY.tables) == (frozenset({0, 1, 3}), 1)
