"""Where a stream ends is told by its length and by the line break after it, and the two must not disagree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.quicker import exchanged

_UNSURE, _SURE = b"\r\nendstream", b"\r\r\nendstream"


def stored_in(stream: Any) -> bytes:
    """Return what a stream holds as it is stored, by how it is written."""
    _, _, stored = stream.data.partition(b"\nstream\n")
    stored = stored.removesuffix(b"\nendstream")
    return bytes(stored[:-1] if stored.endswith(b"\r\r") else stored)


def ended(stored: bytes) -> bytes:
    """Return what is stored, with the line break and the word that end it."""
    return stored + (_SURE[1:] if stored.endswith(b"\r") else _UNSURE[1:])


@contextmanager
def endings_told_apart() -> Iterator[None]:
    """Let what ends with a carriage return be followed by a whole line break, lest it be taken for a part of it."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    usual = pydyf.Stream.data

    def data(stream: Any) -> bytes:
        written: bytes = usual.__get__(stream)
        return written.removesuffix(_UNSURE) + _SURE if written.endswith(_UNSURE) else written

    with exchanged(pydyf.Stream, "data", property(data)):
        yield
