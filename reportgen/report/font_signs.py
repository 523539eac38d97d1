"""The signs a font file has, how wide and how tall they are: read once, and kept for runs that then open no font."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.model.memory import basis, keep, taken

_SIGNS, _HEIGHT = "signs of a font", "x-height of a font"


class Signs(NamedTuple):
    """Advance widths by code point, in em, and the average for what the typeface lacks."""

    widths: Mapping[int, float]
    average: float


@cache
def signs_of(file: Path) -> Signs:
    """Return the signs of a font file."""
    return Signs(*_kept(_SIGNS, file, _read_signs))


@cache
def x_height(file: Path) -> float:
    """Return the height of a small x as a share of the type size."""
    (height,) = _kept(_HEIGHT, file, _read_height)
    return float(height)


def _kept(kind: str, file: Path, read: Callable[[Any], tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return what is read of a font, or what another run read of it."""
    follows_from = basis(sha256(file.read_bytes()).hexdigest())
    kept = taken(kind, follows_from)
    if isinstance(kept, bytes):
        known: tuple[Any, ...] = marshal.loads(kept)  # noqa: S302 - plain data behind a hash, no code
        return known
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where no run before has read the font

    with TTFont(file, lazy=True) as font:
        found = read(font)
    keep(kind, follows_from, lambda: marshal.dumps(found))
    return found


def _read_signs(font: Any) -> tuple[dict[int, float], float]:
    em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
    by_code = {code: widths[name][0] / em for code, name in (font.getBestCmap() or {}).items()}
    return by_code, font["OS/2"].xAvgCharWidth / em


def _read_height(font: Any) -> tuple[float]:
    em = font["head"].unitsPerEm
    said = getattr(font["OS/2"], "sxHeight", 0)
    if said:
        return (float(said / em),)
    from fontTools.pens.boundsPen import BoundsPen  # noqa: PLC0415 - only for a font that does not say it

    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord("x")]].draw(pen)
    return (float(pen.bounds[3] / em) if pen.bounds else 0.0,)
