"""Pages to be tested: of a text, or of the samples, as the command would write them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from auditor.coverage import covered
from auditor.gate import gated
from auditor.locale import Lang
from auditor.pipeline import examine, packaged_rules
from auditor.rendering.context import Context
from auditor.rendering.html import render
from auditor.report import Report
from auditor.reporting import build_report
from auditor.sources import decode

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def audited(*texts: tuple[str, str], lang: Lang = "zh") -> tuple[Report, Context]:
    """The report on these texts, each with its name, and what a page of it needs."""
    done = [examine(decode.of_text(text, name), packaged_rules()) for name, text in texts]
    report = gated(build_report(done, packaged_rules(), lang=lang))
    sources = {one.source.name: one.source for one in done}
    return report, Context(sources, lang, numbers={one.source.name: covered(one.reading, one.checked.outcomes) for one in done})


@cache
def sample(name: str, lang: Lang = "zh") -> tuple[Report, Context]:
    """The report on a sample."""
    return audited((f"{name}.txt", (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")), lang=lang)


@cache
def sample_page(name: str, lang: Lang = "zh") -> str:
    """The page of a sample."""
    return render(*sample(name, lang))
