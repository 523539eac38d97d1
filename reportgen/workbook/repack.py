"""A plain copy of a workbook in memory, made only of parts that were looked over, for openpyxl to read.

It holds the cells, the shared strings and the number formats. Names, links, macros, drawings and anything else
that a reader could trip over are not in it, and strict Office Open XML becomes the usual kind.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.refusals import REPAIR, RefusedError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _LINKS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", _OFFICE + b"docPropsVTypes"),
    (b"http://purl.oclc.org/ooxml/officeDocument/customProperties", _OFFICE + b"custom-properties"),
    (b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", _OFFICE + b"extended-properties"),
)
_EMPTY_STRINGS = f'<sst xmlns="{_MAIN}"/>'.encode()
_MOST_STYLES = 65_490


def in_usual_namespaces(part: bytes) -> bytes:
    """Return a part with the namespaces of strict Office Open XML replaced by the usual ones."""
    for strict, usual in _STRICT:
        part = part.replace(strict, usual)
    return part


def number_formats(styles: bytes) -> bytes:
    """Return a style sheet that holds the number formats of the cells and nothing else.

    Raises:
        RefusedError: it is damaged, or holds more styles than Excel allows.
    """
    custom: dict[str, str] = {}
    cells: list[str] = []
    within: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name in {"cellXfs", "cellStyleXfs", "dxfs"}:
            within[:] = [name]
        elif name == "numFmt" and within != ["dxfs"]:
            custom[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and within == ["cellXfs"]:
            cells.append(attributes.get("numFmtId", "0"))

    scan(styles, Handlers(start=start))
    if len(cells) > _MOST_STYLES or not all(key.isascii() and key.isdigit() for key in (*custom, *cells)):
        raise RefusedError(REPAIR)
    return _style_sheet(custom, cells or ["0"])


def _style_sheet(custom: Mapping[str, str], cells: Sequence[str]) -> bytes:
    formats = "".join(f'<numFmt numFmtId="{key}" formatCode="{escape(code)}"/>' for key, code in custom.items())
    styles = "".join(
        f'<xf numFmtId="{key}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>' for key in cells
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>"
    ).encode()


def plain_copy(sheets: Sequence[bytes], *, strings: bytes | None, styles: bytes, counts_from_1904: bool) -> BytesIO:
    """Return a workbook with these sheets, named 1, 2, 3 and so on."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relationships({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _workbook(numbers, counts_from_1904=counts_from_1904),
        "xl/_rels/workbook.xml.rels": _relationships(
            {f"s{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
            | {"strings": ("sharedStrings", "sharedStrings.xml"), "styles": ("styles", "styles.xml")}
        ),
        "xl/sharedStrings.xml": in_usual_namespaces(strings or _EMPTY_STRINGS),
        "xl/styles.xml": styles,
    } | {f"xl/worksheets/sheet{number}.xml": in_usual_namespaces(sheets[number - 1]) for number in numbers}
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    copy.seek(0)
    return copy


def _content_types(numbers: Sequence[int]) -> bytes:
    kinds = {
        "xl/workbook.xml": "sheet.main+xml",
        "xl/sharedStrings.xml": "sharedStrings+xml",
        "xl/styles.xml": "styles+xml",
    } | {f"xl/worksheets/sheet{number}.xml": "worksheet+xml" for number in numbers}
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{_TYPES}.{kind}"/>' for part, kind in kinds.items())
    links = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{links}"/>{overrides}</Types>'
    ).encode()


def _workbook(numbers: Sequence[int], *, counts_from_1904: bool) -> bytes:
    sheets = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="s{number}"/>' for number in numbers)
    dates = "1" if counts_from_1904 else "0"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr date1904="{dates}"/><sheets>{sheets}</sheets>'
        "</workbook>"
    ).encode()


def _relationships(links: Mapping[str, tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{kind}" Target="{target}"/>' for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()
