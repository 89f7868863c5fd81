"""The command line from the start of a process to its exit code: streams, the short form, what a mistyped word is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from auditor import __version__, cli, start
from auditor.pipeline import packaged_rules
from auditor.report import Report
from tests.test_pipeline import RIGHT, WRONG

ROOT = Path(__file__).parent.parent
RULES = packaged_rules()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a wrong report, a right one, an empty file and a text without figures."""
    monkeypatch.chdir(tmp_path)
    Path("wrong.txt").write_text(WRONG, encoding="utf-8")
    Path("right.txt").write_text(RIGHT, encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    Path("words.txt").write_text("没有任何数字的一段话。\n", encoding="utf-8")
    Path("folder").mkdir()
    return tmp_path


class Said:
    """What a command line said on both streams, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> "Runner":
    return Runner(capsys)


class Runner:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        code = start.run(arguments)
        captured = self._capsys.readouterr()
        return Said(code, captured.out, captured.err)


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command line in a process of its own."""
    command = [sys.executable, "-m", "auditor", *arguments]
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=settings)


def test_findings_end_with_1_and_none_with_0(run: Runner) -> None:
    wrong, right = run("check", "wrong.txt"), run("check", "right.txt")
    assert (wrong.code, right.code) == (1, 0)
    assert wrong.out.startswith("wrong.txt：")
    assert "18.88%" in wrong.out
    assert right.out.startswith("right.txt：没有发现矛盾")
    assert wrong.err == right.err == ""


def test_the_short_form_audits_a_file(run: Runner) -> None:
    assert run("wrong.txt").out == run("check", "wrong.txt").out
    assert run("--lang", "en", "right.txt").out.startswith("right.txt: no contradiction found")


@pytest.mark.parametrize(("word", "known"), [("worng.txt", "wrong.txt"), ("chekc", "check"), ("fcats", "facts")])
def test_a_mistyped_name_is_never_audited(word: str, known: str, run: Runner) -> None:
    said = run(word)
    assert (said.code, said.out) == (2, "")
    assert word in said.err
    assert known in said.err


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.txt", "没有这个文件"),
        ("empty.txt", "是空的"),
        ("folder", "里面没有报告"),
        ("words.txt", "没有可以审计的数"),
    ],
)
def test_what_cannot_be_audited_ends_with_2(path: str, message: str, run: Runner) -> None:
    said = run("check", path, "--format", "json")
    assert said.code == 2
    assert message in said.err
    (problem,) = json.loads(said.out)["problems"]
    assert (problem["kind"], problem["place"]) == ("input", path)
    assert problem["message"].startswith(message)
    assert problem["hint"]


def test_one_bad_file_stops_no_other_and_2_beats_1(run: Runner) -> None:
    said = run("check", "wrong.txt", "empty.txt", "right.txt", "--format", "json")
    values = json.loads(said.out)
    assert said.code == 2
    assert [document["path"] for document in values["documents"]] == ["wrong.txt", "right.txt"]
    assert values["summary"]["error"] > 0
    jsonschema.Draft202012Validator(Report.model_json_schema()).validate(values)


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_gate(fail_on: str, code: int, run: Runner) -> None:
    assert run("check", "wrong.txt", "--fail-on", fail_on).code == code
    assert run("check", "right.txt", "--fail-on", fail_on).code == 0


