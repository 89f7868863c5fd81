"""Facts, claims and rules made by hand, for tests of checking: no text is read, and spans are places in an imagined one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.checking import Checked, check
from auditor.facts import Aspects, Claim, ClaimKind, DocumentReading, Fact, Reading
from auditor.node import Mistakes
from auditor.outcomes import Outcome
from auditor.quantity import Quantity, combined, printed
from auditor.record import replace
from auditor.ruleset import Ruleset
from auditor.ruleset.loading import rules_of
from auditor.text import Span
from auditor.vocabulary.model import Concept, Lattice, Names
from auditor.yamlfile import parse_yaml


def _concept(word: str, *identity: str) -> Concept:
    return Concept(word, identity, {"zh": word, "en": word})


NAMES = Names(
    concepts={
        word: _concept(word, "year", "stage", "fund")
        for word in (
            "expenditure",
            "basic",
            "project",
            "income",
            "opening",
            "closing",
            "three-public",
            "abroad",
            "vehicle",
            "staff",
        )
    },
    lattices={
        "fund": Lattice({"all": None, "fiscal": "all", "general": "fiscal", "government-fund": "fiscal"}),
        "stage": Lattice({"budget": None, "initial-budget": "budget", "final": None}),
    },
    bases=frozenset({"prior-year", "prior-year-budget", "initial-budget"}),
    predicates=frozenset({"all_units_administrative"}),
    partitions={},
    marks=frozenset({"choice", "as-of"}),
)

HEAD = """audit_rules: 1
namespace: test
rules:
"""


def rule_text(body: str, *, rule_id: str = "TST001", severity: str = "error", ground: str = "definition") -> str:
    """A rule with everything that every rule must have, and the given keys."""
    lines = "\n".join(f"  {line}" for line in body.strip("\n").splitlines())
    return f"""- id: {rule_id}
  name: {rule_id.lower()}
  title: {{zh: 标题, en: title}}
  why: {{zh: 原因, en: why}}
  severity: {severity}
  ground: {ground}
  message: {{zh: 说明, en: message}}
  basis: none
  examples:
  - pass: 甲1.00万元。
  - fail: 甲⟦2.00万元⟧。
{lines}
"""


def ruleset(*rules: str) -> Ruleset:
    """The rules, checked against NAMES."""
    mistakes = Mistakes()
    found = rules_of(parse_yaml(HEAD + "".join(rules), "rules/test.yaml"), NAMES, mistakes)
    mistakes.raise_if_any()
    return Ruleset(found, "0", ("rules/test.yaml",))


class Report:
    """An imagined report: facts and claims in the order in which they are written down, each at a place of its own."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.claims: list[Claim] = []

    def fact(
        self,
        digits: str,
        concept: str | None = None,
        *,
        unit: str = "yuan",
        section: int = 0,
        of: Fact | None = None,
        approximate: bool = False,
        exact: bool = False,
        **aspects: str | int | tuple[str, ...] | None,
    ) -> Fact:
        """A printed figure: amounts in ten thousand yuan, everything else in its unit."""
        scale = 10**4 if unit == "yuan" else 1
        quantity = printed(digits, unit=unit, scale=scale, approximate=approximate, exact=exact)
        assert quantity is not None
        return self._written(quantity, concept, section, of, aspects, ())

    def implied(self, level: Fact, delta: Fact) -> Fact:
        """The prior level that a level and its change imply."""
        quantity = combined(((1, level.quantity), (-1, delta.quantity)))
        aspects = {"year": level.aspects.year, "stage": level.aspects.stage, "fund": level.aspects.fund}
        return self._written(
            quantity,
            level.concept,
            level.section,
            level,
            {**aspects, "measure": "prior", "base": delta.aspects.base},
            (level, delta),
        )

    def _written(
        self,
        quantity: Quantity,
        concept: str | None,
        section: int,
        of: Fact | None,
        aspects: Mapping[str, str | int | tuple[str, ...] | None],
        implied: tuple[Fact, ...],
    ) -> Fact:
        number = len(self.facts)
        given = replace(Aspects(year=2024, stage="final", fund="all"), **aspects)
        span = Span(100 * number, 100 * number + 8)
        about = None if of is None else of.number
        fact = Fact(number, concept or f"label{number}", concept, quantity, span, given, section, span, implied, None, about)
        self.facts.append(fact)
        return fact

    def claim(
        self,
        kind: ClaimKind,
        *readings: Mapping[str, Fact | tuple[Fact, ...]],
        direction: str | None = None,
        relation: str | None = None,
        base: str | None = None,
        exhaustive: bool = False,
        enumeration: int | None = None,
    ) -> Claim:
        """A claim with its readings, the first one first."""
        number = len(self.claims)
        span = Span(100 * number + 50, 100 * number + 90)
        ways = tuple(Reading(f"way{place}", roles) for place, roles in enumerate(readings))
        claim = Claim(number, kind, span, span, 0, ways, exhaustive, direction, relation, base, enumeration)
        self.claims.append(claim)
        return claim

    def reading(self, predicates: Mapping[str, bool] | None = None) -> DocumentReading:
        """Everything that was written down."""
        return DocumentReading(2024, "final", tuple(self.facts), tuple(self.claims), (), (), predicates or {})

    def checked(self, *rules: str, predicates: Mapping[str, bool] | None = None) -> Checked:
        """What the rules conclude on it."""
        return check(ruleset(*rules), self.reading(predicates), NAMES)

    def outcomes(self, *rules: str, predicates: Mapping[str, bool] | None = None) -> tuple[Outcome, ...]:
        """The outcomes of the rules on it."""
        return self.checked(*rules, predicates=predicates).outcomes


def told(outcomes: Sequence[Outcome]) -> list[str]:
    """Outcomes as words: the verdict, with its grade or its reason."""
    return [" ".join(filter(None, (outcome.verdict.value, outcome.grade or "", outcome.reason))) for outcome in outcomes]
