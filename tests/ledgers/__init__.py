"""True ledgers, printed as provinces print them: the material of the laws in `tests/test_laws.py`.

`document(seed, style)` is one printed ledger; `documents()` is the hypothesis strategy over seeds and styles.
"""

from random import Random

from hypothesis import strategies as st

from tests.ledgers.printing import Document, Page
from tests.ledgers.styles import STYLES
from tests.ledgers.truth import ledger


def document(seed: int, style: str) -> Document:
    """The ledger of a seed in the wording of a style; the same text in every run."""
    rng = Random(f"{style}:{seed}")
    wording = STYLES[style]
    page = Page(habit=rng.choice(wording.habits), rng=rng)
    wording.write(page, ledger(rng))
    return page.document(style)


def documents(styles: tuple[str, ...] = tuple(STYLES)) -> st.SearchStrategy[Document]:
    return st.builds(document, st.integers(0, 2**32 - 1), st.sampled_from(styles))


__all__ = ["STYLES", "Document", "document", "documents"]
