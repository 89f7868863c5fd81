"""From settings and paths to a report that says whether its documents may pass: what every command that audits begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from auditor.commands.output import tell
from auditor.errors import InputError, SettingsError
from auditor.gate import answered, gated
from auditor.gate.baseline import Baseline, read_baseline
from auditor.gate.waivers import FILE as WAIVER_FILE
from auditor.gate.waivers import read_waivers
from auditor.locale import Words, words
from auditor.node import did_you_mean
from auditor.pipeline import examine, ruleset_of
from auditor.record import Record, replace
from auditor.report import Problem, Report
from auditor.reporting import Audited, build_report
from auditor.ruleset import Ruleset
from auditor.settings.inputs import inputs
from auditor.settings.model import Settings
from auditor.sources import decode


class Run(Record):
    """One run: the rules that were applied, all that was read and concluded, and the report on it."""

    ruleset: Ruleset
    audited: tuple[Audited, ...]
    report: Report


def run(
    paths: Sequence[str], settings: Settings, *, detailed: bool = False, today: date | None = None, quiet: bool = False
) -> Run:
    """Audit what the paths mean, under these settings. A file that cannot be audited is told and stops no other.

    `today` decides which waivers still hold; without it, the day on which the program runs does, if there are waivers at all.
    """
    from auditor.commands.progress import followed  # noqa: PLC0415 - one file needs none

    ruleset = settled_rules(settings, examples=False)
    said = words(settings.lang)
    found = inputs(paths, exclude=settings.exclude)
    problems = [_told(error, said) for error in found.missing]
    audited: list[Audited] = []
    files = found.files if len(found.files) < 2 or quiet else followed(found.files, said)
    for file in files:
        try:
            audited.append(examine(decode.read(file), ruleset, detailed=detailed))
        except InputError as error:
            problems.append(_told(error, said))
    report = build_report(audited, ruleset, problems=problems, lang=settings.lang)
    return Run(ruleset, tuple(audited), _answered(report, settings, today))


def settled_rules(settings: Settings, *, examples: bool = True) -> Ruleset:
    """The rules that the settings leave, with the severities that they set."""
    ruleset = ruleset_of(settings.rules, select=settings.select, ignore=settings.ignore, examples=examples)
    known = {rule.id for rule in ruleset_of(settings.rules, examples=examples).rules}
    for word, place in [(rule, "severity") for rule in settings.severity] + [
        (rule, "mandatory") for rule in settings.mandatory
    ]:
        if word not in known:
            where = settings.origin.get(place, "")
            raise SettingsError(f"there is no rule '{word}'", place=where, hint=did_you_mean(word, known))
    if not settings.severity:
        return ruleset
    rules = (replace(rule, severity=settings.severity.get(rule.id, rule.severity)) for rule in ruleset.rules)
    return replace(ruleset, rules=tuple(rules))


def _told(error: InputError, said: Words) -> Problem:
    tell(error, said)
    return Problem("input", error.place, said.translated(error.message), said.translated(error.hint))


def _answered(report: Report, settings: Settings, today: date | None) -> Report:
    waiver_files = [*settings.waivers, *_beside(report)]
    waivers = read_waivers(waiver_files) if waiver_files else None
    baseline: Baseline | None = None if settings.baseline is None else read_baseline(settings.baseline)
    report = answered(
        report,
        waivers=waivers,
        baseline=baseline,
        today=(today or datetime.now().astimezone().date()) if waivers is not None else None,
        min_severity=settings.min_severity,
    )
    return gated(report, settings.fail_on, strict=settings.strict, mandatory=settings.mandatory)


def _beside(report: Report) -> list[Path]:
    """The waiver files that stand next to the documents."""
    folders = dict.fromkeys(Path(document.path).parent for document in report.documents)
    return [file for folder in folders if (file := folder / WAIVER_FILE).is_file()]
