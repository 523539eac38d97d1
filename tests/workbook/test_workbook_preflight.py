"""Files that are no workbook, or none to trust: one sentence each, never a traceback."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import pytest
from written_workbooks import COMPLETE, codes, engagement_of, member, processes, reading, repacked, write

from reportgen.errors import UnreadableInputError
from reportgen.workbook.limits import Limits
from reportgen.workbook.preflight import check_file
from reportgen.workbook.reader import read_cells
from reportgen.workbook.source import read_source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def sentence(path: Path) -> str:
    """Return what the reader says of a file that it does not read, one sentence that starts with its name."""
    with pytest.raises(UnreadableInputError) as failure:
        reading(path)
    said = str(failure.value)
    assert said.startswith(str(path))
    assert said.endswith(".")
    assert "\n" not in said
    assert failure.value.exit_code == 3
    return said.removeprefix(str(path)).strip()


def outcome(path: Path) -> str:
    try:
        reading(path)
    except UnreadableInputError as refusal:
        said = str(refusal)
        return "refused in one sentence" if said.startswith(str(path)) and "\n" not in said else said
    return "read"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return processes(tmp_path / "good.xlsx", ("ID", "Process name *"), ("A1", "Payroll"))


def archive_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_missing(tmp_path):
    assert sentence(tmp_path / "none.xlsx") == "does not exist: check the name and the folder."


def test_folder(tmp_path):
    (tmp_path / "client.xlsx").mkdir()
    assert sentence(tmp_path / "client.xlsx").startswith("is a folder")


def test_empty(tmp_path):
    (tmp_path / "empty.xlsx").write_bytes(b"")
    assert sentence(tmp_path / "empty.xlsx").startswith("is empty (0 bytes)")


def test_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert sentence(tmp_path / "pipe.xlsx").startswith("is not a regular file")


def test_too_large(tmp_path):
    path = tmp_path / "large.xlsx"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableInputError, match="is larger than 0 MB"):
        read_source(path, Limits(file_size=10))


def test_lock_file_names_the_workbook(tmp_path):
    (tmp_path / "~$acme.xlsx").write_bytes(b"\x05Analyst")
    assert "lock file that Excel keeps while a workbook is open: give the workbook itself, acme.xlsx" in sentence(
        tmp_path / "~$acme.xlsx"
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "is a PDF, not an Excel workbook"),
        (b"<!DOCTYPE html><html><table></table></html>", "is a web page (HTML)"),
        (b"  <html xmlns:x='urn:schemas-microsoft-com:office:excel'>", "is a web page (HTML)"),
        (b"<?xml version='1.0'?><Workbook/>", "is an XML text file"),
        (b"ID;Process name\r\n1;Payroll\r\n", "is a text file with separated values (CSV)"),
        ("\ufeffID,Process name\n1,Bücher".encode(), "is a text file with separated values (CSV)"),
        ("ID\tName\n1\tLöhne".encode("utf-16"), "is a text file with separated values (CSV)"),
        ("ID;Name;Prüfung\n".encode("latin-1"), "is a text file with separated values (CSV)"),
        (b"just some words", "is a text file, not an Excel workbook"),
        (_OLE + "Workbook".encode("utf-16-le"), "is in the old Excel format (.xls)"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password: open it in Excel, remove"),
        (_OLE + "WordDocument".encode("utf-16-le"), "is an old Word document (.doc)"),
        (gzip.compress(b"x", mtime=0), "is a gzip archive"),
        (b"\x89PNG\r\n\x1a\n", "is a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "is a picture (JPEG)"),
        (b"PK\x05\x06" + bytes(18), "is damaged or cut short"),
        (bytes(range(256)), "is not an Excel workbook, nor any kind of file known here"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_kind_is_named_by_content_not_by_name(tmp_path, content, kind):
    (tmp_path / "acme.xlsx").write_bytes(content)
    assert sentence(tmp_path / "acme.xlsx").startswith(kind)


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "is an OpenDocument spreadsheet (.ods)"),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "is a Word document"),
        ({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}, "is a PowerPoint presentation"),
        ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, "is a binary Excel workbook (.xlsb)"),
        ({"Index/Document.iwa": b""}, "is a Numbers, Pages or Keynote file"),
        ({"acme.xlsx": b""}, "is a zip archive, not an Excel workbook"),
        ({"[Content_Types].xml": b"<Types/>"}, "holds a damaged part"),
        ({"[Content_Types].xml": b"<Types"}, "holds a damaged part"),
    ],
)
def test_other_containers(tmp_path, members, kind):
    assert sentence(archive_of(tmp_path / "acme.xlsx", members)).startswith(kind)


def test_every_truncation_is_refused_and_never_crashes(good):
    data = good.read_bytes()
    for length in range(1, len(data), 97):
        good.write_bytes(data[:length])
        assert sentence(good)


def test_flipped_bits_are_read_or_refused(good):
    data = good.read_bytes()
    for position in range(0, len(data), 41):
        good.write_bytes(data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :])
        assert outcome(good) in {"read", "refused in one sentence"}


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "C:/evil.xml", "xl/../../evil.xml", "xl\\evil.xml"])
def test_names_that_point_outside(good, name):
    repacked(good, {name: b"x"})
    assert sentence(good).startswith("holds a part whose name points outside the file")


def test_too_many_members(good):
    limits = Limits(members=3)
    with pytest.raises(UnreadableInputError, match="holds more than 3 parts"):
        check_file(good, good.read_bytes(), limits)


@pytest.mark.parametrize(
    "start",
    [
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        b"<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"])
def test_document_types_and_entities(good, part, start):
    repacked(good, {part: start + member(good, part).removeprefix(b"<?xml version='1.0' encoding='UTF-8'?>")})
    assert sentence(good).startswith("holds a document type or entities")


def test_more_cells_than_processes_need(good):
    with pytest.raises(
        UnreadableInputError, match="holds more than 3 filled cells: copy the processes into a new workbook"
    ):
        read_cells(check_file(good, good.read_bytes(), Limits(filled_cells=3)))


@pytest.mark.parametrize("place", ["A1", "ZZZZ9", "A0", "9", "a2"])
def test_cells_out_of_order_are_repaired_in_excel_first(good, place):
    sheet = member(good, "xl/worksheets/sheet2.xml").replace(b'r="B2"', f'r="{place}"'.encode())
    repacked(good, {"xl/worksheets/sheet2.xml": sheet})
    assert sentence(good).startswith("holds a damaged part: open it in Excel, let Excel repair it")


def test_sheet_whose_part_is_missing(good):
    repacked(good, {"xl/worksheets/sheet2.xml": None})
    assert sentence(good).startswith("holds a damaged part")


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", ["RG109"]),
        ("application/vnd.ms-excel.template.macroEnabled.main+xml", ["RG109"]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", []),
    ],
)
def test_macro_workbooks_and_templates_are_read_for_their_values(good, content_type, kind):
    usual = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    repacked(good, {"[Content_Types].xml": member(good, "[Content_Types].xml").replace(usual, content_type.encode())})
    assert [code for code in codes(good) if code == "RG109"] == kind
    assert engagement_of(good).processes[0].name == "Payroll"


def test_the_file_is_only_read(good):
    before, facts = good.read_bytes(), good.stat()
    reading(good)
    assert good.read_bytes() == before
    assert good.stat().st_mtime_ns == facts.st_mtime_ns


def test_no_sheet_with_cells(tmp_path):
    path = write(tmp_path / "blank.xlsx", {"Engagement": COMPLETE})
    sheets = member(path, "xl/workbook.xml")
    start, end = sheets.index(b"<sheets>"), sheets.index(b"</sheets>")
    repacked(path, {"xl/workbook.xml": sheets[: start + 8] + sheets[end:]})
    assert sentence(path).startswith("holds no sheet with cells")


def test_the_largest_template_filled_to_the_last_column_is_within_the_limits():
    from reportgen.knowledge import catalogues
    from reportgen.workbook.limits import LIMITS
    from reportgen.workbook.schema import control_columns, preview_columns, process_columns

    knowledge = catalogues.load()
    rows = 5_000  # the most that `reportgen new --rows` takes
    filled = rows * (len(process_columns(knowledge)) + len(preview_columns()))
    beside = len(knowledge.controls) * len(control_columns(knowledge)) + 2_000
    assert filled + beside <= LIMITS.filled_cells
    assert rows <= LIMITS.table_rows
