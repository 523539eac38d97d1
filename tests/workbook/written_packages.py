"""Workbooks written part by part, as no library would write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BOOK = "xl/workbook.xml"
ENGAGEMENT = "xl/worksheets/sheet1.xml"
PROCESSES = "xl/worksheets/sheet2.xml"

Part = str | bytes | Iterable[bytes] | None


def text(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def number(value: object, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


def row(*cells: object) -> str:
    """Return a row; what is no XML already is a text or a number."""
    shown = (
        cell if str(cell).startswith("<") else text(cell) if isinstance(cell, str) else number(cell) for cell in cells
    )
    return f"<row>{''.join(shown)}</row>"


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def engagement(*rows: str, after: str = "") -> str:
    return sheet(row("Client", "Acme"), row("Title", "Advice"), row("Date", "2026-11-16"), *rows, after=after)


def processes(*cells: object, header: str = "FTE", after: str = "") -> str:
    """Return a sheet of one process, with these cells in a column of this header."""
    rows = (row(f"P{place}", f"Process number {place}", cell) for place, cell in enumerate(cells, start=1))
    return sheet(row("ID", "Process name", header), *rows, after=after)


def styles(*formats: str) -> str:
    """Return a style sheet; the style 0 is General, the style n has the n-th of these number formats."""
    declared = "".join(f'<numFmt numFmtId="{200 + place}" formatCode="{one}"/>' for place, one in enumerate(formats))
    used = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(len(formats)))
    cells = f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs>'
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{declared}</numFmts>{cells}</styleSheet>'


def book(*names: str, before: str = "", after: str = "", states: Mapping[str, str] | None = None) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{place}" state="{(states or {}).get(name, "visible")}" r:id="s{place}"/>'
        for place, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{before}<sheets>{sheets}</sheets>{after}</workbook>'


def link(identity: str, kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="{identity}" Type="{LINKS}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def links(*entries: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def book_links(*more: str, sheets: int = 2) -> str:
    """Return the links of a workbook to its sheets, shared strings and styles."""
    to_sheets = (link(f"s{place}", "worksheet", f"worksheets/sheet{place}.xml") for place in range(1, sheets + 1))
    return links(*to_sheets, link("t", "sharedStrings", "sharedStrings.xml"), link("u", "styles", "styles.xml"), *more)


def content_types(main: str = TYPE) -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{main}"/></Types>'
    )


def package(changes: Mapping[str, Part] | None = None, *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook of one process, with parts replaced, added or (None) left out; pieces are streamed."""
    parts: dict[str, Part] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": links(link("r", "officeDocument", BOOK)),
        BOOK: book("Engagement", "Processes"),
        "xl/_rels/workbook.xml.rels": book_links(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>Payroll</t></si></sst>',
        "xl/styles.xml": styles("yyyy-mm-dd"),
        ENGAGEMENT: engagement(),
        PROCESSES: processes(3),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression, compresslevel=1) as archive:
        for name, part in (parts | dict(changes or {})).items():
            if part is not None:
                _write(archive, name, part)
    return content.getvalue()


def _write(archive: zipfile.ZipFile, name: str, part: str | bytes | Iterable[bytes]) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = archive.compression
    if isinstance(part, str | bytes):
        archive.writestr(entry, part, compresslevel=1)
        return
    with archive.open(entry, "w", force_zip64=True) as member:
        for piece in part:
            member.write(piece)
