"""The findings of one document in the order in which they are told: by cause, by severity, last what is known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from auditor.record import Record
from auditor.rendering.finding import is_textual
from auditor.report import SEVERITIES, Cause, Finding

State = Literal["open", "waived", "known"]
"""Whether somebody answers for a finding (waived), or it is in the baseline (known), or neither."""

Name = Literal["cause", "error", "other", "warning", "info", "text", "waived", "known"]

_KNOWN: tuple[Literal["waived", "known"], ...] = ("waived", "known")


class Group(Record):
    """Findings that are told together, by their places in the report; `cause` is the place of the cause that explains them.

    name  `other` are errors that no cause explains while causes explain others; `text` are findings on the text itself
    """

    name: Name
    members: tuple[int, ...]
    cause: int | None = None


def state_of(finding: Finding) -> State:
    """What is known of a finding already."""
    if finding.waiver is not None:
        return "waived"
    return "known" if finding.baseline_state == "unchanged" else "open"


def groups(findings: Mapping[int, Finding], causes: Sequence[Cause]) -> list[Group]:
    """The groups of these findings, each finding once: under the first cause that explains it.

    A cause all of whose findings are told under those before it is a group without members; one that explains only findings
    that are known already, or findings of another document, is none.
    """
    made: list[Group] = []
    left = {index: finding for index, finding in findings.items() if state_of(finding) == "open"}
    open_ones = set(left)
    for number, cause in enumerate(causes):
        explained = [index for index in cause.findings if index in open_ones]
        if explained:
            made.append(Group("cause", tuple(index for index in explained if left.pop(index, None) is not None), number))
    caused = bool(made)
    for severity in SEVERITIES:
        members = tuple(index for index, one in left.items() if one.severity == severity and not is_textual(one))
        made.append(Group("other" if severity == "error" and caused else severity, members))
    made.append(Group("text", tuple(index for index, one in left.items() if is_textual(one))))
    for state in _KNOWN:
        members = tuple(index for index, one in findings.items() if state_of(one) == state)
        made.append(Group(state, members))
    return [group for group in made if group.members or group.cause is not None]
