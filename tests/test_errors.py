"""Errors say where, what, and what to do."""

from auditor.errors import AuditorError, InputError


def test_the_place_stands_before_the_message() -> None:
    assert str(InputError("is empty", place="report.txt", hint="save it again")) == "report.txt: is empty"


def test_an_error_without_a_place_is_its_message() -> None:
    error = AuditorError("nothing to do")
    assert (str(error), error.place, error.hint) == ("nothing to do", "", "")
