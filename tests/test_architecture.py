"""The shape of the program, as tests: which words, numbers and imports may stand where. Every gate has a canary."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "auditor"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
IDEOGRAPH = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# Modules whose tests stand elsewhere, with the place that exercises them.
TESTED_ELSEWHERE = {
    "facts": "test_architecture",  # records without behaviour
    "outcomes": "test_architecture",  # records without behaviour
    "locale.build": "test_generated",
    "start": "test_cli",  # one command line through all three
    "commands.check": "test_cli",
    "commands.explain": "test_cli",
    "commands.output": "test_cli",
    "commands.auditing": "test_cli",
    "commands.formats": "test_cli",
    "settings.model": "settings/test_files",
    "vocabulary.patterns": "vocabulary/test_load",
    "vocabulary.raw": "vocabulary/test_load",
    "vocabulary.tables": "vocabulary/test_load",
    "rendering.context": "rendering/test_console",
    "__main__": "test_cli",
}


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(PACKAGE).as_posix() for path in paths]


def words_of_the_field(source: str) -> list[str]:
    """Lines with an ideograph, and string constants that spell one with escapes."""
    found = [line for line in source.splitlines() if IDEOGRAPH.search(line)]
    found += [node.value for node in constants(source) if isinstance(node.value, str) and IDEOGRAPH.search(node.value)]
    return found


def floating(source: str) -> list[int]:
    """Lines with a float literal or a call of float()."""
    literals = [node.lineno for node in constants(source) if isinstance(node.value, float | complex)]
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"float", "complex"}
    ]
    return sorted(literals + calls)


def dynamic(source: str) -> list[int]:
    """Lines that run text as a program, or catch everything."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"eval", "exec", "__import__"}:
            lines.append(node.lineno)
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        ):
            lines.append(node.lineno)
    return lines


def constants(source: str) -> Iterator[ast.Constant]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_words_of_the_field_stand_in_data_files(path: Path) -> None:
    assert not words_of_the_field(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_no_floating_point(path: Path) -> None:
    assert not floating(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_nothing_runs_text_or_catches_everything(path: Path) -> None:
    assert not dynamic(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_imports_for_types_only_stand_where_imports_are_lazy(path: Path) -> None:
    """The import contract does not see such imports, so only the place that imports on demand may have them."""
    lazy = {"__init__.py"}
    assert path.relative_to(PACKAGE).as_posix() in lazy or "TYPE_CHECKING" not in path.read_text(encoding="utf-8")


def test_gates_over_the_source_can_fail() -> None:
    assert words_of_the_field('unit = "\\u4e07"\n')
    assert words_of_the_field("# 其中\n")
    assert floating("half = 0.5\n") == [1]
    assert floating("value = float(text)\n") == [1]
    assert dynamic("eval(text)\n") == [1]
    assert dynamic("try:\n    f()\nexcept Exception:\n    pass\n") == [3]


def untested(modules: list[str], tests: set[str]) -> list[str]:
    """Modules (dotted, below the package) that have neither a test of their own nor a named place elsewhere.

    The tests of `checking.bind` are `tests/checking/test_bind.py` or, for a whole part at once, `tests/test_checking.py`.
    """
    missing = []
    for module in modules:
        *parts, last = module.split(".")
        own = "/".join([*parts, f"test_{last}"])
        part = f"test_{parts[0]}" if parts else own
        if not tests & {own, part, TESTED_ELSEWHERE.get(module, own)}:
            missing.append(module)
    return missing


def test_tests_mirror_modules() -> None:
    modules = [
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in MODULES
        if path.stem not in {"__init__", "__main__"}
    ]
    tests = {path.relative_to(ROOT / "tests").with_suffix("").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert untested(modules, tests) == []


def test_the_mirror_can_fail() -> None:
    assert untested(["checking.bind", "text"], {"test_text"}) == ["checking.bind"]
    assert untested(["checking.bind"], {"checking/test_bind"}) == []
    assert untested(["checking.bind"], {"test_checking"}) == []


def broken_contracts(root: Path) -> str:
    """What import-linter says about a checkout when a contract is broken, and the empty string when all are kept."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--config", str(root / "pyproject.toml")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_imports_point_one_way() -> None:
    assert broken_contracts(ROOT) == ""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "auditor", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_a_forbidden_import_breaks_the_contract(copy: Path) -> None:
    with (copy / "auditor" / "text.py").open("a", encoding="utf-8") as module:
        module.write("\nfrom auditor.facts import Fact  # noqa\n")
    assert "auditor.text -> auditor.facts" in broken_contracts(copy)


def test_a_module_without_a_place_breaks_the_contract(copy: Path) -> None:
    (copy / "auditor" / "helpers.py").write_text('"""No layer."""\n', encoding="utf-8")
    assert "helpers" in broken_contracts(copy)


def commands(app: typer.Typer, prefix: tuple[str, ...] = ()) -> list[str]:
    """Every command and subcommand of the program, as typed: "check", "rules list" …"""
    own = [" ".join((*prefix, one.name or one.callback.__name__)) for one in app.registered_commands if one.callback]
    groups = [(one.typer_instance, str(one.name)) for one in app.registered_groups]
    return own + [name for group, word in groups if group for name in commands(group, (*prefix, word))]


def undocumented(names: list[str], pages: str) -> list[str]:
    return [name for name in names if not re.search(rf"\baudit {re.escape(name)}\b", pages)]


def test_every_command_appears_in_the_docs() -> None:
    from auditor.cli import app  # noqa: PLC0415 - the other tests do not need the program

    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
    assert {"check", "rules list"} <= set(commands(app))
    assert undocumented(commands(app), pages) == []


def test_an_undocumented_command_is_found() -> None:
    assert undocumented(["check", "rules list"], "run `audit check report.txt`") == ["rules list"]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_names_two_commands_and_a_picture_that_exists(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []
