"""What a file is, by its content: the name it carries comes last."""

from __future__ import annotations

import codecs

from reportgen.workbook.refusals import DAMAGED

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OLD_POWERPOINT = "PowerPoint Document".encode("utf-16-le")
_HEAD = 4096
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_STRAY_NULS = 20
_TELLING = 4  # bytes; a text may well start with "BM"

_SAVE_AS = "open it in Excel and save it as an Excel workbook (.xlsx)"
_RENAME = "rename it so that its name ends in .csv, or open it in Excel and save it as an Excel workbook (.xlsx)"
_GIVE = "give the Excel workbook (.xlsx)"

_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "is a PDF", "give the Excel workbook (.xlsx) that it was made from"),
    (b"\x1f\x8b", "is a gzip archive", "unpack it and give the workbook inside"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive", "unpack it and give the workbook inside"),
    (b"Rar!\x1a\x07", "is a RAR archive", "unpack it and give the workbook inside"),
    (b"BZh", "is a bzip2 archive", "unpack it and give the workbook inside"),
    (b"\xfd7zXZ\x00", "is an xz archive", "unpack it and give the workbook inside"),
    (b"\x89PNG\r\n", "is a picture (PNG)", _GIVE),
    (b"\xff\xd8\xff", "is a picture (JPEG)", _GIVE),
    (b"GIF8", "is a picture (GIF)", _GIVE),
    (b"BM", "is a picture (BMP)", _GIVE),
    (b"II*\x00", "is a picture (TIFF)", _GIVE),
    (b"MM\x00*", "is a picture (TIFF)", _GIVE),
    (b"{\\rtf", "is a rich-text document", _SAVE_AS),
    (b"SQLite format 3\x00", "is a database", "export the processes to an Excel workbook (.xlsx)"),
    (b"\x7fELF", "is a program", _GIVE),
    (b"MZ", "is a program", _GIVE),
)

_MEMBERS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.bin", "is a binary Excel workbook (.xlsb)", _SAVE_AS),
    ("word/document.xml", "is a Word document", _GIVE),
    ("ppt/presentation.xml", "is a PowerPoint presentation", _GIVE),
    ("visio/document.xml", "is a Visio drawing", _GIVE),
    ("Index/Document.iwa", "is a Numbers, Pages or Keynote file", "export it from there as Excel (.xlsx)"),
    ("Index.zip", "is a Numbers, Pages or Keynote file", "export it from there as Excel (.xlsx)"),
    ("META-INF/MANIFEST.MF", "is a Java archive", _GIVE),
)

_ODF: tuple[tuple[bytes, str, str], ...] = (
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        "is an OpenDocument spreadsheet (.ods)",
        "save it as an Excel workbook (.xlsx)",
    ),
    (b"application/vnd.oasis.opendocument", "is an OpenDocument file, but no spreadsheet", _GIVE),
    (b"application/epub", "is an e-book", _GIVE),
)


def refusal(data: bytes) -> str | None:
    """Return what a file is and what to do, when it is no zip container; None when it is one."""
    if data.startswith(b"PK\x03\x04"):
        return None
    if data.startswith(_OLE):
        return _ole_refusal(data)
    for start, kind, advice in _STARTS:
        if data.startswith(start):
            return f"{kind}, not an Excel workbook: {advice}"
    if data[:2] == b"PK":
        return DAMAGED
    return _text_refusal(data[:_HEAD]) or f"is not an Excel workbook, nor any kind of file known here: {_GIVE}"


def is_text_of_values(data: bytes) -> bool:
    """Return whether a file is text that may hold separated values: no known kind of binary file, no markup.

    A stray NUL is let through, to be found in its cell; a file that is full of them is no text.
    """
    head = data[:_HEAD]
    if data.startswith((b"PK", _OLE, *(start for start, _, _ in _STARTS if len(start) >= _TELLING))):
        return False
    text = _decoded(head if head.startswith(_UTF_16) else head.replace(b"\x00", b"", _STRAY_NULS))
    return text is not None and _markup_refusal(text.lstrip().lower()) is None


def _ole_refusal(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "is protected with a password: open it in Excel, remove the password (File, Info) and save it again"
    if _OLD_WORD in data:
        return f"is an old Word document (.doc), not an Excel workbook: {_GIVE}"
    if _OLD_POWERPOINT in data:
        return f"is an old PowerPoint presentation (.ppt), not an Excel workbook: {_GIVE}"
    return f"is in the old Excel format (.xls) or another old Office format: {_SAVE_AS}"


def _text_refusal(head: bytes) -> str | None:
    text = _decoded(head)
    if text is None:
        return None
    markup = _markup_refusal(text.lstrip().lower())
    if markup is not None:
        return markup
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    if any(separator in first for separator in ",;\t|"):
        return f"is a text file with separated values (CSV), not an Excel workbook: {_RENAME}"
    return f"is a text file, not an Excel workbook: {_GIVE}"


def _markup_refusal(start: str) -> str | None:
    if start.startswith(("<!doctype html", "<html", "<table", "<head", "<body")):
        return f"is a web page (HTML), perhaps with the name of a workbook: {_SAVE_AS}"
    if start.startswith("mime-version:"):
        return f"is a web archive (MHTML): {_SAVE_AS}"
    if start.startswith("<"):
        return f"is an XML text file, not an Excel workbook (.xlsx): {_SAVE_AS}"
    return None


def _decoded(head: bytes) -> str | None:
    """Return the text a file starts with, or None where it is binary."""
    if head.startswith(_UTF_16):
        return head.decode("utf-16", "ignore")
    if b"\x00" in head:
        return None
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    readable = sum(character.isprintable() or character in "\r\n\t" for character in text)
    return text if readable >= 0.97 * len(text) else None


def archive_refusal(names: frozenset[str], mimetype: bytes) -> str | None:
    """Return what a zip container is when its members show that it is no Excel workbook, else None."""
    for start, kind, advice in _ODF:
        if mimetype.startswith(start):
            return f"{kind}, not an Excel workbook: {advice}"
    for member, kind, advice in _MEMBERS:
        if member in names:
            return f"{kind}: {advice}"
    if "[Content_Types].xml" not in names:
        return "is a zip archive, not an Excel workbook: unpack it and give the workbook inside"
    return None
