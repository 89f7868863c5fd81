"""An office puts up the gate as the how-to says: baseline, commit hook, build; and the files that it uses are sound."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.commands.formats import Format
from auditor.yamlfile import Node, read_yaml
from tests.commands.making import RIGHT
from tests.gate.making import TEXT

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
HOW_TO = ROOT / "docs" / "how-to" / "put-up-the-gate.md"


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **environment}
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)


def git(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = run("git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments, cwd=cwd)
    assert done.returncode == 0 or "commit" in arguments, done.stderr
    return done


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository with twelve old reports full of errors."""
    folder = tmp_path / "office"
    (folder / "reports").mkdir(parents=True)
    for number in range(12):
        text = TEXT.replace("2024", str(2012 + number)).replace("98.12%", f"9{number % 10}.12%")
        (folder / "reports" / f"{2012 + number}.txt").write_text(text, encoding="utf-8")
    git("init", "--quiet", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "--quiet", "-m", "old reports", cwd=folder)
    return folder


def the_program(folder: Path) -> Path:
    """This project as the repository that offices name in their settings."""
    folder.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("auditor", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    git("init", "--quiet", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "--quiet", "-m", "the program", cwd=folder)
    return folder


def test_old_errors_pass_and_the_next_new_one_does_not(office: Path) -> None:
    assert run("audit", "check", "reports", cwd=office).returncode == 1
    assert run("audit", "baseline", "write", "reports", cwd=office).returncode == 0
    assert run("audit", "check", "reports", cwd=office).returncode == 0
    (office / "reports" / "2024.txt").write_text(TEXT, encoding="utf-8")
    assert run("audit", "check", "reports", cwd=office).returncode == 1


def test_the_hook_of_pre_commit_refuses_a_new_error(office: Path, tmp_path: Path) -> None:
    program = the_program(tmp_path / "program")
    revision = git("rev-parse", "HEAD", cwd=program).stdout.strip()
    (office / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {program}\n  rev: {revision}\n  hooks:\n  - id: audit\n    files: ^reports/\n", encoding="utf-8"
    )
    run("audit", "baseline", "write", "reports", cwd=office)
    cache = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    assert run("pre-commit", "install", cwd=office, **cache).returncode == 0
    git("add", ".", cwd=office)
    passed = run("git", "-c", "user.name=a", "-c", "user.email=a@b.org", "commit", "-m", "gate", cwd=office, **cache)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (office / "reports" / "2024.txt").write_text(TEXT, encoding="utf-8")
    git("add", ".", cwd=office)
    refused = run("git", "-c", "user.name=a", "-c", "user.email=a@b.org", "commit", "-m", "new", cwd=office, **cache)
    assert refused.returncode == 1
    assert "SHR001" in refused.stdout + refused.stderr
    (office / "reports" / "2024.txt").write_text(RIGHT, encoding="utf-8")
    git("add", ".", cwd=office)
    mended = run("git", "-c", "user.name=a", "-c", "user.email=a@b.org", "commit", "-m", "new", cwd=office, **cache)
    assert mended.returncode == 0, mended.stdout + mended.stderr


def the(node: Node | None) -> Node:
    assert node is not None
    return node


def test_the_action_audits_what_it_is_told(office: Path) -> None:
    steps = the(the(read_yaml(ROOT / "action.yml").get("runs")).get("steps")).items()
    (script,) = [the(step.get("run")).text() for step in steps if (name := step.get("name")) and name.text() == "audit"]
    given = {"AUDIT_PATHS": "reports", "AUDIT_OPTIONS": "--fail-on never", "AUDIT_SARIF": "a.sarif"}
    open_gate = run("bash", "-e", "-c", script, cwd=office, **given)
    assert open_gate.returncode == 0, open_gate.stderr
    assert (office / "a.sarif").exists()
    assert "::error " in open_gate.stdout
    shut = run("bash", "-e", "-c", script, cwd=office, **{**given, "AUDIT_OPTIONS": "", "AUDIT_SARIF": ""})
    assert shut.returncode == 1
    (office / "audit.toml").write_text('paths = ["reports"]\nfail-on = "never"\n', encoding="utf-8")
    settled = run("bash", "-e", "-c", script, cwd=office, AUDIT_PATHS="", AUDIT_OPTIONS="", AUDIT_SARIF="")
    assert settled.returncode == 0, settled.stderr


def test_the_commands_of_the_how_to_run(office: Path) -> None:
    text = HOW_TO.read_text(encoding="utf-8")
    commands = re.findall(r"^\s*(?:- )?(audit [^#\n]+)", text, re.MULTILINE)
    assert len(commands) >= 4
    shutil.copy(office / "reports" / "2012.txt", office / "reports" / "a.txt")
    shown = run("audit", "check", "reports/a.txt", "--format", "json", cwd=office).stdout
    fingerprint = re.findall(r'"fingerprint": "(\w+)"', shown)[0]
    for command in commands:
        words = [fingerprint if re.fullmatch("[0-9a-f]{16}", word) else word for word in shlex.split(command)]
        done = run(*words, cwd=office)
        assert done.returncode in {0, 1}, (command, done.stderr)
    assert (office / "gl-code-quality.json").exists()


def test_the_settings_of_the_how_to_are_understood(office: Path) -> None:
    (table,) = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    (office / "audit.toml").write_text(table, encoding="utf-8")
    (office.parent / "audit.toml").write_text("strict = false\n", encoding="utf-8")
    (office / "own-rules").mkdir()
    done = run("audit", "check", cwd=office)
    assert done.returncode == 1, done.stderr


def test_every_format_named_in_the_docs_exists() -> None:
    named = set(
        re.findall(r"--(?:format|export) (\w+)", HOW_TO.read_text(encoding="utf-8") + (ROOT / "action.yml").read_text())
    )
    assert named >= {"gitlab", "junit", "github"}
    assert named <= set(Format)


def test_the_dockerfile_is_linted() -> None:
    done = run("hadolint", "Dockerfile", cwd=ROOT)
    assert done.returncode == 0, done.stdout
    canary = subprocess.run([BIN / "hadolint", "-"], input="FROM python\n", capture_output=True, text=True, check=False)
    assert canary.returncode != 0
