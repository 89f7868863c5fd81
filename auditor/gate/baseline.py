"""The baseline: the findings that old reports had when the gate was put up. They are counted, so that a new one is new.

A multiset of (file, content fingerprint): lines that move change nothing, and a new wrong figure fails in an old sentence too.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import DecodeError, ValidationError
from msgspec.json import Decoder

from auditor.errors import SettingsError
from auditor.record import Record
from auditor.report import Finding

_FORMAT = 1


class Known(Record, forbid_unknown_fields=True):
    """A finding that was there before: in which file, seen from the baseline's folder, of which rule, and how often."""

    file: str
    rule: str
    content_fingerprint: str
    count: int


class _Stored(Record, forbid_unknown_fields=True):
    audit_baseline: int
    findings: tuple[Known, ...]


class Baseline(Record):
    """The findings that were there before, and the folder from which their files are named."""

    folder: Path
    known: tuple[Known, ...]

    def file(self, document: str) -> str:
        """The name of a document as the baseline has it."""
        return Path(os.path.relpath(document, self.folder)).as_posix()

    def left(self) -> Counter[tuple[str, str]]:
        """How often each finding of each file may occur."""
        counts: Counter[tuple[str, str]] = Counter()
        for known in self.known:
            counts[known.file, known.content_fingerprint] += known.count
        return counts

    def renewed(self, findings: Iterable[Finding], documents: Iterable[str]) -> Baseline:
        """The baseline with the findings of these documents in place of those it had of them; all others stay."""
        audited = {self.file(document) for document in documents}
        counts = Counter((self.file(one.document), one.rule_id, one.content_fingerprint) for one in findings)
        kept = [known for known in self.known if known.file not in audited]
        return Baseline(self.folder, tuple(sorted([*kept, *(Known(*key, count) for key, count in counts.items())], key=_order)))

    def pruned(self, findings: Iterable[Finding], *, keep: Collection[str] = ()) -> Baseline:
        """The baseline without what no longer occurs among these findings of its documents.

        The files in `keep`, as the baseline names them, were not audited, so that nothing is known of their findings.
        """
        counts = Counter((self.file(one.document), one.rule_id, one.content_fingerprint) for one in findings)
        kept = []
        for known in self.known:
            count = (
                known.count
                if known.file in keep
                else min(known.count, counts[known.file, known.rule, known.content_fingerprint])
            )
            if count:
                kept.append(Known(known.file, known.rule, known.content_fingerprint, count))
        return Baseline(self.folder, tuple(kept))

    def documents(self) -> tuple[str, ...]:
        """The documents that it knows findings of, as paths to open."""
        return tuple(dict.fromkeys(Path(os.path.normpath(self.folder / known.file)).as_posix() for known in self.known))


def _order(known: Known) -> tuple[str, str, str]:
    return known.file, known.rule, known.content_fingerprint


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises SettingsError for a file that is missing or no baseline."""
    hint = "write it anew with: audit baseline write PATH..."
    try:
        stored = Decoder(_Stored).decode(path.read_bytes())
    except OSError as error:
        raise SettingsError("cannot be read", place=path.as_posix(), hint=hint) from error
    except (DecodeError, ValidationError) as error:
        raise SettingsError(f"is no baseline: {error}", place=path.as_posix(), hint=hint) from error
    if stored.audit_baseline != _FORMAT:
        raise SettingsError("is a baseline of another version of this program", place=path.as_posix(), hint=hint)
    return Baseline(path.parent, stored.findings)


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, one finding a line, so that its changes are readable where files are compared."""
    rows = ",\n".join(
        "  "
        + json.dumps(
            {"file": one.file, "rule": one.rule, "content_fingerprint": one.content_fingerprint, "count": one.count},
            ensure_ascii=False,
        )
        for one in baseline.known
    )
    body = f"\n{rows}\n " if rows else ""
    path.write_text(f'{{"audit_baseline": {_FORMAT}, "findings": [{body}]}}\n', encoding="utf-8", newline="\n")
