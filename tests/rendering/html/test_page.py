"""The whole page: one file, closed against the network and against its documents, the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from auditor.record import replace
from auditor.rendering.context import Context
from auditor.rendering.html import render
from auditor.report import Gate, Problem, Shut, Waiver, WaiverRead
from tests.rendering.html.multiplied import multiplied
from tests.rendering.html.outline import outline
from tests.rendering.html.pages import audited, sample, sample_page
from tests.rendering.html.parsed import parsed
from tests.test_reporting import report

ROOT = Path(__file__).resolve().parents[3]
HOSTILE = "<script>pwned = 1</script><img src=x onerror=pwned=1>]]></style><!-- --> \u202e \u2028 {{ name }} &amp; \x00"
TEXT = "某局决算\n三、支出情况说明\n本年支出200.00万元，其中：基本支出20.00万元，占1%；项目支出180.00万元，占90%。\n"


def test_the_worst_sample_is_told_as_before() -> None:
    golden = Path(__file__).with_name("seni-2024-final.outline.txt")
    assert outline(sample_page("seni-2024-final")) == golden.read_text(encoding="utf-8"), "run tests/regenerate_goldens.py"


def test_the_page_may_load_nothing_and_run_only_its_own_scripts() -> None:
    page = parsed(sample_page("seni-2024-final"))
    (policy,) = [node.attributes["content"] for node in page.all("meta") if node.attributes.get("http-equiv")]
    digests = [b64encode(sha256(script.text.encode()).digest()).decode() for script in page.all("script")]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed}; base-uri 'none'; form-action 'none'"
    )
    assert len(digests) == 2
    addresses = [node.attributes[name] for node in page.walk() for name in ("href", "src", "action") if name in node.attributes]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "url(" not in sample_page("seni-2024-final")
    assert "@import" not in sample_page("seni-2024-final")


@pytest.mark.parametrize("name", ["seni-2024-final", "shizhong-2024-final", "zhaohua-2024-final"])
def test_every_link_leads_somewhere_and_no_identifier_stands_twice(name: str) -> None:
    page = parsed(sample_page(name))
    identifiers = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(identifiers) == len(set(identifiers))
    assert {node.attributes["href"] for node in page.all("a")} <= {f"#{identifier}" for identifier in identifiers}


def test_what_a_document_says_is_text() -> None:
    clean = parsed(render(*audited(("a.txt", TEXT))))
    made = render(*audited(("a.txt", TEXT.replace("某局", f"某局{HOSTILE}").replace("情况", "<b>情况</b>"))))
    page = parsed(made)
    assert [node.text for node in page.all("script")] == [node.text for node in clean.all("script")]
    assert [node.text for node in page.all("style")] == [node.text for node in clean.all("style")]
    names = [node.name for node in clean.walk()]
    assert [node.name for node in page.walk() if "unseen" not in node.classes] == names
    assert not set("\x00\u202e\u2028") & set(made)
    shown = page.one("div", "paper").text
    assert (
        "<script>pwned = 1</script><img src=x onerror=pwned=1>]]></style><!-- --> U+202E U+2028 {{ name }} &amp; U+0000"
        in shown
    )


def test_a_file_may_have_any_name() -> None:
    made, context = audited(("a.txt", TEXT))
    name = f'"{HOSTILE}"'
    renamed = replace(
        made,
        documents=(replace(made.documents[0], path=name),),
        findings=tuple(replace(finding, document=name) for finding in made.findings),
        causes=tuple(replace(cause, document=name) for cause in made.causes),
        undecided=tuple(replace(one, document=name) for one in made.undecided),
    )
    page = render(renamed, Context({name: context.sources["a.txt"]}, "zh"))
    assert [node.name for node in parsed(page).walk()] == [
        node.name for node in parsed(render(made, Context(context.sources, "zh"))).walk()
    ]


def test_the_same_bytes_whatever_the_hash_seed_and_locale(tmp_path: Path) -> None:
    pages = []
    for seed, locale in (("1", "C"), ("2", "C.UTF-8"), ("3", "POSIX")):
        target = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "auditor", "check", "samples/seni-2024-final.txt", "--isolated"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC-{seed}"}
        done = subprocess.run([*command, "--format", "html", "-o", target], cwd=ROOT, env=environment, check=False)
        assert done.returncode == 1
        pages.append(target.read_bytes())
    assert len(set(pages)) == 1


def test_the_language_reaches_every_word_of_the_page() -> None:
    page = parsed(sample_page("seni-2024-final", "en"))
    assert page.one("html").attributes["lang"] == "en"
    for node in [*page.all("form", "filters")[0].all("button"), page.one("div", "tools"), page.one("dialog")]:
        assert not re.search("[\u4e00-\u9fff]", node.text)
    assert page.one("h2", "path").text == "seni-2024-final.txt"


def test_several_documents_are_listed_with_their_counts() -> None:
    made, context = audited(("a.txt", TEXT), ("b.txt", TEXT.replace("1%", "10%")))
    page = parsed(render(made, context))
    assert [node.text for node in page.one("nav").all("span", "path")] == ["a.txt", "b.txt"]
    assert [node.text for node in page.one("nav").all("span", "count")] == [str(made.summary.error)]
    assert len(page.all("section", "document")) == 2
    assert len({node.attributes["id"] for node in page.all("article")}) == len(made.findings)


def test_what_could_not_be_done_stands_at_the_top() -> None:
    made = replace(
        report(problems=(Problem("input", "c.txt", "是空的", "请确认"),)),
        waivers=(WaiverRead("w.yaml:3", "expired", "report.txt", "SHR001", "32%", "r", "b", "2024-01-31"),),
        gate=Gate(passed=False, fail_on="error", strict=True, reasons=(Shut("undecided", 4, ()),)),
    )
    page = parsed(render(made, audited(("report.txt", report_text()))[1]))
    assert [node.text for node in page.one("section", "troubles").all("li")] == [
        "问题：c.txt：是空的，请确认",
        "严格模式：4 次检查未能判定",
        "豁免 w.yaml:3 SHR001：已于 2024-01-31 到期",
    ]
    assert page.one("p", "gate").text == "发布前检查：未通过"


def report_text() -> str:
    from tests.handmade import TEXT  # noqa: PLC0415 - a name that this module has for its own text

    return TEXT


def test_waived_findings_stay_visible() -> None:
    made, context = sample("seni-2024-final")
    first = replace(made.findings[0], waiver=Waiver("口径不同", "张某", None))
    page = parsed(render(replace(made, findings=(first, *made.findings[1:])), context))
    (card,) = page.one("section", "of-waived").all("article")
    assert card.attributes["id"] == "f0"
    assert [button.attributes["data-kind"] for button in page.all("button", "toggle")][-1] == "waived"
    assert all(
        "waived" not in node.classes for node in page.all("a", "mark") if "0" not in node.attributes["data-findings"].split()
    )


def test_a_report_on_nothing_is_a_page_too() -> None:
    made = replace(report(problems=(Problem("input", "c.txt", "是空的", ""),)), documents=(), findings=(), undecided=())
    page = parsed(render(made, Context({})))
    assert page.one("header").one("h1").text == "0 份文件"
    assert "没有一份文件得到审计" in page.one("div", "answer").text


def test_without_findings_it_says_so() -> None:
    page = parsed(render(*audited(("a.txt", TEXT.replace("1%", "10%")))))
    assert page.one("p", "empty").text == "没有发现矛盾"


def test_a_report_may_be_long() -> None:
    made, context = multiplied(*sample("seni-2024-final"), 3)
    page = parsed(render(made, context))
    assert len(page.all("article")) == 3 * len(sample("seni-2024-final")[0].findings)
    assert len(page.all("a", "operand")) == 3 * len(parsed(sample_page("seni-2024-final")).all("a", "operand"))
