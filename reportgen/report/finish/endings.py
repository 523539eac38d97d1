"""Where a stream ends is told by its length and by the line break after it, and the two must not disagree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.quicker import exchanged

_UNSURE, _SURE = b"\r\nendstream", b"\r\r\nendstream"


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
