"""The typefaces of a brand file: which family each kind of text is set in, from files or as built in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.report.brand.file import Said
from reportgen.report.brand.font_faults import facts_of, missing_latin
from reportgen.report.brand.font_files import Face, made_ready
from reportgen.report.brand.remarks import Remarks, did_you_mean
from reportgen.report.brand.weights import NAMED, weight_of
from reportgen.report.figures.text_metrics import Typesetting, width_in_em
from reportgen.report.font_signs import x_height
from reportgen.report.fonts import CUTS, FontFamily, built_in_families
from reportgen.report.words.glyphs import code_points
from reportgen.report.words.signs import REPORT_SIGNS, WESTERN_LETTERS

_HOUSE_X_HEIGHT = 0.486
_SCALES = (0.80, 1.06)
_WIDER = 1.05
_SPECIMEN = "The recommended option saves in a steady year, after every cost of the move: 12,345,678.90"
_SIZES = (0.94, 1.04)
_BODY_POINTS, _PIXELS = 9.2, 16.0
_SIZE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(rem|em|%|px|pt)?")
_SOURCES = ("file", "google", "bunny", "system")
_STYLES = {"normal": False, "italic": True, "oblique": True}
_NETWORK = {"google": "Google Fonts", "bunny": "Bunny Fonts"}
_REGULAR = 400
_SHOWN = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """What the report is set in, and how its links are marked: underline or none."""

    typesetting: Typesetting
    link_decoration: str


def typography_of(said: Said, folder: Path, remarks: Remarks) -> Typography:
    """Read the typefaces and make their files ready; headings without a family take that of the base."""
    section = said.child("typography")
    built_in = {family.name: family for family in built_in_families()}
    house_text, house_display = built_in.values()
    reader = _Reader(section=section, folder=folder, built_in=built_in, remarks=remarks)
    text = reader.family("base", house_text)
    family = reader.family("headings", text if reader.named("base") is not None else house_display)
    house = house_text if family == text else house_display
    title, spare = reader.weighted(family), reader.weighted(house)
    return Typography(
        typesetting=Typesetting(
            text=_with_fallback(text, house_text, section, remarks),
            display=title if title.name == spare.name else replace(title, fallback=spare),
            standfirst=_with_fallback(family, house, section, remarks),
            scale=_scale(text, house_text, _base_size(section.child("base").child("size"), remarks)),
        ),
        link_decoration=_decoration(section.child("link").child("decoration"), remarks),
    )


def _with_fallback(family: FontFamily, house: FontFamily, at: Said, remarks: Remarks) -> FontFamily:
    """Set the signs that a family has not in ours, and say so."""
    if family.name == house.name:
        return family
    missing = [sign for sign in REPORT_SIGNS + WESTERN_LETTERS if ord(sign) not in code_points(family.face(_REGULAR))]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        remarks.note(
            at, f"{family.name} has no sign for {' '.join(missing[:_SHOWN])}{more}; these are set in {house.name}."
        )
    return replace(family, fallback=house)


def _scale(text: FontFamily, house: FontFamily, size: float) -> float:
    """Return the correction of text sizes, in hundredths.

    Small letters are to be as tall as in the house style, rounded up; yet no line is to be more than a little wider,
    since the pages are composed for its length.
    """
    as_tall = _HOUSE_X_HEIGHT / (x_height(text.face(_REGULAR)) or _HOUSE_X_HEIGHT)
    as_wide = _WIDER * width_in_em(_SPECIMEN, house, _REGULAR) / width_in_em(_SPECIMEN, text, _REGULAR)
    rounded = min(math.ceil(round(as_tall * 100, 4)), math.floor(round(as_wide * 100, 4))) / 100
    return round(min(max(rounded * size, _SCALES[0]), _SCALES[1]), 3)


def _base_size(said: Said, remarks: Remarks) -> float:
    """Return the wish for larger or smaller text as a factor; the pages have room for a little."""
    if said.text is None:
        return 1.0
    match = _SIZE.fullmatch(said.text)
    if match is None:
        remarks.fault(said, f'{said.path} is "{said.text}", which is no size; write one such as 1rem, 16px or 10pt.')
        return 1.0
    per_unit = {"px": _PIXELS, "pt": _BODY_POINTS, "%": 100.0}
    factor = float(match[1]) / per_unit.get(match[2] or "rem", 1.0)
    held = min(max(factor, _SIZES[0]), _SIZES[1])
    if abs(held - factor) > 0.001:  # noqa: PLR2004 - a tenth of a per cent is nothing
        remarks.note(
            said,
            f"{said.path} of {said.text} is {factor:.2f} of the report's own size; the pages have room for "
            f"{_SIZES[0]:g} to {_SIZES[1]:g}, so {held:g} is used.",
        )
    return held


def _decoration(said: Said, remarks: Remarks) -> str:
    if said.text in (None, "none"):
        return "none"
    if said.text != "underline":
        remarks.note(said, f"{said.path} of {said.text} is left out; the report underlines links or leaves them plain.")
        return "none"
    return "underline"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Follows the families that are named to their files."""

    section: Said
    folder: Path
    built_in: Mapping[str, FontFamily]
    remarks: Remarks

    def named(self, role: str) -> Said | None:
        """Return where the family of a kind of text is named."""
        entry = self.section.child(role)
        place = entry if entry.text is not None else entry.child("family")
        return place if place.text is not None else None

    def family(self, role: str, otherwise: FontFamily) -> FontFamily:
        """Return the family of a kind of text, or another one where none is named or it is at fault."""
        place = self.named(role)
        if place is None:
            return otherwise
        name = place.text or ""
        font = self._font(name)
        if font is not None and (source := font.child("source")).text not in (None, *_SOURCES):
            self.remarks.fault(
                source,
                f'{source.path} is "{source.text}", which is no source; write file.'
                f"{did_you_mean(source.text or '', list(_SOURCES))}",
            )
            return otherwise
        if font is None or not _has_files(font):
            ours = next((one for known, one in self.built_in.items() if known.casefold() == name.casefold()), None)
            if ours is None and not self.section.child("fonts").entries:  # which is said as a fault of its own
                self.remarks.fault(place, _elsewhere(place, name, font, self.built_in))
            return ours or otherwise
        faces = tuple(self._faces(font))
        return (self._ready(name, faces, font) if self._can_set(font, faces) else None) or otherwise

    def _ready(self, name: str, faces: tuple[Face, ...], font: Said, weight: int | None = None) -> FontFamily | None:
        """Make the files ready and measure with each, so that a damaged one is found before rendering."""
        try:
            family = made_ready(name, faces, weight=weight)
            for slot in CUTS:
                x_height(family.face(slot))
                _require_width(family, slot)
        except Exception:  # noqa: BLE001 - a damaged file ends a reader and its decoders in many ways
            self.remarks.fault(font, f"{font.path}: the files of {name} cannot be taken apart; get them again.")
            return None
        return family

    def weighted(self, family: FontFamily) -> FontFamily:
        """Return a family in the weight that titles have; the family itself where they have none of their own."""
        weight = self._weight(self.section.child("headings").child("weight"))
        if weight is None:
            return family
        name, font = f"{family.name} Headings", self._font(family.name) if family.name not in self.built_in else None
        if font is None:
            return made_ready(name, _faces_of(family), weight=weight)
        return self._ready(name, tuple(self._faces(font)), font, weight) or family

    def _font(self, name: str) -> Said | None:
        fonts = self.section.child("fonts").items
        alike = (one for one in fonts if (one.child("family").text or "").casefold() == name.casefold())
        return next(alike, None)

    def _weight(self, said: Said) -> int | None:
        if said.text is None:
            return None
        weight = weight_of(said.text)
        if weight is None:
            self.remarks.fault(
                said,
                f'{said.path} is "{said.text}", which is no weight; write 100 to 900 or one of {", ".join(NAMED)}.',
            )
        return weight

    def _faces(self, font: Said) -> Iterator[Face]:
        files = font.child("files")
        if not files.items:
            where = files if files.is_mentioned else font
            self.remarks.fault(where, f"{font.path} has no files: list the font files of {font.child('family').text}.")
        for entry in files.items:
            face = self._face(entry)
            if face is not None:
                yield face

    def _face(self, entry: Said) -> Face | None:
        path = entry.text or entry.child("path").text
        if path is None:
            meant = next((hint for name in entry.entries if (hint := did_you_mean(name, ["path"]))), "")
            self.remarks.fault(
                entry, f"{entry.path} names no file: write its path, such as fonts/Name-Regular.ttf.{meant}"
            )
            return None
        if path.startswith(("http:", "https:", "//")):
            self.remarks.fault(
                entry,
                f"{entry.path} is an address, and a report is made without the network. Save the file beside the "
                f"brand file and write its path, such as fonts/{Path(path).name}.",
            )
            return None
        facts = facts_of(self.folder / path)
        if isinstance(facts, str):
            self.remarks.fault(entry, f"{entry.path}: the font {path} {facts}")
            return None
        if facts.is_restricted:
            self.remarks.note(
                entry, f"The font {path} says that documents may not hold it; ask its maker before you send a report."
            )
        said = self._weight(entry.child("weight")) if ".." not in (entry.child("weight").text or "") else None
        weights = facts.weights if said is None or facts.weights[0] != facts.weights[1] else (said, said)
        is_italic = self._style(entry.child("style"))
        return Face(
            file=self.folder / path, weights=weights, is_italic=facts.is_italic if is_italic is None else is_italic
        )

    def _style(self, said: Said) -> bool | None:
        """Return whether a file is said to be italic; None where nothing is said."""
        if said.text is not None and said.text not in _STYLES:
            self.remarks.fault(said, f'{said.path} is "{said.text}", which is no style; write normal or italic.')
        return _STYLES.get(said.text or "")

    def _can_set(self, font: Said | None, faces: tuple[Face, ...]) -> bool:
        """Return whether the files are all there and have the letters; find fault where they do not."""
        if not faces or font is None:
            return False
        if all(face.is_italic for face in faces):
            self.remarks.fault(font, f"{font.path} has italic files only; add the upright ones.")
            return False
        missing = [(face.file.name, lacks) for face in faces if (lacks := missing_latin(face.file))]
        for name, lacks in missing:
            self.remarks.fault(
                font, f"{font.path}: {name} has no sign for {lacks}; a report needs all of basic Latin. Use full files."
            )
        if not missing and not any(face.weights[1] > _REGULAR for face in faces):
            self.remarks.note(
                font, f"{font.child('family').text} has no weight above regular, so nothing stands out as bold."
            )
        return not missing


