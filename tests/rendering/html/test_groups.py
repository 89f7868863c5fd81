"""The order in which findings are told."""

from auditor.record import replace
from auditor.rendering.html.groups import Group, groups
from auditor.report import Finding, Waiver
from tests.rendering.html.pages import sample

REPORT, _ = sample("seni-2024-final")
FINDINGS = dict(enumerate(REPORT.findings))


def test_every_finding_is_told_once() -> None:
    told = [index for group in groups(FINDINGS, REPORT.causes) for index in group.members]
    assert sorted(told) == sorted(FINDINGS)


def test_causes_come_first_and_what_is_on_the_text_last() -> None:
    names = [group.name for group in groups(FINDINGS, REPORT.causes)]
    assert names == ["cause"] * len(REPORT.causes) + ["warning", "text"]
    assert groups({}, REPORT.causes) == []


def test_errors_without_a_cause_are_named_after_whether_others_have_one() -> None:
    loose = {index: replace(finding, causes=()) for index, finding in FINDINGS.items()}
    assert groups(loose, ())[0].name == "error"
    errors = [index for index, finding in FINDINGS.items() if finding.severity == "error"]
    named = [group.name for group in groups(loose, (replace(REPORT.causes[0], findings=(errors[0],)),))]
    assert named[:2] == ["cause", "other"]


def test_what_is_known_already_leaves_its_cause() -> None:
    cause = REPORT.causes[0]
    assert len(cause.findings) > 1
    first, second = cause.findings[:2]
    known: dict[int, Finding] = FINDINGS | {
        first: replace(FINDINGS[first], waiver=Waiver("reason", "someone", None)),
        second: replace(FINDINGS[second], baseline_state="unchanged"),
    }
    made = groups(known, REPORT.causes)
    assert made[-2:] == [Group("waived", (first,)), Group("known", (second,))]
    assert not {first, second} & {index for group in made[:-2] for index in group.members}
    assert groups({first: known[first]}, REPORT.causes) == [Group("waived", (first,))]
