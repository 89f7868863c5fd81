"""Record: the base of every immutable value of the program. Built in C, so that thousands a document cost next to nothing.

A record has slots, cannot be changed, is equal to another one with equal fields, and is hashable if its fields are.
"""

from __future__ import annotations

from typing import dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["Record", "field", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True):
    """An immutable record whose fields are its annotations, in order; `replace` makes a changed copy."""
