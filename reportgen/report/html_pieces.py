"""A report's HTML on its way, piece by piece; what rests on all the rest comes last, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias


class Awaited(NamedTuple):
    """The place of a piece that comes later."""


class Late(NamedTuple):
    """The piece that was awaited, once."""

    html: str


Piece: TypeAlias = str | Awaited | Late


def html_of(piece: Piece) -> str:
    """Return the HTML of a piece, "" for a place."""
    if isinstance(piece, Awaited):
        return ""
    return piece.html if isinstance(piece, Late) else piece


def in_order(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the HTML as it stands: what comes after the place of an awaited piece waits for that."""
    coming = iter(pieces)
    for piece in coming:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Awaited):
            waiting = list[str]()
            for more in coming:
                if isinstance(more, Late):
                    waiting.insert(0, more.html)
                    break
                waiting += (more,) if isinstance(more, str) else ()
            yield from waiting
