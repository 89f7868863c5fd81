"""Documents as other programs find them."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rendering.paths import placed, uri, within


@pytest.mark.parametrize(
    ("path", "root", "inside"),
    [
        ("a/b.txt", "/home/me", "a/b.txt"),
        ("./a//b.txt", "", "a/b.txt"),
        ("a/../b.txt", "", "b.txt"),
        ("/home/me/a/b.txt", "/home/me", "a/b.txt"),
        ("/home/me/a/b.txt", "/home/me/", "a/b.txt"),
        ("/home/men/b.txt", "/home/me", "/home/men/b.txt"),
        ("/b.txt", "/", "b.txt"),
        ("/b.txt", "", "/b.txt"),
        ("-", "/home/me", "-"),
        ("../me/a.txt", "/home/me", "a.txt"),
        ("../you/a.txt", "/home/me", "../you/a.txt"),
        ("a/../../me/b.txt", "/home/me", "b.txt"),
        ("/home/you/../me/b.txt", "/home/me", "b.txt"),
    ],
)
def test_a_path_is_told_from_the_folder_of_the_run(path: str, root: str, inside: str) -> None:
    assert within(path, root) == inside


def test_a_uri_is_percent_encoded() -> None:
    assert uri("决算 #1%.txt", "") == "%E5%86%B3%E7%AE%97%20%231%25.txt"
    assert uri("a:b.txt", "") == "a%3Ab.txt"
    assert uri("/elsewhere/a b.txt", "/home/me") == "file:///elsewhere/a%20b.txt"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_a_uri_is_ascii_and_says_the_path(path: str) -> None:
    told = uri(path, "/home/me")
    assert told.isascii()
    assert not set(' <>"{}|\\^`\n\r\t') & set(told)
    assert unquote(told.removeprefix("file://")) in (within(path, "/home/me"), within(path, "/home/me").lstrip("/"))


@pytest.mark.parametrize(
    ("place", "path", "line"),
    [
        ("a.txt", "a.txt", 1),
        ("rules/own.yaml:12", "rules/own.yaml", 12),
        ("rules/own.yaml:12:3", "rules/own.yaml", 12),
        ("", "", 1),
    ],
)
def test_a_place_names_a_path_and_a_line(place: str, path: str, line: int) -> None:
    assert placed(place) == (path, line)
