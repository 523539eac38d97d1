"""The tables of the results workbook, in the order of its sheets."""

from __future__ import annotations

from reportgen.workbook.results_flows import FLOWS, WHAT_IF, flow_rows, what_if_rows
from reportgen.workbook.results_lists import ASSUMPTIONS, FINDINGS, assumption_rows, finding_rows
from reportgen.workbook.results_rows import DUTIES, REGISTER, RISKS, duty_rows, register_rows, risk_rows
from reportgen.workbook.results_sheet import Listing
from reportgen.workbook.results_totals import TOTALS, total_rows
from reportgen.workbook.results_verdicts import VERDICTS, verdict_rows

LISTINGS = (
    Listing(
        sheet="Verdicts",
        name="Verdicts",
        purpose="A row for each process: what kind of work it is, what to do with it, its money, its risk, its owner.",
        fields=VERDICTS,
        rows_of=verdict_rows,
        kept=3,
        pages_wide=3,
    ),
    Listing(
        sheet="Cash flows",
        name="CashFlows",
        purpose=(
            "A row for each process and year, as recommended; year 0 is the decision. Net is the baseline less "
            "charges, governance, one-off cost, retained cost and tax: above nought it saves."
        ),
        fields=FLOWS,
        rows_of=flow_rows,
        kept=3,
    ),
    Listing(
        sheet="Totals by process",
        name="Totals",
        purpose="One-off cost, net saving, total cost and NPV of each process: live, as reported, and a check.",
        fields=TOTALS,
        rows_of=total_rows,
        kept=3,
    ),
    Listing(
        sheet="What-if cash flows",
        name="WhatIf",
        purpose="The same for the other way to run each process that the report prints; in no total.",
        fields=WHAT_IF,
        rows_of=what_if_rows,
        kept=3,
    ),
    Listing(
        sheet="Risks",
        name="Risks",
        purpose="A row for each process: its risk before measures, with today's and with all listed ones, of 25.",
        fields=RISKS,
        rows_of=risk_rows,
    ),
    Listing(
        sheet="Control register",
        name="Register",
        purpose=(
            "{rows} rows: each measure that a process needs, what it guards against, who runs it, its state today. "
            "Open: not in place, or nothing said of it."
        ),
        fields=REGISTER,
        rows_of=register_rows,
        pages_wide=2,
    ),
    Listing(
        sheet="Duties",
        name="Duties",
        purpose="{rows} rows: each duty of the rules that apply to a process, with the clauses they ask for.",
        fields=DUTIES,
        rows_of=duty_rows,
    ),
    Listing(
        sheet="Assumptions",
        name="Assumptions",
        purpose="Every number that the money rests on: low, likely and high, who gave it, and its source.",
        fields=ASSUMPTIONS,
        rows_of=assumption_rows,
        kept=3,
    ),
    Listing(
        sheet="Findings",
        name="Findings",
        purpose="What was found in the workbook that was filled in, and what to do about it.",
        fields=FINDINGS,
        rows_of=finding_rows,
        is_large=False,
    ),
)
