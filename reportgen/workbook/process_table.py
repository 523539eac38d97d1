"""The Excel table over the processes, which grows with its formulas when a row is added below it."""

from __future__ import annotations

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula

from reportgen.workbook.addresses import TABLE, TableAddresses
from reportgen.workbook.template_preview import Preview


def excel_table(ref: str, preview: Preview, currency: str) -> Table:
    """Return the table over a range whose first row holds the headers.

    Each preview column carries its formula in the table's own words, from which Excel fills rows that it adds.
    """
    headers = {column.field: column.written_header(currency) for column in preview.columns}
    formulas = preview.formulas(TableAddresses(headers=headers))
    columns = [
        TableColumn(id=number, name=header, calculatedColumnFormula=_formula(formulas.get(field)))
        for number, (field, header) in enumerate(headers.items(), start=1)
    ]
    return Table(displayName=TABLE, name=TABLE, ref=ref, tableColumns=columns, autoFilter=AutoFilter(ref=ref))


def _formula(formula: str | None) -> TableFormula | None:
    return None if formula is None else TableFormula(attr_text=formula.removeprefix("="))
