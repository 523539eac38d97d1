"""A brand's font files made ready: one static file a weight, under the brand's own name for the family.

Whatever the brand brings (TrueType or OpenType, packed as WOFF or WOFF2, static or variable), the renderer, the
measuring of labels and the search for missing signs then see the same files: NAME-Light, NAME-Regular, NAME-Semibold.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.report.brand.weights import nearest
from reportgen.report.fonts import CUTS, FontFamily, cache_folder

_EDITION = b"1"
_FAMILY, _CUT, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_TYPOGRAPHIC_FAMILY, _TYPOGRAPHIC_CUT = 16, 17
_KEPT_NAMES = frozenset({0, 7, 13, 14})
_ITALIC, _BOLD, _REGULAR_BIT = 1 << 0, 1 << 5, 1 << 6
_ITALIC_CUT = "It"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font file. `weights` is from and to: the same for a static file, the range of a variable one."""

    file: Path
    weights: tuple[int, int]
    is_italic: bool = False

    def holds(self, weight: int) -> bool:
        """Return whether the file has a weight."""
        return self.weights[0] <= weight <= self.weights[1]

    def closest(self, weight: int) -> int:
        """Return the weight of the file that comes closest to another."""
        return min(max(weight, self.weights[0]), self.weights[1])


def made_ready(name: str, faces: Iterable[Face], *, weight: int | None = None) -> FontFamily:
    """Return the family with a file for each weight of the report; `weight` takes the place of all of them."""
    upright, italic = _by_style(faces)
    wanted = [(cut, _chosen(upright, weight or slot), slot) for slot, cut in CUTS.items()]
    if italic:
        wanted.append((_ITALIC_CUT, _chosen(italic, weight or 400), 400))
    folder = cache_folder() / _key(name, wanted)
    stem = re.sub(r"[^A-Za-z0-9]", "", name) or "Brand"
    folder.mkdir(exist_ok=True)
    for cut, (face, source_weight), slot in wanted:
        if not any((folder / f"{stem}-{cut}.{kind}").is_file() for kind in ("ttf", "otf")):
            _write(face, source_weight, folder, stem, name, cut, slot)
    return FontFamily(name=name, folder=folder)


def _by_style(faces: Iterable[Face]) -> tuple[list[Face], list[Face]]:
    every = list(faces)
    upright = [face for face in every if not face.is_italic] or every
    return upright, [face for face in every if face.is_italic]


def _chosen(faces: list[Face], weight: int) -> tuple[Face, int]:
    """Return the file that a weight is taken from, and the weight it has there."""
    offered: Mapping[int, Face] = {face.closest(weight): face for face in reversed(faces)}
    taken = nearest(offered, weight)
    return offered[taken], taken


def _key(name: str, wanted: list[tuple[str, tuple[Face, int], int]]) -> str:
    digest = sha256(_EDITION + name.encode())
    for cut, (face, weight), slot in wanted:
        digest.update(f"{cut} {weight} {slot}".encode() + sha256(face.file.read_bytes()).digest())
    return f"brand-{digest.hexdigest()[:24]}"


def _write(face: Face, weight: int, folder: Path, stem: str, name: str, cut: str, slot: int) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only reports with font files need it

    with TTFont(face.file, recalcTimestamp=False, lazy=False) as font:
        _make_static(font, weight)
        font.flavor = None
        _rename(font, name, cut, slot)
        kind = "otf" if "CFF " in font or "CFF2" in font else "ttf"
        draft = folder / f".{stem}-{cut}.{os.getpid()}"
        font.save(draft)
    draft.replace(folder / f"{stem}-{cut}.{kind}")


def _make_static(font: Any, weight: int) -> None:
    if "fvar" not in font:
        return
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - only variable fonts need it

    place = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    if "wght" in place:
        place["wght"] = float(weight)
    instantiateVariableFont(font, place, inplace=True)


def _rename(font: Any, name: str, cut: str, slot: int) -> None:
    """Give the file the family name and weight that the report asks for."""
    names, is_italic = font["name"], cut == _ITALIC_CUT
    names.names = [record for record in names.names if record.nameID in _KEPT_NAMES]
    is_regular = slot == 400 and not is_italic  # noqa: PLR2004 - the weight of running text
    full = name if is_regular else f"{name} {cut}"
    said = {
        _FAMILY: name if is_regular or is_italic else full,
        _CUT: "Italic" if is_italic else "Regular",
        _UNIQUE: full,
        _FULL: full,
        _POSTSCRIPT: re.sub(r"[^A-Za-z0-9]", "", name)[:40] + f"-{cut}",
        _TYPOGRAPHIC_FAMILY: name,
        _TYPOGRAPHIC_CUT: cut,
    }
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = slot
    os2.fsSelection = (os2.fsSelection & ~(_ITALIC | _BOLD | _REGULAR_BIT)) | (_ITALIC if is_italic else _REGULAR_BIT)
    head.macStyle = 2 if is_italic else 0
