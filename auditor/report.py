"""The report: all that was concluded about the documents of one run, as immutable records in the shape of the published JSON.

How these records come about is `auditor.reporting`; how they look on a screen is `auditor.rendering`. Decimals are text, in the
unit in which the figure was printed; spans count code points from 0, ends are exclusive; lines and columns count from 1.

msgspec writes these records as JSON, reads them back strictly and publishes their schema
(docs/decisions/0004-report-records.md); the methods of `Report` have the names that pydantic gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from msgspec.json import Decoder, Encoder, schema
from msgspec.json import format as indented

from auditor.facts import DocumentPart, Unread
from auditor.record import Record

SCHEMA_VERSION = "1.0"

Severity = Literal["error", "warning", "info"]
BaselineState = Literal["none", "new", "unchanged"]
ProblemKind = Literal["input", "rule"]
SuspectKind = Literal["figure", "list"]
FailOn = Literal["error", "warning", "info", "never"]
WaiverState = Literal["used", "unused", "lapsed", "expired"]
GateReason = Literal["findings", "undecided", "unread", "waivers", "mandatory"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Tool(Record, forbid_unknown_fields=True):
    """The program that wrote the report."""

    name: str
    version: str


class RulesetUsed(Record, forbid_unknown_fields=True):
    """The rules that were applied: their digest, the packs and folders they came from, and how many they are."""

    digest: str
    sources: tuple[str, ...]
    rules: int


class SpanShown(Record, forbid_unknown_fields=True):
    """A place in a document and the characters that stand there; start equals end where something is absent."""

    start: int
    end: int
    start_line: int
    start_column: int
    end_line: int
    end_column: int
    text: str


class PartCoverage(Record, forbid_unknown_fields=True):
    """The non-zero numbers of one part of a disclosure.

    part  account: amounts and percentages in sections on money and in the tables of the account; counts: of things, persons and
          points; targets: amounts and percentages on goals and evaluations; work: those on what an office is and does
    """

    part: DocumentPart
    numbers: int
    read: int
    checked: int


class TableUnread(Record, forbid_unknown_fields=True):
    """A table of which nothing was understood, since nothing says what it is (title) or what its columns are (columns), or of
    which a fifth or more was not (some).
    """

    start_line: int
    end_line: int
    figures: int
    why: Unread


class SectionCoverage(Record, forbid_unknown_fields=True):
    """The numbers of one section that belong to no section within it; `title` is empty before the first heading."""

    title: str
    start: int
    end: int
    start_line: int
    numbers: int
    read: int
    checked: int
    zeros: int


class Coverage(Record, forbid_unknown_fields=True):
    """How much of a document was understood and how much was checked; zeros are counted apart from `numbers`.

    numbers  non-zero amounts, percentages, scores and counts printed outside glossary and contents
    read     those of them that were understood as a fact or in a claim
    checked  those of them of which a tenfold change alone would have turned the verdict of an equality to fail
    zeros    printed zeros
    parts    the numbers again, by the part of the disclosure that they belong to
    tables   how many tables print figures; `unread` those of them that were not understood
    """

    numbers: int
    read: int
    checked: int
    zeros: int
    parts: tuple[PartCoverage, ...]
    tables: int
    unread: tuple[TableUnread, ...]
    sections: tuple[SectionCoverage, ...]


class DocumentAudited(Record, forbid_unknown_fields=True):
    """A document that was read. `sha256` is of the file's bytes, and empty for a text that never was a file.

    `by_rule` counts the verdicts of each rule that found something to judge in it.
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
    by_rule: Mapping[str, Mapping[str, int]]
    unreadable: tuple[str, ...]


class Summary(Record, forbid_unknown_fields=True):
    """The tally of the run. `verdicts` and `by_rule` count every binding of every rule, also those that passed.

    A waived finding is counted under `waived` only, one of the baseline under `baselined` only; `hidden` counts those of the
    others that are not listed, since they are below the least severity asked for.
    `unbound` names the rules that found nothing to judge in any document: they did not pass, they did not run.
    """

    error: int
    warning: int
    info: int
    waived: int
    baselined: int
    hidden: int
    verdicts: Mapping[str, int]
    by_rule: Mapping[str, Mapping[str, int]]
    unbound: tuple[str, ...]


class Stated(Record, forbid_unknown_fields=True):
    """A printed figure and the interval of true values that are printed like this."""

    value: str
    unit: str
    decimals: int
    low: str
    high: str


class DerivedShown(Record, forbid_unknown_fields=True):
    """What the stated figure works out as, in its unit: from the figures as printed, and bounded over all their true values.

    `value`, or a bound, is None where the arithmetic divides by zero. `expression` has the printed figures filled in.
    """

    value: str | None
    low: str | None
    high: str | None
    expression: str


class OperandShown(Record, forbid_unknown_fields=True):
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


class PrecisionShown(Record, forbid_unknown_fields=True):
    """A decision on which a finding rests: a part of the document drops zeros, so that its shorter figures are exact.

    place     table, or text: the running text of one part of the disclosure (`part`)
    unit      of the figures; `decimals` their usual decimals
    figures   how many different ones print them all, none with a zero at the end
    tried, held  how many of the shorter figures stand in a sum whose other figures print all decimals, and meet it exactly
    chance    how likely a part whose shorter figures are coarser would look like this, rounded up
    meant     the shorter figures of the finding as printed, and what they are taken for
    """

    place: Literal["text", "table"]
    part: DocumentPart
    unit: str
    decimals: int
    figures: int
    tried: int
    held: int
    chance: str
    meant: Mapping[str, str]


