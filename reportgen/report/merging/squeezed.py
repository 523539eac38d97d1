"""Text kept in a tenth of its room while it waits: a report's HTML is long, and most of it is alike."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_QUICKLY = 1


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text, piece by piece, as it was given; `str` gives back the whole, and `len` is that of the whole."""

    data: tuple[bytes, ...]
    length: int

    def __str__(self) -> str:
        return "".join(self.pieces())

    def __len__(self) -> int:
        return self.length

    def pieces(self) -> Iterator[str]:
        """Yield the pieces; only one is there in full at a time."""
        return (zlib.decompress(one).decode() for one in self.data)


def squeezed(text: str | Iterable[str]) -> Squeezed:
    """Return a text in little room, or one that is there piece by piece."""
    data, length = [], 0
    for one in (text,) if isinstance(text, str) else text:
        data.append(zlib.compress(one.encode(), _QUICKLY))
        length += len(one)
    return Squeezed(tuple(data), length)
