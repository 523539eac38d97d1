"""A part that is drawn as bytes, to be sent and kept. They hold data only; reading them runs no code."""

from __future__ import annotations

import marshal
from dataclasses import fields

from reportgen.report.merging.pieces import FontUsed, PageDrawn, PartDrawn

_NAMES = tuple(one.name for one in fields(PartDrawn))


def packed(part: PartDrawn) -> bytes:
    """Return a part as bytes, the same for the same part."""
    plain = {name: getattr(part, name) for name in _NAMES}
    plain["pages"] = tuple(map(tuple, part.pages))
    plain["fonts"] = tuple(map(tuple, part.fonts))
    return marshal.dumps([plain[name] for name in _NAMES], 2)  # 2: what is the same object twice is written twice


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
