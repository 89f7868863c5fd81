"""From outcomes to the report: what becomes a finding, in which order, and the tally of everything that was checked.

A fail or a doubtful outcome is a finding; an undecided one is listed as such; all others are counted.
Nothing is judged again here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from auditor import __version__
from auditor.blaming import causes_shown
from auditor.checking import Checked
from auditor.coverage import coverage
from auditor.diagnosis import Diagnosis, Habits, habits_of
from auditor.facts import DocumentReading
from auditor.fingerprint import fingerprints
from auditor.locale import Lang, words
from auditor.outcomes import Outcome, Verdict
from auditor.quoting import Quoter, derived_shown, difference_shown, precision_shown, stated_shown
from auditor.record import Record, replace
from auditor.report import (
    SCHEMA_VERSION,
    SEVERITIES,
    Cause,
    DocumentAudited,
    Finding,
    Gate,
    PrecisionShown,
    Problem,
    Report,
    RulesetUsed,
    Severity,
    Suggestion,
    Summary,
    Tool,
    Undecided,
)
from auditor.ruleset import Rule, Ruleset
from auditor.ruleset.messages import message_of
from auditor.ruleset.rule import hint_texts, severity_of
from auditor.text import Source

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


NOT_DIAGNOSED = Diagnosis()
NOTHING_UNDERSTOOD = "prints figures, and none of them was understood"
NOTHING_UNDERSTOOD_HINT = "audit facts FILE lists them; tables need their titles, units and columns"
UNJUDGED = Gate(passed=False, fail_on="never", strict=False, reasons=())
"""A gate that nobody has asked yet; `auditor.gate` answers."""


class Audited(Record):
    """One document with all that was read in it and concluded about it. `format` names the kind of file, such as `text`.

    The diagnosis speaks of the outcomes by their places; it is empty if nobody asked for one.
    """

    source: Source
    format: str
    reading: DocumentReading
    checked: Checked
    diagnosis: Diagnosis = NOT_DIAGNOSED


def build_report(
    audited: Sequence[Audited], ruleset: Ruleset, *, problems: Iterable[Problem] = (), lang: Lang = "zh"
) -> Report:
    """The report on all documents of a run, in the order given; `problems` are the files that could not be audited.

    Findings are ordered by document, severity and place. A rule that is broken becomes a problem of its own.
    """
    said = _Said(lang, words(lang).named("figure"))
    findings: list[Finding] = []
    causes: list[Cause] = []
    undecided: list[Undecided] = []
    for document in audited:
        quoter = Quoter(document.source)
        habits = habits_of(document.checked.outcomes)
        made = [
            (_finding(document.source, quoter, ruleset.by_id(outcome.rule_id), outcome, said), place)
            for place, outcome in enumerate(document.checked.outcomes)
            if outcome.verdict in (Verdict.FAIL, Verdict.DOUBTFUL)
        ]
        made = _with_habits(made, habits, said)
        made.sort(key=_severest_first)
        places = {place: len(findings) + number for number, (_, place) in enumerate(made)}
        findings += (finding for finding, _ in made)
        causes += causes_shown(document.diagnosis, quoter, document.source.name, places)
        undecided += _undecided(document, quoter, ruleset)
    return Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool("disclosure-auditor", __version__),
        today=None,
        ruleset=RulesetUsed(ruleset.digest, tuple(ruleset.sources), len(ruleset.rules)),
        documents=tuple(_document(document) for document in audited),
        summary=_summary(audited, findings),
        findings=_with_causes(findings, causes),
        causes=tuple(causes),
        undecided=tuple(undecided),
        problems=(*problems, *_not_understood(audited, lang), *_broken(audited)),
        waivers=(),
        gate=UNJUDGED,
    )


def _with_causes(findings: Sequence[Finding], causes: Sequence[Cause]) -> tuple[Finding, ...]:
    """The findings, each with the causes that explain it and with what the first of them was probably meant to be."""
    explaining: dict[int, list[int]] = {}
    for number, cause in enumerate(causes):
        for finding in cause.findings:
            explaining.setdefault(finding, []).append(number)
    told = list(findings)
    for place, numbers in explaining.items():
        meant = causes[numbers[0]].suggestions
        told[place] = replace(told[place], causes=tuple(numbers), suggestion=Suggestion(meant[0].text) if meant else None)
    return tuple(told)


def _with_habits(made: Sequence[tuple[Finding, int]], habits: Habits, said: _Said) -> list[tuple[Finding, int]]:
    """The findings, each with its outcome's index; those of a habit of cutting digits off as one note with all its places."""
    say = words(said.lang).say
    cut = sorted((one for one in made if one[1] in habits.truncated), key=lambda one: one[0].span.start)
    told: list[tuple[Finding, int]] = []
    for finding, place in made:
        if place in habits.plugged:
            told.append((replace(finding, hints=(*finding.hints, say("habit.plugged"))), place))
        elif not cut or place not in habits.truncated:
            told.append((finding, place))
        elif place == cut[0][1]:
            others = tuple(span for other, _ in cut[1:] for span in (other.span, *other.duplicates))
            note = say("habit.truncated", count=len(cut))
            changed = replace(finding, severity="info", duplicates=(*finding.duplicates, *others), hints=(*finding.hints, note))
            told.append((changed, place))
    return told


def _severest_first(made: tuple[Finding, int]) -> tuple[int, int, int, str]:
    finding = made[0]
    return _RANK[finding.severity], finding.span.start, finding.span.end, finding.rule_id


