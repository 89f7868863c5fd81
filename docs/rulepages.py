"""The page of a rule, from its YAML: an example that breaks it, with the program's own words, then what it demands and why."""

from collections.abc import Sequence

from auditor.examples import unmarked
from auditor.outcomes import Verdict
from auditor.pipeline import audit
from auditor.ruleset import Rule, Ruleset
from auditor.ruleset.rule import EachMatch, Example


def page(rule: Rule) -> str:
    """The page in Markdown, Chinese first, as its readers are."""
    failing = [example for example in rule.examples if example.verdict in {Verdict.FAIL, Verdict.DOUBTFUL}]
    others = [example for example in rule.examples if example not in failing]
    parts = [f"# {rule.id} {rule.name}\n\n**{rule.title['zh']}** · {rule.title['en']}\n\n"]
    parts += ["## A report that breaks it\n\n", *(_example(rule, example) for example in failing[:1])]
    parts += ["## What it demands\n\n", f"```\n{_arithmetic(rule)}\n```\n\n", f"{rule.why['zh']}\n\n{rule.why['en']}\n\n"]
    parts += [f"- severity: {rule.severity}\n", f"- ground: {rule.ground}\n", f"- basis: {rule.basis}\n" if rule.basis else ""]
    parts += [f"- source: [{rule.path}](../../{rule.path})\n\n"]
    if rule.hints:
        parts += ["## Hints\n\n", *(f"- {hint.say['zh']} · {hint.say['en']}\n" for hint in rule.hints), "\n"]
    parts += ["## More examples\n\n", *(_example(rule, example) for example in (*failing[1:], *others))]
    return "".join(parts).rstrip("\n") + "\n"


def index(rules: Sequence[Rule]) -> str:
    """All rules in one table."""
    rows = [
        f"| [{rule.id}]({rule.id}.md) | {rule.name} | {rule.severity} | {rule.title['zh']} | {rule.title['en']} |\n"
        for rule in rules
    ]
    return "# Rules\n\n| id | name | severity | 题目 | title |\n|---|---|---|---|---|\n" + "".join(rows)


def _arithmetic(rule: Rule) -> str:
    if rule.stated is not None and rule.derived is not None:
        return f"{rule.stated.text} = {rule.derived.text}"
    if rule.assertion is None and isinstance(rule.each, EachMatch):
        return f"no match: {rule.each.kind}"
    return "" if rule.assertion is None else rule.assertion.text


def _example(rule: Rule, example: Example) -> str:
    text = unmarked(example.text)[0].strip()
    quoted = "\n".join(f"> {line}".rstrip() for line in text.splitlines())
    told = "".join(f"{message}\n\n" for message in dict.fromkeys(_messages(rule, text, example)))
    return f"{quoted}\n\n*{example.verdict.value}*\n\n{told}"


def _messages(rule: Rule, text: str, example: Example) -> list[str]:
    if example.verdict not in {Verdict.FAIL, Verdict.DOUBTFUL}:
        return []
    report = audit(text, diagnose=False, ruleset=Ruleset((rule,), "", ()))
    return [f"{finding.message} ({finding.severity})" for finding in report.findings]
