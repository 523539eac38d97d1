"""A brand as the report uses it, from the brand file, else from the Engagement sheet, else the house style."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reportgen.model.engagement import Engagement
from reportgen.report.brand.colours import LEGIBLE, Colours, colours_of, darkening
from reportgen.report.brand.file import NOTHING, Said, read
from reportgen.report.brand.keys import at, note_unknown_keys
from reportgen.report.brand.logo import BrandLogo, data_uri, logo_of
from reportgen.report.brand.remarks import Remarks
from reportgen.report.brand.shapes import find_wrong_shapes
from reportgen.report.brand.standing import Standing, standing_of
from reportgen.report.brand.typography import Typography, typography_of
from reportgen.report.contrast import darkened
from reportgen.report.figures.palette import INK
from reportgen.report.figures.text_metrics import Typesetting
from reportgen.report.fonts import FontFamily
from reportgen.report.words.glyphs import missing_signs, stand_in
from reportgen.report.words.missing_signs import named

DEFAULT_PRIMARY = "#0E4A5A"
_LONG_NAME = 44
_PRINTED = (
    "meta.name",
    "meta.name.full",
    "meta.name.short",
    "defaults.reportgen.marking",
    "defaults.reportgen.terms",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """What the report takes from a brand. `logo` is a data URI; `notes` say what was adjusted and why."""

    name: str | None
    primary: str
    heading_colour: str
    link_colour: str
    link_decoration: str
    logo: str | None
    logo_alt: str
    typesetting: Typesetting
    standing: Standing
    notes: tuple[str, ...]

    @property
    def text_family(self) -> str:
        """Return the name of the family of text, tables and figures."""
        return self.typesetting.text.name

    @property
    def display_family(self) -> str:
        """Return the name of the family of titles and large numerals."""
        return self.typesetting.display.name

    @property
    def standfirst_family(self) -> str:
        """Return the name of the family of what stands below a title."""
        return self.typesetting.standfirst.name

    @property
    def families(self) -> tuple[FontFamily, ...]:
        """Return the families that the report is set in."""
        return tuple(dict.fromkeys((self.typesetting.text, self.typesetting.display, self.typesetting.standfirst)))

    @property
    def scale(self) -> float:
        """Return what sizes of the text family are multiplied by."""
        return self.typesetting.scale

    def text_size(self, points: float) -> str:
        """Return a size for the text family in CSS, corrected for its x-height."""
        return f"{points * self.scale:.4g}pt"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What a brand file says, without a fault."""

    name: str | None
    colours: Colours
    logo: BrandLogo | None
    typography: Typography
    standing: Standing
    notes: tuple[str, ...]


def require_sound(brand_file: Path) -> tuple[str, ...]:
    """Read a brand file before anything else is done, and return what is to be said of it.

    Raises:
        BrandOrTemplateError: it is missing or says what cannot be followed; all of it is named at once.
    """
    return _read(brand_file).notes


def standing_in(brand_file: Path) -> tuple[Standing, tuple[str, ...]]:
    """Return what a firm settles in its brand file for all its reports, and what is to be said of the file.

    Raises:
        BrandOrTemplateError: it is missing or says what cannot be followed; all of it is named at once.
    """
    reading = _read(brand_file)
    return reading.standing, reading.notes


def brand_of(engagement: Engagement, brand_file: Path | None) -> Brand:
    """Return the brand of a report.

    Raises:
        BrandOrTemplateError: the file is missing or says what cannot be followed; all of it is named at once.
    """
    reading = _read(brand_file)
    given = reading.colours.primary or engagement.brand_colour or DEFAULT_PRIMARY
    primary, logo = darkened(given, ratio=LEGIBLE), reading.logo
    name = reading.name or engagement.prepared_by
    picture = logo.uri if logo is not None else data_uri(engagement.logo) if engagement.logo else None
    return Brand(
        name=name,
        primary=primary,
        heading_colour=_not_paler(reading.colours.headings, given, primary) or INK,
        link_colour=_not_paler(reading.colours.link, given, primary) or primary,
        link_decoration=reading.typography.link_decoration,
        logo=picture,
        logo_alt=(logo.alt if logo is not None else None) or (f"Logo of {name}" if name else "Logo"),
        typesetting=reading.typography.typesetting,
        standing=reading.standing,
        notes=_notes(engagement, given, primary, reading),
    )


def _read(brand_file: Path | None) -> _Reading:
    said = read(brand_file) if brand_file is not None else NOTHING
    folder = brand_file.parent if brand_file is not None else Path()
    remarks = Remarks(file=brand_file)
    note_unknown_keys(said, remarks)
    find_wrong_shapes(said, remarks)
    colours, logo = colours_of(said, remarks), logo_of(said, folder, remarks)
    name = _name(said, remarks, is_shown=logo is None)
    typography, standing = typography_of(said, folder, remarks), standing_of(said, remarks)
    remarks.stop_if_faulty()
    _note_missing_signs(said, typography, remarks)
    return _Reading(
        name=name,
        colours=colours,
        logo=logo,
        typography=typography,
        standing=standing,
        notes=tuple(remarks.notes),
    )


def _note_missing_signs(said: Said, typography: Typography, remarks: Remarks) -> None:
    """Say which signs of the firm's own texts the typefaces of the report lack."""
    setting = typography.typesetting
    families = tuple(dict.fromkeys((setting.text, setting.display, setting.standfirst)))
    for text in map(partial(at, said), _PRINTED):
        missing = missing_signs(text.text or "", families) if not (text.text or "").isascii() else set()
        if missing:
            remarks.note(
                text,
                f"The report's typefaces have no sign for {named(sorted(missing))} in {text.path}; what has no plain "
                f"form is printed as {stand_in(families)}.",
            )


def _not_paler(colour: str | None, given: str, primary: str) -> str | None:
    """Return a colour of text; where it is the brand's primary, as that is printed."""
    return primary if colour == given else colour


def _name(said: Said, remarks: Remarks, *, is_shown: bool) -> str | None:
    """Return the firm's name: in full where there is room for it. Where none fits, say what the cover does to it."""
    name = said.child("meta").child("name")
    full, short = name.child("full").text, name.child("short").text
    chosen = name.text or full or short
    if full is not None and short is not None and len(full) > _LONG_NAME:
        chosen = short
    if is_shown and chosen is not None and len(chosen) > _LONG_NAME:
        remarks.note(
            name,
            f"The firm's name has {len(chosen)} characters and the cover has room for {_LONG_NAME}, so it is cut. Give "
            "short: a name that fits, or a logo.",
        )
    return chosen


def _notes(engagement: Engagement, given: str, primary: str, reading: _Reading) -> tuple[str, ...]:
    """Return what is to be said of the brand file, and of the colour in the workbook where that is the one."""
    if given == primary or reading.colours.primary is not None:
        return reading.notes
    cell = engagement.cells.get("brand_colour")
    return (f"{cell}: {darkening(given)}" if cell else darkening(given), *reading.notes)
