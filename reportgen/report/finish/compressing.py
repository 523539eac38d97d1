"""Streams compressed well enough: the highest level, which pydyf takes, needs three times as long for a fiftieth."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from reportgen.report.layout.quicker import exchanged

_LEVEL = 7


@contextmanager
def compressed_enough() -> Iterator[None]:
    """Let pydyf compress so; it asks for a level by name."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    def compressobj(level: int, **further: Any) -> Any:
        return zlib.compressobj(min(level, _LEVEL), **further)

    with exchanged(pydyf, "zlib", SimpleNamespace(compress=zlib.compress, compressobj=compressobj)):
        yield
