"""The results workbook: what the report concludes, as Excel tables whose totals are live formulas."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.properties import CalcProperties

from reportgen.model.assessment import Assessment
from reportgen.model.engagement import PageSize
from reportgen.workbook.archive import plain_member, workbook_bytes
from reportgen.workbook.notation import Notation
from reportgen.workbook.results_listings import LISTINGS
from reportgen.workbook.results_portfolio import write_portfolio
from reportgen.workbook.results_read_me import write_read_me
from reportgen.workbook.results_sheet import write_listing, writing_in
from reportgen.workbook.seal import EMPTY_SEAL, is_sealed, sealed

SEAL_PROPERTY = "reportgen_results_seal"


def results_workbook(assessment: Assessment) -> bytes:
    """Return the workbook; the same assessment is the same bytes, with the date of the engagement as its own."""
    engagement = assessment.engagement
    notation = Notation(currency=engagement.currency, locale=engagement.locale)
    writing = writing_in(notation, is_on_letter=engagement.page_size is PageSize.LETTER)
    write_portfolio(writing, assessment)
    counts = {one.sheet: write_listing(writing, one, tuple(one.rows_of(assessment))) for one in LISTINGS}
    write_read_me(writing, assessment, counts)
    _describe(writing.book, assessment)
    return _sealed(workbook_bytes(writing.book, writing.stored))


def is_untouched_results(path: Path) -> bool:
    """Return whether a file is a results workbook just as reportgen wrote it, with nobody's work in it since."""
    return is_sealed(path, SEAL_PROPERTY)


def _describe(book: Workbook, assessment: Assessment) -> None:
    day = assessment.engagement.date
    book.properties.creator = "reportgen"
    book.properties.title = "Results"
    book.properties.created = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    seal = StringProperty(name=SEAL_PROPERTY, value=EMPTY_SEAL)
    book.custom_doc_props.append(seal)  # type: ignore[attr-defined] # the stubs do not know it


def _sealed(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as source:
        parts = sealed({name: source.read(name) for name in source.namelist()})
    with BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(plain_member(name), part, compresslevel=6)
        return target.getvalue()
