"""Workbooks made to mislead, to stall or to break a reader, each with what must come of it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PIL import Image
from written_packages import (
    BOOK,
    ENGAGEMENT,
    LINKS,
    MAIN,
    PROCESSES,
    Part,
    book,
    book_links,
    content_types,
    engagement,
    link,
    links,
    number,
    package,
    processes,
    row,
    sheet,
    styles,
    text,
)

DAMAGED = "is damaged or cut short"
REPAIR = "holds a damaged part"
DOCTYPE = "holds a document type or entities"
BEYOND = "holds XML that is nested or repeated beyond reason"
OUTSIDE = "holds a part whose name points outside the file"
FAR_MORE = "holds far more cells"
UNPACKS = "unpacks to far more"
UNKNOWN = "cannot be read, although it is a workbook"
TEXT = "holds more text than"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ADD_IN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
_BILLION_LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + one)} '{f'&{chr(97 + one)};' * 10}'>" for one in range(9))
    + "]>"
)

Found = tuple[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A hostile workbook: refused with a sentence that starts so, or read, with these findings at these cells."""

    name: str
    make: Callable[[], bytes]
    refused: str | None = None
    findings: tuple[Found, ...] = ()

    @property
    def exit_codes(self) -> frozenset[int]:
        """Return how the command may end: what is read may hold errors of its own."""
        return frozenset({3}) if self.refused else frozenset({0, 1})


def _refused(name: str, why: str, make: Callable[[], bytes]) -> Hostile:
    return Hostile(name=name, make=make, refused=why)


def _read(name: str, make: Callable[[], bytes], *findings: Found) -> Hostile:
    return Hostile(name=name, make=make, findings=findings)


def _with(part: str, content: Part) -> Callable[[], bytes]:
    return lambda: package({part: content})


def _cell(cell: str, header: str = "FTE", number_format: str = "yyyy-mm-dd") -> Callable[[], bytes]:
    """Return a workbook whose cell Processes!C2 is this XML."""
    return lambda: package({PROCESSES: processes(cell, header=header), "xl/styles.xml": styles(number_format)})


def _engaged(*rows: str, before: str = "") -> Callable[[], bytes]:
    return lambda: package({ENGAGEMENT: engagement(*rows), BOOK: book("Engagement", "Processes", before=before)})


def _changed(change: Callable[[bytearray], object]) -> Callable[[], bytes]:
    def make() -> bytes:
        data = bytearray(package())
        change(data)
        return bytes(data)

    return make


def _encrypted(data: bytearray) -> None:
    data[data.index(b"PK\x01\x02") + 8] |= 1


def _overlapping(data: bytearray) -> None:
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 1)


def _wrong_checksum(data: bytearray) -> None:
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 16] ^= 0xFF


def _longer_than_declared(data: bytearray) -> None:
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 90)


def _zip64() -> bytes:
    return package({PROCESSES: (piece.encode() for piece in [processes(3)])})


def _twice() -> bytes:
    content = io.BytesIO(package())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(PROCESSES.upper(), processes(4))
    return content.getvalue()


def _linked() -> bytes:
    entry = zipfile.ZipInfo("xl/link")
    entry.external_attr = 0o120777 << 16
    content = io.BytesIO(package())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    return content.getvalue()


def _nested() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("acme.xlsx", package())
    return content.getvalue()


def _open_document() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    return content.getvalue()


