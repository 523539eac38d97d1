"""Which header is taken for the names of the processes, and which never is."""

from __future__ import annotations

import pytest

from reportgen.knowledge import catalogues
from reportgen.model.finding import CellRef
from reportgen.workbook.headers import find_headings
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.schema import process_columns

COLUMNS = process_columns(catalogues.load())


def sheet(*rows: tuple[str | None, ...]) -> SheetCells:
    cells = {
        row: {
            column: Cell(
                ref=CellRef(sheet="S", cell=f"{'ABCDEFG'[column - 1]}{row}"), row=row, column=column, value=text
            )
            for column, text in enumerate(texts, 1)
            if text is not None
        }
        for row, texts in enumerate(rows, 1)
    }
    return SheetCells(name="S", part="", is_hidden=False, rows={row: found for row, found in cells.items() if found})


def taken(*rows: tuple[str | None, ...]) -> str | None:
    """Return the header that is taken for the names."""
    headings = find_headings(sheet(*rows), COLUMNS, "name")
    known = () if headings is None else headings.known
    return next((one.written for one in known if one.column.field == "name"), None)


@pytest.mark.parametrize(
    "header",
    [
        "Process name *",
        "process_name",
        "Name of the process",
        "Our processes",
        "Process / activity",
        "Business process (level 3)",
        "Process (L3)",
        "Sub-process",
        "Subprocess name",
        "Core business processes in scope",
        "HR processes",
        "Activity name",
        "Prozess",
        "Teilprozess",
        "Geschäftsprozesse",
        "Prozessbezeichnung",
        "Proceso",
        "Nombre de los procesos",
        "Les processus",
        "Processo",
        "Procesnaam",
    ],
)
def test_a_header_that_speaks_of_processes_is_taken(header: str):
    assert taken((header,), ("Payroll",), ("Audit",)) == header


@pytest.mark.parametrize(
    "header",
    [
        "Process owner",
        "Process ID",
        "Process cost",
        "Process time",
        "Process description",
        "Client name",
        "File name",
        "User name",
        "Project name",
        "First name",
        "Numbers Sheet Name",
        "Processing time",
        "Order to cash process",
        "Name change requests",
        "Payroll",
    ],
)
def test_a_header_of_something_else_never_is(header: str):
    assert taken((header,), ("Payroll",), ("Audit",)) is None


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (("Client name", "Process owner", "Our processes"), "Our processes"),
        (("Name", "Process"), "Process"),
        (("Name", "Process / activity"), "Process / activity"),
        (("Process", "Process name"), "Process name"),
        (("Activity name", "Name of the process"), "Name of the process"),
        (("Service", "Name"), "Service"),
        (("Acme process", "FTE"), "Acme process"),
        (("Proces nmae", "FTE", "Client name"), "Proces nmae"),
    ],
)
def test_of_several_the_one_that_fits_best_is_taken(headers: tuple[str, ...], name: str):
    assert taken(headers, ("Payroll", "Audit", "Tax")) == name


@pytest.mark.parametrize(
    "rows",
    [
        (("Order to cash process",), ("Payroll",), ("HR processes",)),
        (("Payroll", "3"), ("Audit", "2"), ("HR processes", "4")),
        (("Payroll", "3"), ("Audit", "2"), ("Tax", "1"), ("Claims", "1"), ("Service", "4")),
        (("Payroll",), ("Audit",), ("Services",)),
    ],
)
def test_a_process_is_not_taken_for_a_header(rows: tuple[tuple[str, ...], ...]):
    assert taken(*rows) is None


@pytest.mark.parametrize(
    "rows",
    [
        (("Brenner AG",), ("as of May", "2026"), ("Our processes", "FTE", "Team"), ("Payroll", "3", "HR")),
        (("Process inventory 2026",), (None,), ("Our processes",), ("Payroll",)),
        (("Brenner AG",), ("Name",), ("Payroll",)),
    ],
)
def test_a_title_above_is_passed_over(rows: tuple[tuple[str | None, ...], ...]):
    assert taken(*rows) in {"Our processes", "Name"}
