"""The report: all that was concluded about the documents of one run, as immutable records in the shape of the published JSON.

How these records come about is `auditor.reporting`; how they look on a screen is `auditor.rendering`. Decimals are text, in the
unit in which the figure was printed; spans count code points from 0, ends are exclusive; lines and columns count from 1.

The records are plain dataclasses and not pydantic models, since building the models takes longer than the audit of a report
(docs/decisions/0004-report-records.md). `Report` speaks pydantic's words all the same, and pydantic gives it its JSON Schema.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SCHEMA_VERSION = "1.0"

Severity = Literal["error", "warning", "info"]
BaselineState = Literal["none", "new", "unchanged"]
ProblemKind = Literal["input", "rule"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that wrote the report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class RulesetUsed:
    """The rules that were applied: their digest, the packs and folders they came from, and how many they are."""

    digest: str
    sources: tuple[str, ...]
    rules: int


@dataclass(frozen=True, slots=True)
class SpanShown:
    """A place in a document and the characters that stand there; start equals end where something is absent."""

    start: int
    end: int
    start_line: int
    start_column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """The numbers of one section that belong to no section within it; `title` is empty before the first heading."""

    title: str
    start: int
    end: int
    start_line: int
    numbers: int
    read: int
    checked: int
    zeros: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was understood and how much was checked; zeros are counted apart from `numbers`.

    numbers  non-zero amounts, percentages, scores and counts printed outside glossary and contents
    read     those of them that were understood as a fact or in a claim
    checked  those of them of which a tenfold change alone would have turned the verdict of an equality to fail
    zeros    printed zeros
    """

    numbers: int
    read: int
    checked: int
    zeros: int
    sections: tuple[SectionCoverage, ...]


@dataclass(frozen=True, slots=True)
class DocumentAudited:
    """A document that was read. `sha256` is of the file's bytes, and empty for a text that never was a file.

    `unreadable` lists the parts of it that could not be read, such as pages without text; always empty for a plain text.
    """

    path: str
    sha256: str
    format: str
    encoding: str
    lines: int
    facts: int
    claims: int
    coverage: Coverage
    unreadable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The tally of the run. `verdicts` and `by_rule` count every binding of every rule, also those that passed.

    `unbound` names the rules that found nothing to judge in any document: they did not pass, they did not run.
    """

    error: int
    warning: int
    info: int
    waived: int
    baselined: int
    verdicts: Mapping[str, int]
    by_rule: Mapping[str, Mapping[str, int]]
    unbound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed figure and the interval of true values that are printed like this."""

    value: str
    unit: str
    decimals: int
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class DerivedShown:
    """What the stated figure works out as, in its unit: from the figures as printed, and bounded over all their true values.

    `value`, or a bound, is None where the arithmetic divides by zero. `expression` has the printed figures filled in.
    """

    value: str | None
    low: str | None
    high: str | None
    expression: str


@dataclass(frozen=True, slots=True)
class OperandShown:
    """A printed figure that took part in a check, under the role that the rule gave it.

    A figure that two prints imply (a prior level, from a level and its change) is shown as these two prints.
    `text` is what is printed in the document.
    """

    role: str
    label: str
    concept: str | None
    aspects: Mapping[str, str | int]
    value: str
    unit: str
    decimals: int
    text: str
    span: SpanShown


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that would make the figure consistent. A guess at the slip, never applied to the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why somebody answers for this finding, and until when."""

    reason: str
    by: str
    expires: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that cannot all be true, or hardly, or a convention that is broken, with the evidence.

    fingerprint          of the rule, the sentence with its digits masked, and the aspects; for following a finding
    content_fingerprint  the same with the figures: it changes as soon as a figure of the sentence does
    verdict, grade       fail or doubtful, and how strong it is; `severity` already accounts for the grade
    message_args         the parts of the message by name, for those who write it in their own words
    difference           stated minus derived, from the figures as printed
    causes               indexes into Report.causes
    """

    fingerprint: str
    content_fingerprint: str
    rule_id: str
    rule_name: str
    title: str
    severity: Severity
    verdict: str
    grade: str | None
    message: str
    message_args: Mapping[str, str]
    document: str
    span: SpanShown
    stated: Stated | None
    derived: DerivedShown | None
    difference: str | None
    operands: tuple[OperandShown, ...]
    duplicates: tuple[SpanShown, ...]
    hints: tuple[str, ...]
    suggestion: Suggestion | None
    causes: tuple[int, ...]
    waiver: Waiver | None
    baseline_state: BaselineState
    help_uri: str


@dataclass(frozen=True, slots=True)
class CauseSuggestion:
    """A figure that would make everything consistent, as it would be printed, and the slip that explains the one printed."""

    value: str
    text: str
    slip: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another printed figure that explains the same findings just as well."""

    span: SpanShown
    document: str
    stated: Stated
    low: str | None
    high: str | None
    suggestions: tuple[CauseSuggestion, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """A printed figure whose change explains findings (by index), and the bounds within which its true value must lie."""

    span: SpanShown
    document: str
    stated: Stated
    low: str | None
    high: str | None
    suggestions: tuple[CauseSuggestion, ...]
    findings: tuple[int, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A check that could not be decided, and why: neither passed nor failed.

    `reason` is a stable code such as `missing:whole`; `saved_by` names the way of reading that would save the figures.
    """

    rule_id: str
    rule_name: str
    document: str
    span: SpanShown
    reason: str
    saved_by: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept the program from doing all of its job: a file it could not audit, or a rule that is broken."""

    kind: ProblemKind
    place: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one run concluded about its documents; `today` is None unless waivers were asked for their expiry."""

    schema_version: str
    tool: Tool
    today: str | None
    ruleset: RulesetUsed
    documents: tuple[DocumentAudited, ...]
    summary: Summary
    findings: tuple[Finding, ...]
    causes: tuple[Cause, ...]
    undecided: tuple[Undecided, ...]
    problems: tuple[Problem, ...]

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The report as JSON text in the published schema; the same report gives the same bytes. Without a line end."""
        from pydantic_core import to_json

        return to_json(self, indent=indent, fallback=dict).decode()

    def model_dump(self) -> dict[str, object]:
        """The report as dictionaries, lists, texts and integers: what its JSON text says."""
        from pydantic_core import from_json

        values: dict[str, object] = from_json(self.model_dump_json())
        return values

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Report:
        """The report that a JSON text says; raises pydantic.ValidationError where the text departs from the schema."""
        from pydantic import TypeAdapter

        return TypeAdapter(cls).validate_json(text)

    @classmethod
    def model_json_schema(cls) -> dict[str, object]:
        """The JSON Schema (2020-12) of the report; it refuses any key that it does not name."""
        from pydantic import TypeAdapter

        schema: dict[str, object] = _closed(TypeAdapter(cls).json_schema(mode="serialization"))
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _closed(schema: Mapping[str, object]) -> dict[str, object]:
    """The schema with every record closed: what has named properties has no others."""
    closed = {key: _closed(value) if isinstance(value, dict) else value for key, value in schema.items()}
    return {**closed, "additionalProperties": False} if "properties" in closed else closed
