"""The rules that an audit applies, from the compiled file that comes with the program or from folders of YAML."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from auditor.errors import RuleError, UsageError
from auditor.node import Entry, Mistake, MistakeError, Mistakes, Node, did_you_mean
from auditor.record import Record
from auditor.ruleset.loading import rules_of
from auditor.ruleset.rule import EachTable, Rule
from auditor.vocabulary.model import Names

COMPILED = Path(__file__).parent.parent / "compiled" / "rules.json"
NOT_RULES = frozenset({"vocabulary", "classification"})
"""The folders beside the rules that hold the words of the field and the classification dictionary."""


class Ruleset(Record, dict=True):
    """Rules in the order in which they are applied and reported.

    digest   sha256 over the names and contents of the files they come from
    sources  names of those files, relative to the folder they were given in
    """

    rules: tuple[Rule, ...]
    digest: str
    sources: tuple[str, ...]

    @classmethod
    def packaged(cls, *, examples: bool = True) -> Ruleset:
        """The rules that come with the program. No YAML is read; they were checked when they were compiled.

        An audit needs no examples, and starts faster without them.
        """
        try:
            compiled = json.loads(COMPILED.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise RuleError("the compiled rules are missing", place=str(COMPILED), hint="run 'make compile'") from None
        return cls.unpacked(compiled, examples=examples)

    @classmethod
    def unpacked(cls, compiled: Mapping[str, object], *, examples: bool = True) -> Ruleset:
        """The rules from what `auditor.ruleset.build` packed."""
        mistakes = Mistakes()
        rules: list[Rule] = []
        files = compiled["files"]
        if not isinstance(files, list):
            raise TypeError("the compiled rules hold a list of files")
        for file in files:
            rules += rules_of(_packed_file(file, examples=examples), None, mistakes)
        mistakes.raise_if_any()
        return cls(tuple(rules), str(compiled["digest"]), tuple(str(file["path"]) for file in files))

    @classmethod
    def from_folder(cls, paths: Iterable[Path], names: Names) -> Ruleset:
        """The rules of YAML files and of all YAML files below folders. All mistakes are raised as one RuleError."""
        from auditor.yamlfile import read_yaml  # noqa: PLC0415 - only rules of one's own need YAML, which is slow to import

        mistakes = Mistakes()
        files = [file for path in paths for file in rule_files(path)]
        rules: list[Rule] = []
        digest = hashlib.sha256()
        for path, name in files:
            with mistakes.gathered():
                rules += rules_of(read_yaml(path, str(path)), names, mistakes)
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        _check_unique(rules, mistakes)
        mistakes.raise_if_any()
        return cls(tuple(rules), digest.hexdigest(), tuple(name for _, name in files))

    @cached_property
    def _by_word(self) -> Mapping[str, Rule]:
        """The rules by their ids and their names; the first one where a word is taken twice."""
        return {word: rule for rule in reversed(self.rules) for word in (rule.name, rule.id)}

    @cached_property
    def unproven(self) -> frozenset[str]:
        """The ids of the rules of which a fail proves no figure wrong: conventions, warnings at most, slips of words, and those
        on whole tables.
        """
        return frozenset(
            rule.id
            for rule in self.rules
            if rule.ground == "convention" or rule.severity != "error" or not rule.blame or isinstance(rule.each, EachTable)
        )

    def by_id(self, rule_id: str) -> Rule:
        """The rule with this id (or this name); UsageError if there is none."""
        rule = self._by_word.get(rule_id)
        if rule is not None:
            return rule
        known = [rule.id for rule in self.rules] + [rule.name for rule in self.rules]
        raise UsageError(f"there is no rule '{rule_id}'", hint=did_you_mean(rule_id, known) or "see 'audit rules list'")


def rule_files(path: Path) -> list[tuple[Path, str]]:
    """The rule files at a path, in the order of their names, each with its name relative to the path (a folder)."""
    if path.is_file():
        return [(path, path.name)]
    if not path.is_dir():
        raise RuleError("there is no such file or folder of rules", place=str(path))
    found = sorted(path.rglob("*.yaml"), key=lambda file: file.relative_to(path).as_posix())
    return [(file, file.relative_to(path).as_posix()) for file in found if NOT_RULES.isdisjoint(file.relative_to(path).parts)]


def _check_unique(rules: Iterable[Rule], mistakes: Mistakes) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for word in (rule.id, rule.name):
            first = seen.setdefault(word, rule)
            if first is not rule:
                message = f"'{word}' is already the {'id' if word == rule.id else 'name'} of another rule"
                mistakes.add(MistakeError(Mistake(rule.path, rule.line, 1, message, f"the first one is at {first.place}")))


def _packed_file(file: Mapping[str, object], *, examples: bool) -> Node:
    """A packed file as the tree that a YAML file would give; every value stands where its rule begins."""
    path = str(file["path"])
    lines, rules = file["lines"], file["rules"]
    if not isinstance(lines, list) or not isinstance(rules, list):
        raise TypeError("a compiled file has a list of lines and a list of rules")
    if not examples:
        rules = [{**rule, "examples": []} for rule in rules]
    members = tuple(_packed(rule, path, int(line)) for rule, line in zip(rules, lines, strict=True))
    head = {"audit_rules": str(file["audit_rules"]), "namespace": str(file["namespace"])}
    key = Node("", path, 1, 1)
    entries = {word: Entry(key, Node(text, path, 1, 1)) for word, text in head.items()}
    return Node({**entries, "rules": Entry(key, Node(members, path, 1, 1))}, path, 1, 1)


def _packed(value: object, path: str, line: int) -> Node:
    if isinstance(value, str):
        return Node(value, path, line, 1)
    if isinstance(value, list):
        return Node(tuple(_packed(member, path, line) for member in value), path, line, 1)
    if isinstance(value, dict):
        key = Node("", path, line, 1)
        return Node({word: Entry(key, _packed(member, path, line)) for word, member in value.items()}, path, line, 1)
    raise TypeError(f"the compiled rules hold texts, lists and mappings, not {type(value).__name__}")