class _Said(Record):
    """The language of a report, and its words for figures."""

    lang: Lang
    figures: Mapping[str, str]


def _finding(source: Source, quoter: Quoter, rule: Rule, outcome: Outcome, said: _Said) -> Finding:
    message, arguments = message_of(rule, outcome, said.lang, source.slice, said.figures)
    fingerprint, content_fingerprint = fingerprints(source, outcome)
    severity: Severity = severity_of(rule, outcome)
    stated, derived = outcome.stated, outcome.derived
    quantity = None if stated is None else stated.fact.quantity
    precision = tuple(precision_shown(one, outcome) for one in outcome.precision)
    return Finding(
        fingerprint=fingerprint,
        content_fingerprint=content_fingerprint,
        rule_id=rule.id,
        rule_name=rule.name,
        title=rule.title[said.lang],
        severity=severity,
        verdict=outcome.verdict.value,
        grade=None if outcome.grade is None else outcome.grade.value,
        message=message,
        message_args=MappingProxyType(dict(arguments)),
        document=source.name,
        span=quoter.span(outcome.anchor),
        stated=None if stated is None else stated_shown(stated),
        derived=None if derived is None else derived_shown(derived, quantity),
        difference=None if derived is None or quantity is None else difference_shown(derived, quantity),
        operands=quoter.operands(outcome),
        duplicates=tuple(quoter.span(span) for span in outcome.duplicates),
        hints=(*hint_texts(rule, outcome, said.lang), *(_told(one, said) for one in precision)),
        precision=precision,
        suggestion=None,
        causes=(),
        waiver=None,
        baseline_state="none",
        help_uri=f"docs/rules/{rule.id}.md",
    )


def _told(precision: PrecisionShown, said: _Said) -> str:
    """What a finding rests on that fails only because zeros were dropped."""
    say = words(said.lang).say
    meant = [say("habit.meant", printed=short, full=full, unit=precision.unit) for short, full in precision.meant.items()]
    place = say(f"habit.in-{precision.place}")
    joined = say("punctuation.list").join(meant)
    met = say("habit.met", held=precision.held) if precision.held else ""
    return say("habit.zeros", place=place, figures=precision.figures, decimals=precision.decimals, met=met, meant=joined)


def _undecided(document: Audited, quoter: Quoter, ruleset: Ruleset) -> list[Undecided]:
    open_ones = [outcome for outcome in document.checked.outcomes if outcome.verdict is Verdict.UNDECIDED]
    return [
        Undecided(
            rule_id=outcome.rule_id,
            rule_name=ruleset.by_id(outcome.rule_id).name,
            document=document.source.name,
            span=quoter.span(outcome.anchor),
            reason=outcome.reason,
            saved_by=outcome.saved_by,
        )
        for outcome in sorted(open_ones, key=lambda outcome: (outcome.anchor, outcome.rule_id))
    ]


def _document(audited: Audited) -> DocumentAudited:
    source, reading = audited.source, audited.reading
    return DocumentAudited(
        path=source.name,
        sha256=source.sha256,
        format=audited.format,
        encoding=source.encoding,
        lines=source.line_count,
        facts=len(reading.facts),
        claims=len(reading.claims),
        coverage=coverage(source, reading, audited.checked.outcomes),
        by_rule=_by_rule(audited.checked.outcomes),
        unreadable=(),
    )


def _summary(audited: Sequence[Audited], findings: Sequence[Finding]) -> Summary:
    """The tally; a rule is unbound when it found nothing to judge in any of the documents."""
    severities = Counter(finding.severity for finding in findings)
    by_rule = _by_rule(outcome for document in audited for outcome in document.checked.outcomes)
    verdicts = {word: sum(counts.get(word, 0) for counts in by_rule.values()) for word in _VERDICTS}
    unbound = {rule for document in audited for rule in document.checked.unbound} - by_rule.keys()
    return Summary(
        error=severities["error"],
        warning=severities["warning"],
        info=severities["info"],
        waived=0,
        baselined=0,
        hidden=0,
        verdicts=MappingProxyType(verdicts),
        by_rule=by_rule,
        unbound=tuple(sorted(unbound)),
    )


def _by_rule(outcomes: Iterable[Outcome]) -> Mapping[str, Mapping[str, int]]:
    """The verdicts of each rule, counted, by the ids of the rules."""
    reached: dict[str, list[Verdict]] = {}
    for outcome in outcomes:
        reached.setdefault(outcome.rule_id, []).append(outcome.verdict)
    counted = {}
    for rule, found in sorted(reached.items()):
        counts = {word: count for word, verdict in _VERDICTS.items() if (count := found.count(verdict))}
        counted[rule] = MappingProxyType(counts)
    return MappingProxyType(counted)


def _not_understood(audited: Sequence[Audited], lang: Lang) -> Iterator[Problem]:
    """The documents that print figures of which none was understood: nothing is known about them, so they cannot pass."""
    translated = words(lang).translated
    for document in audited:
        if not document.reading.facts:
            yield Problem("input", document.source.name, translated(NOTHING_UNDERSTOOD), translated(NOTHING_UNDERSTOOD_HINT))


def _broken(audited: Sequence[Audited]) -> Iterator[Problem]:
    """The rules that failed to evaluate, each once, whatever the number of bindings and documents it failed on."""
    seen = set()
    for document in audited:
        for broken in document.checked.broken:
            if broken not in seen:
                seen.add(broken)
                yield Problem("rule", broken.place, broken.message, broken.hint)
