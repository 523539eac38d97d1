"""A part that is drawn as bytes, to be sent and kept. They hold data only; reading them runs no code."""

from __future__ import annotations

import marshal
import zlib
from dataclasses import fields

from reportgen.report.merging.pieces import FontUsed, PageDrawn, PartDrawn, Piece

_NAMES = tuple(one.name for one in fields(PartDrawn))
_PLAIN = 2  # of the ways to write: what is the same object twice is written twice


def packed(part: PartDrawn) -> bytes:
    """Return a part as bytes, the same for the same part."""
    plain = {name: getattr(part, name) for name in _NAMES}
    plain["pages"] = tuple(map(tuple, part.pages))
    plain["fonts"] = tuple(map(tuple, part.fonts))
    return marshal.dumps([plain[name] for name in _NAMES], _PLAIN)


def unpacked(data: bytes) -> PartDrawn:
    """Return a part from bytes that this release, with this Python, has packed.

    Raises:
        ValueError, EOFError, TypeError: they are no such bytes.
    """
    plain = dict(zip(_NAMES, marshal.loads(data), strict=True))  # noqa: S302 - makes plain data, runs nothing
    pages, fonts = plain.pop("pages"), plain.pop("fonts")
    return PartDrawn(
        pages=tuple(PageDrawn(*one) for one in pages), fonts=tuple(FontUsed(*one) for one in fonts), **plain
    )


def objects_packed(objects: tuple[Piece, ...]) -> bytes:
    """Return the objects of a part as bytes, compressed a little: to a quarter, in half a millisecond a page."""
    return zlib.compress(marshal.dumps(objects, _PLAIN), 1)


def objects_of(part: PartDrawn) -> tuple[Piece, ...]:
    """Return the objects of a part."""
    objects: tuple[Piece, ...] = marshal.loads(zlib.decompress(part.objects))  # noqa: S302
    return objects
