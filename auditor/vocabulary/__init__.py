"""The words of the field, compiled from rules/vocabulary/*.yaml: concepts, markers, wordings, units, periods, lattices."""

from auditor.vocabulary.load import load
from auditor.vocabulary.model import (
    Concept,
    Evaluation,
    Lattice,
    MarkPlace,
    MarkWording,
    Names,
    Offices,
    PieceKind,
    Structure,
    TableRole,
    Tables,
    Units,
    Vocabulary,
    Way,
    Word,
    Wording,
)

__all__ = [
    "Concept",
    "Evaluation",
    "Lattice",
    "MarkPlace",
    "MarkWording",
    "Names",
    "Offices",
    "PieceKind",
    "Structure",
    "TableRole",
    "Tables",
    "Units",
    "Vocabulary",
    "Way",
    "Word",
    "Wording",
    "load",
]
