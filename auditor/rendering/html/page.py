"""The whole page: the answer, the documents, and what could not be done; `page.html` with its slots filled."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from auditor.rendering.context import Context
from auditor.rendering.html.document import DocumentView, views
from auditor.rendering.html.groups import state_of
from auditor.rendering.html.markup import NOTHING, Markup, element, escaped, joined
from auditor.report import Report

_SLOT = re.compile(r"\{\{ *(say )?([\w.-]+) *\}\}")


def render(report: Report, context: Context) -> str:
    """The page. The same report and texts give the same bytes."""
    early, script = _file("early.js"), _file("page.js")
    documents = views(report, context)
    slots = {
        "lang": Markup("zh-CN" if context.lang == "zh" else "en"),
        "script-digests": Markup(f"{_digest(early)} {_digest(script)}"),
        "style": Markup(_file("page.css")),
        "dark-style": Markup(_file("dark.css")),
        "early-script": Markup(early),
        "script": Markup(script),
        "name": escaped(_name(report, context)),
        "answer": escaped(_answer(report, context)),
        "gate": _gate(report, context),
        "tally": _tally(report, context),
        "troubles": _troubles(report, context),
        "documents": _documents(documents, context) if len(documents) > 1 else NOTHING,
        "pages": joined(*(document.page() for document in documents)),
        "keys": _keys(context),
        "origin": _origin(report, context),
    }
    return _SLOT.sub(lambda slot: _filled(slot, slots, context), _file("page.html"))


def _filled(slot: re.Match[str], slots: Mapping[str, Markup], context: Context) -> str:
    return escaped(context.said.say(f"html.{slot[2]}")) if slot[1] else slots[slot[2]]


def _digest(script: str) -> str:
    """The name under which the page allows this script, and no other, to run."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _name(report: Report, context: Context) -> str:
    if len(report.documents) == 1:
        return report.documents[0].path
    return context.said.say("console.documents", count=len(report.documents))


def _answer(report: Report, context: Context) -> str:
    """The answer of the console's first line, without the name."""
    say, summary = context.said.say, report.summary
    if not report.documents:
        return say("console.nothing-audited")
    counts = (("error", summary.error), ("warning", summary.warning), ("info", summary.info))
    found = say("punctuation.list").join(say(f"console.count.{severity}", count=count) for severity, count in counts if count)
    failed = sum(problem.kind == "input" for problem in report.problems)
    return say(
        "html.answer",
        found=found or say("console.nothing-new" if report.findings else "console.no-findings"),
        numbers=sum(document.coverage.numbers for document in report.documents),
        checked=sum(document.coverage.checked for document in report.documents),
    ) + (say("console.failed-files", count=failed) if failed else "")


def _gate(report: Report, context: Context) -> Markup:
    passed = report.gate.passed and not report.problems
    word = context.said.say("html.gate-open" if passed else "html.gate-shut")
    return element("p", escaped(word), class_="gate open" if passed else "gate shut")


def _tally(report: Report, context: Context) -> Markup:
    """What became of the checks of all rules."""
    say = context.said.say
    verdicts = (
        element("li", escaped(say(f"verdict.{verdict}")), element("b", escaped(str(count))))
        for verdict, count in report.summary.verdicts.items()
        if count
    )
    return element("ul", *verdicts, class_="verdicts", aria_label=say("html.checks"))


def _troubles(report: Report, context: Context) -> Markup:
    """Problems, waivers that no longer hold, and the reasons besides findings why the gate is shut."""
    rows = [element("li", escaped(text), class_=kind) for kind, text in _told(report, context)]
    if not rows:
        return NOTHING
    return element("section", element("ul", *rows), class_="troubles", aria_label=context.said.say("html.troubles"))


def _told(report: Report, context: Context) -> Iterator[tuple[str, str]]:
    say, summary = context.said.say, report.summary
    for problem in report.problems:
        hint = f"{say('punctuation.list')}{problem.hint}" if problem.hint else ""
        yield "error", say("console.problem", place=problem.place, message=problem.message + hint)
    for shut in report.gate.reasons:
        if shut.reason != "findings":
            details = say("punctuation.list").join(shut.details)
            yield "error", say(f"gate.shut.{shut.reason}", count=shut.count, details=details)
    for waiver in report.waivers:
        if waiver.state != "used":
            became = say(f"gate.{waiver.state}", expires=waiver.expires or "")
            yield "warning", say("gate.stale", place=waiver.place, rule=waiver.rule_id, state=became)
    if summary.hidden:
        yield "info", say("gate.hidden", count=summary.hidden)


def _documents(documents: list[DocumentView], context: Context) -> Markup:
    """The list of documents, each with its counts."""
    rows = []
    for view in documents:
        cover = view.document.coverage
        open_ones = [one for one in view.findings.values() if state_of(one) == "open"]
        counts = (
            element("span", escaped(str(count)), class_=f"count {severity}", title=context.said.say(f"severity.{severity}"))
            for severity in ("error", "warning", "info")
            if (count := sum(one.severity == severity for one in open_ones))
        )
        checked = context.said.say("html.checked-of", checked=cover.checked, numbers=cover.numbers)
        link = element(
            "a",
            element("span", escaped(view.document.path), class_="path"),
            *counts,
            element("span", escaped(checked), class_="checked-of"),
            href=f"#{view.key}",
        )
        rows.append(element("li", link))
    return element("nav", element("ul", *rows), class_="documents", aria_label=context.said.say("html.documents"))


def _keys(context: Context) -> Markup:
    """The keys and what they do."""
    rows: list[Markup] = []
    for name, keys in _KEYS.items():
        pressed = joined(*(element("kbd", escaped(key)) for key in keys))
        rows += [element("dt", pressed), element("dd", escaped(context.said.say(f"html.key.{name}")))]
    return element("dl", *rows, class_="keys")


_KEYS: Mapping[str, tuple[str, ...]] = {
    "next": ("j", "\u2193"),
    "previous": ("k", "\u2191"),
    "open": ("Enter",),
    "close": ("Esc",),
    "search": ("/",),
    "coverage": ("c",),
    "document": ("[", "]"),
    "theme": ("t",),
    "help": ("?",),
}


def _origin(report: Report, context: Context) -> Markup:
    """What wrote the page, by which rules, about which files: enough to make the same page again."""
    say = context.said.say
    rows = [
        say(
            "html.origin",
            name=report.tool.name,
            version=report.tool.version,
            rules=report.ruleset.rules,
            digest=report.ruleset.digest[:16],
        )
    ]
    if report.today is not None:
        rows.append(say("html.today", today=report.today))
    rows += [
        say("html.file", path=one.path, encoding=one.encoding, lines=one.lines, digest=one.sha256[:16])
        for one in report.documents
    ]
    if report.summary.unbound:
        rows.append(say("console.unbound", rules=say("punctuation.list").join(report.summary.unbound)))
    return joined(*(element("p", escaped(row)) for row in rows))
