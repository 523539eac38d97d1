"""What an analyst enters in the template is what the engagement holds, whatever the values are.

The columns come from the schema, so a column of a kind that is declared later is in this test at once.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reportgen.knowledge import catalogues
from reportgen.workbook.column import Kind
from reportgen.workbook.reading import read
from reportgen.workbook.schema import PROCESSES, process_columns
from reportgen.workbook.template import write_template

KNOWLEDGE = catalogues.load()
COLUMNS = process_columns(KNOWLEDGE)
ROWS = 4
NOTHING = (None, ())
READ_AS_SOMETHING_ELSE = (
    "=1+1",
    '=HYPERLINK("x")',
    "{{ 7*7 }}",
    "<b>&amp;</b>",
    "+49 30",
    "-",
    "@SUM(A1)",
    "007",
    "TRUE",
)


@dataclass(frozen=True)
class Entry:
    """What stands in the cell, and what the engagement must hold for it."""

    typed: object
    held: object


BLANK = Entry(None, None)
PRINTABLE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60).map(
    lambda text: unicodedata.normalize("NFC", text).strip()
)
TEXTS = (st.sampled_from(READ_AS_SOMETHING_ELSE) | PRINTABLE).filter(lambda text: text and "_x" not in text)


def texts():
    return TEXTS.map(lambda text: Entry(text, text))


def long_texts(_column):
    return st.lists(TEXTS, min_size=1, max_size=3).map("\n".join).map(lambda text: Entry(text, text))


def ratings(column):
    if column.choices:
        return choice(column).map(lambda entry: Entry(entry.typed, int(entry.held)))
    return st.integers(1, 5).map(lambda rating: Entry(rating, rating))


def choice(column):
    held = float if column.field == "control_maturity" else str
    return st.sampled_from(column.choices).map(lambda one: Entry(one.label, held(one.value)))


def choices(column):
    if column.is_open:
        return open_lists()
    several = st.lists(st.sampled_from(column.choices), min_size=1, max_size=3, unique=True)
    return several.map(lambda some: Entry("; ".join(one.label for one in some), tuple(one.value for one in some)))


def open_lists():
    parts = TEXTS.filter(lambda text: ";" not in text)
    several = st.lists(parts, min_size=1, max_size=3, unique=True)
    return several.map(lambda some: Entry("; ".join(some), tuple(some)))


def countries(_column):
    several = st.lists(st.sampled_from(("DE", "PT", "NO", "IN", "ZA")), min_size=1, unique=True)
    return several.map(lambda some: Entry("; ".join(some), tuple(some)))


def amounts(column):
    most = min(column.maximum or 10**12, 10**12)
    return st.decimals(0, most, places=2).map(lambda amount: Entry(float(amount), Decimal(repr(float(amount)))))


def shares(column):
    return st.decimals(0, column.maximum, places=3).map(
        lambda share: Entry(float(share), Decimal(repr(float(share)))),
    )


def dates(_column):
    return st.dates(date(1990, 1, 1), date(2199, 12, 31)).map(lambda day: Entry(day, day))


ENTERED = {
    Kind.TEXT: lambda _column: texts(),
    Kind.LONG_TEXT: long_texts,
    Kind.RATING: ratings,
    Kind.CHOICE: choice,
    Kind.CHOICES: choices,
    Kind.YES_NO: lambda _column: st.sampled_from((Entry("Yes", held=True), Entry("No", held=False))),
    Kind.NUMBER: amounts,
    Kind.MONEY: amounts,
    Kind.COUNTRIES: countries,
    Kind.PERCENT: shares,
    Kind.DATE: dates,
}


def entry(column):
    filled = ENTERED[column.kind](column)
    return filled if column.required else st.just(BLANK) | filled


@st.composite
def rows(draw):
    """Draw rows with any cell blank except the name; an override comes with its reason, as it must."""
    several = []
    for number in range(draw(st.integers(1, ROWS))):
        row = {column.field: draw(entry(column)) for column in COLUMNS}
        row["id"] = Entry(f"X-{number}", f"X-{number}")
        if row["override"].typed and not row["override_reason"].typed:
            row["override_reason"] = Entry("A reason", "A reason")
        several.append(row)
    return several


@pytest.fixture(scope="module")
def blank_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("round_trip") / "template.xlsx"
    write_template(path, KNOWLEDGE, rows=ROWS)
    return path


@pytest.fixture(scope="module")
def fill(blank_template):
    """Return what fills the rows of the template, as an analyst does, and saves it beside it."""
    book = load_workbook(blank_template)
    sheet = book[PROCESSES.name]
    headers = {column.written_header("EUR"): column for column in COLUMNS}
    first = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Process name *")
    places = {headers[cell.value].field: cell.column for cell in sheet[first.row] if cell.value in headers}
    assert set(places) == {column.field for column in COLUMNS}

    def fill(entries):
        for offset in range(ROWS):
            row = entries[offset] if offset < len(entries) else dict.fromkeys(places, BLANK)
            for field, column in places.items():
                cell = sheet.cell(first.row + 1 + offset, column)
                cell.value = row[field].typed
                if isinstance(cell.value, str):
                    cell.data_type = "s"
        path = blank_template.with_name("filled.xlsx")
        book.save(path)
        return path

    return fill


def held(process, column):
    return process.ratings.get(column.field) if column.kind is Kind.RATING else getattr(process, column.field)


@pytest.mark.slow
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # a smaller example would cost a workbook a try; the message names cell and column
)
@given(entries=rows())
def test_what_is_entered_is_what_is_read(fill, entries):
    result = read(fill(entries), KNOWLEDGE)

    assert result.engagement is not None, [str(finding) for finding in result.findings]
    assert len(result.engagement.processes) == len(entries)
    for process, row in zip(result.engagement.processes, entries, strict=True):
        for column in COLUMNS:
            expected, found = row[column.field].held, held(process, column)
            is_same = found in NOTHING if expected is None else found == expected
            assert is_same, f"{process.cells.get(column.field)} {column.header}: {expected!r} became {found!r}"


def test_a_blank_cell_is_never_a_value(fill):
    only_a_name = {column.field: BLANK for column in COLUMNS} | {"name": Entry("Payroll", "Payroll")}

    [process] = read(fill([only_a_name]), KNOWLEDGE).engagement.processes

    assert process.ratings == {}
    assert set(process.cells) == {"name"}


def test_every_kind_of_column_takes_part():
    assert {column.kind for column in COLUMNS} <= set(ENTERED)
