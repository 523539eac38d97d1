"""Save a workbook so that the same content is the same bytes, and whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

from reportgen.workbook.green_corners import without_green_corners
from reportgen.workbook.stored_values import Stored, with_stored_values

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/sheet"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def save(book: Workbook, path: Path) -> None:
    """Write a workbook under a temporary name beside `path` and rename it.

    Raises:
        OSError: the file cannot be written; what stood there before is untouched.
    """
    content = workbook_bytes(book)
    draft = path.with_name(f".reportgen-{secrets.token_hex(6)}{path.suffix}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def workbook_bytes(book: Workbook, stored: Mapping[str, Mapping[str, Stored]] | None = None) -> bytes:
    """Return the bytes of a workbook, its dates those of its own properties and none of the clock.

    `stored` gives the values of formulas by sheet and cell, where they are known.
    """
    written = BytesIO()
    places = {f"{_SHEETS}{at}.xml": sheet.title for at, sheet in enumerate(book.worksheets, start=1)}
    book.save(written)
    made = book.properties.created.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(written) as source, BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in source.namelist():
                content = source.read(name)
                if name == _CORE:
                    content = _MODIFIED.sub(rb"\g<1>" + made + rb"\g<2>", content)
                elif name.startswith(_SHEETS):
                    content = with_stored_values(content, (stored or {}).get(places.get(name, ""), {}))
                    content = without_green_corners(content)
                archive.writestr(plain_member(name), content, compresslevel=9)
        return target.getvalue()


def plain_member(name: str) -> zipfile.ZipInfo:
    """Return the entry of a member, the same on every day and every system."""
    member = zipfile.ZipInfo(name, _ZIP_EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = _UNIX
    member.external_attr = _PLAIN_FILE
    return member
