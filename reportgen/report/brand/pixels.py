"""Whether a picture of pixels can be printed as a logo, and whether it will look well."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.model.whole_pictures import whole_pictures_only
from reportgen.report.brand.file import Said
from reportgen.report.brand.remarks import Remarks

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST = 40_000_000
_TOO_MANY = "has more pixels than a logo can need; export it at a few thousand to a side."
_UNREADABLE = "is not a readable PNG or JPEG picture; export it again."
_FEWEST_ROWS = 65
_BOX = (60.0, 11.0)  # mm, as the cover prints a logo
_THINNEST = 1.0
_NEARLY_WHITE = 250
_PLAIN_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """What a picture shows: its size, and whether anything of it is to be seen on white paper."""

    width: int
    height: int
    is_blank: bool


def pixel_fault(data: bytes, at: Said, remarks: Remarks) -> str | None:
    """Say what keeps a picture from being printed, as the end of a sentence; None where nothing does."""
    seen = pixels_of(data)
    if isinstance(seen, str):
        return seen
    for note in _looks(seen):
        remarks.note(at, note)
    return None


def _looks(seen: Pixels) -> tuple[str, ...]:
    size = f"{seen.width:,} by {seen.height:,} pixels"
    thinnest = min(seen.width, seen.height) * min(_BOX[0] / seen.width, _BOX[1] / seen.height)
    if seen.is_blank:
        return (
            "The logo is white or transparent all over: on paper nothing of it is seen. Give the version for paper.",
        )
    if seen.height < _FEWEST_ROWS and seen.width < _FEWEST_ROWS * 5:
        return (f"The logo has {size} and will look coarse in print; give it {_FEWEST_ROWS} rows or more, or an SVG.",)
    if thinnest < _THINNEST:
        return (f"The logo has {size}: in the {_BOX[0]:g} by {_BOX[1]:g} mm that a logo has it is a mere line.",)
    return ()


@lru_cache(maxsize=8)
def pixels_of(data: bytes) -> Pixels | str:
    """Return what a picture shows, drawn to its last pixel, or what is wrong with it as the end of a sentence."""
    from PIL import Image  # noqa: PLC0415 - only reports with a logo file need it

    try:
        with warnings.catch_warnings(), whole_pictures_only():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if width * height > _MOST:
                    return _TOO_MANY
                picture.load()
                return Pixels(width=width, height=height, is_blank=_is_blank(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _TOO_MANY
    except Exception:  # noqa: BLE001 - a damaged picture ends a decoder in many ways
        return _UNREADABLE


def _is_blank(picture: Image) -> bool:
    from PIL import Image  # noqa: PLC0415 - as above

    if picture.mode not in _PLAIN_MODES:
        return False
    shown = picture.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    darkest, _ = Image.alpha_composite(paper, shown).convert("L").getextrema()
    return isinstance(darkest, int) and darkest >= _NEARLY_WHITE
