"""Whole texts: every span re-reads, layout changes nothing, and the document's own year, stage and name."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts import DocumentReading, Fact
from tests.reading.reader import SAMPLES, TITLE, amount, claims, levels, reading, role, spans_hold

ROOT = Path(__file__).resolve().parent.parent.parent
CORRECT = (ROOT / "samples" / "example-correct.txt").read_text(encoding="utf-8")
PHRASE = (
    "2024年度本年支出合计821.35万元，其中：基本支出560.12万元，占68.20%；项目支出261.23万元，占31.80%。"
    "年末结转和结余18.49万元，较上年24.18万元减少5.69万元，下降23.53%。"
)
FULL_WIDTH = {code: code + 0xFEE0 for code in map(ord, "0123456789.%,;:()")}
LIKE = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "％": "%"}


def scattered(text: str, seed: int) -> str:
    """The text with some signs in their other form, and line ends and spaces at random places, well apart."""
    rng = Random(seed)
    written: list[str] = []
    last = 0
    for at, character in enumerate(text):
        forms = (character, LIKE.get(character, character), chr(FULL_WIDTH.get(ord(character), ord(character))))
        written.append(rng.choice(forms) if rng.random() < 0.4 else character)
        if at - last > 8 and rng.random() < 0.1:
            written.append(rng.choice(["\n", "\r\n", "\n\n", " ", "\u3000", "\f"]))
            last = at
    return "".join(written)


def essence(found: DocumentReading) -> tuple[object, ...]:
    """What was read, without its places."""
    facts = [(f.number, f.label, f.concept, f.quantity, f.aspects, f.of, f.enumeration, len(f.implied)) for f in found.facts]
    stated = [
        (c.kind, c.exhaustive, c.direction, c.relation, c.base, [(r.why, sorted(r.roles)) for r in c.readings])
        for c in found.claims
    ]
    return found.year, found.stage, facts, stated, dict(found.predicates)


# --- laws


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_span_of_a_disclosure_says_what_was_read_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    spans_hold(text, reading(text))


@pytest.mark.parametrize("seed", range(12))
def test_every_span_holds_under_line_breaks_and_other_forms(seed: int) -> None:
    text = scattered(CORRECT, seed)
    found = reading(text)
    assert len(found.facts) > 20
    spans_hold(text, found)


def test_a_digit_that_looks_like_a_page_number_is_not_dropped_from_a_number() -> None:
    """821.35 over three lines is 821.35, or it is no figure; 821.5 was never printed."""
    text = f"{TITLE}本年支出合计821.\n3\n5万元，其中：基本支出560.12万元。"
    spans_hold(text, reading(text))
    assert ("expenditure", "821.5") not in levels(reading(text))


@given(
    st.text(st.sampled_from("一、（）本年支出收入合计基本项目其中占比上年增加减少万元%0123456789.，。：\n \t"), max_size=120)
)
@settings(max_examples=150)
def test_every_span_holds_in_any_text(text: str) -> None:
    spans_hold(TITLE + text, reading(TITLE + text))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n\u3000\u3000", "\n\n- 12 -\n\n"])
def test_a_line_end_anywhere_in_a_phrase_changes_nothing(gap: str) -> None:
    """From behind the year on, which alone on a line would be a page number."""
    plain = essence(reading(TITLE + PHRASE))
    broken = {at: f"{TITLE}{PHRASE[:at]}{gap}{PHRASE[at:]}" for at in range(5, len(PHRASE), 3) if PHRASE[at - 1] not in "。："}
    assert [at for at, text in broken.items() if essence(reading(text)) != plain] == []


def test_full_width_forms_change_nothing() -> None:
    assert essence(reading(CORRECT.translate(FULL_WIDTH))) == essence(reading(CORRECT))
    assert essence(reading(CORRECT.translate({ord(printed): other for printed, other in LIKE.items()}))) == essence(
        reading(CORRECT)
    )


def test_spaces_between_words_change_nothing() -> None:
    spaced = "".join(f"{c} " if "\u4e00" <= c <= "\u9fff" else c for c in PHRASE)
    assert essence(reading(TITLE + spaced)) == essence(reading(TITLE + PHRASE))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_same_text_reads_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = reading(text)
    reading(CORRECT)
    assert reading(text) == first


def test_nothing_depends_on_the_order_of_hashes() -> None:
    program = (
        "import hashlib, sys; from tests.reading.reader import SAMPLES, reading;"
        "texts = [path.read_text(encoding='utf-8') for path in SAMPLES];"
        "print(hashlib.sha256(repr([reading(text) for text in texts]).encode()).hexdigest())"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        for seed in ("1", "2")
    ]
    digests = [process.communicate()[0].strip() for process in running]
    assert len(digests[0]) == 64
    assert digests[0] == digests[1]


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_facts_claims_and_numbers_are_in_order_and_complete(path: Path) -> None:
    found = reading(path.read_text(encoding="utf-8"))
    assert [fact.number for fact in found.facts] == list(range(len(found.facts)))
    assert [claim.number for claim in found.claims] == list(range(len(found.claims)))
    assert all(1 <= len(claim.readings) <= 4 for claim in found.claims)
    spans = [number.span for number in found.numbers]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    read = {number.span for number in found.numbers if number.read}
    printed = {fact.span for fact in found.facts if not fact.implied}
    assert read <= printed
    assert {span for span in printed & set(spans) if span not in read} == set()


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_figures_of_claims_are_the_prints_of_the_document(path: Path) -> None:
    found = reading(path.read_text(encoding="utf-8"))
    for claim in found.claims:
        for filled in (value for one in claim.readings for value in one.roles.values()):
            for fact in (filled,) if isinstance(filled, Fact) else filled:
                printed = fact.implied if fact.implied else (fact,)
                assert all(one.quantity is found.facts[one.number].quantity for one in printed)


def test_a_text_without_figures_has_no_facts() -> None:
    found = reading("某局2024年度部门决算\n一、主要职责\n负责档案工作。")
    assert (found.facts, found.claims, found.numbers, found.year) == ((), (), (), 2024)


def test_an_empty_text_is_read() -> None:
    found = reading("")
    assert (found.facts, found.claims, found.numbers, found.sections, found.year) == ((), (), (), (), None)


# --- period


@pytest.mark.parametrize(
    ("text", "year", "stage"),
    [
        ("某局2024年度部门决算\n一、支出情况\n支出5.00万元。", 2024, "final"),
        ("某局2025年部门预算\n一、支出情况\n支出5.00万元。", 2025, "budget"),
        ("某局２０２４年\n单位决算\n一、支出情况\n支出5.00万元。", 2024, "final"),
        ("说明\n一、2024年度收入支出决算总体情况说明\n2023年支出5.00万元。", 2024, "final"),
        ("一、支出情况\n2024年支出5.00万元，2023年支出4.00万元。2024年完成决算。", 2024, "final"),
    ],
)
def test_title_and_headings_tell_the_year_and_the_stage(text: str, year: int, stage: str) -> None:
    found = reading(text)
    assert (found.year, found.stage) == (year, stage)


def test_words_of_the_year_are_relative_to_the_document() -> None:
    found = reading(f"{TITLE}上年支出合计5.00万元。")
    assert [fact.aspects.year for fact in found.facts] == [2023]


def test_a_heading_gives_its_section_the_fund() -> None:
    text = "某局2024年度部门决算\n一、一般公共预算财政拨款支出决算情况说明\n支出5.00万元。\n"
    text += "二、支出决算情况说明\n本年支出合计9.00万元。"
    assert [(fact.aspects.fund, amount(fact)) for fact in reading(text).facts] == [("general", "5.00"), ("all", "9.00")]


# --- zeros, numbers and predicates


def test_a_printed_zero_is_as_precise_as_its_section() -> None:
    zero = reading(f"{TITLE}基本支出2844.74万元，项目支出0万元。").facts[1].quantity
    assert (zero.value, zero.ulp, zero.decimals) == (0, 100 * 2 * 10**8, 0)


def test_a_text_zero_is_exact() -> None:
    [fact] = [fact for fact in reading(f"{TITLE}本年无公务接待费。").facts if fact.concept == "reception"]
    assert (fact.quantity.value, fact.quantity.low, fact.quantity.high) == (0, 0, 0)


def test_numbers_that_nobody_understood_are_counted() -> None:
    found = reading(f"{TITLE}基本支出5.00万元。阿弥陀佛满意度85%。")
    assert [(number.read, number.zero) for number in found.numbers] == [(True, False), (False, False)]


def test_cells_are_counted_and_dates_are_not() -> None:
    found = reading(f"{TITLE}2024年12月31日制表。\n项目\t2024年\t决算\n基本支出\t5.00\t0.00\n")
    assert [(number.zero, number.read) for number in found.numbers] == [(False, False), (True, False)]


def test_contents_and_glossary_give_no_figures() -> None:
    text = f"{TITLE}基本支出5.00万元。\n第二部分 名词解释\n一、项目支出：指9.00万元以上的支出。\n"
    assert levels(reading(text)) == [("basic", "5.00")]


def test_a_document_may_show_what_its_units_are() -> None:
    shown = reading(f"{TITLE}本单位为公益一类事业单位。基本支出5.00万元。")
    assert shown.predicates == {"all_units_institutions": True}
    assert reading(f"{TITLE}基本支出5.00万元。").predicates == {}


# --- the figure that a clause speaks of


def test_a_change_is_about_the_topic_and_never_about_the_explanation() -> None:
    found = reading(f"{TITLE}基本支出8.00万元，主要原因是增加人员经费3.00万元。比上年增加2.00万元，增长33.33%。")
    for claim in claims(found, "change"):
        assert role(claim, "subject").concept == "basic"
    assert ("personnel", "3.00") not in levels(found)


def test_levels_of_a_phrase() -> None:
    assert levels(reading(TITLE + PHRASE)) == [
        ("expenditure", "821.35"),
        ("basic", "560.12"),
        ("project", "261.23"),
        ("closing", "18.49"),
    ]


def test_the_title_says_what_is_reported_whatever_most_headings_compare_it_with() -> None:
    text = "某市档案局2024年度部门决算\n一、与预算对比情况\n二、预算调整情况\n三、支出情况\n本年支出合计5.00万元。"
    assert reading(text).stage == "final"