def _picture_of(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.new("1", (width, height)).save(content, "PNG")
    return content.getvalue()


def _with_picture(picture: Callable[[], bytes]) -> Callable[[], bytes]:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    drawing = f'<d {space} xmlns:r="{LINKS}"><a:blip r:embed="p"/></d>'
    return lambda: package(
        {
            "xl/worksheets/_rels/sheet1.xml.rels": links(link("d", "drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": drawing,
            "xl/drawings/_rels/drawing1.xml.rels": links(link("p", "image", "../media/image1.png")),
            "xl/media/image1.png": picture(),
        }
    )


def _sheets(*names: str, states: Mapping[str, str] | None = None) -> Callable[[], bytes]:
    """Return a workbook with these sheets beside Engagement and Processes."""
    count = len(names) + 2
    parts: dict[str, Part] = {f"xl/worksheets/sheet{place}.xml": sheet(row("Own")) for place in range(3, count + 1)}
    parts[BOOK] = book("Engagement", "Processes", *names, states=states)
    parts["xl/_rels/workbook.xml.rels"] = book_links(sheets=count)
    return lambda: package(parts)


def _repeated(piece: str, times: int, *, before: str = "", after: str = "") -> Callable[[], bytes]:
    """Return a workbook whose sheet of processes repeats a piece of XML, written without ever standing in memory."""

    def pieces() -> Iterator[bytes]:
        yield f'<worksheet xmlns="{MAIN}"><sheetData>{row("ID", "Process name")}{before}'.encode()
        whole, rest = divmod(times, 1000)
        for _ in range(whole):
            yield (piece * 1000).encode()
        yield f"{piece * rest}{after}</sheetData></worksheet>".encode()

    return lambda: package({PROCESSES: pieces()})


def _link_to(target: str, mode: str = "Internal") -> Callable[[], bytes]:
    """Return a workbook whose sheet of processes is said to stand there."""
    entries = (link("s1", "worksheet", "worksheets/sheet1.xml"), link("s2", "worksheet", target, mode))
    return _with("xl/_rels/workbook.xml.rels", links(*entries))


SMALL: tuple[Hostile, ...] = (
    # Files with the name of a workbook
    _refused("renamed PDF", "is a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    _refused("renamed web page", "is a web page (HTML)", lambda: b"<html><table><tr><td>Payroll</table></html>"),
    _refused("renamed OLE file", "is in the old Excel format (.xls)", lambda: _OLE + "Workbook".encode("utf-16-le")),
    _refused(
        "password of Excel", "is protected with a password", lambda: _OLE + "EncryptedPackage".encode("utf-16-le")
    ),
    _refused("renamed picture", "is a picture (PNG)", lambda: _picture_of(2, 2)),
    _refused("renamed OpenDocument", "is an OpenDocument spreadsheet", _open_document),
    _refused("renamed Word document", "is a Word document", _with("[Content_Types].xml", content_types(_WORD))),
    _refused("renamed add-in", "is an Excel add-in", _with("[Content_Types].xml", content_types(_ADD_IN))),
    _refused("workbook in an archive", "is a zip archive, not an Excel workbook", _nested),
    _refused("only zeros", "is not an Excel workbook", lambda: bytes(4096)),
    # The container
    _refused("password of the archive", "is a zip archive with a password", _changed(_encrypted)),
    _refused("overlapping members", "holds parts that overlap", _changed(_overlapping)),
    _refused("wrong checksum", DAMAGED, _changed(_wrong_checksum)),
    _refused("member longer than declared", DAMAGED, _changed(_longer_than_declared)),
    _refused("member twice", "holds two parts of the same name", _twice),
    _refused("member that is a link", "holds a link to another file", _linked),
    _refused("path upwards", OUTSIDE, _with("../../evil.xml", "x")),
    _refused("path from the root", OUTSIDE, _with("/etc/cron.d/evil", "x")),
    _refused("path with a drive", OUTSIDE, _with("C:/evil.xml", "x")),
    _refused("path with backslashes", OUTSIDE, _with("xl\\..\\evil.xml", "x")),
    _refused(
        "unusual packing", "is packed in a way that Excel does not use", lambda: package(compression=zipfile.ZIP_LZMA)
    ),
    _refused(
        "too many members", "holds more than 5,000 parts", lambda: package({f"x/{one}": "" for one in range(5001)})
    ),
    _read("zip64", _zip64),
    _read("archive in the workbook", lambda: package({"xl/embeddings/inner.xlsx": package()})),
    _read(
        "other bytes before the parts that are read",
        lambda: package({"customXml/item1.xml": "<!DOCTYPE x>" + "<a>" * 500}),
    ),
    # Parts
    _refused("no content types", "is a zip archive, not an Excel workbook", _with("[Content_Types].xml", None)),
    _refused("no workbook part", REPAIR, _with(BOOK, None)),
    _refused("no sheet part", REPAIR, _with(PROCESSES, None)),
    _refused("no sheets", "holds no sheet with cells", _with(BOOK, book())),
    _refused("two sheets of one name", REPAIR, _with(BOOK, book("Processes", "processes"))),
    _refused("sheet that is outside", REPAIR, _link_to("file:///etc/passwd", "External")),
    _refused("sheet above the package", REPAIR, _link_to("../../../../etc/passwd")),
    _refused("workbook that is its own sheet", UNKNOWN, _link_to("workbook.xml")),
    _refused("sheet that is a picture", REPAIR, lambda: package({PROCESSES: _picture_of(2, 2)})),
    _refused("too many sheets", "holds more than 100 sheets", _sheets(*(f"Own {one}" for one in range(99)))),
    _read("absolute target", _link_to("/xl/worksheets/sheet2.xml")),
    _read("target in other case", _link_to("Worksheets/SHEET2.xml")),
    _read(
        "link to another workbook",
        _with("xl/_rels/workbook.xml.rels", book_links(link("x", "externalLink", "file:///etc/passwd", "External"))),
    ),
    _read("links in a circle", _with("xl/worksheets/_rels/sheet1.xml.rels", links(link("d", "drawing", "sheet1.xml")))),
    _read("sheet names that are paths", _sheets("../../etc/passwd", "It&apos;s &quot;mine&quot;", "C:\\con")),
    _read("sheet name longer than Excel allows", _sheets("x" * 5000)),
    _read("hidden sheets", _sheets("Secret", "Deep", states={"Secret": "hidden", "Deep": "veryHidden"})),
    _read(
        "macros",
        _with("[Content_Types].xml", content_types("application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        ("RG109", None),
    ),
    _read("no shared strings, no styles", lambda: package({"xl/sharedStrings.xml": None, "xl/styles.xml": None})),
    # XML
    _refused("billion laughs", DOCTYPE, _with(PROCESSES, _BILLION_LAUGHS + processes(3))),
    _refused(
        "external entity",
        DOCTYPE,
        _with(BOOK, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + book("Processes")),
    ),
    _refused(
        "external document type",
        DOCTYPE,
        _with("xl/styles.xml", '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + styles()),
    ),
    _refused(
        "parameter entity", DOCTYPE, _with("xl/sharedStrings.xml", '<!DOCTYPE x [<!ENTITY % p SYSTEM "x">%p;]><sst/>')
    ),
    _refused("document type in the links", DOCTYPE, _with("_rels/.rels", "<!DOCTYPE x>" + links())),
    _refused("deep nesting", BEYOND, _with(PROCESSES, sheet("<a>" * 65 + "</a>" * 65))),
    _refused(
        "many attributes",
        BEYOND,
        _with(PROCESSES, sheet("<row " + " ".join(f'a{one}=""' for one in range(300)) + "/>")),
    ),
    _refused("attribute twice", REPAIR, _with(PROCESSES, sheet('<row r="1" r="2"/>'))),
    _refused("unclosed", REPAIR, _with(PROCESSES, processes(3)[:-12])),
    _refused("unbound prefix", REPAIR, _with(PROCESSES, sheet("<x:row/>"))),
    _refused("long namespace", BEYOND, _with(PROCESSES, f'<worksheet xmlns="{"x" * 2000}"/>')),
    _refused("unknown namespace", UNKNOWN, _with(PROCESSES, processes(3).replace(MAIN, "http://example.org/"))),
    _refused("cells of another namespace", UNKNOWN, _with(PROCESSES, processes('<c xmlns="x:y"><v>3</v></c>'))),
    _refused(
        "wrong encoding declared",
        REPAIR,
        _with(PROCESSES, b'<?xml version="1.0" encoding="utf-8"?>' + processes("Prüfung").encode("latin-1")),
    ),
    _refused("unknown encoding", REPAIR, _with(PROCESSES, '<?xml version="1.0" encoding="klingon"?>' + processes(3))),
    _refused("NUL character", REPAIR, _cell(text("a&#0;b"))),
    _refused("surrogate in XML", REPAIR, _cell(text("&#xD800;"))),
    _read("UTF-16", _with(PROCESSES, ('<?xml version="1.0" encoding="utf-16"?>' + processes(3)).encode("utf-16"))),
    _read("byte order mark", _with(PROCESSES, b"\xef\xbb\xbf" + processes(3).encode())),
    _read("comments, instructions and CDATA", _cell("<c><?php evil()?><v><![CDATA[3]]></v><!-- 4 --></c>")),
    _read("comment inside a number", _cell("<c><v>1<!-- -->2</v></c>")),
    # Places
    _refused("cell left of the one before", REPAIR, _with(PROCESSES, sheet('<row r="1"><c r="B1"/><c r="A1"/></row>'))),
    _refused("cell of another row", REPAIR, _with(PROCESSES, sheet('<row r="1"><c r="A2"/></row>'))),
    _refused("row before the one before", REPAIR, _with(PROCESSES, sheet('<row r="2"/><row r="1"/>'))),
    _refused("row number with letters", REPAIR, _with(PROCESSES, sheet('<row r="1e3"/>'))),
    _refused("row number without end", REPAIR, _with(PROCESSES, sheet(f'<row r="{"9" * 5000}"/>'))),
    _refused(
        "cell beyond the last row read",
        "holds more than 100,000 rows",
        _with(PROCESSES, sheet(f'<row r="1048576">{number(1)}</row>')),
    ),
    _refused(
        "cell beyond the last column read",
        "holds more than 100,000 rows",
        _with(PROCESSES, sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    ),
    _read(
        "a million declared rows, one cell",
        _with(PROCESSES, processes(3).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')),
    ),
    _read(
        "merge of the whole sheet",
        _with(PROCESSES, processes(3, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    ),
    _read(
        "overlapping merges",
        _with(
            PROCESSES, processes(3, after='<mergeCells><mergeCell ref="C2:C9"/><mergeCell ref="C2:D3"/></mergeCells>')
        ),
        ("RG110", "C2"),
    ),
    # Values
    _read("shared string -1", _cell('<c t="s"><v>-1</v></c>'), ("RG203", "C2")),
    _read("shared string without end", _cell(f'<c t="s"><v>{"9" * 9000}</v></c>'), ("RG203", "C2")),
    _read("unknown type of cell", _cell('<c t="virus"><v>1</v></c>'), ("RG203", "C2")),
    _read("style that does not exist", _cell(number(3, 4_000_000_000))),
    _read("style -1", _cell('<c s="-1"><v>3</v></c>')),
    _read("NaN", _cell(number("NaN")), ("RG203", "C2")),
    _read("INF", _cell(number("INF")), ("RG203", "C2")),
    _read("1e308", _cell(number("1e308")), ("RG208", "C2")),
    _read("1e999", _cell(number("1e999")), ("RG203", "C2")),
    _read("minus 1e308", _cell(number("-1e308")), ("RG208", "C2")),
    _read("number of 30,000 digits", _cell(number("9" * 30_000)), ("RG203", "C2")),
    _read("error cell", _cell('<c t="e"><v>#REF!</v></c>'), ("RG201", "C2")),
    _read("error that is no error", _cell(f'<c t="e"><v>{"x" * 9000}</v></c>'), ("RG201", "C2")),
    _read("DDE formula", _cell("<c t=\"str\"><f>cmd|' /C calc'!A0</f><v>3</v></c>")),
    _read("formula without a result", _cell("<c><f>1+1</f></c>"), ("RG202", "C2")),
    _read("text of a formula", _cell(text("=HYPERLINK(&quot;http://127.0.0.1&quot;)"), "Description")),
    _read("lone surrogate", _cell(text("a_xD800_b"), "Description"), ("RG214", "C2")),
    _read("lone surrogate in a header", lambda: package({PROCESSES: processes(3, header="FT_xD800_E")})),
    _read("escaped NUL", _cell(text("a_x0000_b"), "Description"), ("RG214", "C2")),
    _read("bidi override", _cell(text("a\u202eb"), "Description"), ("RG214", "C2")),
    _read("bidi override in a header", lambda: package({PROCESSES: processes(3, header="Annual\u202e cost")})),
    _read("32,767 characters", _cell(text("x" * 32_767), "Description")),
    _refused("32,768 characters", TEXT, _cell(text("x" * 32_768), "Description")),
    _read("a thousand lines", _cell(text("x\n" * 1000), "Description")),
    # Dates
    _read("serial 60, which never was", _engaged(row("Start date", number(60, 1)))),
    _read("date of 1900", _with(ENGAGEMENT, sheet(row("Client", "Acme"), row("Date", number(1, 1)))), ("RG223", "B2")),
    _read(
        "serial 60 as the date",
        _with(ENGAGEMENT, sheet(row("Client", "Acme"), row("Date", number(60, 1)))),
        ("RG223", "B2"),
    ),
    _read(
        "negative serial", _with(ENGAGEMENT, sheet(row("Client", "Acme"), row("Date", number(-1, 1)))), ("RG223", "B2")
    ),
    _read(
        "serial beyond 9999",
        _with(ENGAGEMENT, sheet(row("Client", "Acme"), row("Date", number(2958466, 1)))),
        ("RG201", "B2"),
    ),
    _read(
        "serial 1e300",
        _with(ENGAGEMENT, sheet(row("Client", "Acme"), row("Date", number("1e300", 1)))),
        ("RG201", "B2"),
    ),
    _read(
        "date counted from 1904",
        lambda: package(
            {
                BOOK: book("Engagement", "Processes", before='<workbookPr date1904="1"/>'),
                ENGAGEMENT: sheet(row("Client", "Acme"), row("Date", number(44_880, 1))),
            }
        ),
    ),
    _read(
        "ISO date that never was",
        _with(ENGAGEMENT, sheet(row("Client", "Acme"), row("Date", '<c t="d"><v>2026-02-30</v></c>'))),
        ("RG203", "B2"),
    ),
    _read("date in a number column", _cell(number(45_000, 1)), ("RG206", "C2")),
    # Pictures
    _read("picture bomb", _with_picture(lambda: _picture_of(20_000, 20_000)), ("RG407", None)),
    _read("picture cut off", _with_picture(lambda: _picture_of(200, 200)[:60])),
    _read("picture that is a page", _with_picture(lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>")),
)


def _texts(count: int) -> Iterator[bytes]:
    yield f'<sst xmlns="{MAIN}">'.encode()
    for start in range(0, count, 1000):
        yield "".join(f"<si><t>text {one}</t></si>" for one in range(start, start + 1000)).encode()
    yield b"</sst>"


def _names(count: int) -> Iterator[bytes]:
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    for start in range(0, count, 1000):
        yield "".join(f"<a{one}/>" for one in range(start, start + 1000)).encode()
    yield b"</sheetData></worksheet>"


def _mistakes(count: int) -> Iterator[bytes]:
    header = row("ID", "Process name", "Judgement", "Data sensitivity", "FTE", "Permitted countries")
    yield f'<worksheet xmlns="{MAIN}"><sheetData>{header}'.encode()
    for one in range(count):
        yield row(f"{one}", f"Process {one}", "often", f"Confidenta{one}", f"many {one}", f"Atlantis{one}").encode()
    yield b"</sheetData></worksheet>"


def _columns() -> bytes:
    names = row("Process name", *(f"Annual kost number {one}" for one in range(500)))
    return package({PROCESSES: sheet(*[names] * 20, row("x"))})


def _labels() -> bytes:
    merged = "".join(f'<mergeCell ref="A{one}:B{one}"/>' for one in range(1, 12_000))
    rows = (row("Client", f"Acme {one}") for one in range(50_000))
    return package({ENGAGEMENT: sheet(*rows, after=f"<mergeCells>{merged}</mergeCells>")})


def _many_formats(count: int) -> bytes:
    code = "[$" * 100
    return package({"xl/styles.xml": styles(*(f"{one}{code}" for one in range(count)))})


LARGE: tuple[Hostile, ...] = (
    _refused("300 MB of zeros", UNPACKS, _with("xl/media/zeros.bin", (bytes(1 << 20) for _ in range(300)))),
    _refused("250 MB that no packing explains", UNPACKS, _repeated("<row/>" * 1000, 40_000)),
    _refused("millions of tiny elements", FAR_MORE, _repeated("<a/>", 2_600_000)),
    _read("a million blank rows", _repeated("<row/>", 1_000_000)),
    _refused("millions of blank cells", FAR_MORE, _repeated("<row>" + '<c s="1"/>' * 48 + "</row>", 44_000)),
    _refused(
        "too many filled cells",
        "holds more than 370,000 filled cells",
        _repeated(f"<row>{'<c><v>7</v></c>' * 10}</row>", 40_000),
    ),
    _refused(
        "one long text in many cells",
        TEXT,
        lambda: package(
            {
                "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"x" * 30_000}</t></si></sst>',
                PROCESSES: sheet(("<row>" + '<c t="s"><v>0</v></c>' * 9 + "</row>") * 900),
            }
        ),
    ),
    _refused("too many shared strings", TEXT, lambda: package({"xl/sharedStrings.xml": _texts(302_000)})),
    _refused("names that never repeat", BEYOND, lambda: package({PROCESSES: _names(100_000)})),
    _refused(
        "attributes without end",
        FAR_MORE,
        _repeated("<a " + " ".join(f'a{one}=""' for one in range(250)) + "/>", 41_000),
    ),
    _refused("a long attribute value", "holds a text of more than", _repeated(f'<a b="{"x" * 2_000_000}"/>', 1)),
    _refused("a long comment", "holds a text of more than", _repeated(f"<!--{'x' * 2_000_000}-->", 1)),
    _refused("a long text outside of cells", "holds a text of more than", _repeated("x" * 2_000_000, 1)),
    _read(
        "many merges",
        lambda: package(
            {
                PROCESSES: processes(
                    3, after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 500_000 + "</mergeCells>"
                )
            }
        ),
    ),
    _read("thousands of styles", lambda: package({"xl/styles.xml": styles(*(f"0.00{one}" for one in range(900)))})),
    _refused(
        "too many number formats", "holds more than 1,000 cell styles or number formats", lambda: _many_formats(1_100)
    ),
    _read("number formats that backtrack", lambda: _many_formats(990)),
    _read("more mistakes than anybody reads", lambda: package({PROCESSES: _mistakes(5_500)}), ("RG128", None)),
    _read("more labels than a form has", _labels, ("RG128", None)),
    _read("headers that are almost right", _columns),
    _read("hidden rows without end", _repeated('<row hidden="1"><c t="s"><v>0</v></c></row>', 22_000), ("RG128", None)),
)
