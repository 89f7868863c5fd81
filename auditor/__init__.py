"""Says which printed figures of a government disclosure cannot all be true, where they stand, and why.

    from auditor import audit
    report = audit(text)

Nothing is imported before it is used, so that `import auditor` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.errors import AuditorError
    from auditor.pipeline import audit, audit_file, audit_files
    from auditor.report import Finding, Report
    from auditor.ruleset import Ruleset

__version__ = "0.1.0"
__all__ = ["AuditorError", "Finding", "Report", "Ruleset", "audit", "audit_file", "audit_files"]

_HOMES = {
    "AuditorError": "auditor.errors",
    "Finding": "auditor.report",
    "Report": "auditor.report",
    "Ruleset": "auditor.ruleset",
    "audit": "auditor.pipeline",
    "audit_file": "auditor.pipeline",
    "audit_files": "auditor.pipeline",
}


def __getattr__(name: str) -> object:
    """A name of the public interface, from the module in which it lives."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'auditor' has no attribute '{name}'")
    return getattr(import_module(home), name)