def test_a_report_into_a_file(run: Runner, folder: Path) -> None:
    said = run("check", "wrong.txt", "--format", "json", "-o", "report.json")
    assert (said.code, said.out) == (1, "")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["findings"]
    assert run("check", "wrong.txt", "-o", "no/such/folder").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "wrong.txt", "--formt", "json"),
        ("check", "wrong.txt", "--format", "docx"),
        ("check", "wrong.txt", "--format", "xlsx"),
        ("check",),
        ("check", "wrong.txt", "--select", "NOPE999"),
        ("check", "wrong.txt", "--show", "nothing"),
        ("check", "wrong.txt", "--show", "pass", "--format", "json"),
        ("check", "wrong.txt", "--rules", "no-such-folder"),
        ("explain", "NOPE999"),
        ("explain", "SHR001", "wrong.txt"),
        ("explain", "0123456789abcdef"),
        ("explain", "0123456789abcdef", "wrong.txt"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_nothing_on_standard_output(arguments: tuple[str, ...], run: Runner) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err


def test_checks_are_listed_by_verdict(run: Runner) -> None:
    shown = run("check", "right.txt", "--show", "pass")
    assert shown.out.startswith(run("check", "right.txt").out)
    assert "通过：" in shown.out.splitlines()[-1]


def test_colours_are_for_those_who_ask(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("wrong.txt").out
    assert "\x1b[" in run("wrong.txt", "--color", "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[" in run("wrong.txt").out
    assert "\x1b[" not in run("wrong.txt", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("wrong.txt").out


def test_facts(run: Runner) -> None:
    said = run("facts", "right.txt")
    assert said.code == 0
    assert any(line.split()[:2] == ["3:5", "200.00万元"] for line in said.out.splitlines())
    assert "200.00万元" not in run("facts", "right.txt", "--unchecked").out
    assert run("facts", "empty.txt").code == 2


def test_rules_are_listed_explained_and_tested(run: Runner) -> None:
    listed = run("rules", "list", "--lang", "en")
    assert listed.code == 0
    first = listed.out.split()[0]
    explained = run("explain", first)
    assert explained.code == 0
    assert explained.out.startswith(first)
    tested = run("rules", "test")
    assert tested.code == 0, tested.out


@pytest.mark.parametrize("name", ["fingerprint", "content_fingerprint"])
def test_a_finding_is_explained_by_its_fingerprint(name: str, run: Runner) -> None:
    finding = json.loads(run("check", "wrong.txt", "--format", "json").out)["findings"][0]
    explained = run("explain", finding[name], "wrong.txt")
    assert explained.code == 0
    assert finding["message"] in explained.out.replace("\n    ", "")
    assert finding["fingerprint"] in explained.out


def test_the_version(run: Runner) -> None:
    said = run("--version")
    assert said.code == 0
    assert said.out == f"audit {__version__} (ruleset {RULES.digest[:12]}, {len(RULES.rules)} rules)\n"


def test_the_short_form_knows_the_commands() -> None:
    named = {command.name or getattr(command.callback, "__name__", "") for command in cli.app.registered_commands}
    assert named | {group.name for group in cli.app.registered_groups} == set(start.COMMANDS)


def test_help_names_every_command(run: Runner) -> None:
    said = run("--help")
    assert said.code == 0
    assert all(command in said.out for command in start.COMMANDS)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_standard_input_in_any_encoding(encoding: str) -> None:
    done = process("-", "--format", "json", stdin=WRONG.encode(encoding))
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["documents"][0]["path"] == "<stdin>"


def test_the_same_bytes_whatever_the_machine_is_set_to() -> None:
    runs = [
        process("check", "wrong.txt", "--format", form, PYTHONHASHSEED=seed, LANG=lang, PYTHONIOENCODING=coding, COLUMNS="40")
        for form in ("json", "console")
        for seed, lang, coding in (("1", "C", "ascii"), ("2", "zh_CN.GBK", "gbk"))
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[2].stdout == runs[3].stdout
    assert {done.returncode for done in runs} == {1}


def test_a_reader_that_goes_away_is_no_failure() -> None:
    command = f"'{sys.executable}' -m auditor check wrong.txt -v; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"{{ {command} ; }} | true"],
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
    )  # fmt: skip
    assert done.stderr == "1\n"


def test_a_bug_keeps_its_traceback_and_ends_with_70(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "import sys\nfrom auditor import start\nfrom auditor.commands import auditing\n"
        "def broken(*_, **__):\n    raise RuntimeError('bug')\n"
        "auditing.examine = broken\nsys.argv[1:] = ['check', 'wrong.txt']\nstart.main()\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True
    )
    assert done.returncode == 70
    assert "RuntimeError: bug" in done.stderr
    assert done.stdout == ""


def test_a_cold_start_imports_nothing_that_it_does_not_need() -> None:
    done = process("right.txt", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert not imported & {"pydantic", "ruamel.yaml", "rich.console", "asyncio", "importlib.metadata", "hypothesis"}


def test_a_text_of_which_nothing_was_understood_does_not_pass(run: Runner) -> None:
    Path("table.txt").write_text(
        "2024年度部门决算\n支出决算表\n单位：万元\n科目编码 科目名称 合计 基本支出\n合 计 30.00 20.00 10.00\n"
        "205 教育支出 25.00 20.00 5.00\n208 社会保障和就业支出 5.00 — 5.00\n",
        "utf-8",
    )
    said = run("check", "table.txt", "--format", "json")
    assert said.code == 2
    report = json.loads(said.out)
    assert [problem["message"] for problem in report["problems"]] == ["有数字，但没有一个读懂"]
    assert report["documents"][0]["coverage"]["read"] == 0 < report["documents"][0]["coverage"]["numbers"]
