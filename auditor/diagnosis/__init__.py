"""Root causes: which printed figures are probably the wrong ones, and what was meant. Pure functions over outcomes."""

from auditor.diagnosis.causes import Blame, Diagnosis, Suspect, diagnose
from auditor.diagnosis.slips import Correction

__all__ = ["Blame", "Correction", "Diagnosis", "Suspect", "diagnose"]
