"""The signs a font file has, and how wide they are: read once, and kept for runs after, which open no font for it."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportgen.model.memory import basis, keep, taken

_KIND = "signs of a font"


class Signs(NamedTuple):
    """Advance widths by code point, in em, and the average for what the typeface lacks."""

    widths: Mapping[int, float]
    average: float


@cache
def signs_of(file: Path) -> Signs:
    """Return the signs of a font file."""
    follows_from = basis(sha256(file.read_bytes()).hexdigest())
    kept = taken(_KIND, follows_from)
    if isinstance(kept, bytes):
        return Signs(*marshal.loads(kept))  # noqa: S302 - plain data behind a hash, no code
    signs = _read(file)
    keep(_KIND, follows_from, lambda: marshal.dumps((dict(signs.widths), signs.average)))
    return signs


def _read(file: Path) -> Signs:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where no run before has read the font

    with TTFont(file, lazy=True) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        by_code = {code: widths[name][0] / em for code, name in (font.getBestCmap() or {}).items()}
        return Signs(by_code, font["OS/2"].xAvgCharWidth / em)
