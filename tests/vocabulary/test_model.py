"""Containment of aspects."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.vocabulary import Lattice, load


@st.composite
def lattices(draw: st.DrawFn) -> Lattice:
    """A forest: the parent of every value is one of those before it, or none."""
    size = draw(st.integers(1, 8))
    parents = [draw(st.none() | st.integers(0, value - 1)) if value else None for value in range(size)]
    return Lattice({str(value): None if parent is None else str(parent) for value, parent in enumerate(parents)})


def orders(lattice: Lattice) -> None:
    values = list(lattice.parents)
    for a in values:
        assert lattice.contains(a, a)
        parent = lattice.parents[a]
        assert parent is None or lattice.contains(parent, a)
        for b in values:
            assert a == b or not (lattice.contains(a, b) and lattice.contains(b, a))
            for c in values:
                assert lattice.contains(a, c) or not (lattice.contains(a, b) and lattice.contains(b, c))


@given(lattices())
def test_containment_is_an_order(lattice: Lattice) -> None:
    orders(lattice)


@given(lattices())
def test_what_contains_one_value_is_a_chain(lattice: Lattice) -> None:
    for value in lattice.parents:
        above = [outer for outer in lattice.parents if lattice.contains(outer, value)]
        assert all(lattice.contains(a, b) or lattice.contains(b, a) for a in above for b in above)


def test_the_declared_lattices_are_orders() -> None:
    for lattice in load().names.lattices.values():
        orders(lattice)


def test_funds_contain_each_other_as_declared() -> None:
    fund = load().names.lattices["fund"]
    assert fund.contains("all", "general")
    assert fund.contains("fiscal", "state-capital")
    assert not fund.contains("general", "fiscal")
    assert not fund.contains("general", "government-fund")
    assert not fund.contains("all", "social-insurance")
