"""Text kept in a tenth of its room while it waits: a report's HTML is long, and most of it is alike."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

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

    def digest(self) -> str:
        """Return a hash of what was squeezed, and in which pieces."""
        return sha256(b"".join(sha256(one).digest() for one in self.data)).hexdigest()


def squeezed(text: str) -> Squeezed:
    """Return a text in little room, as one piece."""
    return Squeezed((zlib.compress(text.encode(), _QUICKLY),), len(text))


def joined(texts: Iterable[Squeezed]) -> Squeezed:
    """Return one text of several, each still a piece or more of it."""
    ones = tuple(texts)
    return Squeezed(tuple(data for one in ones for data in one.data), sum(map(len, ones)))
