"""From a Document to its facts and claims. Reads and never judges: what the figures prove is decided in `auditor.checking`."""

from auditor.reading.narrative import read

__all__ = ["read"]
