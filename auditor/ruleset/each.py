"""What a rule ranges over, read from the key `each`; and the names that follow from it. The list of forms is closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from auditor.facts import AnnouncedKind, DivisionKind, Measure, SequenceKind
from auditor.node import Node, choice, did_you_mean
from auditor.ruleset.rule import (
    ALIKE,
    BESIDE,
    CLAIM_ROLES,
    COLLECTION_ROLES,
    JOINED,
    LATTICES,
    SAME,
    Constant,
    Each,
    EachAnnounced,
    EachClaim,
    EachClaimGroup,
    EachFact,
    EachFactGroup,
    EachGiven,
    EachMatch,
    EachNode,
    EachOfText,
    EachSequence,
    EachTable,
    Selector,
    Wanted,
)
from auditor.ruleset.scope import DIRECTIONS, MEASURES, RELATIONS, Scope
from auditor.vocabulary.model import Names

FORMS = ("announced", "claim", "fact", "given", "group", "match", "node", "sequence", "table")
ASPECTS = ("entity", "year", "stage", "fund", "measure", "base", "path", "project")
GROUP_ASPECTS = ("concept", *ASPECTS, "section", "enumeration", "label", "unit", "of")
_CLAIM_WORDS = ("direction", "relation", "base")
_DOCUMENT_WORDS = frozenset({"own_year", "own_stage"})
_MATCH_WORDS = _DOCUMENT_WORDS | {"text", "year"}
_SEQUENCE_WORDS = _DOCUMENT_WORDS | {"text", "ordinal", "expected"}
_ANNOUNCED_WORDS = _DOCUMENT_WORDS | {"text", "found"}
_SEQUENCES: tuple[SequenceKind, ...] = ("part", "chapter", "item", "row")
_ANNOUNCED: tuple[AnnouncedKind, ...] = ("heading", "title", "order", "table", "body", "units", "explained", "owner")
_WHERE = ("exhaustive", *_CLAIM_WORDS)
_SAME, _ANY, _LEVEL = Wanted("same"), Wanted("any"), Wanted("one-of", ("level",))
_KINDS_OF_NODE: tuple[DivisionKind, ...] = get_args(DivisionKind)
_SUMS, _UNITS = frozenset({"sums", "failing"}), frozenset({"shifted", "others", "agreeing"})
_OF_TABLES: tuple[Literal["sums", "units"], ...] = ("sums", "units")
_MEASURES: tuple[Measure, ...] = ("level", "delta", "rate", "prior", "share", "completion", "points")


def read_each(node: Node, names: Names | None) -> Each:
    """The form of `each` that this is, with every id known to the vocabulary (where there is one)."""
    entries = node.mapping()
    form = next((key for key in entries if key in FORMS), None)
    if form is None:
        word = next(iter(entries), "")
        raise node.mistake(f"'{word}' is nothing that a rule can range over", did_you_mean(word, FORMS))
    match form:
        case "claim":
            _only(node, ("claim", "where", "project"))
            kind = choice(entries["claim"].value, tuple(CLAIM_ROLES), "kind of claim")
            return EachClaim(kind, _where(node.get("where"), names), _measures(node.get("project")) or ("level",))
        case "fact":
            _only(node, ("fact", "once"))
            return EachFact(_selector("fact", entries["fact"].value, names), _aspects(node.get("once"), GROUP_ASPECTS))
        case "given":
            return _given(node, names)
        case "match" | "sequence" | "announced":
            _only(node, (form,))
            return _of_text(form, entries[form].value, names)
        case "node":
            _only(node, ("node",))
            return EachNode(choice(entries["node"].value, _KINDS_OF_NODE, "kind of node"))
        case "table":
            _only(node, ("table",))
            return EachTable(choice(entries["table"].value, _OF_TABLES, "thing that a table has"))
        case _:
            return _group(node, names)


def scope_of(each: Each, names: Names | None) -> Scope:
    """The names that the expressions of a rule with this form may use."""
    truths = frozenset(names.predicates if names is not None else ())
    symbols = None if names is None else _symbols(names)
    match each:
        case EachClaim():
            roles = frozenset(CLAIM_ROLES[each.kind])
            return Scope(
                roles - COLLECTION_ROLES,
                roles & COLLECTION_ROLES,
                words=frozenset(_CLAIM_WORDS),
                truths=truths | {"exhaustive"},
                symbols=symbols,
            )
        case EachFact():
            return Scope(frozenset({"fact"}), truths=truths, symbols=symbols)
        case EachGiven():
            return Scope(frozenset(selector.name for selector in each.selectors), truths=truths, symbols=symbols)
        case EachNode():
            return Scope(frozenset({"node"}), frozenset({"children"}), truths=truths, symbols=symbols)
        case EachTable():
            collections, said = (_SUMS, frozenset[str]()) if each.kind == "sums" else (_UNITS, frozenset({"said"}))
            return Scope(collections=collections, truths=truths | said, symbols=symbols)
        case EachFactGroup():
            return Scope(collections=frozenset({"members"}), truths=truths, symbols=symbols)
        case EachMatch() | EachSequence() | EachAnnounced():
            return _scope_of_text(each, truths, symbols)
        case EachClaimGroup():
            roles = frozenset(CLAIM_ROLES[each.kind]) - COLLECTION_ROLES
            return Scope(
                collections=frozenset(f"members.{role}" for role in roles),
                word_lists=frozenset(f"members.{word}" for word in _CLAIM_WORDS),
                truths=truths,
                symbols=symbols,
            )


def _of_text(form: str, node: Node, names: Names | None) -> EachOfText:
    if form == "match":
        return EachMatch(node.text() if names is None else choice(node, sorted(names.marks), "kind of mark"))
    if form == "sequence":
        return EachSequence(choice(node, _SEQUENCES, "sequence"))
    return EachAnnounced(choice(node, _ANNOUNCED, "thing that a document announces"))


def _scope_of_text(each: EachOfText, truths: frozenset[str], symbols: frozenset[str] | None) -> Scope:
    if isinstance(each, EachAnnounced):
        return Scope(words=_ANNOUNCED_WORDS, truths=truths | {"kept"}, symbols=symbols)
    return Scope(words=_MATCH_WORDS if isinstance(each, EachMatch) else _SEQUENCE_WORDS, truths=truths, symbols=symbols)


def _symbols(names: Names) -> frozenset[str]:
    lattices = frozenset(value for lattice in names.lattices.values() for value in lattice.parents)
    return DIRECTIONS | RELATIONS | MEASURES | names.bases | lattices | frozenset(names.concepts)


def _only(node: Node, known: tuple[str, ...]) -> None:
    for word, entry in node.mapping().items():
        if word not in known:
            raise entry.key.mistake(f"unknown key '{word}'", did_you_mean(word, known))


def _given(node: Node, names: Names | None) -> EachGiven:
    _only(node, ("given", "same", "across", "project"))
    entries = node.mapping()
    given = entries["given"].value
    selectors = tuple(_selector(name, entry.value, names) for name, entry in given.mapping().items())
    if len(selectors) < 2:
        raise given.mistake("a 'given' joins two or more selectors", "for one fact alone write 'each: {fact: …}'")
    for selector, entry in zip(selectors, given.mapping().values(), strict=True):
        if not selector.concepts:
            raise entry.value.mistake("a selector of a 'given' names its concept")
    same = _aspects(node.get("same"), ASPECTS) if "same" in entries else SAME
    across = _aspects(node.get("across"), ASPECTS)
    same = tuple(aspect for aspect in same if aspect not in across)
    resolved = tuple(_resolved(selector, selectors[0], same) for selector in selectors)
    return EachGiven(resolved, same, _measures(node.get("project")))


def _resolved(selector: Selector, anchor: Selector, same: tuple[str, ...]) -> Selector:
    joins = tuple(_join(selector, anchor, aspect, same) for aspect in JOINED)
    within = tuple(_join(selector, anchor, aspect, same) for aspect in LATTICES)
    joins = ALIKE if joins == ALIKE else joins
    return Selector(selector.name, selector.concepts, selector.aspects, joins, BESIDE if within == BESIDE else within)


def _join(selector: Selector, anchor: Selector, aspect: str, same: tuple[str, ...]) -> Wanted:
    """What a selector asks of an aspect: what it says, or else to be as the anchor where the rule joins by that aspect.

    Figures of different measures have no base in common, since a level is measured against none.
    """
    said = selector.aspects.get(aspect)
    if said is not None:
        return said
    measures = selector.aspects.get("measure", _SAME), anchor.aspects.get("measure", _LEVEL)
    if aspect == "base" and measures[0] not in (_SAME, measures[1]):
        return _ANY
    return _SAME if aspect in same or aspect in ("measure", "base", "path") else _ANY


def _group(node: Node, names: Names | None) -> EachFactGroup | EachClaimGroup:
    _only(node, ("group", "where", "by"))
    entries = node.mapping()
    by = node.get("by")
    if by is None:
        raise node.mistake("a group says by what its members agree", "add 'by: identity' or a list of aspects")
    if entries["group"].value.text() == "fact":
        where = node.get("where")
        selector = Selector("members", (), {}) if where is None else _selector("members", where, names)
        return EachFactGroup(selector, ("identity",) if by.value == "identity" else _aspects(by, GROUP_ASPECTS))
    kind = choice(entries["group"].value, tuple(CLAIM_ROLES), "kind of claim, nor 'fact'")
    way = choice(by, ("subject", "enumeration"), "way to group claims")
    if way == "subject" and "subject" not in CLAIM_ROLES[kind]:
        raise by.mistake(f"a {kind} has no subject", "group it by enumeration")
    return EachClaimGroup(kind, _where(node.get("where"), names), (way,))


def _selector(name: str, node: Node, names: Names | None) -> Selector:
    _only(node, ("concept", *ASPECTS))
    concepts: tuple[str, ...] = ()
    aspects: dict[str, Wanted] = {}
    for key, entry in node.mapping().items():
        if key == "concept":
            concepts = entry.value.texts()
            for member in entry.value.items() if isinstance(entry.value.value, tuple) else (entry.value,):
                if names is not None and member.text() not in names.concepts:
                    raise member.mistake(f"unknown concept '{member.text()}'", did_you_mean(member.text(), names.concepts))
        else:
            aspects[key] = _wanted(key, entry.value, names)
    return Selector(name, concepts, aspects)


def _wanted(aspect: str, node: Node, names: Names | None) -> Wanted:
    if isinstance(node.value, Mapping):
        _only(node, ("offset",))
        if aspect != "year":
            raise node.mistake("only a year has an offset")
        return Wanted("same", offset=_whole(node.mapping()["offset"].value))
    if node.value == "same":
        return Wanted("same")
    if node.value == "any":
        return Wanted("any")
    members = node.items() if isinstance(node.value, tuple) else (node,)
    return Wanted("one-of", tuple(_constant(aspect, member, names) for member in members))


def _constant(aspect: str, node: Node, names: Names | None) -> Constant:
    word = node.text()
    if word == "none":
        return None
    if aspect == "year":
        return _whole(node)
    if aspect == "path":
        return tuple(word.split("/"))
    known = _known(aspect, names)
    if known is not None and word not in known:
        raise node.mistake(f"unknown {aspect} '{word}'", did_you_mean(word, known))
    return word


def _known(aspect: str, names: Names | None) -> frozenset[str] | None:
    """The constants that an aspect may have; None where any text will do, or nothing is to be checked."""
    if names is None:
        return None
    match aspect:
        case "stage" | "fund":
            lattice = names.lattices.get(aspect)
            return frozenset(lattice.parents) if lattice is not None else frozenset()
        case "base":
            return names.bases
        case "measure":
            return MEASURES
        case "direction":
            return DIRECTIONS
        case "relation":
            return RELATIONS
        case _:
            return None


def _where(node: Node | None, names: Names | None) -> Mapping[str, tuple[Constant, ...]]:
    if node is None:
        return {}
    _only(node, _WHERE)
    where: dict[str, tuple[Constant, ...]] = {}
    for key, entry in node.mapping().items():
        members = entry.value.items() if isinstance(entry.value.value, tuple) else (entry.value,)
        if key == "exhaustive":
            where[key] = tuple(choice(member, ("true", "false"), "yes or no (true, false)") for member in members)
        else:
            where[key] = tuple(_constant(key, member, names) for member in members)
    return where


def _measures(node: Node | None) -> tuple[Measure, ...]:
    if node is None:
        return ()
    members = node.items() if isinstance(node.value, tuple) else (node,)
    return tuple(choice(member, _MEASURES, "measure") for member in members)


def _aspects(node: Node | None, known: tuple[str, ...]) -> tuple[str, ...]:
    if node is None:
        return ()
    members = node.items() if isinstance(node.value, tuple) else (node,)
    return tuple(choice(member, known, "aspect") for member in members)


def _whole(node: Node) -> int:
    word = node.text()
    if not word.lstrip("-").isascii() or not word.removeprefix("-").isdigit():
        raise node.mistake(f"'{word}' is not a whole number")
    return int(word)
