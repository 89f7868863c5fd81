"""Text becomes markup only by being escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rendering.html.markup import Markup, element, escaped, shown
from tests.rendering.html.parsed import parsed

HOSTILE = ["<script>", "]]>", "</style>", "-->", "<!--", "&lt;", "\"'", "{{ name }}"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert parsed(element("p", escaped(text), title=text)).one("p").text == text
    assert parsed(element("p", escaped(text), title=text)).one("p").attributes["title"] == text
    assert shown(text) == escaped(text)


@given(st.text())
def test_no_text_holds_a_tag_or_leaves_its_attribute(text: str) -> None:
    for written in (escaped(text), shown(text).replace('<span class="unseen">', "").replace("</span>", "")):
        assert not set(written) & set("<>\"'")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_text(text: str) -> None:
    assert [node.name for node in parsed(element("p", escaped(text))).walk()] == ["", "p"]


@pytest.mark.parametrize("character", ["\x00", "\u202e", "\u2066", "\u2028", "\u200f", "\x1b"])
def test_what_nobody_sees_is_named_or_left_out(character: str) -> None:
    assert shown(f"甲{character}乙") == f'甲<span class="unseen">U+{ord(character):04X}</span>乙'
    assert escaped(f"甲{character}乙") == "甲乙"


def test_attributes() -> None:
    made = element("a", Markup("x"), class_="b", data_line=3, hidden=True, id=None, title=False)
    assert made == '<a class="b" data-line="3" hidden>x</a>'
