"""The places of a message that are filled in: `{part}`, `{part.label}`, `{derived}`. Nothing is executed."""

from __future__ import annotations

import re

from auditor.node import Node, did_you_mean
from auditor.ruleset.scope import FACT_WORDS, Scope

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
RESULTS = frozenset({"stated", "derived", "difference"})


def check_placeholders(node: Node, arithmetic: bool, scope: Scope) -> None:
    """Every placeholder of the text is a name of the rule, one of its attributes, or a result.

    `arithmetic` says whether the rule derives a figure; only then are there results. A mistake is raised at the placeholder.
    """
    figures = scope.figures - RESULTS | scope.collections
    words = scope.words | scope.word_lists
    known = figures | words | (RESULTS if arithmetic else frozenset())
    for match in PLACEHOLDER.finditer(node.text()):
        name = match[1]
        owner, _, attribute = name.rpartition(".")
        if name in known or (owner in figures and attribute in FACT_WORDS):
            continue
        raise node.mistake(f"unknown placeholder '{{{name}}}'", did_you_mean(name, known), offset=match.start(1))
