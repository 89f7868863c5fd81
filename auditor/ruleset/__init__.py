"""Rules as data: their language, how they are loaded and packed, and how their outcomes are worded. Never reads a document."""

from auditor.ruleset.rule import Rule
from auditor.ruleset.ruleset import Ruleset

__all__ = ["Rule", "Ruleset"]
