"""The classification dictionary: names and codes of public expenditure by fiscal year. Knows no document and no rule."""

from auditor.classification.load import classification
from auditor.classification.model import Classification, Row, Scheme

__all__ = ["Classification", "Row", "Scheme", "classification"]
