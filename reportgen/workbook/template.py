"""Write the workbook template, blank or filled with the example, from the one schema."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.properties import CalcProperties

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import PageSize
from reportgen.workbook.archive import save
from reportgen.workbook.example import example_filling
from reportgen.workbook.filling import Filling, blank
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.row_rules import LOADED_COST, PAY
from reportgen.workbook.row_signs import row_signs
from reportgen.workbook.schema import (
    CRITERIA,
    ENGAGEMENT,
    TEMPLATE_VERSION,
    TEMPLATE_VERSION_PROPERTY,
    control_columns,
    engagement_fields,
    process_columns,
)
from reportgen.workbook.template_assumptions import numbers_given, write_assumptions
from reportgen.workbook.template_controls import write_controls
from reportgen.workbook.template_criteria import write_criteria
from reportgen.workbook.template_engagement import write_engagement
from reportgen.workbook.template_lists import write_lists
from reportgen.workbook.template_preview import Preview
from reportgen.workbook.template_processes import all_columns, write_processes
from reportgen.workbook.template_start import write_start

_MADE = datetime(2026, 11, 16)  # noqa: DTZ001 - written into the properties as it stands; the clock has no part in it


def write_template(
    path: Path,
    knowledge: Knowledge,
    *,
    example: bool = False,
    rows: int = 200,
    currency: str = "EUR",
    locale: str = "en_GB",
    marking: str | None = "Confidential",
    page_size: PageSize | None = None,
) -> None:
    """Write the workbook to fill in, with `rows` rows ready for processes.

    With `example` it holds a fictional company, with settings of its own. Without a marking its cell stays blank;
    without a page size it is the paper of the locale's country. The same arguments give the same bytes. The file
    appears whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    settings = blank(currency=currency, locale=locale, marking=marking, page_size=page_size)
    filling = example_filling(knowledge) if example else settings
    save(template(knowledge, filling, rows=rows), path)


def template(knowledge: Knowledge, filling: Filling, *, rows: int) -> Workbook:
    """Make the workbook with a filling."""
    book = Workbook()
    start = book.worksheets[0]
    fields = engagement_fields(knowledge)
    places = write_engagement(book, fields, filling)
    weights = write_criteria(book, knowledge, filling)
    preview = Preview(
        knowledge=knowledge,
        columns=all_columns(knowledge),
        signs=row_signs(knowledge, filling.notation.currency),
        weights=weights,
        loaded_cost=numbers_given(knowledge, (LOADED_COST, PAY)),
        own_currency=_own_currency(places["currency"], filling.notation.currency),
    )
    table = write_processes(book, filling, preview, rows=rows)
    write_assumptions(book, knowledge, filling, preset=places["cost_preset"])
    write_controls(book, knowledge, filling)
    write_lists(book, (*fields, *process_columns(knowledge), *control_columns(knowledge)))
    write_start(start, fields, places, table, knowledge, filling.notation)
    book.move_sheet(CRITERIA.name, offset=1)
    _describe(book)
    return book


def _own_currency(cell: str, currency: str) -> str:
    """Return the condition that the engagement's currency, the usual one where it is blank, is still the template's."""
    chosen = f"TRIM({ENGAGEMENT.name}!$B${cell.lstrip('B')})"
    same = f'{chosen}="{currency}"'
    return f'OR({same},{chosen}="")' if currency == Conventions().currency else same


def _describe(book: Workbook) -> None:
    """Set the properties, and have everything worked out when the workbook is opened."""
    book.properties.creator = "reportgen"
    book.properties.title = "Sourcing workbook"
    book.properties.subject = "BPO and KPO sourcing advice"
    book.properties.created = _MADE
    version = StringProperty(name=TEMPLATE_VERSION_PROPERTY, value=TEMPLATE_VERSION)
    book.custom_doc_props.append(version)  # type: ignore[attr-defined] # the stubs do not know it
    book.calculation = CalcProperties(fullCalcOnLoad=True)
