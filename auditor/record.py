"""Record: the base of every immutable value of the program. Built in C, so that thousands a document cost next to nothing.

A record has slots, cannot be changed, is equal to another one with equal fields, and is hashable if its fields are.
"""

from __future__ import annotations

import sys
from typing import dataclass_transform

# msgspec prefers typing_extensions where that is installed, which alone takes a twentieth of a cold audit to import. It makes
# do with the standard library where it is missing; so it is missing here, unless somebody has imported it before.
_MISSING = "typing_extensions" not in sys.modules
if _MISSING:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
try:
    from msgspec import Struct, field
    from msgspec.structs import replace
finally:
    if _MISSING:
        del sys.modules["typing_extensions"]

__all__ = ["Record", "field", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True):
    """An immutable record whose fields are its annotations, in order; `replace` makes a changed copy."""
