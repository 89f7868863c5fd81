"""Waivers: findings that somebody answers for, with a reason and until a day. They are YAML beside the reports.

A waiver holds for the figures that it was written for: it names the finding by its content fingerprint, so that it lapses as
soon as one of these figures changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from auditor.errors import SettingsError
from auditor.node import Mistakes, Node, check_keys
from auditor.record import Record
from auditor.report import Finding

FILE = "audit-waivers.yaml"
_FORMAT = "1"
_HEAD = "audit_waivers"
_LIST = "waivers"
_FINGERPRINT = re.compile("[0-9a-f]{16}")
NEVER = "never"
_KEYS = ("rule", "document", "stated", "fingerprint", "content_fingerprint", "reason", "by", "expires")
_REQUIRED = ("rule", "document", "content_fingerprint", "reason", "by", "expires")


class Waiving(Record):
    """One waiver as it is written.

    place        file:line where it begins
    document     the path of the report, as the run names it
    stated       the figure as printed when the waiver was written; for people
    fingerprint  of the finding without its figures, to tell a finding that has changed from one that is gone; may be empty
    expires      the last day on which it holds; None is no last day
    """

    place: str
    document: str
    rule: str
    stated: str
    fingerprint: str
    content_fingerprint: str
    reason: str
    by: str
    expires: date | None


def read_waivers(paths: Iterable[Path]) -> tuple[Waiving, ...]:
    """The waivers of files, in their order. Raises SettingsError with every mistake of every file at its place."""
    from auditor.yamlfile import read_yaml  # noqa: PLC0415 - most runs have no waivers, and start faster without it

    mistakes = Mistakes()
    read: list[Waiving] = []
    for path in paths:
        with mistakes.gathered():
            read += _of_file(_readable(path, read_yaml(path, path.as_posix())), path, mistakes)
    mistakes.raise_if_any(SettingsError)
    return tuple(read)


def _readable(path: Path, top: Node) -> Node:
    """The list of waivers of a file whose format is known."""
    head, listed = top.get(_HEAD), top.get(_LIST)
    if head is None or head.text() != _FORMAT or listed is None:
        raise (head or top).mistake(f"expected '{_HEAD}: {_FORMAT}' and a list '{_LIST}'", f"{path.name} holds waivers")
    return listed


def _of_file(listed: Node, path: Path, mistakes: Mistakes) -> list[Waiving]:
    read = []
    for member in listed.items():
        with mistakes.gathered():
            check_keys(member, _KEYS, mistakes)
            read.append(_waiving(member, path))
    return read


def _waiving(member: Node, path: Path) -> Waiving:
    texts = {word: entry.value.text() for word, entry in member.mapping().items() if word in _KEYS}
    for word in _REQUIRED:
        if not texts.get(word, "").strip():
            raise member.mistake(f"a waiver needs '{word}'", "write it with: audit waive FINGERPRINT FILE")
    if not _FINGERPRINT.fullmatch(texts["content_fingerprint"]):
        raise member.mistake("a content fingerprint has 16 hexadecimal digits", "copy it from the JSON report")
    return Waiving(
        place=f"{path.as_posix()}:{member.line}",
        document=(path.parent / texts["document"]).as_posix(),
        rule=texts["rule"],
        stated=texts.get("stated", ""),
        fingerprint=texts.get("fingerprint", ""),
        content_fingerprint=texts["content_fingerprint"],
        reason=texts["reason"],
        by=texts["by"],
        expires=_day(member, texts["expires"]),
    )


def _day(member: Node, text: str) -> date | None:
    if text == NEVER:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise member.mistake(f"'{text}' is no day", f"write it as 2026-12-31, or '{NEVER}'") from None


def written(findings: Sequence[Finding], *, reason: str, by: str, expires: date | None) -> str:
    """Waivers of findings as the lines that a waiver file has for them. All texts are quoted, so that none can be YAML."""
    return "".join(_lines(finding, reason, by, NEVER if expires is None else expires.isoformat()) for finding in findings)


def _lines(finding: Finding, reason: str, by: str, expires: str) -> str:
    said = {
        "rule": finding.rule_id,
        "document": Path(finding.document).name,
        "stated": finding.span.text,
        "fingerprint": finding.fingerprint,
        "content_fingerprint": finding.content_fingerprint,
        "reason": reason,
        "by": by,
        "expires": expires,
    }
    rows = [f"{word}: {_quoted(text)}" for word, text in said.items()]
    return "- " + "\n  ".join(rows) + "\n"


def _quoted(text: str) -> str:
    """The text in double quotes; what may not stand in YAML as it is, is written by its number."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def append(path: Path, lines: str) -> None:
    """Add waivers to the end of a file, which begins with its format if it is new; what was there stays as it was."""
    before = path.read_text(encoding="utf-8") if path.exists() else f"{_HEAD}: {_FORMAT}\n{_LIST}:\n"
    path.write_text(before + ("" if before.endswith("\n") else "\n") + lines, encoding="utf-8", newline="\n")
