"""From a file to its characters: finds the encoding, and refuses what is no text with advice on what to do.

Not its job: what the characters mean. Nothing is repaired or replaced; a file that does not decode exactly is refused.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import sys
from pathlib import Path

from auditor.errors import InputError
from auditor.text import Source

STDIN = "-"
STDIN_NAME = "<stdin>"
MOST_BYTES = 32 * 1024 * 1024

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SIGNATURES = (
    (b"%PDF-", "is a PDF, not a text", "extract its text first, for instance with: pdftotext -layout"),
    (b"PK\x03\x04", "is a zipped office document, not a text", "save it as plain text (UTF-8) and audit that file"),
    (b"\xd0\xcf\x11\xe0", "is an old office document, not a text", "save it as plain text (UTF-8) and audit that file"),
)
_UNREADABLE = (
    (FileNotFoundError, "there is no such file", "check the spelling of the path"),
    (NotADirectoryError, "there is no such file", "check the spelling of the path"),
    (IsADirectoryError, "is a folder, not a file", "name the files in it, for instance FOLDER/*.txt"),
    (PermissionError, "may not be read", "ask for permission to read it, or audit a copy of your own"),
)
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<div|<p[ >]|<table)", re.IGNORECASE)
_PAGE_TEXT = "open it in a browser, copy the text of the disclosure into a file, and audit that file"
_PLAIN_TEXT = "save it as plain text (UTF-8) and audit that file"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# A text and no pattern: compiling it takes a millisecond, and hardly any file asks for it.
_EXPECTED = r"[\t\n\f\r -~\u00b7\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff01-\uff65]"


def read(path: str) -> Source:
    """The text of a file, or of standard input for `-`, under the name the user gave it (with `/` between its parts).

    Raises InputError, with what to do about it, for a path that is missing, a folder, unreadable, too large, or no text.
    """
    if path == STDIN:
        return decode(sys.stdin.buffer.read(MOST_BYTES + 1), STDIN_NAME)
    name = name_of(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        for kind, message, hint in _UNREADABLE:
            if isinstance(error, kind):
                raise InputError(message, place=name, hint=hint) from error
        raise InputError(
            "cannot be read", place=name, hint="check that the path is right and that the disk is there"
        ) from error
    return decode(data, name)


def name_of(path: str) -> str:
    """How reports name a path: with `/` between its parts, and with the numbers of what is no character in it."""
    return path.replace(os.sep, "/").encode("utf-8", errors="backslashreplace").decode("utf-8")


def decode(data: bytes, name: str) -> Source:
    """The characters of a file, decoded exactly: UTF-8 or UTF-16 with or without byte order mark, else GB18030.

    The byte order mark is no part of the text. Raises InputError for bytes that are no text in any of these, or no more than
    white space.
    """
    if len(data) > MOST_BYTES:
        raise InputError("is larger than 32 MB", place=name, hint="split it into one file for each disclosure")
    for signature, message, hint in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(message, place=name, hint=hint)
    text, encoding = _characters(data, name)
    if _MARKUP.match(text):
        raise InputError("is a web page (HTML), not a text", place=name, hint=_PAGE_TEXT)
    if not text.strip():
        raise InputError("is empty", place=name, hint="check that it was saved, and that its text is not a picture")
    return Source(text, name, encoding, hashlib.sha256(data).hexdigest())


def of_text(text: str, name: str) -> Source:
    """A text that is no file. Raises InputError where it holds half characters (lone surrogates), which no file could."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("is UTF-8 text with damaged characters", place=name, hint=_PLAIN_TEXT) from error
    return Source(text, name)


def _characters(data: bytes, name: str) -> tuple[str, str]:
    marked = _UTF16.get(data[:2])
    if marked is not None:
        return _exactly(data[2:], marked, name), marked
    if data.startswith(codecs.BOM_UTF8):
        return _exactly(data[3:], "utf-8", name), "utf-8-sig"
    if b"\0" in data:
        return _unmarked_utf16(data, name)
    try:
        return _without_controls(data.decode("utf-8"), name), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error.start, name)
    return _exactly(data, "gb18030", name), "gb18030"


def _exactly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("is no text in UTF-8, UTF-16 or GB18030", place=name, hint=_PLAIN_TEXT) from error
    return _without_controls(text, name)


def _without_controls(text: str, name: str) -> str:
    """The text itself, unless it holds a NUL or, as binary files do, more than one control character in a thousand."""
    if "\0" in text or len(_CONTROL.findall(text)) > 1 + len(text) // 1000:
        raise InputError("is a binary file, not a text", place=name, hint=_PLAIN_TEXT)
    return text


def _unmarked_utf16(data: bytes, name: str) -> tuple[str, str]:
    """Without its mark UTF-16 is evident where, in one byte order, nine characters in ten are Chinese or ASCII."""
    candidates = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((len(re.findall(_EXPECTED, text)), text, encoding))
    expected, text, encoding = max(candidates, default=(0, "", ""))
    if expected * 10 < len(text) * 9 or "\0" in text or not text:
        raise InputError("is a binary file, not a text", place=name, hint=_PLAIN_TEXT)
    return text, encoding


def _refuse_damaged_utf8(data: bytes, start: int, name: str) -> None:
    """Raise InputError for a UTF-8 text with a few damaged bytes, which GB18030 would turn into other characters and figures.

    Such a text has many characters of several bytes that are intact; in a GB18030 text hardly any are.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    intact = sum(character > "\x7f" for character in text) - damaged
    if damaged * 20 < intact:
        line = data.count(b"\n", 0, start) + 1
        raise InputError(
            "is UTF-8 text with damaged characters",
            place=f"{name}:{line}",
            hint="save it again as UTF-8, or mend this line",
        )
