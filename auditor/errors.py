"""The one family of expected failures; everything else that is raised is a bug of the program.

Caught in exactly one place, the command line.
A problem with the *figures* of a document is never an error here: it is an Outcome.
"""

from __future__ import annotations


class AuditorError(Exception):
    """The job could not be done: what and where (`message`, `place`), and what to do about it (`hint`).

    `place` is a file, or file:line:column; empty when there is none. `hint` is empty when nothing useful can be advised.
    """

    def __init__(self, message: str, *, place: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        """The place and the message on one line, as compilers print them."""
        return f"{self.place}: {self.message}" if self.place else self.message


class InputError(AuditorError):
    """A file that cannot be audited: missing, unreadable, binary, empty, a folder, or without any figure."""


class RuleError(AuditorError):
    """One or more mistakes in rule or vocabulary files; `message` holds all of them, each with its place and a caret."""


class SettingsError(AuditorError):
    """One or more mistakes in settings, waivers or a baseline; `message` holds all of them, each with its place and a caret."""


class UsageError(AuditorError):
    """A command line that asks for something that does not exist, such as an unknown rule."""
