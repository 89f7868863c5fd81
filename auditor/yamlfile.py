"""YAML files whose every value knows where it stands, so that a mistake in a rule is shown in the rule file.

All scalars are text (`000001` stays what it is, and no long decimal becomes a float); a key that is given twice is a mistake.
Packaged rules are compiled beforehand: a cold start of the program never imports this module, since ruamel.yaml takes longer to
load than an audit takes to run.
"""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as ComposedNode

from auditor.node import Entry, Mistake, MistakeError, Mistakes, Node, did_you_mean, render_mistakes

__all__ = ["Entry", "Mistake", "MistakeError", "Mistakes", "Node", "did_you_mean", "parse_yaml", "read_yaml", "render_mistakes"]

_DEEPEST = 40


def read_yaml(path: Path, name: str = "") -> Node:
    """The one document of a YAML file. `name` is how its places are reported; the path itself if empty.

    A file that is not YAML, is empty, is not UTF-8, or gives a key twice raises MistakeError at that place.
    """
    shown = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MistakeError(Mistake(shown, 1, 1, f"this file is not UTF-8 (byte {error.start})")) from None
    return parse_yaml(text, shown)


def parse_yaml(text: str, name: str) -> Node:
    """As read_yaml, for a text that is already there."""
    try:
        composed = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise MistakeError(Mistake(name, line, column, f"not valid YAML: {error.problem or error.context}")) from None
    except YAMLError as error:
        raise MistakeError(Mistake(name, 1, 1, f"not valid YAML: {str(error).splitlines()[0]}")) from None
    if composed is None:
        raise MistakeError(Mistake(name, 1, 1, "this file is empty"))
    return _node(composed, name, 0)


def _node(composed: ComposedNode, name: str, depth: int) -> Node:
    line, column = composed.start_mark.line + 1, composed.start_mark.column + 1
    if depth > _DEEPEST:
        raise MistakeError(Mistake(name, line, column, "nested too deeply, or an alias that contains itself"))
    if isinstance(composed, ScalarNode):
        return Node(str(composed.value), name, line, column, composed.style or "")
    if isinstance(composed, SequenceNode):
        return Node(tuple(_node(member, name, depth + 1) for member in composed.value), name, line, column)
    if not isinstance(composed, MappingNode):
        raise MistakeError(Mistake(name, line, column, "expected a text, a list or a mapping here"))
    entries: dict[str, Entry] = {}
    for composed_key, composed_value in composed.value:
        key = _node(composed_key, name, depth + 1)
        word = key.text()
        if word in entries:
            raise key.mistake(f"the key '{word}' is given twice", f"the first one is on line {entries[word].key.line}")
        entries[word] = Entry(key, _node(composed_value, name, depth + 1))
    return Node(entries, name, line, column)
