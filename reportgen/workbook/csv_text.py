"""The text of a file, by its byte order mark, else as UTF-8, else as Windows-1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvText:
    """A file's text, and the encoding it was read in."""

    text: str
    encoding: str


def decoded(data: bytes) -> CsvText:
    """Decode a text file; half a surrogate pair is kept, so that it is found in its cell."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return CsvText(text=_lenient(data[len(mark) :], codec), encoding=name)
    try:
        return CsvText(text=data.decode("utf-8", "surrogatepass"), encoding="UTF-8")
    except UnicodeDecodeError:
        return CsvText(text=data.decode("cp1252", "replace"), encoding="Windows-1252, as it is no UTF-8")


def _lenient(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(codec, "replace")
