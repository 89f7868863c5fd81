"""Rule files packed into the one JSON file that the program starts from, checked against the vocabulary beforehand."""

from __future__ import annotations

import json
from pathlib import Path

from auditor.node import Mistake, MistakeError, Mistakes, Node
from auditor.outcomes import Verdict
from auditor.ruleset.rule import Rule
from auditor.ruleset.ruleset import Ruleset, rule_files
from auditor.vocabulary.model import Names
from auditor.yamlfile import read_yaml

Packed = str | list["Packed"] | dict[str, "Packed"]


def compiled(folder: Path, names: Names) -> str:
    """The JSON text of all rules below a folder; the same files always give the same text.

    Raises RuleError with every mistake of every file, a rule without its examples being one.
    """
    ruleset = Ruleset.from_folder([folder], names)
    mistakes = Mistakes()
    for rule in ruleset.rules:
        for message in lacking_examples(rule):
            mistakes.add(MistakeError(Mistake(rule.path, rule.line, 1, f"{rule.id} {message}")))
    mistakes.raise_if_any()
    files: list[Packed] = []
    for path, name in rule_files(folder):
        root = read_yaml(path, str(path)).mapping()
        rules = root["rules"].value.items()
        files.append(
            {
                "path": f"{folder.name}/{name}",
                "audit_rules": root["audit_rules"].value.text(),
                "namespace": root["namespace"].value.text(),
                "lines": [str(rule.line) for rule in rules],
                "rules": [_pack(rule) for rule in rules],
            }
        )
    packed: Packed = {"digest": ruleset.digest, "files": files}
    return json.dumps(packed, ensure_ascii=False, indent=1) + "\n"


def lacking_examples(rule: Rule) -> tuple[str, ...]:
    """Which examples a rule ought to have and has not: a pass, a fail, and an undecided case where it divides."""
    verdicts = {example.verdict for example in rule.examples}
    lacking = [f"has no example of a {verdict.value}" for verdict in (Verdict.PASS, Verdict.FAIL) if verdict not in verdicts]
    divides = rule.derived is not None and "/" in rule.derived.text
    if divides and not verdicts & {Verdict.NOT_APPLICABLE, Verdict.UNDECIDED}:
        lacking.append("divides, and has no example that is undecided or not applicable")
    return tuple(lacking)


def _pack(node: Node) -> Packed:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, tuple):
        return [_pack(member) for member in node.value]
    return {word: _pack(entry.value) for word, entry in node.value.items()}
