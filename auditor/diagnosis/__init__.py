"""Root causes: which printed figures are probably the wrong ones, and what was meant. Pure functions over outcomes."""

from auditor.diagnosis.causes import diagnose
from auditor.diagnosis.habits import Habits, habits_of
from auditor.diagnosis.slips import Correction
from auditor.diagnosis.suspects import Blame, Diagnosis, Suspect

__all__ = ["Blame", "Correction", "Diagnosis", "Habits", "Suspect", "diagnose", "habits_of"]