class Suggestion(Record, forbid_unknown_fields=True):
    """A text that would make the figure consistent. A guess at the slip, never applied to the document."""

    text: str


class Waiver(Record, forbid_unknown_fields=True):
    """Why somebody answers for this finding, and until when."""

    reason: str
    by: str
    expires: str | None


class Finding(Record, forbid_unknown_fields=True):
    """Figures that cannot all be true, or hardly, or a convention that is broken, with the evidence.

    fingerprint          of the rule, the sentence with its digits masked, and the aspects; for following a finding
    content_fingerprint  the same with the figures: it changes as soon as a figure of the sentence does
    verdict, grade       fail or doubtful, and how strong it is; `severity` already accounts for the grade
    message_args         the parts of the message by name, for those who write it in their own words
    difference           stated minus derived, from the figures as printed
    precision            the decisions on dropped zeros that it rests on, so that it is no proof; mostly empty
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
    precision: tuple[PrecisionShown, ...]
    suggestion: Suggestion | None
    causes: tuple[int, ...]
    waiver: Waiver | None
    baseline_state: BaselineState
    help_uri: str


class CauseSuggestion(Record, forbid_unknown_fields=True):
    """A figure that would make everything consistent, as it would be printed, and the slip that explains the one printed.

    slip  of the fingers or the eye: point, ratio, unit, sign, direction, digit, misread, swapped, lost, doubled, extra, copied;
          cut: digits cut off instead of rounded; proven by other figures: base (the other year's divisor), inverse (part and
          whole the wrong way round), plugged (so that shares add up), exchanged (with the figure beside it), units (with all
          figures of its kind in the table). Of a list: row (the part that it lacks), twice (the part that it counts twice)
    """

    value: str
    text: str
    slip: str


class Alternative(Record, forbid_unknown_fields=True):
    """What else explains the same findings with as few changes: another printed figure, or a list. All keys as for a cause."""

    kind: SuspectKind
    span: SpanShown
    duplicates: tuple[SpanShown, ...]
    document: str
    stated: Stated
    low: str | None
    high: str | None
    suggestions: tuple[CauseSuggestion, ...]


class Cause(Record, forbid_unknown_fields=True):
    """A printed figure whose change explains findings (by index), and the bounds within which its true value must lie.

    kind          figure; or list: no figure need be wrong, if a list lost a part, is not complete or counts a part twice.
                  `span` and `stated` are then those of its total
    duplicates    further places where the same wrong figure is printed, or where figures are in the same wrong unit
    low, high     in the unit of `stated`; None where nothing bounds it. Of a list what it lacks, negative for what is too much
    suggestions   what was probably meant, the likeliest first; empty where no slip explains the print
    alternatives  the other members of a tie, the likelier figures first
    exact         whether it is known that no fewer changes explain the findings; else the search was cut short
    """

    kind: SuspectKind
    span: SpanShown
    duplicates: tuple[SpanShown, ...]
    document: str
    stated: Stated
    low: str | None
    high: str | None
    suggestions: tuple[CauseSuggestion, ...]
    findings: tuple[int, ...]
    alternatives: tuple[Alternative, ...]
    exact: bool


class WaiverRead(Record, forbid_unknown_fields=True):
    """A waiver that was read, and what became of it.

    place    file:line where it is written
    state    used; unused: no such finding in its document; lapsed: its figures have changed; expired: its day has passed
    """

    place: str
    state: WaiverState
    document: str
    rule_id: str
    stated: str
    reason: str
    by: str
    expires: str | None


class Shut(Record, forbid_unknown_fields=True):
    """One reason why the gate is shut, and how many there are of it; `details` names rules or places where that helps."""

    reason: GateReason
    count: int
    details: tuple[str, ...]


class Gate(Record, forbid_unknown_fields=True):
    """Whether the documents may pass. Waived findings and those of the baseline do not count against them.

    A file that could not be audited is no reason here but a problem of the report: then nothing is known about the file.
    """

    passed: bool
    fail_on: FailOn
    strict: bool
    reasons: tuple[Shut, ...]


class Undecided(Record, forbid_unknown_fields=True):
    """A check that could not be decided, and why: neither passed nor failed.

    `reason` is a stable code such as `missing:whole`; `saved_by` names the way of reading that would save the figures.
    """

    rule_id: str
    rule_name: str
    document: str
    span: SpanShown
    reason: str
    saved_by: str


class Problem(Record, forbid_unknown_fields=True):
    """Something that kept the program from doing all of its job: a file it could not audit, or a rule that is broken."""

    kind: ProblemKind
    place: str
    message: str
    hint: str


class Report(Record, forbid_unknown_fields=True):
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
    waivers: tuple[WaiverRead, ...]
    gate: Gate

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The report as JSON text in the published schema; the same report gives the same bytes. Without a line end."""
        text = _ENCODER.encode(self)
        return (text if indent is None else indented(text, indent=indent)).decode()

    def model_dump(self) -> dict[str, object]:
        """The report as dictionaries, lists, texts and integers: what its JSON text says."""
        return _UNTYPED.decode(_ENCODER.encode(self))

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Report:
        """The report that a JSON text says; raises msgspec.ValidationError where the text departs from the schema."""
        return _decoder().decode(text)

    @classmethod
    def model_json_schema(cls) -> dict[str, object]:
        """The JSON Schema (2020-12) of the report; it refuses any key that it does not name."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(cls)}


_ENCODER = Encoder(enc_hook=dict)
"""Read-only mappings are written as dictionaries."""

_UNTYPED = Decoder(dict[str, object])


@cache
def _decoder() -> Decoder[Report]:
    return Decoder(Report)
