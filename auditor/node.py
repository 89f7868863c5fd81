"""Values of a data file that know where they stand, and mistakes that are shown there: file, line, column, and a caret.

Rules and vocabulary are data written by people; whoever misspells a key is shown the key. What a value means is not decided
here, and neither is where it comes from: a YAML file (`auditor.yamlfile`) or the compiled rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, TypeVar

from auditor.errors import AuditorError, RuleError
from auditor.record import Record

_Choice = TypeVar("_Choice", bound=str)


class Mistake(Record):
    """One thing that is wrong in a file, at a place (both numbers start at 1); `hint` says what to do, or is empty."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""


class MistakeError(Exception):
    """A mistake on its way to the list that gathers it; it never leaves a loader."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


class Entry(NamedTuple):
    """A key of a mapping and its value, both with their places."""

    key: Node
    value: Node


class Node(Record):
    """A value of a YAML file: text, a list, or a mapping (by the text of its keys, in the order of the file).

    `line` and `column` are those of its first character; `style` is the quote or block sign of a text, empty for plain text.
    """

    value: str | tuple[Node, ...] | Mapping[str, Entry]
    path: str
    line: int
    column: int
    style: str = ""

    def text(self) -> str:
        """The text; a list or a mapping in its place is a mistake."""
        if isinstance(self.value, str):
            return self.value
        raise self.mistake("expected a text here")

    def items(self) -> tuple[Node, ...]:
        """The members of the list; anything else in its place is a mistake."""
        if isinstance(self.value, tuple):
            return self.value
        raise self.mistake("expected a list here")

    def mapping(self) -> Mapping[str, Entry]:
        """The entries of the mapping; anything else in its place is a mistake."""
        if isinstance(self.value, Mapping):
            return self.value
        raise self.mistake("expected a mapping (key: value) here")

    def texts(self) -> tuple[str, ...]:
        """The texts of a list; a single text counts as a list of one."""
        if isinstance(self.value, str):
            return (self.value,)
        return tuple(member.text() for member in self.items())

    def get(self, key: str) -> Node | None:
        """The value under a key of this mapping, or None when the key is not given."""
        entry = self.mapping().get(key)
        return None if entry is None else entry.value

    def mistake(self, message: str, hint: str = "", *, offset: int = 0) -> MistakeError:
        """A mistake at this value; `offset` counts characters into its text (exact for one-line texts and block texts)."""
        line, column = self.line, self.column
        if self.style in ("|", ">") and isinstance(self.value, str):
            before = self.value[:offset]
            line += 1 + before.count("\n")
            column = len(before) - (before.rfind("\n") + 1) + 1
        elif isinstance(self.value, str):
            column += offset + (1 if self.style else 0)
        return MistakeError(Mistake(self.path, line, column, message, hint))


class Mistakes:
    """The mistakes of all files that are read together, so that an author sees them at once."""

    def __init__(self) -> None:
        self.found: list[Mistake] = []

    def gathered(self) -> Mistakes:
        """For a `with`: what is done inside ends at its first mistake, which is kept; what follows goes on."""
        return self

    def __enter__(self) -> None:
        """Nothing to do before."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        """Keep a mistake; let everything else through."""
        if isinstance(error, MistakeError):
            self.found.append(error.mistake)
            return True
        return False

    def add(self, error: MistakeError) -> None:
        """Keep a mistake that does not end the work on its part."""
        self.found.append(error.mistake)

    def raise_if_any(self, kind: type[AuditorError] = RuleError) -> None:
        """Raise all of them as one error, in the order of files and lines; nothing happens if there are none."""
        if self.found:
            ordered = sorted(set(self.found), key=lambda m: (m.path, m.line, m.column, m.message))
            first = ordered[0]
            raise kind(render_mistakes(ordered), place=f"{first.path}:{first.line}:{first.column}")


def check_keys(node: Node, known: Collection[str], mistakes: Mistakes) -> None:
    """Add a mistake for every key of the mapping that is not known."""
    for word, entry in node.mapping().items():
        if word not in known:
            mistakes.add(entry.key.mistake(f"unknown key '{word}'", did_you_mean(word, known)))


def choice(node: Node, allowed: Collection[_Choice], what: str) -> _Choice:
    """The text of the node, which must be one of the allowed ones."""
    word = node.text()
    for one in allowed:
        if one == word:
            return one
    raise node.mistake(f"'{word}' is no {what}", did_you_mean(word, allowed))


def render_mistakes(mistakes: Iterable[Mistake]) -> str:
    """Every mistake with its place, its line of the file, and a caret under the character meant.

    Wide characters (Chinese) take two columns of a terminal, and the caret stands right under them.
    """
    shown: list[str] = []
    lines: dict[str, list[str]] = {}
    for mistake in mistakes:
        if mistake.path not in lines:
            lines[mistake.path] = _lines_of(mistake.path)
        shown.append(f"{mistake.path}:{mistake.line}:{mistake.column}: {mistake.message}")
        if mistake.line <= len(lines[mistake.path]):
            source = lines[mistake.path][mistake.line - 1].replace("\t", " ")
            column = mistake.column - 1
            shown += [f"    {source}", "    " + " " * width_of(source[:column]) + "^"]
        if mistake.hint:
            shown.append(f"    {mistake.hint}")
    return "\n".join(shown)


def _lines_of(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def width_of(text: str) -> int:
    """The columns a text takes in a terminal: two for wide and full-width characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known words, or all of them when they are few; empty if nothing comes near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for those who mistyped

    candidates = sorted(known)
    close = get_close_matches(word, candidates, n=3)
    if close:
        return "did you mean " + " or ".join(f"'{candidate}'" for candidate in close) + "?"
    if 0 < len(candidates) <= 12:
        return "known here: " + ", ".join(candidates)
    return ""
