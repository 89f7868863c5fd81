"""A text in, a report out: the one place that knows every part and the order in which a figure passes through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from os import PathLike, fspath
from pathlib import Path

from auditor.checking import check
from auditor.diagnosis import diagnose as causes_of
from auditor.errors import InputError, RuleError
from auditor.gate import gated
from auditor.locale import Lang
from auditor.reading import read
from auditor.record import replace
from auditor.report import Report
from auditor.reporting import Audited, build_report
from auditor.ruleset import Ruleset
from auditor.sources import decode, plain
from auditor.text import Source
from auditor.vocabulary import load


def audit(
    text: str,
    *,
    name: str = "<text>",
    diagnose: bool = True,
    ruleset: Ruleset | None = None,
    lang: Lang = "zh",
) -> Report:
    """What cannot all be true in a text, and what was not checked. The report calls the text by `name`.

    With `diagnose` it names the figures that are probably the wrong ones. `ruleset` None means the packaged rules. Raises
    InputError for a text without any figure.
    """
    return audit_sources((decode.of_text(text, name),), ruleset=ruleset, lang=lang, diagnose=diagnose)


def audit_file(path: str | PathLike[str], *, ruleset: Ruleset | None = None, lang: Lang = "zh") -> Report:
    """As `audit`, for a text file in UTF-8, UTF-16 or GB18030. Raises InputError for a file that cannot be audited."""
    return audit_files((path,), ruleset=ruleset, lang=lang)


def audit_files(paths: Iterable[str | PathLike[str]], *, ruleset: Ruleset | None = None, lang: Lang = "zh") -> Report:
    """One report on several files. Raises InputError for the first of them that cannot be audited."""
    return audit_sources((decode.read(fspath(path)) for path in paths), ruleset=ruleset, lang=lang)


def audit_sources(
    sources: Iterable[Source], *, ruleset: Ruleset | None = None, lang: Lang = "zh", diagnose: bool = True
) -> Report:
    """One report on several texts. Raises InputError for the first of them without any figure."""
    rules = packaged_rules(examples=False) if ruleset is None else ruleset
    return gated(build_report([examine(source, rules, diagnose=diagnose) for source in sources], rules, lang=lang))


def examine(source: Source, ruleset: Ruleset, *, detailed: bool = False, diagnose: bool = True) -> Audited:
    """All that is read in a text and all that the rules conclude about it; `detailed` gives passes their arithmetic too.

    With `diagnose` contradictions are traced to the figures that are probably wrong.
    Raises InputError for a text without any figure. Figures of which none is understood are a problem of the report.
    """
    vocabulary = load()
    reading = read(plain.parse(source, vocabulary), vocabulary)
    if not reading.facts and not reading.numbers:
        raise InputError(
            "has no figure that could be audited",
            place=source.name,
            hint="check that this is the text of a disclosure, and that its tables and figures are not pictures",
        )
    checked = check(ruleset, reading, vocabulary.names, detailed=detailed)
    if not diagnose:
        return Audited(source, "text", reading, checked)
    return Audited(source, "text", reading, checked, causes_of(checked.outcomes, reading.facts, unproven=ruleset.unproven))


@cache
def packaged_rules(*, examples: bool = True) -> Ruleset:
    """The rules that come with the program, without their examples if an audit is all that is wanted."""
    return Ruleset.packaged(examples=examples)


def ruleset_of(
    own: Sequence[Path] = (), *, select: Sequence[str] = (), ignore: Sequence[str] = (), examples: bool = True
) -> Ruleset:
    """The packaged rules and those of one's own, without those that are not selected or are ignored.

    A selector is a rule's id, the beginning of ids, or a rule's name; several may stand in one text, with commas between them.
    Raises RuleError for rules that cannot be read, UsageError for a selector that fits no rule.
    """
    chosen = packaged_rules(examples=examples)
    if own:
        added = Ruleset.from_folder(own, load().names)
        taken = {word for rule in chosen.rules for word in (rule.id, rule.name)}
        for rule in added.rules:
            if rule.id in taken or rule.name in taken:
                hint = "give the rule an id and a name of its own"
                raise RuleError(f"{rule.id} {rule.name} is already a packaged rule", place=rule.place, hint=hint)
        digest = sha256(f"{chosen.digest} {added.digest}".encode()).hexdigest()
        chosen = Ruleset((*chosen.rules, *added.rules), digest, (*chosen.sources, *added.sources))
    kept = _selected(chosen, select) if select else frozenset(rule.id for rule in chosen.rules)
    kept -= _selected(chosen, ignore)
    return replace(chosen, rules=tuple(rule for rule in chosen.rules if rule.id in kept))


def _selected(ruleset: Ruleset, selectors: Sequence[str]) -> frozenset[str]:
    """The ids of the rules that a selector fits."""
    ids: set[str] = set()
    for selector in (part.strip() for text in selectors for part in text.split(",")):
        fitting = {rule.id for rule in ruleset.rules if selector and (rule.id.startswith(selector) or rule.name == selector)}
        ids |= fitting or {ruleset.by_id(selector).id}
    return frozenset(ids)
