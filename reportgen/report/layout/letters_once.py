"""The letters of a line as they stand in a PDF, worked out once for each text in a type, whatever part it is drawn in.

A line is read as soon as it is laid out, so that it need not be shaped again for being drawn. Each pair of a letter and
the room it takes is written once for each font. What is not plain (letters that are pictures, are missing, stand above
or below the line or are read from right to left) is left to WeasyPrint.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from struct import iter_unpack
from typing import Any

from reportgen.report.layout.kept_lately import KeptLately

_MOST_KEPT = 5_000  # lines, some 4 MiB, and as many before them
_LETTER = "=IiiiI"  # Pango's: glyph, width, offsets to the right and upwards, flags
_SIZE = 20
_NO_LETTER = 0x0FFFFFFF  # from here on a glyph stands for one that is empty or missing
_LARGEST = 0xFFFF
_ABSOLUTE_SIZES = 14802  # the release of Pango from which on a font knows its size


@dataclass(slots=True, kw_only=True)
class TypeFace:
    """A font of Pango in a size. `holder` is a layout with a text in it, which keeps the font in memory."""

    font: Any
    size: float
    holder: Any
    widths: dict[int, int] = field(default_factory=dict)
    pieces: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters of one font: what shows them, their glyphs, and the text of each, as a whole where all have one sign."""

    face: TypeFace
    shown: bytes
    glyphs: array[int]
    texts: str | tuple[str, ...]


class Letters:
    """The lines that were read, by text and type; None for one that is not plain."""

    def __init__(self) -> None:
        from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # noqa: PLC0415 - only when a PDF is made
        from weasyprint.text.fonts import get_pango_font_key  # noqa: PLC0415

        self._ffi, self._pango, self._key, self._from_units = ffi, pango, get_pango_font_key, FROM_UNITS
        self._extents = ffi.new("PangoRectangle *")
        self._faces: dict[int, TypeFace] = {}
        self._known = KeptLately[tuple[str, int], tuple[Run, ...] | None](_MOST_KEPT)
        self._is_apt = pango.pango_version() >= _ABSOLUTE_SIZES and ffi.sizeof("PangoGlyphInfo") == _SIZE

    def of(self, text: str, kind: int) -> tuple[Run, ...] | None:
        """Return a line that was read, by its text and the number of its type."""
        return self._known.get((text, kind))

    def read(self, layout: Any, text: str, kind: int) -> bool:
        """Read a layout with a text, in a type by its number; return whether the layout must stay as it is."""
        if (text, kind) in self._known or not self._is_apt or not text.strip():
            return False
        faces = len(self._faces)
        self._known.keep((text, kind), self._read(layout, text))
        return len(self._faces) > faces

    def _read(self, layout: Any, text: str) -> tuple[Run, ...] | None:
        first, second = (self._pango.pango_layout_get_line_readonly(layout, place) for place in (0, 1))
        if second != self._ffi.NULL or "\n" in text:
            return None
        found: list[Run] = []
        encoded = text.encode()
        run = first.runs[0]
        while run != self._ffi.NULL:
            read = self._run(run.data, encoded, layout)
            if read is None or (found and found[-1].face is read.face):
                return None
            found.append(read)
            run = run.next
        return tuple(found)

    def _run(self, item: Any, encoded: bytes, layout: Any) -> Run | None:
        about, string = item.item, item.glyphs
        count = string.num_glyphs
        letters = list(iter_unpack(_LETTER, self._ffi.buffer(string.glyphs, count * _SIZE)))
        if about.analysis.level % 2 or any(glyph > _LARGEST or right or up for glyph, _, right, up, _ in letters):
            return None
        face = self._face(about.analysis.font, layout)
        pieces = face.pieces
        written = [pieces.get(letter[:2]) or self._piece(face, *letter[:2]) for letter in letters]
        shown = f"[<{''.join(written)}>] TJ".replace("<>", "")
        text = encoded[about.offset : about.offset + about.length]
        return Run(
            face=face,
            shown=shown.encode("ascii"),
            glyphs=array("H", [letter[0] for letter in letters]),
            texts=self._texts(text, string.log_clusters, count),
        )

    def _texts(self, text: bytes, clusters: Any, count: int) -> str | tuple[str, ...]:
        ends = [*self._ffi.unpack(clusters, count), len(text)]
        if ends == list(range(len(text) + 1)):  # a sign, and a byte, a letter
            return text.decode()
        return tuple(text[start:end].decode() for start, end in pairwise(ends))

    def _face(self, font: Any, layout: Any) -> TypeFace:
        address = int(self._ffi.cast("uintptr_t", font))
        if address not in self._faces:
            self._faces[address] = TypeFace(font=font, size=self._key(font)[2], holder=layout)
        return self._faces[address]

    def _piece(self, face: TypeFace, glyph: int, width: int) -> str:
        """Return what shows a letter, and how far the next one is moved towards it, in thousandths of the size."""
        if glyph not in face.widths:
            self._pango.pango_font_get_glyph_extents(face.font, glyph, self._ffi.NULL, self._extents)
            face.widths[glyph] = round(self._extents.width * 1000 * self._from_units / face.size)
        moved = face.widths[glyph] + 0 - width * 1000 * self._from_units / face.size
        piece = face.pieces[glyph, width] = f"{glyph:04x}" + (f">{int(moved)}<" if moved else "")
        return piece


class Part:
    """The fonts of one part, which learn of the letters that are written with them."""

    def __init__(self, fonts: Any) -> None:
        self.fonts = fonts
        self._of_faces: dict[int, tuple[Any, set[bytes]] | None] = {}

    def write(self, line: tuple[Run, ...], stream: Any, matrix: Any) -> bool:
        """Write a line to a stream; return whether it could be, as its fonts hold no pictures."""
        found = [self._font(run.face, stream) for run in line]
        if None in found:
            return False
        stream.set_text_matrix(*matrix.values)
        for run, (font, known) in zip(line, filter(None, found), strict=True):
            stream.set_font_size(font.hash, run.face.size)
            stream.stream.append(run.shown)
            if run.shown not in known:
                known.add(run.shown)
                for glyph, text in zip(run.glyphs, run.texts, strict=True):
                    font.to_unicode.setdefault(glyph, text)
                    font.widths.setdefault(glyph, run.face.widths[glyph])
        return True

    def _font(self, face: TypeFace, stream: Any) -> tuple[Any, set[bytes]] | None:
        key = id(face)
        if key not in self._of_faces:
            font, _ = stream.add_font(face.font)
            is_plain = not (font.bitmap or font.png or font.svg or font.colr)
            self._of_faces[key] = (font, set()) if is_plain else None
        return self._of_faces[key]