def _faces_of(family: FontFamily) -> Iterator[Face]:
    """Yield the upright files of a family that comes with the product."""
    for file in sorted(family.folder.glob("*.ttf")):
        facts = facts_of(file)
        if not isinstance(facts, str) and not facts.is_italic:
            yield Face(file=file, weights=facts.weights)


def _require_width(family: FontFamily, weight: int) -> None:
    if not width_in_em(_SPECIMEN, family, weight):
        raise ValueError("its letters have no width")


def _has_files(font: Said) -> bool:
    source = font.child("source").text
    return source == "file" or (source is None and font.child("files").is_mentioned)


def _elsewhere(place: Said, name: str, font: Said | None, built_in: Mapping[str, FontFamily]) -> str:
    """Say why a family cannot be had, and what to put and write instead."""
    source = font.child("source").text if font is not None else None
    if source in _NETWORK:
        why = f"from {_NETWORK[source]}, and a report is made without the network"
    elif source == "system":
        why = "from the computer, and a report must look the same on every computer"
    else:
        why = "which does not come with reportgen"
    stem = re.sub(r"[^A-Za-z0-9]", "", name) or "Name"
    files = ", ".join(f"fonts/{stem}-{cut}.ttf" for cut in ("Light", "Regular", "SemiBold"))
    return (
        f'{place.path} asks for "{name}" {why}. Put its weights 300, 400 and 600 into fonts/ beside the brand file and '
        f"write under typography.fonts: {{family: {name}, source: file, files: [{files}]}}. "
        f"Or use {' or '.join(sorted(built_in))}, which come with reportgen."
    )
