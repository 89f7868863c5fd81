"""True accounts printed as nine tables: the material of the laws about tables.

`document(seed, form, variant)` prints one account; `documents()` is the hypothesis strategy over seeds, forms and variants.
`python -m tests.accounts SEED FORM [VARIANT [SIZE]]` shows one.
"""

from random import Random

from hypothesis import strategies as st

from tests.accounts.grid import layout
from tests.accounts.printing import FORMS, Cell, Document, Form, Page
from tests.accounts.prose import write_opening
from tests.accounts.tables import Tables
from tests.accounts.truth import Size, Variant, account

VARIANTS: tuple[Variant, ...] = ("final", "budget")
SIZES: tuple[Size, ...] = ("small", "medium", "large")


def document(seed: int, form: Form = "tab", variant: Variant = "final", size: Size = "medium") -> Document:
    """The account of a seed; the same text in every run. The account and the habits are the same in every form."""
    rng = Random(f"{variant}:{size}:{seed}")
    true = account(rng, variant, size)
    habits = layout(rng, true, variant)
    page = Page(habits, form)
    write_opening(page, true, variant)
    for table in Tables(true, habits, variant).tables():
        page.table(table)
    return Document(form, variant, habits, "".join(page.pieces), (*page.cells, *page.absent))


def documents(
    forms: tuple[Form, ...] = FORMS, variants: tuple[Variant, ...] = VARIANTS, sizes: tuple[Size, ...] = ("small", "medium")
) -> st.SearchStrategy[Document]:
    seeds = st.integers(0, 2**32 - 1)
    return st.builds(document, seeds, st.sampled_from(forms), st.sampled_from(variants), st.sampled_from(sizes))


__all__ = ["FORMS", "SIZES", "VARIANTS", "Cell", "Document", "Form", "Size", "Variant", "document", "documents"]
