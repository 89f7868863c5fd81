"""Rules that range over claims: the names are the roles of a claim under one of its readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from auditor.checking.binding import MOST_BINDINGS, Binding, Word, print_of
from auditor.checking.index import Index
from auditor.facts import Claim, Fact, Measure
from auditor.record import replace
from auditor.ruleset.rule import CLAIM_ROLES, COLLECTION_ROLES, Constant, EachClaim, EachClaimGroup

_WORDS = ("direction", "relation", "base")


def is_meant(claim: Claim, where: Mapping[str, tuple[Constant, ...]]) -> bool:
    """Whether the attributes of the claim are among those that a rule asks for."""
    for attribute, constants in where.items():
        value: Constant = getattr(claim, attribute)
        if (str(value).lower() if isinstance(value, bool) else value) not in constants:
            return False
    return True


def bound(claim: Claim, reading: int) -> Binding:
    """The figures of a claim under one of its readings, for all rules on its kind."""
    roles = {
        role: figures if isinstance(figures, tuple) else (figures,)
        for role, figures in claim.readings[reading].roles.items()
        if figures != ()
    }
    words: Mapping[str, tuple[Word, ...]] = {
        "direction": (claim.direction,),
        "relation": (claim.relation,),
        "base": (claim.base,),
    }
    truths = {"exhaustive": claim.exhaustive}
    return Binding(roles, claim.span, claim.section, words, truths, claim=claim, reading=reading)


def table_of(claim: Claim) -> int | None:
    """The number of the table that states a claim, None for a claim of the text, which never refers to a cell."""
    first = next((figure for figure in claim.readings[0].roles.values() if isinstance(figure, Fact)), None)
    return None if first is None else first.table


def projected(each: EachClaim, binding: Binding, index: Index) -> Iterator[Binding]:
    """A claim in every measure that the rule projects it to."""
    for measure in each.measures:
        if measure == "level":
            yield binding
        else:
            for figures, missing in _projections(each, binding.figures, measure, index):
                yield replace(binding, figures=figures, missing=missing)


def _projections(
    each: EachClaim, roles: Mapping[str, tuple[Fact, ...]], measure: Measure, index: Index
) -> Iterator[tuple[Mapping[str, tuple[Fact, ...]], str]]:
    """The counterparts of the roles in another measure, each base apart, with the first name that has none.

    Nothing is said to be missing unless the first role and one other have a counterpart.
    """
    flat = [(role, fact) for role in CLAIM_ROLES[each.kind] for fact in roles.get(role, ())]
    if not flat:
        return
    found = [_by_base(index.projected(fact, measure)) for _, fact in flat]
    for base in found[0]:
        options = [by_base.get(base, []) for by_base in found]
        if all(options):
            for chosen in islice(product(*options), MOST_BINDINGS):
                yield _under_roles(flat, chosen), ""
        elif any(options[1:]):
            present = [(pair, option[0]) for pair, option in zip(flat, options, strict=True) if option]
            lacking = next(role for (role, _), option in zip(flat, options, strict=True) if not option)
            yield _under_roles([pair for pair, _ in present], tuple(fact for _, fact in present)), lacking


def _by_base(facts: list[Fact]) -> dict[str | None, list[Fact]]:
    """Counterparts by their base, in reading order, one for each print that differs; printed ones before implied ones."""
    found: dict[str | None, dict[object, Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (bool(fact.implied), fact.number)):
        found.setdefault(fact.aspects.base, {}).setdefault(print_of(fact), fact)
    return {base: list(prints.values())[:MOST_BINDINGS] for base, prints in found.items()}


def _under_roles(flat: list[tuple[str, Fact]], chosen: tuple[Fact, ...]) -> Mapping[str, tuple[Fact, ...]]:
    figures: dict[str, tuple[Fact, ...]] = {}
    for (role, _), fact in zip(flat, chosen, strict=True):
        figures[role] = (*figures.get(role, ()), fact)
    return figures


def group_bindings(each: EachClaimGroup, claims: tuple[Claim, ...], index: Index) -> Iterator[Binding]:
    """Claims that belong together, two or more, each under its first reading, in reading order."""
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.kind == each.kind and is_meant(claim, each.where):
            key = _subject_key(claim, index) if each.by == ("subject",) else claim.enumeration
            if key is not None:
                groups.setdefault(key, []).append(claim)
    for members in groups.values():
        if len(members) >= 2:
            yield _group(each, members)


def _subject_key(claim: Claim, index: Index) -> object:
    subject = claim.readings[0].roles.get("subject")
    if not isinstance(subject, Fact):
        return None
    return index.identity(subject) or subject.number, claim.base


def _group(each: EachClaimGroup, members: list[Claim]) -> Binding:
    figures: dict[str, tuple[Fact, ...]] = {}
    incomplete: set[str] = set()
    for role in CLAIM_ROLES[each.kind]:
        if role in COLLECTION_ROLES:
            continue
        printed = [claim.readings[0].roles.get(role) for claim in members]
        present = tuple(figure for figure in printed if isinstance(figure, Fact))
        if present:
            figures[f"members.{role}"] = present
        if len(present) < len(members):
            incomplete.add(f"members.{role}")
    return Binding(
        figures,
        members[0].span,
        members[0].section,
        {f"members.{word}": tuple(getattr(claim, word) for claim in members) for word in _WORDS},
        incomplete=frozenset(incomplete),
    )
