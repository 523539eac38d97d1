"""The results workbook: what the report concludes, as Excel tables whose totals are live formulas."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
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
from reportgen.workbook.results_flows import FLOWS, WHAT_IF, flow_rows, what_if_rows
from reportgen.workbook.results_lists import ASSUMPTIONS, FINDINGS, assumption_rows, finding_rows
from reportgen.workbook.results_portfolio import write_portfolio
from reportgen.workbook.results_read_me import write_read_me
from reportgen.workbook.results_rows import DUTIES, REGISTER, RISKS, duty_rows, register_rows, risk_rows
from reportgen.workbook.results_sheet import Listing, write_listing, writing_in
from reportgen.workbook.results_totals import TOTALS, total_rows
from reportgen.workbook.results_verdicts import VERDICTS, verdict_rows
from reportgen.workbook.seal import EMPTY_SEAL, is_sealed, sealed

SEAL_PROPERTY = "reportgen_results_seal"


def results_workbook(assessment: Assessment) -> bytes:
    """Return the workbook; the same assessment is the same bytes, with the date of the engagement as its own."""
    engagement = assessment.engagement
    notation = Notation(currency=engagement.currency, locale=engagement.locale)
    writing = writing_in(notation, is_on_letter=engagement.page_size is PageSize.LETTER)
    listings = (*_money(assessment), *_protection(assessment), *_grounds(assessment))
    write_portfolio(writing, assessment)
    for listing in listings:
        write_listing(writing, listing)
    write_read_me(writing, assessment, listings)
    _describe(writing.book, assessment)
    return _sealed(workbook_bytes(writing.book, writing.stored))


def _money(assessment: Assessment) -> Iterator[Listing]:
    yield Listing(
        sheet="Verdicts",
        name="Verdicts",
        purpose="A row for each process: what kind of work it is, what to do with it, its money, its risk, its owner.",
        fields=VERDICTS,
        rows=tuple(verdict_rows(assessment)),
        kept=3,
        pages_wide=3,
    )
    yield Listing(
        sheet="Cash flows",
        name="CashFlows",
        purpose=(
            "A row for each process and year, as recommended; year 0 is the decision. Net is the baseline less "
            "charges, governance, one-off cost, retained cost and tax: above nought it saves."
        ),
        fields=FLOWS,
        rows=tuple(flow_rows(assessment)),
        kept=3,
    )
    yield Listing(
        sheet="Totals by process",
        name="Totals",
        purpose="One-off cost, net saving, total cost and NPV of each process: live, as reported, and a check.",
        fields=TOTALS,
        rows=tuple(total_rows(assessment)),
        kept=3,
    )
    yield Listing(
        sheet="What-if cash flows",
        name="WhatIf",
        purpose="The same for the other way to run each process that the report prints; in no total.",
        fields=WHAT_IF,
        rows=tuple(what_if_rows(assessment)),
        kept=3,
    )


def _protection(assessment: Assessment) -> Iterator[Listing]:
    register, duties = tuple(register_rows(assessment)), tuple(duty_rows(assessment))
    yield Listing(
        sheet="Risks",
        name="Risks",
        purpose="A row for each process: its risk before measures, with today's and with all listed ones, of 25.",
        fields=RISKS,
        rows=tuple(risk_rows(assessment)),
    )
    yield Listing(
        sheet="Control register",
        name="Register",
        purpose=(
            f"{len(register)} rows: each measure that a process needs, what it guards against, who runs it, its state "
            "today. Open: not in place, or nothing said of it."
        ),
        fields=REGISTER,
        rows=register,
        pages_wide=2,
    )
    yield Listing(
        sheet="Duties",
        name="Duties",
        purpose=f"{len(duties)} rows: each duty of the rules that apply to a process, with the clauses they ask for.",
        fields=DUTIES,
        rows=duties,
    )


def _grounds(assessment: Assessment) -> Iterator[Listing]:
    yield Listing(
        sheet="Assumptions",
        name="Assumptions",
        purpose="Every number that the money rests on: low, likely and high, who gave it, and its source.",
        fields=ASSUMPTIONS,
        rows=tuple(assumption_rows(assessment)),
        kept=3,
    )
    yield Listing(
        sheet="Findings",
        name="Findings",
        purpose="What was found in the workbook that was filled in, and what to do about it.",
        fields=FINDINGS,
        rows=tuple(finding_rows(assessment)),
        is_large=False,
    )


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
