"""The records of a document: the extent of a paragraph that is broken over lines."""

from auditor.document import Paragraph
from auditor.text import Span


def test_a_paragraph_reaches_from_its_first_line_to_its_last() -> None:
    paragraph = Paragraph((Span(3, 9), Span(12, 20)), rank=None, body=3, heading=False, section=0)
    assert paragraph.span == Span(3, 20)
