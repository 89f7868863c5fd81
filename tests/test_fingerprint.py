"""What a finding's identity survives, and what it does not."""

from auditor.fingerprint import fingerprints
from auditor.record import replace
from auditor.text import Source
from tests import handmade


def finding(text: str = handmade.TEXT, percent: str = "32%", part: str = "196.82万元") -> tuple[str, str]:
    """The fingerprints of the share that fails, in a document with other figures or another beginning."""
    made = handmade.Handmade(Source(text, "any.txt"))
    whole = made.fact("6,062.82万元", "本年支出")
    outcome = made.share(made.fact(part, "基本支出"), whole, made.percent(percent, "基本支出占比"))
    return fingerprints(made.source, outcome)


def test_lines_and_names_do_not_matter() -> None:
    assert finding() == finding("前言\n\n" + handmade.TEXT)


def test_white_space_does_not_matter() -> None:
    assert finding() == finding(handmade.TEXT.replace("，其中", "， 其中"))


def test_a_changed_figure_keeps_the_fingerprint_and_ends_the_content_fingerprint() -> None:
    first, content = finding()
    changed = finding(handmade.TEXT.replace("32%", "33.5%"), percent="33.5%")
    assert changed[0] == first
    assert changed[1] != content


def test_a_changed_figure_elsewhere_ends_the_content_fingerprint() -> None:
    made, outcomes = handmade.contradiction()
    outcome = outcomes[2]
    other = replace(made.facts[0], quantity=made.facts[3].quantity)
    operands = (outcome.operands[0], replace(outcome.operands[1], fact=other), outcome.operands[2])
    before, after = fingerprints(made.source, outcome), fingerprints(made.source, replace(outcome, operands=operands))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_another_rule_or_sentence_is_another_finding() -> None:
    made, outcomes = handmade.contradiction()
    prints = {
        fingerprints(made.source, outcomes[2]),
        fingerprints(made.source, replace(outcomes[2], rule_id="SHR002")),
        finding(handmade.TEXT.replace("占32%", "约占32%")),
        fingerprints(made.source, outcomes[0]),
    }
    assert len(prints) == 4
