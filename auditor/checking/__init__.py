"""Rules applied to what was read: binding, evaluation, verdicts and grades. Reads no text and shows nothing."""

from auditor.checking.check import Broken, Checked, check

__all__ = ["Broken", "Checked", "check"]
