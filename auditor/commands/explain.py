"""`audit explain`: the page of a rule, or the whole arithmetic of one finding."""

from __future__ import annotations

import re

from auditor.errors import UsageError
from auditor.locale import Lang, words
from auditor.pipeline import examine
from auditor.rendering.explained import explained
from auditor.rendering.pages import rule_page
from auditor.reporting import build_report
from auditor.ruleset import Ruleset
from auditor.sources import decode

_FINGERPRINT = re.compile("[0-9a-f]{16}")


def explanation(what: str, path: str, ruleset: Ruleset, lang: Lang) -> str:
    """The page of a rule; or, of a finding by its fingerprint, the whole arithmetic.

    Raises UsageError for a fingerprint without its file or of no finding in it, and for what is no rule.
    """
    said = words(lang)
    if not _FINGERPRINT.fullmatch(what):
        if path:
            raise UsageError("a rule is explained without a file", place=what, hint="write: audit explain FINGERPRINT FILE")
        return rule_page(ruleset.by_id(what), said)
    if not path:
        raise UsageError("a fingerprint needs its document", place=what, hint="write: audit explain FINGERPRINT FILE")
    audited = examine(decode.read(path), ruleset)
    text = explained(audited, build_report([audited], ruleset, lang=lang), ruleset, what, said)
    if not text:
        hint = "fingerprints stand in: audit check --format json FILE"
        raise UsageError("no finding of this document has this fingerprint", place=f"{path} {what}", hint=hint)
    return text
