"""The settings of a run: what each of them means, and where it was set."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from auditor.locale import Lang
from auditor.record import Record
from auditor.report import FailOn, Severity

DEFAULT = "default"
COMMAND_LINE = "command line"


class Settings(Record):
    """The effective settings; every default is what happens when nobody settled anything. Paths are as they are opened.

    paths         what is audited where the command line names nothing: files, folders, patterns
    exclude       patterns of files that folders and patterns leave out; a file that is named itself is always audited
    rules         rules of the office's own: YAML files, or folders of them
    select        only these rules, by id, beginning of ids, or name; empty is all
    ignore        not these rules
    severity      the severity of rules by id, in place of their own
    mandatory     rules that must have judged something in every document; where one did not, the gate stays shut
    fail_on       the least severity that shuts the gate
    min_severity  findings below it are counted and not listed
    strict        undecided checks, numbers not understood, and expired waivers shut the gate too
    baseline      the file of findings that were there before; None where there is none
    waivers       waiver files beside those that stand next to the documents
    lang          the language of everything that is written
    folder        where the nearest settings stand; None without any
    origin        for each setting, by its name in the file, where it was set: file:line, the command line, or by default
    """

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    mandatory: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    min_severity: Severity = "info"
    strict: bool = False
    baseline: Path | None = None
    waivers: tuple[Path, ...] = ()
    lang: Lang = "zh"
    folder: Path | None = None
    origin: Mapping[str, str] = {}


KEYS: Mapping[str, str] = {
    name.replace("_", "-"): name for name in Settings.__struct_fields__ if name not in {"folder", "origin"}
}
"""The settings as they are written in a file, and as they are called here."""
