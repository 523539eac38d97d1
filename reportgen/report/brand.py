"""The firm whose name is on the report: colour, logo and typefaces, from a `_brand.yml` or the Engagement sheet."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.model.engagement import Engagement, Logo
from reportgen.report.contrast import WHITE, contrast, darkened, parsed
from reportgen.report.fonts import FontFamily, built_in_families

DEFAULT_PRIMARY = "#0E4A5A"
LEGIBLE = 7.0
_LARGEST_LOGO = 4 * 1024 * 1024
_MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """What the report takes from a brand. `logo` is a data URI; `notes` say what was adjusted and why."""

    name: str | None
    primary: str
    logo: str | None
    logo_alt: str
    display_family: str
    text_family: str
    families: tuple[FontFamily, ...]
    scale: float
    notes: tuple[str, ...]

    def text_size(self, points: float) -> str:
        """Return a size for the text family in CSS, corrected for its x-height."""
        return f"{points * self.scale:.4g}pt"


def brand_of(engagement: Engagement, brand_file: Path | None) -> Brand:
    """Return the brand of a report: the file's where given, else the Engagement sheet's, else the house style.

    Raises:
        BrandOrTemplateError: the file is missing or says something that cannot be followed.
    """
    said = _read(brand_file) if brand_file is not None else {}
    folder = brand_file.parent if brand_file is not None else Path()
    colour = _primary(said, brand_file) or engagement.brand_colour or DEFAULT_PRIMARY
    primary = darkened(colour, ratio=LEGIBLE)
    notes = () if primary == colour else (_darkening_note(colour, primary),)
    logo = _logo(said, folder, brand_file) or (_data_uri(engagement.logo) if engagement.logo else None)
    name = _text(_mapping(said, "meta"), "name") or engagement.prepared_by
    display, text = _families(said, brand_file)
    return Brand(
        name=name,
        primary=primary,
        logo=logo,
        logo_alt=f"Logo of {name}" if name else "Logo",
        display_family=display,
        text_family=text,
        families=built_in_families(),
        scale=1.0,
        notes=notes,
    )


def _darkening_note(given: str, used: str) -> str:
    return (
        f"The brand colour {given} has a contrast of {contrast(given, WHITE):.1f} to 1 on white; "
        f"text needs {LEGIBLE:g}. The report uses the darker {used}."
    )


def _read(path: Path) -> Mapping[str, object]:
    import yaml  # noqa: PLC0415 - only reports with a brand file need it

    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BrandOrTemplateError(f"The brand file {path} cannot be read: {error.strerror}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where is not None else ""
        raise BrandOrTemplateError(
            f"The brand file {path}{line} is not valid YAML; correct it or leave it out."
        ) from error
    if not isinstance(said, dict):
        raise BrandOrTemplateError(
            f"The brand file {path} holds no brand: it should start with meta:, logo: or color:."
        )
    return said


def _mapping(said: Mapping[str, object], key: str) -> Mapping[str, object]:
    part = said.get(key)
    return part if isinstance(part, dict) else {}


def _text(said: Mapping[str, object], key: str) -> str | None:
    value = said.get(key)
    if isinstance(value, dict):
        value = value.get("full") or value.get("short")
    return value if isinstance(value, str) and value.strip() else None


def _primary(said: Mapping[str, object], path: Path | None) -> str | None:
    colours = _mapping(said, "color")
    name = _text(colours, "primary")
    if name is None:
        return None
    palette = _mapping(colours, "palette")
    value = palette.get(name, name)
    colour = parsed(value) if isinstance(value, str) else None
    if colour is None:
        known = f" The palette has: {', '.join(sorted(palette))}." if palette else ""
        raise BrandOrTemplateError(
            f'{path}: color.primary is "{name}", which is neither a colour such as #0E4A5A '
            f"nor a name in color.palette.{known}"
        )
    return colour


def _logo(said: Mapping[str, object], folder: Path, path: Path | None) -> str | None:
    entry = said.get("logo")
    if isinstance(entry, dict):
        entry = next((entry[size] for size in ("medium", "large", "small") if size in entry), entry)
    if isinstance(entry, dict):
        entry = entry.get("path") or entry.get("light")
    if not isinstance(entry, str):
        return None
    file = folder / entry
    media_type = _MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        raise BrandOrTemplateError(f"{path}: the logo {entry} is not a PNG, JPEG or SVG file.")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BrandOrTemplateError(f"{path}: the logo {file} cannot be read: {error.strerror}.") from error
    if media_type != "image/svg+xml":
        _check_picture(data, file)
    return _data_uri(Logo(data=data, media_type=media_type))


def _check_picture(data: bytes, file: Path) -> None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only reports with a logo file need it

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BrandOrTemplateError(
            f"The logo {file} is not a readable PNG or JPEG picture; export it again."
        ) from error
    if len(data) > _LARGEST_LOGO:
        raise BrandOrTemplateError(f"The logo {file} is larger than 4 MB; export it smaller.")


def _data_uri(logo: Logo) -> str:
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode('ascii')}"


def _families(said: Mapping[str, object], path: Path | None) -> tuple[str, str]:
    """Return display and text family; only the families that come with the product are offered so far."""
    typography = _mapping(said, "typography")
    offered = {family.name for family in built_in_families()}
    chosen = []
    for role, default in (("headings", "Source Serif Pro"), ("base", "Source Sans Pro")):
        entry = typography.get(role)
        family = entry if isinstance(entry, str) else _text(entry, "family") if isinstance(entry, dict) else None
        if family is not None and family not in offered:
            raise BrandOrTemplateError(
                f'{path}: typography.{role} asks for "{family}", which does not come with reportgen. '
                f"Use {' or '.join(sorted(offered))}, or leave the line out."
            )
        chosen.append(family or default)
    return chosen[0], chosen[1]
