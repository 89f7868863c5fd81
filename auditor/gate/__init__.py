"""Whether a report may pass: what somebody answers for, what was there before, and what shuts the gate."""

from auditor.gate.answering import answered
from auditor.gate.shutting import gated

__all__ = ["answered", "gated"]
