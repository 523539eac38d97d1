"""The logo of a brand file: the variant for paper, its alternative text, and whether the picture can be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.model.engagement import Logo
from reportgen.report.brand.bare_picture import bare
from reportgen.report.brand.embedded import as_uri
from reportgen.report.brand.file import Said
from reportgen.report.brand.keys import GROUNDS, PICTURE, SIZES
from reportgen.report.brand.pixels import pixel_fault
from reportgen.report.brand.remarks import Remarks, did_you_mean
from reportgen.report.brand.svg_logo import svg_fault

_LARGEST = 4 * 1024 * 1024
_MEDIA_TYPES: Mapping[str, str] = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandLogo:
    """A logo as a data URI; `alt` is None where the file gives none."""

    uri: str
    alt: str | None


def logo_of(said: Said, folder: Path, remarks: Remarks) -> BrandLogo | None:
    """Return the logo for light ground: medium before large before small; None where there is none."""
    section = said.child("logo")
    named = _chosen(section, remarks)
    if named is None:
        return None
    image = _image(named, section)
    if image.text is None:
        if not image.items:  # which is said as a fault of its own
            names = next((hint for name in image.entries if (hint := did_you_mean(name, [*GROUNDS, *PICTURE]))), "")
            remarks.fault(image, f"{image.path} names no picture: write its path, such as logos/logo.svg.{names}")
        return None
    alt = _alt(named) or _alt(section.child("images").child(named.text or ""))
    data = _data(image, folder, section, remarks)
    return None if data is None else BrandLogo(uri=data_uri(data), alt=alt)


def _chosen(section: Said, remarks: Remarks) -> Said | None:
    """Return what is said for the paper of the cover."""
    if not section.is_mentioned:
        return None
    if section.text is not None or "path" in section.entries:
        return section
    sizes = [section.child(size) for size in SIZES if section.child(size).is_mentioned]
    lit = next((one for size in sizes if (one := _for_light(size)) is not None), None)
    if lit is None and sizes:
        remarks.note(
            sizes[0],
            f"{sizes[0].path} is only for dark ground; the cover prints a logo on paper, so the name stands there "
            "instead. Add light: with the version for light ground.",
        )
    images = section.child("images")
    if images.entries and not sizes:
        first = next(iter(images.entries))
        remarks.note(
            images,
            f"logo.images has pictures, and nothing says which is the logo; the name stands there instead. Write such "
            f"as medium: {first} below logo:.",
        )
    return lit


def _for_light(size: Said) -> Said | None:
    if "light" in size.entries:
        return size.entries["light"]
    return None if "dark" in size.entries else size


def _image(named: Said, section: Said) -> Said:
    """Return where the path stands: a picture may be given by its name in logo.images."""
    if named.text is not None:
        named = section.child("images").entries.get(named.text, named)
    return named.entries.get("path", named)


def _alt(said: Said) -> str | None:
    return said.child("alt").text


def _data(image: Said, folder: Path, section: Said, remarks: Remarks) -> Logo | None:
    path = image.text or ""
    media_type = _MEDIA_TYPES.get(Path(path).suffix.lower())
    if path.startswith(("http:", "https:", "//")):
        remarks.fault(
            image,
            f"{image.path} is an address, and a report is made without the network. Save the picture beside the brand "
            f"file and write its path, such as logos/{Path(path).name or 'logo.svg'}.",
        )
        return None
    if media_type is None:
        remarks.fault(image, f"{image.path}: the logo {path} is not a PNG, JPEG or SVG file.{_names(path, section)}")
        return None
    try:
        data = (folder / path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such file"
        slashes = " Write / between folders." if "\\" in path else ""
        remarks.fault(
            image, f"{image.path}: the logo {folder / path} cannot be read: {reason}. Correct the path.{slashes}"
        )
        return None
    fault = _picture_fault(data, media_type, image, remarks)
    if fault is not None:
        remarks.fault(image, f"{image.path}: the logo {path} {fault}")
        return None
    return Logo(data=data, media_type=media_type)


def _names(path: str, section: Said) -> str:
    names = list(section.child("images").entries)
    if not names:
        return ""
    return f" logo.images has: {', '.join(names)}.{did_you_mean(path, names)}"


def _picture_fault(data: bytes, media_type: str, at: Said, remarks: Remarks) -> str | None:
    if len(data) > _LARGEST:
        return "is larger than 4 MB; export it smaller."
    return svg_fault(data, at, remarks) if media_type == "image/svg+xml" else pixel_fault(data, at, remarks)


def data_uri(logo: Logo) -> str:
    """Return a logo as the pages take it in: the picture, and nothing else that its file tells."""
    return as_uri(bare(logo))
