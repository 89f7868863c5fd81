"""What a diagnosis concludes: records only. A suspect is a printed figure, or a relation that may not hold."""

from __future__ import annotations

from auditor.diagnosis.slips import Correction
from auditor.facts import Fact
from auditor.record import Record


class Suspect(Record):
    """A figure that is wrong if this explanation holds; or, with a `relation`, a list that is not what it was read as.

    facts        its prints, in reading order: several where the same wrong figure was printed again, or where all of them are
                 in a wrong unit; of a list the print of its total
    low, high    the bounds of the true value, in grains; None where nothing bounds it. Of a list what it lacks to make up the
                 total, negative where its parts come to more
    corrections  what was probably meant, the likeliest first; empty where no slip explains it. Of a list printed figures that
                 may be what it lacks, or has twice
    relation     index of the failed outcome whose list lost a part, is not complete or counts one twice; None for a figure
    """

    facts: tuple[Fact, ...]
    low: int | None
    high: int | None
    corrections: tuple[Correction, ...]
    relation: int | None = None


class Blame(Record):
    """A root cause.

    outcomes      indexes of the failed outcomes that it explains
    alternatives  what else would explain as much as it does with as few changes: the likelier figures first, then lists
    exact         whether it is known that no fewer changes would do; else the search was cut short
    """

    suspect: Suspect
    outcomes: tuple[int, ...]
    alternatives: tuple[Suspect, ...]
    exact: bool


class Diagnosis(Record):
    """All root causes of a document: those that explain most first, then in reading order."""

    blames: tuple[Blame, ...] = ()
