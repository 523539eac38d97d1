"""Fonts of a made-up foundry, cut from the built-in families: renamed, thinned out, packed or made variable."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools import varLib
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from reportgen.report.fonts import built_in_families

LATIN = "".join(map(chr, range(0x20, 0x7F)))
SANS, SERIF = built_in_families()


def cut(
    file: Path, *, letters: str = LATIN, weight: int = 400, x_height: int | None = None, restricted: bool = False
) -> Path:
    """Write a font with these letters alone; the file's ending says how it is packed."""
    flavour = file.suffix[1:] if file.suffix.startswith(".woff") else None
    file.parent.mkdir(exist_ok=True)
    with TTFont(BytesIO(_thinned(letters, 600 if weight > 500 else weight)), recalcTimestamp=False) as font:
        font["OS/2"].usWeightClass = weight
        font["OS/2"].fsType = 2 if restricted else 0
        font["OS/2"].sxHeight = x_height or font["OS/2"].sxHeight
        font.flavor = flavour
        font.save(file)
    return file


@cache
def _thinned(letters: str, weight: int) -> bytes:
    with TTFont(SERIF.face(weight), recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True))
        subsetter.populate(text=letters)
        subsetter.subset(font)
        made = BytesIO()
        font.save(made)
    return made.getvalue()


def variable(file: Path) -> Path:
    """Write a font with weights from 300 to 600 in one file: every letter of basic Latin is a box."""
    space = DesignSpaceDocument()
    space.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=300, default=300, maximum=600))
    for weight, width in ((300, 500), (600, 800)):
        builder = FontBuilder(1000, isTTF=True)
        names = [".notdef", *(f"u{ord(letter):04X}" for letter in LATIN)]
        pen = TTGlyphPen(None)
        for index, point in enumerate(((0, 0), (0, 500), (width, 500), (width, 0))):
            (pen.moveTo if index == 0 else pen.lineTo)(point)
        pen.closePath()
        glyph = pen.glyph()
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in LATIN})
        builder.setupGlyf(dict.fromkeys(names, glyph))
        builder.setupHorizontalMetrics(dict.fromkeys(names, (width, 0)))
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
        builder.setupOS2(usWeightClass=weight, sxHeight=500)
        builder.setupPost()
        source = file.with_name(f"boxes-{weight}.ttf")
        builder.save(source)
        space.addSource(SourceDescriptor(path=str(source), location={"Weight": weight}, name=str(weight)))
    made, _, _ = varLib.build(space)
    made.save(file)
    return file
