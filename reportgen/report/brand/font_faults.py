"""What a font file is, and what keeps a family from setting a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.report.words.glyphs import code_points

_KINDS = (".ttf", ".otf", ".woff", ".woff2")
_LARGEST = 30 * 1024 * 1024
_LATIN = frozenset(range(0x20, 0x7F))
_SHOWN = 8
_RESTRICTED = 0x0002


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFacts:
    """What a font file says of itself: weights from and to, style, whether it may be embedded."""

    weights: tuple[int, int]
    is_italic: bool
    is_restricted: bool


def facts_of(file: Path) -> FontFacts | str:
    """Return what a file is, or what is wrong with it as the end of a sentence."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only reports with font files need it

    if file.suffix.lower() not in _KINDS:
        return "is not a TTF, OTF, WOFF or WOFF2 file; export or convert it to one."
    try:
        if file.stat().st_size > _LARGEST:
            return "is larger than 30 MB; take a smaller cut of the family."
        with file.open("rb") as opened, TTFont(opened, lazy=True) as font:
            axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
            weight, os2 = axes.get("wght"), font["OS/2"]
            own = int(os2.usWeightClass)
            font.getBestCmap(), font["head"], font["hmtx"], font["name"]
            return FontFacts(
                weights=(int(weight.minValue), int(weight.maxValue)) if weight is not None else (own, own),
                is_italic=bool(os2.fsSelection & 1),
                is_restricted=bool(os2.fsType & _RESTRICTED),
            )
    except OSError as error:
        return f"cannot be read: {error.strerror or error}. Correct the path."
    except Exception:  # noqa: BLE001 - a damaged file ends a reader and its decoders in many ways
        return "is not a readable font; get it again from its maker."


def missing_latin(file: Path) -> str:
    """Return the basic Latin signs that a font has not, such as "A, B and 12 more"; "" where it has all."""
    missing = sorted(_LATIN - code_points(file))
    shown = ", ".join("space" if code == min(_LATIN) else chr(code) for code in missing[:_SHOWN])
    return f"{shown} and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else shown
