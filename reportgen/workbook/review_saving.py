"""A review copy as bytes: with the results that formulas had, the dates of the workbook, and a seal."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path

from openpyxl.utils.datetime import to_excel

from reportgen.workbook.archive import plain_member
from reportgen.workbook.located import Cell, CellState, SheetCells
from reportgen.workbook.reading import LocatedReading
from reportgen.workbook.review_loading import LoadedBook
from reportgen.workbook.review_marks import SEAL_PROPERTY
from reportgen.workbook.review_text import writable
from reportgen.workbook.seal import is_sealed, sealed

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CREATED = re.compile(rb"<dcterms:created[^>]*>[^<]*</dcterms:created>")
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)>(<f(?: [^>]*)?(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>')
_SHEET = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
EMPTY_LARGEST = 256 * 1024 * 1024


def copy_bytes(loaded: LoadedBook, located: LocatedReading, saved: datetime | None) -> bytes:
    """Return the workbook as a file: formulas keep the results that were stored in the original.

    `saved` is when the original was last saved, which stays the copy's own date; None leaves it out.
    """
    written = BytesIO()
    with _reusable_pictures(loaded):
        loaded.book.save(written)
    by_title = {loaded.titles[sheet.name]: sheet for sheet in located.sheets}
    titles = [sheet.title for sheet in loaded.book.worksheets]
    with zipfile.ZipFile(written) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name, content in parts.items():
        number = _SHEET.fullmatch(name)
        if number and titles[int(number[1]) - 1] in by_title:
            parts[name] = _with_results(content, by_title[titles[int(number[1]) - 1]], loaded.book.epoch)
    parts[_CORE] = _MODIFIED.sub(_stamp(saved), parts[_CORE])
    if "created" not in located.checked.properties:
        parts[_CORE] = _CREATED.sub(b"", parts[_CORE])
    return _packed(sealed(parts))


@contextmanager
def _reusable_pictures(loaded: LoadedBook) -> Iterator[None]:
    """Give openpyxl, which closes a picture once it is written, a copy of each to close."""
    pictures = [picture for sheet in loaded.book.worksheets for picture in sheet._images]  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    kept = [(picture, picture.ref.getvalue()) for picture in pictures]
    try:
        yield
    finally:
        for picture, data in kept:
            picture.ref = BytesIO(data)


def _stamp(saved: datetime | None) -> bytes:
    if saved is None:
        return b""
    return rb"\g<1>" + saved.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\g<2>"


def is_untouched_copy(path: Path) -> bool:
    """Return whether a file is a review copy just as reportgen wrote it, with nobody's work in it since."""
    return is_sealed(path, SEAL_PROPERTY)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    with BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(plain_member(name), content, compresslevel=6)
        return target.getvalue()


def _with_results(content: bytes, sheet: SheetCells, epoch: datetime) -> bytes:
    """Put the stored results beside the formulas, which openpyxl leaves without."""
    if b"<f" not in content:
        return content
    cells = {cell.ref.cell.encode(): cell for row in sheet.rows.values() for cell in row.values()}

    def stored(found: re.Match[bytes]) -> bytes:
        kind, value = _result(cells.get(found[1]), epoch)
        if not value:
            return found[0]
        return b'<c r="%b"%b t="%b">%b<v>%b</v></c>' % (found[1], found[2], kind, found[3], value)

    return _FORMULA.sub(stored, content)


def _result(cell: Cell | None, epoch: datetime) -> tuple[bytes, bytes]:
    """Return the type and the text of a result in the sheet's XML; nothing where none was stored."""
    if cell is None or cell.state in {CellState.NOT_CALCULATED, CellState.DAMAGED}:
        return b"n", b""
    if cell.state is CellState.ERROR:
        return b"e", escape(cell.shown).encode()
    if isinstance(cell.value, bool):
        return b"b", b"1" if cell.value else b"0"
    if isinstance(cell.value, int | float):
        return b"n", repr(cell.value).encode()
    if isinstance(cell.value, str):
        return b"str", escape(writable(cell.value)).encode()
    return b"n", b"" if cell.value is None else str(to_excel(cell.value, epoch)).encode()  # type: ignore[no-untyped-call]
