"""The words of the field, compiled from rules/vocabulary/*.yaml: concepts, markers, wordings, units, periods, lattices."""

from auditor.vocabulary.load import load
from auditor.vocabulary.model import (
    Concept,
    Lattice,
    MarkPlace,
    MarkWording,
    Names,
    Offices,
    PieceKind,
    Structure,
    Units,
    Vocabulary,
    Way,
    Word,
    Wording,
)
from auditor.vocabulary.tables import Evaluation, Items, Listings, TableRole, Tables

__all__ = [
    "Concept",
    "Evaluation",
    "Items",
    "Lattice",
    "Listings",
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
