"""What an audit costs, told in multiples of something measured beside it: no limit is a time of the clock.

Noise only ever makes a measurement slower, so each is the best of several, and a limit holds once any round meets it. Every
round audits texts that no round has seen: digits of the samples are changed, so that a memory of results would not help.
"""

from __future__ import annotations

import gc
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

import pytest

from auditor import audit
from tests.accounts import document

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = tuple(path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*-2024-*.txt")))
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
ROUNDS = 8
DIGITS_CHANGED = 3
SEEDS = count(1)

# The goal is 120, and a hundred audits a second and core. Reached are 220; with Debian's Python, which searches faster, 260.
# (Both were a sixth less before contents, lists of units, glossaries and cells were read.) The limit only keeps what has been
# reached from being lost.
WARM = 260
# An account of twenty pages and more, in multiples of the narratives of the samples.
ACCOUNT = 0.8
DIAGNOSED = 2
NOTHING_TO_TRACE = 1.1
TENFOLD = 11
COLD = 2.4
MEMORY = 100 * 1024

COLD_AUDIT = "import sys; sys.argv = ['audit', 'samples/seni-2024-final.txt']; from auditor.start import main; main()"
COLD_IMPORT = "import pydantic, typer, rich"
PEAK = """
import sys
from pathlib import Path
from auditor.start import run
run(sys.argv[1:])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
sys.stderr.write(peak.split()[1])
"""


def mutated(text: str) -> str:
    """The text with a few of its digits changed, none of them a zero, so that lengths and prints stay what they are."""
    chance = random.Random(next(SEEDS))
    characters = list(text)
    places = [place for place, character in enumerate(characters) if character in "123456789"]
    for place in chance.sample(places, min(DIGITS_CHANGED, len(places))):
        characters[place] = chance.choice("123456789")
    return "".join(characters)


def narrative(text: str) -> str:
    """The text without the rows of its tables."""
    return "".join(line for line in text.splitlines(keepends=True) if "\t" not in line)


def fresh() -> tuple[str, ...]:
    return tuple(mutated(narrative(text)) for text in SAMPLES)


def audited(*texts: str) -> None:
    for text in texts:
        audit(text, diagnose=False).model_dump_json()


def diagnosed(*texts: str) -> None:
    for text in texts:
        audit(text).model_dump_json()


def searched(texts: Iterable[str]) -> None:
    for text in texts:
        FIGURE.findall(text)


def later(text: str, years: int) -> str:
    return re.sub("202[34]", lambda year: str(int(year[0]) + years), text)


def time_of(work: Callable[[], object], times: int = 1) -> float:
    """The least time that the work takes; what was thrown away before is not collected at its expense."""
    return min(timed(work) for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def time_without_collector(work: Callable[[], object], times: int = 1) -> float:
    """The same without the search for garbage, whose share grows with everything that is alive in the process."""
    gc.disable()
    try:
        return time_of(work, times)
    finally:
        gc.enable()


def ratio(rounds: Iterator[tuple[float, float]], limit: float) -> float:
    """The least cost against the least yardstick over the rounds, which end as soon as the limit is met."""
    costs, yardsticks = [], []
    for cost, yardstick in rounds:
        costs.append(cost)
        yardsticks.append(yardstick)
        if min(costs) <= limit * min(yardsticks):
            break
    return min(costs) / min(yardsticks)


def test_a_warm_audit_costs_no_more_searches_for_its_figures_than_it_did() -> None:
    def rounds() -> Iterator[tuple[float, float]]:
        audited(*fresh())
        for _ in range(ROUNDS):
            texts = fresh()
            search = time_of(partial(searched, texts), 7)
            yield time_of(partial(audited, *texts)), search

    assert ratio(rounds(), WARM) <= WARM


def test_an_account_of_all_nine_tables_costs_little_more_than_five_narratives() -> None:
    def rounds() -> Iterator[tuple[float, float]]:
        accounts = [document(seed, "tab", "final", "large").text for seed in range(ROUNDS)]
        audited(*accounts)
        for account in accounts:
            yield time_of(partial(audited, mutated(account)), 3), time_of(partial(audited, *fresh()), 3)

    assert ratio(rounds(), ACCOUNT) <= ACCOUNT


def test_a_diagnosis_costs_no_more_than_the_audit_before_it() -> None:
    """Over the samples, each with a few digits changed, so that there is always something to trace."""

    def rounds() -> Iterator[tuple[float, float]]:
        for _ in range(ROUNDS):
            texts = fresh()
            yield time_of(partial(diagnosed, *texts), 2), time_of(partial(audited, *texts), 2)

    assert ratio(rounds(), DIAGNOSED) <= DIAGNOSED


def test_a_diagnosis_of_a_true_account_costs_a_tenth_of_its_audit_at_most() -> None:
    """There is nothing to trace; the two are timed in turns, so that what else the machine does hits both."""

    def rounds() -> Iterator[tuple[float, float]]:
        for seed in range(ROUNDS):
            text = document(seed, "tab", "final", "large").text
            yield time_of(partial(diagnosed, text), 3), time_of(partial(audited, text), 3)

    assert ratio(rounds(), NOTHING_TO_TRACE) <= NOTHING_TO_TRACE


def test_ten_documents_in_one_cost_no_more_than_eleven() -> None:
    """Each is of a year of its own, since ten offices in one report contradict each other, and findings have their price."""

    def rounds() -> Iterator[tuple[float, float]]:
        for _ in range(ROUNDS // 2):
            texts = [mutated(text) for text in SAMPLES * 2]
            texts = [later(text, 2 * number) for number, text in enumerate(texts)]
            apart = sum(time_without_collector(partial(audited, text), 2) for text in texts) / len(texts)
            yield time_without_collector(partial(audited, "\n".join(texts)), 2), apart

    assert ratio(rounds(), TENFOLD) <= TENFOLD


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_a_document_ten_times_costs_no_more_than_eleven(place: int) -> None:
    def rounds() -> Iterator[tuple[float, float]]:
        for _ in range(ROUNDS // 2):
            text = mutated(SAMPLES[place])
            once = time_without_collector(partial(audited, text), 3)
            yield time_without_collector(partial(audited, "\n".join([text] * 10)), 2), once

    assert ratio(rounds(), TENFOLD) <= TENFOLD


def table(rows: int) -> str:
    """A report with one sentence of figures and a table of that many rows, whose figures add up."""

    def row(number: int) -> str:
        basic, project = number * 7919 % 90000 + 100, number * 104729 % 90000 + 100
        amounts = (f"{cents // 100}.{cents % 100:02d}" for cents in (basic + project, basic, project))
        return "  ".join((str(number), f"单位{number}", *amounts))

    head = (
        "某市2024年度部门决算公开",
        f"2024年本年支出合计{next(SEEDS) + 300}万元，其中：基本支出100万元，项目支出200万元。",
        "一、支出决算表",
        "单位：万元",
        "序号  单位名称  本年支出合计  基本支出  项目支出",
    )
    return "\n".join((*head, *map(row, range(1, rows + 1))))


def total_of_many(rows: int) -> str:
    """A report whose one table has a total that is the sum of all its other rows."""
    head = ("某市2024年度部门决算公开", "一、支出决算表", "单位：万元", "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出")
    whole = f"合计\t\t{rows * 3}.00\t{rows}.00\t{rows * 2}.00"
    body = (f"{2050000 + number % 10**4}\t事项{next(SEEDS)}\t3.00\t1.00\t2.00" for number in range(rows))
    return "\n".join((*head, whole, *body))


@pytest.mark.parametrize("table", [table, total_of_many])
def test_a_table_of_a_hundred_thousand_rows_costs_ten_times_one_of_ten_thousand(table: Callable[[int], str]) -> None:
    def rounds() -> Iterator[tuple[float, float]]:
        for _ in range(ROUNDS // 2):
            short, long = table(10_000), table(100_000)
            yardstick = time_without_collector(partial(audited, short), 2)
            yield time_without_collector(partial(audited, long)), yardstick

    assert ratio(rounds(), TENFOLD) <= TENFOLD


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which modules are compiled once, as an installation has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    for code in (COLD_AUDIT, COLD_IMPORT):
        process(code, environment)
    return environment


def process(code: str, environment: dict[str, str], *arguments: str) -> str:
    """What the code of a process writes to standard error. An audit that finds something ends with 1."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stderr


def test_a_cold_audit_costs_less_than_two_and_a_half_times_the_imports_of_a_larger_program(compiled: dict[str, str]) -> None:
    def rounds() -> Iterator[tuple[float, float]]:
        for _ in range(3 * ROUNDS):
            imported = time_of(partial(process, COLD_IMPORT, compiled), 3)
            yield time_of(partial(process, COLD_AUDIT, compiled), 3), imported

    assert ratio(rounds(), COLD) <= COLD


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_an_audit_stays_within_a_hundred_megabytes(compiled: dict[str, str]) -> None:
    assert int(process(PEAK, compiled, "samples/seni-2024-final.txt")) <= MEMORY


def test_the_limits_can_fail() -> None:
    assert ratio(iter([(30.0, 1.0), (25.0, 2.0)]), 20) == 25
    assert ratio(iter([(30.0, 1.0), (15.0, 1.0), (1.0, 1.0)]), 20) == 15
    assert mutated(SAMPLES[0]) != mutated(SAMPLES[0])
