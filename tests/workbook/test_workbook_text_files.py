"""Text files with separated values: what is written is read, whatever the dialect, and limits hold."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnreadableInputError
from reportgen.knowledge import catalogues
from reportgen.workbook.csv_source import TextFile, read_text_file
from reportgen.workbook.kinds import is_text_of_values
from reportgen.workbook.limits import Limits
from reportgen.workbook.schema import process_columns

COLUMNS = process_columns(catalogues.load())
PATH = Path("acme.csv")
VALUES = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1, max_size=12
).filter(lambda text: text.strip() and text == text.strip() and not text.lower().startswith("sep="))
ROWS = st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=6)


def sheet(content: str | bytes, limits: Limits | None = None) -> TextFile:
    data = content if isinstance(content, bytes) else content.encode()
    read = read_text_file(PATH, data, COLUMNS, limits or Limits())
    assert read is not None
    return read


def values(read: TextFile) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in cells.values()) for cells in read.sheet.rows.values()]


@given(
    rows=ROWS,
    separator=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_any_program_writes_is_what_is_read(rows, separator, end, encoding, quoting):
    header = ("Process name", "Function", "Description")
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows([header, *rows])
    assert values(sheet(text.getvalue().encode(encoding))) == [header, *rows]


@pytest.mark.parametrize(
    ("content", "limits", "sentence"),
    [
        ("Process name\nA\nB\n", Limits(rows=2), "holds more than 2 rows"),
        ("Process name,FTE,X\nA,1,2\n", Limits(columns=2), "2 columns"),
        ("Process name,FTE\nA,1\n", Limits(filled_cells=3), "3 filled cells"),
        ("Process name\nPayroll run\n", Limits(cell_characters=10), "holds more text"),
        ("Process name\nPayroll run\n", Limits(characters=20), "holds more text"),
        (f"Process name\n{'x' * 200_000}\n", Limits(), "holds more text"),
        (f"Process name{';' * 40_000}\nA\n", Limits(), "512 columns"),
        (f'"Process name"{";" * 70_000}\nA\n', Limits(), "512 columns"),
        ("Process name\nPayroll\n" * 60_000, Limits(text_size=1_048_576), "is larger than 1 MB"),
        (f'Process name\nA\n"{"x" * 40_000}\n', Limits(), "in the row that starts on line 3"),
        ('Process name\n"A\n', Limits(), "do not pair up in the row that starts on line 2"),
        ('sep=;\nProcess name\nX\n"A\n', Limits(), "do not pair up in the row that starts on line 4"),
    ],
)
def test_what_is_too_large_or_damaged_is_one_sentence(content: str, limits: Limits, sentence: str):
    with pytest.raises(UnreadableInputError, match=r"^acme\.csv ") as refused:
        sheet(content, limits)
    assert sentence in str(refused.value)


def test_the_limit_of_the_csv_module_is_as_before():
    before = csv.field_size_limit()
    sheet("Process name\nPayroll\n")
    assert csv.field_size_limit() == before


def test_rows_are_numbered_as_excel_numbers_them():
    read = sheet('sep=;\r\nProcess name;Description\r\n\r\nPayroll;"two\r\nlines"\r\nAudit;\r\n')
    assert {row: [str(cell.ref) for cell in cells.values()] for row, cells in read.sheet.rows.items()} == {
        1: ["Processes!A1", "Processes!B1"],
        3: ["Processes!A3", "Processes!B3"],
        4: ["Processes!A4"],
    }


def test_a_separator_that_sep_names_goes_before_any_other():
    assert values(sheet("sep=^\nProcess name^Function\nPayroll, weekly^HR; IT\n")) == [
        ("Process name", "Function"),
        ("Payroll, weekly", "HR; IT"),
    ]


@pytest.mark.parametrize("name", ["acme.xlsx", "acme", "acme.ods"])
def test_a_text_file_must_be_called_one(name: str):
    assert read_text_file(Path(name), b"Process name\nPayroll\n", COLUMNS) is None


@pytest.mark.parametrize(
    ("data", "is_text"),
    [
        (b"BM;Process name\n", True),
        ("Prozess;Kosten €\nLöhne;“neu”\n".encode("cp1252"), True),
        (b"Process\x00 name\n", True),
        (b"", True),
        (b"PK\x03\x04", False),
        (b"%PDF-1.7", False),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False),
        (b"<?xml version='1.0'?>", False),
        (bytes(range(256)), False),
        (bytes(4096), False),
    ],
)
def test_text_is_told_by_content(data, is_text):
    assert is_text_of_values(data) is is_text
