"""Rows that stand for a group of the rows below them: kept as processes, with a warning."""

from __future__ import annotations

from dataclasses import replace

from reportgen.workbook.group_headings import group_headings
from reportgen.workbook.roll_ups import roll_ups
from reportgen.workbook.table import Table


def with_group_rows(table: Table) -> Table:
    """Return the table with what is said of rows that may be headings or sums of the rows below."""
    return replace(table, findings=(*table.findings, *group_headings(table), *roll_ups(table)))
