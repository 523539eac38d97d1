"""What an analyst enters in the template is what the engagement holds, whatever the values are."""

import math
from decimal import Decimal

import pytest
from entries import BLANK, ENTERED, Entry, entry
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reportgen.knowledge import catalogues
from reportgen.workbook.column import Kind
from reportgen.workbook.cost_columns import COMPONENT_FIELDS
from reportgen.workbook.reading import read
from reportgen.workbook.schema import PROCESSES, process_columns
from reportgen.workbook.template import write_template

KNOWLEDGE = catalogues.load()
COLUMNS = process_columns(KNOWLEDGE)
ROWS = 4
NOTHING = (None, ())


@st.composite
def rows(draw):
    """Draw rows with any cell blank except the name.

    What must hold does: a name holds a letter, an override comes with its reason, a price is quoted in euros, since
    there is no rate, and parts of a cost are no more than the whole.
    """
    several = []
    for number in range(draw(st.integers(1, ROWS))):
        row = {column.field: draw(entry(column)) for column in COLUMNS}
        row["id"] = Entry(f"X-{number}", f"X-{number}")
        if not any(one.isalpha() for one in row["name"].typed):
            row["name"] = Entry("Payroll", "Payroll")
        if row["override"].typed and not row["override_reason"].typed:
            row["override_reason"] = Entry("A reason", "A reason")
        if row["quoted_price"].typed is not None:
            row["quote_currency"] = Entry("EUR", "EUR")
        if any(row[field].typed is not None for field in COMPONENT_FIELDS):
            row["annual_cost"] = whole(row)
        several.append(row)
    return several


def whole(row):
    """Return an annual cost that is blank or holds all parts of it."""
    if row["annual_cost"].typed is None:
        return BLANK
    total = math.ceil(sum(row[field].held or 0 for field in COMPONENT_FIELDS))
    return Entry(total, Decimal(total))


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
    if column.field in COMPONENT_FIELDS:
        return process.cost_components.get(COMPONENT_FIELDS[column.field])
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

    assert result.engagement is not None, [str(one) for one in result.findings if one.severity == "error"]
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
