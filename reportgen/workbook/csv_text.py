"""The text of a file, by its byte order mark, else as UTF-8, else as Windows-1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from reportgen.workbook.refusals import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvText:
    """A file's text, and the encoding it was read in."""

    text: str
    encoding: str


def decoded(data: bytes) -> CsvText:
    """Decode a text file; half a surrogate pair is kept, so that it is found in its cell.

    Raises:
        RefusedError: it is text in UTF-32.
    """
    if is_utf_32(data):
        raise RefusedError("is text in UTF-32, which is not read here: save it as UTF-8 (in Excel: CSV UTF-8)")
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return CsvText(text=_lenient(data[len(mark) :], codec), encoding=name)
    try:
        return CsvText(text=data.decode("utf-8", "surrogatepass"), encoding="UTF-8")
    except UnicodeDecodeError:
        return CsvText(text=data.decode("cp1252", "replace"), encoding="Windows-1252, as it is no UTF-8")


def is_utf_32(data: bytes) -> bool:
    """Return whether a file starts with the byte order mark of UTF-32; that of UTF-16 is its beginning."""
    return data.startswith(_UTF_32)


def _lenient(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(codec, "replace")
