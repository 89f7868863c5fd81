"""Encodings, and files that are refused with advice."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.sources import decode

TEXT = "某局2024年度部门决算\r\n本年支出6,062.82万元，其中：基本支出196.82万元。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_gives_exactly_its_characters(encoding: str) -> None:
    source = decode.decode(TEXT.encode(encoding), "a.txt")
    assert (source.text, source.encoding, source.name) == (TEXT, encoding, "a.txt")


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_a_byte_order_mark_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    source = decode.decode(mark + TEXT.encode(encoding), "a.txt")
    assert (source.text, source.encoding) == (TEXT, encoding)


TEXTS = st.text(st.sampled_from("本年支出一二，。0123456789.,%\n 万元"), min_size=1).filter(str.strip)


@given(TEXTS, st.sampled_from(ENCODINGS[:3]))
def test_decoding_undoes_encoding(text: str, encoding: str) -> None:
    whole = f"2024年度部门决算{text}"  # two or three Chinese characters alone may be both UTF-8 and GB18030
    assert decode.decode(whole.encode(encoding), "a.txt").text == whole


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 \xff", "is a PDF, not a text"),
        (b"PK\x03\x04\x14", "is a zipped office document, not a text"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an old office document, not a text"),
        (bytes(range(256)) * 4, "is a binary file, not a text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "is a binary file, not a text"),
        (b"12\x00", "is a binary file, not a text"),
        (b"\x80\xff\xff", "is no text in UTF-8, UTF-16 or GB18030"),
        (b"\xff\xfe1", "is no text in UTF-8, UTF-16 or GB18030"),
        (b"1\x01\x02\x03", "is a binary file, not a text"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode.decode(data, "a.txt")
    assert (caught.value.message, caught.value.place) == (message, "a.txt")
    assert caught.value.hint


def test_damaged_utf8_is_not_read_as_something_else() -> None:
    data = TEXT.encode() * 3
    with pytest.raises(InputError) as caught:
        decode.decode(data[:-7] + b"\xe4\n", "a.txt")
    assert (caught.value.message, caught.value.place) == ("is UTF-8 text with damaged characters", "a.txt:6")


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="larger"):
        decode.decode(b"1" * 11, "a.txt")
    assert decode.decode(b"1" * 10, "a.txt").text == "1" * 10


def test_a_path_is_reported_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"1\n")
    assert decode.read(os.path.join("sub", "a.txt")).name == "sub/a.txt"  # noqa: PTH118 - the separator is the point
    assert decode.read("sub/a.txt").sha256 == "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.txt", "there is no such file"),
        ("a.txt/below", "there is no such file"),
        (".", "is a folder, not a file"),
        ("a\0b", "cannot be read"),
    ],
)
def test_a_path_that_cannot_be_read(path: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"1\n")
    with pytest.raises(InputError) as caught:
        decode.read(path)
    assert (caught.value.message, caught.value.place) == (message, path)


@pytest.mark.parametrize(
    ("error", "message"), [(PermissionError(13, "no"), "may not be read"), (OSError(5, "bad disk"), "cannot be read")]
)
def test_a_file_that_the_system_does_not_give(error: OSError, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=message):
        decode.read("a.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    source = decode.read("-")
    assert (source.text, source.name, source.encoding) == (TEXT, "<stdin>", "gb18030")


def test_half_characters_are_refused() -> None:
    assert decode.of_text(TEXT, "<text>").text == TEXT
    with pytest.raises(InputError, match="damaged"):
        decode.of_text("占\ud83d", "<text>")


def test_a_web_page_is_refused_with_advice() -> None:
    with pytest.raises(InputError, match="web page") as refused:
        decode.decode("<!DOCTYPE html><html><body>本年支出1.00万元</body></html>".encode(), "report.html")
    assert "browser" in refused.value.hint


def test_a_name_that_is_no_text_is_told_by_its_numbers(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    Path(os.fsdecode(path)).write_text("1.00万元", encoding="utf-8")
    assert decode.read(os.fsdecode(path)).name.endswith("/a\\udcff.txt")
