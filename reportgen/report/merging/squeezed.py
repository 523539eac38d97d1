"""Text kept in a tenth of its room while it waits: a report's HTML is long, and most of it is alike."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

_QUICKLY = 1


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text, which `str` gives back; `len` is that of the text."""

    data: bytes
    length: int

    def __str__(self) -> str:
        return zlib.decompress(self.data).decode()

    def __len__(self) -> int:
        return self.length


def squeezed(text: str) -> Squeezed:
    """Return a text in little room."""
    return Squeezed(zlib.compress(text.encode(), _QUICKLY), len(text))
