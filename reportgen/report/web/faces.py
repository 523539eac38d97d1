"""The report's typefaces inside the file: only the signs it prints, the same bytes each time."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from reportgen.report.fonts import CUTS, FontFamily
from reportgen.report.words.glyphs import code_points

_FEATURES = ("tnum", "lnum", "case")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenFace:
    """One weight of a family; `signs` is a CSS unicode-range, "" for all."""

    family: str
    weight: int
    uri: str
    signs: str


def faces_of(families: tuple[FontFamily, ...], text: str) -> Iterator[ScreenFace]:
    """Yield the faces for what an HTML text says, each with the signs it needs; the fallback gives what is lacking."""
    needed = frozenset(map(ord, unescape(text)))
    for family in families:
        own = needed & code_points(family.face(400))
        yield from _faces(family, own, family.name, signs="")
        spare = family.fallback
        lacking = needed - own if spare is None else (needed - own) & code_points(spare.face(400))
        if spare is not None and lacking:
            yield from _faces(spare, lacking, family.name, signs=", ".join(f"U+{sign:X}" for sign in sorted(lacking)))


def _faces(family: FontFamily, signs_needed: frozenset[int], name: str, *, signs: str) -> Iterator[ScreenFace]:
    for weight in CUTS:
        data = base64.b64encode(_subset(family.face(weight), signs_needed)).decode()
        yield ScreenFace(family=name, weight=weight, uri=f"data:font/woff2;base64,{data}", signs=signs)


def _subset(file: Path, signs: frozenset[int]) -> bytes:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - only where a report is made for the screen

    options = Options(recalc_timestamp=False, hinting=False, notdef_outline=True)
    options.layout_features = [*options.layout_features, *_FEATURES]
    packed = BytesIO()
    with TTFont(file, recalcTimestamp=False, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=signs)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(packed)
    return packed.getvalue()
