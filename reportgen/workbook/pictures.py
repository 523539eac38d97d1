"""The logo: a picture that stands on the Engagement sheet."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from reportgen.model.engagement import Logo
from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.model.whole_pictures import whole_pictures_only
from reportgen.workbook.limits import LIMITS, MEGABYTE, Limits
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.messages_engagement import LOGO_UNUSABLE, SEVERAL_PICTURES
from reportgen.workbook.package import Package, relationships
from reportgen.workbook.refusals import RefusedError

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_PIXELS_IN_MILLIONS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLogo:
    """The logo, None where there is none that can be used, and what is to be said about it."""

    logo: Logo | None = None
    findings: tuple[Finding, ...] = ()


def read_logo(package: Package, sheet_part: str, spot: Spot, *, has_text: bool = False) -> FoundLogo:
    """Return the first picture of a sheet as the logo; one that cannot be used is a warning and no logo.

    `has_text` says that a text stands where the picture belongs, perhaps the name of a file, which is never opened.
    """
    try:
        pictures = _picture_parts(package, sheet_part)
        if not pictures:
            return _unusable("is missing, and only a text stands in its place", spot) if has_text else FoundLogo()
        container = package.container
        size = container.archive.getinfo(pictures[0]).file_size
        reason = "is too large" if size > container.limits.picture_size else None
        data = b"" if reason else container.read(pictures[0])
    except RefusedError:
        return _unusable("is damaged", spot)
    if reason:
        return _unusable(reason, spot)
    several = (SEVERAL_PICTURES.at(spot, count=len(pictures)),) if len(pictures) > 1 else ()
    found = check_picture(data, spot, package.container.limits)
    return FoundLogo(logo=found.logo, findings=(*found.findings, *several))


def check_picture(data: bytes, spot: Spot, limits: Limits = LIMITS) -> FoundLogo:
    """Show that a picture is a whole PNG or JPEG of moderate size, by decoding it."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only workbooks with a picture need it

    try:
        with warnings.catch_warnings(), whole_pictures_only():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                kind, (width, height) = picture.format or "", picture.size
                if kind not in _MEDIA_TYPES:
                    return _unusable(f"is {kind}, not PNG or JPEG", spot, limits)
                if width * height > limits.picture_pixels:
                    return _unusable(f"is too large ({width} by {height} pixels)", spot, limits)
                picture.load()
    except UnidentifiedImageError:
        return _unusable("is not a PNG or JPEG picture", spot, limits)
    except Exception:  # noqa: BLE001 - a hostile picture can make a decoder raise anything; none of it is the user's
        return _unusable("is damaged", spot, limits)
    return FoundLogo(logo=Logo(data=data, media_type=_MEDIA_TYPES[kind]))


def _unusable(reason: str, spot: Spot, limits: Limits = LIMITS) -> FoundLogo:
    finding = LOGO_UNUSABLE.at(
        spot,
        reason=reason,
        megabytes=limits.picture_size // MEGABYTE,
        megapixels=limits.picture_pixels // _PIXELS_IN_MILLIONS,
    )
    return FoundLogo(findings=(finding,))


def _picture_parts(package: Package, sheet_part: str) -> list[str]:
    """Return the parts of the pictures on a sheet, in the order they were drawn."""
    container = package.container
    parts: list[str] = []
    for drawing in relationships(container, sheet_part).values():
        if drawing.kind != "drawing" or drawing.target is None:
            continue
        links = relationships(container, drawing.target)
        embedded: list[str] = []

        def blip(attributes: Mapping[str, str], embedded: list[str] = embedded) -> None:
            embedded.extend(text for key, text in attributes.items() if key.endswith(" embed"))

        scan(container.pieces(drawing.target), Handlers(start={"blip": blip}), container.meter)
        targets = [links[key].target for key in embedded if key in links]
        parts.extend(target for target in targets if target is not None)
    return parts
