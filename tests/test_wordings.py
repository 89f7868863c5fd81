"""Each passage of the corpus of wordings, read by the real reader and judged by the real rules.

The corpus is first checked against itself with arithmetic of its own: a passage that teaches something false fails here.
"""

from __future__ import annotations

import pytest

from auditor import audit
from auditor.facts import Claim, Fact, Reading
from auditor.reading import read
from auditor.sources import plain
from auditor.text import Source
from auditor.vocabulary import load
from tests.wording_corpus import ARITHMETIC, Passage, Stated, as_printed, holds, read_corpus

CORPUS = read_corpus()
every_passage = pytest.mark.parametrize("passage", CORPUS, ids=[passage.place for passage in CORPUS])


def claims_of(passage: Passage) -> list[tuple[Stated, ...]]:
    """Every claim as the corpus writes it, one entry for each ranked reading; implied figures and text zeros left out."""
    source, vocabulary = Source(passage.text, passage.place), load()
    claims = read(plain.parse(source, vocabulary), vocabulary).claims
    return [tuple(stated(claim, reading, source) for reading in claim.readings) for claim in claims]


def stated(claim: Claim, reading: Reading, source: Source) -> Stated:
    roles = {
        role: tuple(as_printed(source.slice(fact.span)) for fact in ((filled,) if isinstance(filled, Fact) else filled))
        for role, filled in reading.roles.items()
        if not (isinstance(filled, Fact) and (filled.implied or not any(c.isdigit() for c in source.slice(filled.span))))
    }
    known = {
        "direction": claim.direction,
        "relation": claim.relation,
        "base": claim.base,
        "exhaustive": str(claim.exhaustive).lower() if claim.kind == "sum" else None,
    }
    return Stated(claim.kind, roles, {key: value for key, value in known.items() if value is not None})


def says(seen: Stated, expected: Stated) -> bool:
    """Same kind, same figures in the same roles, and everything that the corpus knows besides."""
    return (
        seen.kind == expected.kind
        and {role: sorted(texts) for role, texts in seen.figures.items()}
        == {role: sorted(texts) for role, texts in expected.figures.items()}
        and expected.qualifiers.items() <= seen.qualifiers.items()
    )


def shown(claims: list[Stated]) -> str:
    lines = [
        f"  {claim.kind} "
        + ", ".join(f"{role} {' + '.join(texts)}" for role, texts in claim.figures.items())
        + "".join(f"; {key} {value}" for key, value in claim.qualifiers.items())
        for claim in claims
    ]
    return "\n".join(lines) or "  (nothing)"


def test_the_corpus_is_large_enough_and_failing_passages_are_part_of_it() -> None:
    assert len(CORPUS) >= 150
    assert len({passage.text for passage in CORPUS}) == len(CORPUS)
    assert sum(passage.verdict == "fail" for passage in CORPUS) >= 40


@every_passage
def test_a_passage_is_what_it_says(passage: Passage) -> None:
    assert passage.verdict in ("pass", "fail")
    assert {claim.kind for claim in passage.claims} | set(passage.also) <= ARITHMETIC.keys()
    whole = as_printed(passage.text)
    for claim in passage.claims:
        for text in (text for texts in claim.figures.values() for text in texts):
            assert text in whole, text
    broken = [claim for claim in passage.claims if not holds(claim)]
    if passage.verdict == "pass":
        assert not passage.figure
        assert not broken, shown(broken)
    else:
        assert passage.figure in whole
        assert passage.across or any(passage.figure in texts for claim in broken for texts in claim.figures.values())


@every_passage
def test_the_claims_of_a_passage_are_read(passage: Passage) -> None:
    seen = claims_of(passage)
    missed = [expected for expected in passage.claims if not any(says(one, expected) for claim in seen for one in claim)]
    assert not missed, f"{passage.text}\nmissed:\n{shown(missed)}\nread:\n{shown([claim[0] for claim in seen])}"


@every_passage
def test_nothing_else_is_claimed(passage: Passage) -> None:
    extra = [
        claim[0]
        for claim in claims_of(passage)
        if claim[0].kind not in passage.also and not any(says(one, expected) for one in claim for expected in passage.claims)
    ]
    assert not extra, f"{passage.text}\nread besides:\n{shown(extra)}"


@every_passage
def test_a_passage_has_an_error_exactly_if_it_is_wrong(passage: Passage) -> None:
    """A true passage has no error; the wrong figure of a false one is in an error, or a warning if only a bound is broken."""
    findings = audit(passage.text).findings
    errors = [finding for finding in findings if finding.severity == "error"]
    spans = [
        span
        for finding in findings
        if finding.severity != "info"
        for span in (finding.span, *(o.span for o in finding.operands))
    ]
    carried = {as_printed(span.text) for span in spans}
    if passage.verdict == "pass":
        assert not errors, [finding.message for finding in errors]
    else:
        assert passage.figure in carried, f"{passage.text}\n{passage.figure} is carried by none of {sorted(carried)}"
