"""The base of all immutable values."""

import pytest

from auditor.record import Record, replace


class Pair(Record):
    """Two fields, one with a default."""

    one: int
    other: tuple[int, ...] = ()


def test_a_record_cannot_be_changed() -> None:
    pair = Pair(1)
    with pytest.raises(AttributeError):
        setattr(pair, "one", 2)  # noqa: B010 - a type checker would refuse the plain assignment
    with pytest.raises(AttributeError):
        setattr(pair, "third", 3)  # noqa: B010 - slots: a field that is not declared


def test_records_are_equal_by_value_and_hashable() -> None:
    assert Pair(1, (2,)) == Pair(1, (2,)) != Pair(1)
    assert len({Pair(1, (2,)), Pair(1, (2,)), Pair(1)}) == 2


def test_replace_makes_a_changed_copy() -> None:
    pair = Pair(1, (2,))
    assert replace(pair, one=3) == Pair(3, (2,))
    assert pair == Pair(1, (2,))
    with pytest.raises(TypeError):
        replace(pair, third=3)
