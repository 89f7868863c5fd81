"""Rule files into rules, with every mistake of every file reported at once and at its place.

The same path serves YAML and the compiled rules. `names` are the ids of the vocabulary; without them (compiled rules, which
were checked when they were compiled) only the form is read and no name is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from auditor.node import Mistakes, Node, check_keys, choice, did_you_mean
from auditor.outcomes import Verdict
from auditor.quantity import GRAINS
from auditor.record import replace
from auditor.ruleset.algebra import NotPolynomialError, quotient_of
from auditor.ruleset.each import read_each, scope_of
from auditor.ruleset.expression import Call, Expression, ExpressionError, Name, Number
from auditor.ruleset.formula import Formula, formula_of
from auditor.ruleset.placeholders import PLACEHOLDER, RESULTS, check_placeholders
from auditor.ruleset.rule import (
    EachClaimGroup,
    EachFactGroup,
    EachMatch,
    EachOfText,
    Example,
    Ground,
    Hint,
    Rereading,
    Rule,
    Severity,
    Slack,
)
from auditor.ruleset.scope import Scope, sort_mismatch, sort_of
from auditor.vocabulary.model import Names

FORMAT = "1"
LANGUAGES = ("zh", "en")
_FILE_KEYS = ("audit_rules", "namespace", "rules")
_REQUIRED = ("id", "name", "title", "why", "severity", "ground", "each", "message", "basis", "examples")
_OPTIONAL = (
    "when", "stated", "derived", "assert", "anchor", "hints", "rereadings", "missing", "slack", "mandatory", "soften", "blame",
)  # fmt: skip
_ID = re.compile(r"[A-Z]{2,6}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECIMAL = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,8})?")
_EXAMPLE_VERDICTS = tuple(verdict.value for verdict in Verdict if verdict is not Verdict.BROKEN)


def rules_of(root: Node, names: Names | None, mistakes: Mistakes) -> tuple[Rule, ...]:
    """The rules of one file. A rule with a mistake is left out, and its mistakes are added."""
    with mistakes.gathered():
        entries = root.mapping()
        for key in ("audit_rules", "namespace", "rules"):
            if key not in entries:
                raise root.mistake(f"a rule file starts with '{key}'", f"keys of a rule file: {', '.join(_FILE_KEYS)}")
        check_keys(root, _FILE_KEYS, mistakes)
        version = entries["audit_rules"].value
        if version.text() != FORMAT:
            raise version.mistake(f"rule format {version.text()} is not known", f"this program reads format {FORMAT}")
        namespace = entries["namespace"].value.text()
        rules: list[Rule] = []
        for node in entries["rules"].value.items():
            count = len(mistakes.found)
            with mistakes.gathered():
                rule = _rule(node, namespace, names, mistakes)
                if len(mistakes.found) == count:
                    rules.append(rule)
        return tuple(rules)
    return ()


@contextmanager
def placed(node: Node) -> Iterator[None]:
    """A mistake in the expression of this node is reported at its character in the file."""
    try:
        yield
    except ExpressionError as error:
        hint = error.hint or (did_you_mean(error.word, error.known) if error.word else "")
        raise node.mistake(error.message, hint, offset=error.at) from None


def _rule(node: Node, namespace: str, names: Names | None, mistakes: Mistakes) -> Rule:
    entries = node.mapping()
    check_keys(node, _REQUIRED + _OPTIONAL, mistakes)
    absent = [key for key in _REQUIRED if key not in entries]
    if absent:
        raise node.mistake(f"this rule lacks {', '.join(absent)}")
    each = read_each(entries["each"].value, names)
    scope = scope_of(each, names)
    hints = _hints(node.get("hints"), scope.with_figures(RESULTS), names, mistakes)
    rereadings, said = _rereadings(node.get("rereadings"), len(hints), scope, names, mistakes)
    rule = Rule(
        id=_shaped(entries["id"].value, _ID, "an id is two to six capital letters and three digits"),
        name=_shaped(entries["name"].value, _NAME, "a name is lower-case words joined by hyphens"),
        namespace=namespace,
        title=_texts(entries["title"].value, mistakes),
        why=_texts(entries["why"].value, mistakes),
        severity=choice(entries["severity"].value, _SEVERITIES, "severity"),
        ground=choice(entries["ground"].value, _GROUNDS, "ground"),
        each=each,
        message=_texts(entries["message"].value, mistakes),
        basis=entries["basis"].value.text(),
        scope=scope,
        path=node.path,
        line=node.line,
        when=_formula(node.get("when"), scope, names),
        stated=_stated(node.get("stated"), scope, names),
        derived=_formula(node.get("derived"), scope, names),
        assertion=_formula(node.get("assert"), scope, names),
        anchor=_anchor(node.get("anchor"), scope, names),
        hints=hints + said,
        rereadings=rereadings,
        examples=tuple(_example(example, mistakes) for example in entries["examples"].value.items()),
        missing=_missing(node.get("missing"), scope, names),
        slack=_slack(node.get("slack"), mistakes),
        mandatory=_flag(node.get("mandatory"), False),
        soften=_flag(node.get("soften"), True),
        blame=_flag(node.get("blame"), True),
    )
    tree = rule.stated.tree if rule.stated is not None else None
    rule = replace(
        rule,
        roles=_roles(rule),
        pointed=_pointed(rule),
        stated_name=tree.id if isinstance(tree, Name) else "",
        constant=tree.value if isinstance(tree, Number) else None,
        grouped=isinstance(rule.each, EachFactGroup | EachClaimGroup),
    )
    if names is not None:
        _check_whole(rule, node, scope, mistakes)
    return rule


_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_GROUNDS: tuple[Ground, ...] = ("definition", "convention")


def _roles(rule: Rule) -> tuple[str, ...]:
    """The figures that are evidence for an outcome: the stated one, what it is compared with, what the message quotes."""
    formulas = (rule.stated, rule.anchor, rule.derived, rule.assertion, rule.when)
    names = [name for formula in formulas if formula is not None for name in formula.names]
    names += [match[1] for match in PLACEHOLDER.finditer(rule.message["zh"])]
    figures = rule.scope.figures | rule.scope.collections
    owners = (name if name in figures else name.rpartition(".")[0] for name in names)
    return tuple(dict.fromkeys(owner for owner in owners if owner in figures))


def _pointed(rule: Rule) -> str | None:
    formula = rule.anchor or rule.stated
    if formula is None:
        return None
    tree: Expression = formula.tree.arguments[0] if isinstance(formula.tree, Call) else formula.tree
    return tree.id if isinstance(tree, Name) else None


def _check_whole(rule: Rule, node: Node, scope: Scope, mistakes: Mistakes) -> None:
    """What holds between the keys of a rule."""
    if rule.ground == "convention" and rule.severity == "error":
        severity = node.get("severity") or node
        mistakes.add(severity.mistake("a convention is at most a warning", "an error needs the ground 'definition'"))
    demands = [key for key in ("stated", "derived", "assert") if key in node.mapping()]
    if isinstance(rule.each, EachOfText):
        if demands != ["assert"] and (demands or not isinstance(rule.each, EachMatch)):
            hint = "a mark by itself is a finding, so a rule that ranges over marks may do without an assertion"
            mistakes.add(node.mistake("a rule on the text itself has 'assert' and no figures", hint))
    elif demands not in (["stated", "derived"], ["assert"]):
        mistakes.add(node.mistake("a rule has either 'stated' and 'derived', or 'assert'"))
    _check_sort(node.get("when"), rule.when, scope, "truth", mistakes)
    _check_sort(node.get("assert"), rule.assertion, scope, "truth", mistakes)
    derivations = [(node.get("derived"), rule.derived)]
    rereadings = node.get("rereadings")
    if rereadings is not None:
        places = (entry.get("derived") for entry in rereadings.items())
        derivations += zip(places, (rereading.derived for rereading in rule.rereadings), strict=True)
    for place, formula in derivations:
        _check_sort(place, formula, scope, "figure", mistakes)
        if place is not None and formula is not None:
            _check_derivation(place, formula, rule.stated, scope, mistakes)
    if rule.stated is not None and isinstance(rule.stated.tree, Number) and rule.anchor is None:
        mistakes.add(node.mistake("a rule whose stated figure is a constant needs an 'anchor' to point at"))
    message = node.get("message")
    if message is not None:
        for text in message.mapping().values():
            with mistakes.gathered():
                check_placeholders(text.value, rule.stated is not None, scope.with_figures(RESULTS))


def _check_derivation(node: Node, formula: Formula, stated: Formula | None, scope: Scope, mistakes: Mistakes) -> None:
    layout: dict[str, tuple[int, ...]] = {}
    count = 0
    for name in formula.names:
        width = 2 if name in scope.collections else 1
        layout[name] = tuple(range(count, count + width))
        count += width
    with mistakes.gathered():
        if stated is not None and isinstance(stated.tree, Name) and stated.tree.id in layout:
            raise node.mistake(f"'{stated.tree.id}' is the stated figure; it cannot be derived from itself")
        with placed(node):
            try:
                quotient_of(formula.tree, layout)
            except NotPolynomialError as error:
                hint = "a derived figure is of degree one in each operand: sums, products and quotients of different figures"
                raise ExpressionError(error.message, error.at, hint=hint) from None
            except ZeroDivisionError:
                raise ExpressionError("this divides by zero", formula.tree.at) from None


def _check_sort(node: Node | None, formula: Formula | None, scope: Scope, wanted: str, mistakes: Mistakes) -> None:
    if node is None or formula is None:
        return
    with mistakes.gathered(), placed(node):
        found = sort_of(formula.tree, scope)
        if found != wanted:
            raise sort_mismatch(wanted, found, formula.tree.at)


def _formula(node: Node | None, scope: Scope, names: Names | None) -> Formula | None:
    """The expression of a node, with all its names known; None for an absent key."""
    if node is None:
        return None
    with placed(node):
        formula = formula_of(node.text())
        if names is not None:
            sort_of(formula.tree, scope)
    return formula


def _stated(node: Node | None, scope: Scope, names: Names | None) -> Formula | None:
    formula = _formula(node, scope, names)
    if node is not None and formula is not None:
        named = isinstance(formula.tree, Name) and (names is None or formula.tree.id in scope.figures)
        if not named and not isinstance(formula.tree, Number):
            raise node.mistake("'stated' is the name of one printed figure, or a constant")
    return formula


def _anchor(node: Node | None, scope: Scope, names: Names | None) -> Formula | None:
    formula = _formula(node, scope, names)
    if node is None or formula is None:
        return None
    tree = formula.tree
    if isinstance(tree, Call) and tree.function in ("min", "max") and len(tree.arguments) == 1:
        tree = tree.arguments[0]
    if not isinstance(tree, Name) or (names is not None and tree.id not in scope.figures | scope.collections):
        raise node.mistake("'anchor' is the name of a figure or a collection, or max() or min() of a collection")
    return formula


def _hints(node: Node | None, scope: Scope, names: Names | None, mistakes: Mistakes) -> tuple[Hint, ...]:
    hints: list[Hint] = []
    for entry in node.items() if node is not None else ():
        check_keys(entry, ("if", "say"), mistakes)
        condition, say = entry.get("if"), entry.get("say")
        if condition is None or say is None:
            raise entry.mistake("a hint has 'if' and 'say'")
        with mistakes.gathered():
            formula = _formula(condition, scope, names)
            if formula is not None:
                hints.append(Hint(formula, _texts(say, mistakes)))
                if names is not None:
                    _check_sort(condition, formula, scope, "truth", mistakes)
    return tuple(hints)


def _rereadings(
    node: Node | None, told: int, scope: Scope, names: Names | None, mistakes: Mistakes
) -> tuple[tuple[Rereading, ...], tuple[Hint, ...]]:
    """The re-readings, and what they say as further hints after the `told` first ones."""
    rereadings: list[Rereading] = []
    hints: list[Hint] = []
    for entry in node.items() if node is not None else ():
        check_keys(entry, ("derived", "say"), mistakes)
        formula, say = _formula(entry.get("derived"), scope, names), entry.get("say")
        if formula is None or say is None:
            raise entry.mistake("a re-reading has 'derived' and 'say'")
        rereadings.append(Rereading(formula, told + len(hints)))
        hints.append(Hint(None, _texts(say, mistakes)))
    return tuple(rereadings), tuple(hints)


def _texts(node: Node, mistakes: Mistakes) -> Mapping[str, str]:
    """The text in every language of the interface."""
    check_keys(node, LANGUAGES, mistakes)
    entries = node.mapping()
    absent = [language for language in LANGUAGES if language not in entries]
    if absent:
        raise node.mistake(f"the text in {' and '.join(absent)} is missing")
    return {language: entries[language].value.text() for language in LANGUAGES}


def _example(node: Node, mistakes: Mistakes) -> Example:
    entries = node.mapping()
    check_keys(node, (*_EXAMPLE_VERDICTS, "derived", "reason"), mistakes)
    verdicts = [key for key in entries if key in _EXAMPLE_VERDICTS]
    if len(verdicts) != 1:
        raise node.mistake("an example has one verdict as its key", f"verdicts: {', '.join(_EXAMPLE_VERDICTS)}")
    text = "\n".join(entries[verdicts[0]].value.texts())
    extra = {key: entries[key].value.text() for key in ("derived", "reason") if key in entries}
    return Example(Verdict(verdicts[0]), text, extra.get("derived", ""), extra.get("reason", ""))


def _missing(node: Node | None, scope: Scope, names: Names | None) -> frozenset[str]:
    if node is None:
        return frozenset()
    zero: set[str] = set()
    for word, entry in node.mapping().items():
        if names is not None and word not in scope.figures:
            raise entry.key.mistake(f"unknown name '{word}'", did_you_mean(word, scope.figures))
        if choice(entry.value, ("zero", "undecided"), "way to treat a missing figure") == "zero":
            zero.add(word)
    return frozenset(zero)


def _slack(node: Node | None, mistakes: Mistakes) -> Slack | None:
    if node is None:
        return None
    check_keys(node, ("value", "unit", "reason"), mistakes)
    value, unit, reason = node.get("value"), node.get("unit"), node.get("reason")
    if value is None or unit is None or reason is None:
        raise node.mistake("a slack has 'value', 'unit' and 'reason'")
    digits = _shaped(value, _DECIMAL, "a slack is a number of at most eight decimals, and it only ever widens")
    whole, _, decimals = digits.partition(".")
    return Slack(int(whole + decimals) * GRAINS // 10 ** len(decimals), unit.text(), _texts(reason, mistakes))


def _flag(node: Node | None, default: bool) -> bool:
    return default if node is None else choice(node, ("true", "false"), "yes or no (true, false)") == "true"


def _shaped(node: Node, pattern: re.Pattern[str], form: str) -> str:
    if pattern.fullmatch(node.text()) is None:
        raise node.mistake(f"'{node.text()}' does not fit: {form}")
    return node.text()
