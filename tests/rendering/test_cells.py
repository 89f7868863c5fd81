"""A finding as the cells of a row."""

from decimal import Decimal

from auditor.rendering.cells import finding_cells, number_of, standing
from tests.rendering.example import SAMPLE, audited, context, full


def test_figures_are_figures_and_texts_are_texts() -> None:
    number = next(place for place, one in enumerate(audited().findings) if one.rule_id == "SHR001")
    cells = finding_cells(audited().findings[number], number + 1, audited(), context("en"))
    assert cells["number"] == number + 1
    assert (cells["document"], cells["line"], cells["column"]) == (SAMPLE, 43, 33)
    assert (cells["stated"], cells["stated_low"], cells["stated_high"], cells["unit"]) == (
        Decimal(32),
        Decimal("31.5"),
        Decimal("32.5"),
        "%",
    )
    assert (cells["derived"], cells["difference"]) == (Decimal("3.25"), Decimal("28.75"))
    assert cells["operand_texts"] == "32%; 196.82万元; 6,062.82万元"
    assert cells["operand_places"] == "line 43 column 33; line 43 column 23; line 43 column 5"
    assert str(cells["section"]).endswith("支出决算情况说明")
    assert (cells["severity"], cells["verdict"], cells["grade"], cells["standing"]) == (
        "error",
        "failed",
        "contradiction",
        "present",
    )


def test_what_a_finding_does_not_say_is_empty() -> None:
    finding = next(one for one in audited().findings if one.rule_id == "TXT002")
    cells = finding_cells(finding, 1, audited(), context())
    assert [cells[name] for name in ("stated", "derived", "difference")] == [None] * 3
    assert [cells[name] for name in ("unit", "operand_texts", "suggestion", "waiver")] == [""] * 4
    assert str(cells["also_at"]).startswith("第38行第19列；")


def test_every_finding_has_a_standing() -> None:
    told = [standing(finding) for finding in full().findings]
    assert (told[0], told[1], told[21]) == ("unchanged", "new", "waived")
    assert standing(audited().findings[0]) == "none"


def test_no_decimal_is_no_figure() -> None:
    assert number_of(None) is None
    assert number_of("-614.79") == Decimal("-614.79")
