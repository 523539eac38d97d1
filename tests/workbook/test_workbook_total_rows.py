"""Rows of totals: left out where they are clear, held against the rows above, and never taken from the processes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.finding import CellRef
from reportgen.workbook.table import Row, Table
from reportgen.workbook.total_rows import leave_out_totals

FTE = st.decimals(min_value="0.1", max_value=500, places=2)


def table(*rows: Mapping[str, object]) -> Table:
    return Table(
        sheet="Processes", findings=(), rows=tuple(row(number, values) for number, values in enumerate(rows, 2))
    )


def row(number: int, values: Mapping[str, object]) -> Row:
    cells = {field: CellRef(sheet="Processes", cell=f"{field[0].upper()}{number}") for field in values}
    return Row(number=number, values=values, cells=cells, columns={})


def names(read: Table) -> list[object]:
    return [row.values["name"] for row in read.rows]


def codes(read: Table) -> list[str]:
    return [finding.code for finding in read.findings]


@given(amounts=st.lists(FTE, min_size=1, max_size=8), label=st.sampled_from(["Total", "Gesamt:", "SUM", "Totaal"]))
def test_a_total_that_adds_up_is_left_out(amounts: list[Decimal], label: str):
    processes = [{"name": f"Process {number}", "fte": amount} for number, amount in enumerate(amounts)]
    read = leave_out_totals(table(*processes, {"name": label, "fte": sum(amounts)}))
    assert names(read) == [process["name"] for process in processes]
    assert codes(read) == ["RG312"]


@given(amounts=st.lists(FTE, min_size=1, max_size=8), missing=st.decimals(min_value=10, max_value=90, places=2))
def test_a_total_that_does_not_is_left_out_and_said(amounts: list[Decimal], missing: Decimal):
    processes = [{"name": f"Process {number}", "fte": amount} for number, amount in enumerate(amounts)]
    read = leave_out_totals(table(*processes, {"name": "Total", "fte": sum(amounts) + missing}))
    assert len(read.rows) == len(processes)
    assert codes(read) == ["RG312", "RG313"]


@given(amounts=st.lists(FTE, min_size=2, max_size=8))
def test_a_process_is_never_left_out_for_its_numbers(amounts: list[Decimal]):
    processes = [{"name": f"Process {number}", "fte": amount} for number, amount in enumerate(amounts)]
    read = leave_out_totals(table(*processes, {"name": "Reporting", "fte": sum(amounts)}))
    assert read.findings == ()
    assert len(read.rows) == len(amounts) + 1


def test_a_sum_with_a_number_that_could_not_be_read_is_not_held_against_it():
    unread = row(2, {"name": "Payroll"})
    unread = Row(
        number=2, values=unread.values, columns=unread.columns, cells={**unread.cells, "fte": unread.cells["name"]}
    )
    read = leave_out_totals(Table(sheet="Processes", findings=(), rows=(unread, row(3, {"name": "Total", "fte": 9}))))
    assert codes(read) == ["RG312"]
    assert "could not be checked" in read.findings[0].message


def test_a_total_of_one_row_that_is_called_after_something_stays_a_process():
    read = leave_out_totals(table({"name": "Payroll", "fte": 3}, {"name": "Total rewards", "fte": 3}))
    assert names(read) == ["Payroll", "Total rewards"]
