"""The report as one HTML page that needs no network: the text with its findings in place, the arithmetic beside it.

The page is written in full here and can be read without its script; `page.js` only selects, filters and draws.
"""

from auditor.rendering.html.page import render

__all__ = ["render"]
