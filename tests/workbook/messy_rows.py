"""Totals, dates, shares, numbers and choices as people type them."""

from __future__ import annotations

import datetime as dt

from messy_case import Messy, book, number
from written_workbooks import COMPLETE

HEADERS = ("Process name", "Function", "FTE", "Annual cost")
PAYROLL = ("Payroll", "HR", 3, 210_000)
HIRING = ("Hiring", "HR", 2.4, 150_000)
TAX = ("Tax", "Finance", 1.2, 95_000)
THREE = ({"name": "Payroll", "fte": 3}, {"name": "Hiring"}, {"name": "Tax", "annual_cost": 95_000})
GERMAN = (*COMPLETE, ("Locale", "de_AT"))
NAME_AND_END = ("Process name", "Contract end")


def ends(*dates: object, engagement: object = COMPLETE) -> object:
    rows = [(f"Process {letter}", day) for letter, day in zip("ABCDEFGHIJKLMNOP", dates, strict=False)]
    return book(NAME_AND_END, *rows, engagement=engagement)


ROWS = (
    Messy(
        name="groups headed in capitals",
        build=book(HEADERS, ("HUMAN RESOURCES",), PAYROLL, HIRING, ("FINANCE",), TAX),
        read=(
            {"name": "HUMAN RESOURCES"},
            {"name": "Payroll"},
            {"name": "Hiring"},
            {"name": "FINANCE"},
            {"name": "Tax"},
        ),
        findings=("RG327 Processes!A2", "RG327 Processes!A5"),
        says="stands alone in its row and in capitals, as headings do",
    ),
    Messy(
        name="a group headed by its function, and one below a blank row",
        build=book(HEADERS, ("People",), PAYROLL, HIRING, (), ("Money",), TAX),
        read=({"name": "People"}, {"name": "Payroll"}, {"name": "Hiring"}, {"name": "Money"}, {"name": "Tax"}),
        findings=("RG327 Processes!A2", "RG327 Processes!A6"),
    ),
    Messy(
        name="a process without values among others is no heading",
        build=book(HEADERS, PAYROLL, ("Onboarding",), HIRING, TAX),
        read=({"name": "Payroll"}, {"name": "Onboarding"}, {"name": "Hiring"}, {"name": "Tax"}),
    ),
    Messy(
        name="a group that holds the sums of the rows below",
        build=book(
            HEADERS,
            ("Everything we do", None, 6.6, 455_000),
            ("People", None, 5.4, 360_000),
            PAYROLL,
            HIRING,
            TAX,
        ),
        read=({"name": "Everything we do"}, {"name": "People"}, *THREE),
        findings=("RG328 Processes!A2", "RG328 Processes!A3"),
        says="holds the sum of rows 4 to 5 in FTE, Annual cost",
    ),
    Messy(
        name="a small number that two others happen to sum to",
        build=book(("Process name", "Annual volume"), ("Payroll", 5), ("Audit", 3), ("Tax", 2)),
        read=({"name": "Payroll"}, {"name": "Audit"}, {"name": "Tax"}),
        findings=("RG306 Processes!B2", "RG306 Processes!B3", "RG306 Processes!B4"),
    ),
    *(
        Messy(
            name=f'a total called "{label}" that adds up',
            build=book(HEADERS, PAYROLL, HIRING, TAX, (label, None, 6.6, 455_000)),
            read=THREE,
            findings=("RG312 Processes!A5",),
            says="its numbers add up",
        )
        for label in (
            *("Gesamtergebnis", "Endsumme", "Eindtotaal", "合計", "Totaux", "Ergebnis", "Grand Sum", "ALL", "Result"),
            *("Ges.", "subtot.", "Finance (total)", "Total, Finance & HR"),
        )
    ),
    Messy(
        name="processes whose names may be totals, but which sum up nothing",
        build=book(HEADERS, PAYROLL, HIRING, ("Result", "HR", 2, 150_001), ("Finance (total)", "IT", 3, 210_001)),
        read=({"name": "Payroll"}, {"name": "Hiring"}, {"name": "Result"}, {"name": "Finance (total)"}),
    ),
    *(
        Messy(
            name=f'"{placeholder}" for a name',
            build=book(HEADERS, PAYROLL, (placeholder, "HR", 1, 80_000)),
            findings=("RG329 Processes!A3",),
            exit_code=1,
            says="cannot be the name of a process",
        )
        for placeholder in ("---", "-", "n/a", "N. A.", "tbd", "?", "...", "0", "x", "[TBD]")
    ),
    Messy(
        name="numbers for names",
        build=book(HEADERS, PAYROLL, (4711, "HR", 1, 80_000)),
        read=({"name": "Payroll"}, {"name": "4711"}),
        findings=("RG330 Processes!A3",),
    ),
    Messy(
        name="columns that are numbered below their headers",
        build=book(HEADERS, (1, 2, 3, 4), PAYROLL),
        read=({"name": "Payroll", "fte": 3},),
        findings=("RG130 Processes",),
    ),
    Messy(
        name="footnotes right below the table",
        build=book(
            HEADERS, PAYROLL, TAX, ("* FTE as of June 2025",), ("Source: HR system",), ("Note: without travel",)
        ),
        read=({"name": "Payroll"}, {"name": "Tax"}),
        findings=("RG314 Processes!A4", "RG314 Processes!A5", "RG314 Processes!A6"),
    ),
    Messy(
        name="a second line of a footnote",
        build=book(HEADERS, PAYROLL, TAX, ("* FTE as of June 2025",), ("without apprentices",)),
        read=({"name": "Payroll"}, {"name": "Tax"}, {"name": "without apprentices"}),
        findings=("RG314 Processes!A4", "RG325 Processes!A5"),
        says="stands alone below a note, as notes do",
    ),
    Messy(
        name="a footnote right below nothing but names",
        build=book(("Process name",), ("Payroll",), ("Source: HR system",)),
        read=({"name": "Payroll"}, {"name": "Source: HR system"}),
        findings=("RG325 Processes!A3",),
        says="starts with a word or mark, as notes do",
    ),
    Messy(
        name="headers further down in another order",
        build=book(
            ("Process name", "Owner", "Function"),
            ("Payroll", "Huber", "HR"),
            ("Process name", "Function", "Owner"),
            ("Tax", "Finance", "Gruber"),
        ),
        findings=("RG131 Processes!B3",),
        exit_code=1,
        says='("Function" stands below "Owner")',
    ),
    Messy(
        name="a total that adds up",
        build=book(HEADERS, PAYROLL, HIRING, TAX, ("Total", None, 6.6, 455_000)),
        read=THREE,
        findings=("RG312 Processes!A5",),
        says="its numbers add up",
    ),
    Messy(
        name="a rounded total in German",
        build=book(HEADERS, PAYROLL, HIRING, TAX, ("Gesamt:", None, 7, 455_000)),
        read=THREE,
        findings=("RG312 Processes!A5",),
    ),
    Messy(
        name="a total that misses a row",
        build=book(HEADERS, PAYROLL, HIRING, TAX, ("TOTAL", None, 16.6, 455_000)),
        read=THREE,
        findings=("RG312 Processes!A5", "RG313 Processes!C5"),
        says='FTE of "TOTAL" is 16.6, but the rows above it sum to 6.6',
    ),
    Messy(
        name="an average and a total",
        build=book(HEADERS, PAYROLL, HIRING, TAX, ("Average", None, 2.2, 151_667), ("Total", None, 6.6, 455_000)),
        read=THREE,
        findings=("RG312 Processes!A5", "RG312 Processes!A6"),
    ),
    Messy(
        name="a small total that is off by one",
        build=book(HEADERS, PAYROLL, ("Hiring", "HR", 2, 150_000), ("Total", None, 6, 360_000)),
        read=({"name": "Payroll"}, {"name": "Hiring"}),
        findings=("RG312 Processes!A4", "RG313 Processes!C4"),
    ),
    Messy(
        name="subtotals and a total",
        build=book(
            HEADERS,
            PAYROLL,
            HIRING,
            ("Subtotal", None, 5.4, 360_000),
            TAX,
            ("Subtotal", None, 1.2, 95_000),
            ("Grand total", None, 6.6, 455_000),
        ),
        read=THREE,
        findings=("RG312 Processes!A4", "RG312 Processes!A6", "RG312 Processes!A7"),
    ),
    Messy(
        name="totals by function",
        build=book(
            HEADERS,
            PAYROLL,
            HIRING,
            ("Total HR", None, 5.4, 360_000),
            TAX,
            ("Total Finance", None, 1.2, 99_000),
            ("Total général", None, 6.6, 455_000),
        ),
        read=THREE,
        findings=("RG312 Processes!A4", "RG312 Processes!A6", "RG313 Processes!D6", "RG312 Processes!A7"),
    ),
    Messy(
        name="a total named in another column",
        build=book(("ID", *HEADERS), ("A", *PAYROLL), ("B", *HIRING), ("C", *TAX), ("Sum", None, None, 6.6, 455_000)),
        read=THREE,
        findings=("RG312 Processes!A5",),
    ),
    Messy(
        name="a total whose formulas were never calculated",
        build=book(HEADERS, PAYROLL, HIRING, TAX, ("Total", None, "=SUM(C2:C4)", "=SUM(D2:D4)")),
        read=THREE,
        findings=("RG312 Processes!A5",),
        says="its numbers could not be checked",
    ),
    Messy(
        name="a total with a rating",
        build=book((*HEADERS, "Judgement"), (*PAYROLL, 2), ("Total", None, 3, 210_000, 2)),
        findings=("RG311 Processes!A3",),
        exit_code=1,
    ),
    Messy(
        name="a total without numbers",
        build=book(HEADERS, PAYROLL, ("Total",)),
        findings=("RG311 Processes!A3",),
        exit_code=1,
    ),
    Messy(
        name="a process that is called after a total",
        build=book(
            HEADERS,
            PAYROLL,
            HIRING,
            ("Total quality management", "Operations", 4, 300_000),
            ("Total rewards", "HR", 2.4, 150_001),
        ),
        read=(
            {"name": "Payroll"},
            {"name": "Hiring"},
            {"name": "Total quality management", "fte": 4},
            {"name": "Total rewards"},
        ),
    ),
    Messy(
        name="dates as text that mean one day",
        build=ends(
            "2027-11-16",
            "16.11.2027",
            "3. 4. 2027",
            "16 November 2027",
            "Nov 16, 2027",
            "16-Nov-2027",
            "16th of november 2027",
            "16/11/2027",
            "5/5/2027",
            "2027/11/16",
            "2027-11-16 00:00:00",
        ),
        read=tuple(
            {"contract_end": dt.date(2027, month, day)}
            for month, day in (
                (11, 16),
                (11, 16),
                (4, 3),
                (11, 16),
                (11, 16),
                (11, 16),
                (11, 16),
                (11, 16),
                (5, 5),
                (11, 16),
                (11, 16),
            )
        ),
    ),
    Messy(
        name="dates as text that do not",
        build=ends(
            "03/04/2027",
            "11/16/2027",
            "16.11.27",
            "16/11/27",
            "31.2.2027",
            "11.16.2027",
            "November 2027",
            "soon",
            46_342,
            60,
            -3,
            3_000_000,
        ),
        findings=(
            "RG221 Processes!B2",
            "RG209 Processes!B3",
            "RG222 Processes!B4",
            "RG222 Processes!B5",
            *(f"RG209 Processes!B{row}" for row in range(6, 14)),
        ),
        exit_code=1,
    ),
    Messy(
        name="dates in the order and the language of the locale",
        build=ends("16. Dezember 2027", "16. Dez. 2027", "16 October 2027", engagement=GERMAN),
        read=tuple({"contract_end": dt.date(2027, month, 16)} for month in (12, 12, 10)),
    ),
    Messy(
        name="American dates",
        build=ends("11/16/2027", "11-16-2027", engagement=(*COMPLETE, ("Locale", "en_US"))),
        read=({"contract_end": dt.date(2027, 11, 16)},) * 2,
    ),
    Messy(
        name="date cells with a time",
        build=ends(dt.datetime(2027, 11, 16, 17, 30), dt.date(2027, 11, 16)),  # noqa: DTZ001 - Excel has no time zones
        read=({"contract_end": dt.date(2027, 11, 16)},) * 2,
    ),
    Messy(
        name="a contract that has ended",
        build=ends("2026-01-31"),
        read=({"contract_end": dt.date(2026, 1, 31)},),
        findings=("RG318 Processes!B2",),
    ),
    Messy(
        name="shares as fractions",
        build=book(("Process name", "Attrition"), ("Payroll", 0.12), ("Audit", 0), ("Tax", 0.08)),
        read=({"attrition": number("0.12")}, {"attrition": 0}, {"attrition": number("0.08")}),
    ),
    Messy(
        name="shares with their sign",
        build=book(("Process name", "Attrition"), ("Payroll", "12 %"), ("Audit", "0.5%"), ("Tax", 0)),
        read=({"attrition": number("0.12")}, {"attrition": number("0.005")}, {"attrition": 0}),
    ),
    Messy(
        name="shares in three ways",
        build=book(("Process name", "Error rate"), ("Payroll", 0.12), ("Audit", "12%"), ("Tax", 12)),
        findings=("RG224 Processes!B2", "RG217 Processes!B4"),
        exit_code=1,
        says="0.12 in Error rate has no percent sign, but 12 % (B3) has one, so it could be 12 % or 0.12 %",
    ),
    Messy(
        name="numbers as text in the engagement's locale",
        build=book(
            HEADERS, ("Payroll", "HR", "3,5", "210.000,00 €"), ("Hiring", "HR", "2", "1 200 000"), engagement=GERMAN
        ),
        findings=("RG219 Processes!D3",),
        exit_code=1,
    ),
    Messy(
        name="smart quotes and spaces that do not break in cells",
        build=book(
            ("Process name", "Data sensitivity", "Personal data"),
            ("\u00a0Payroll\u200b ", " confidential\u00a0", "‘none’"),
        ),
        findings=("RG204 Processes!C2",),
        exit_code=1,
    ),
    Messy(
        name="choices by label, number and start",
        build=book(
            ("Process name", "Data sensitivity", "Personal data", "Quote basis", "Quoted price"),
            ("Payroll", "Restr", "Yes", "p.a.", 90_000),
            ("Audit", 3, "n", None, None),
        ),
        read=(
            {"data_sensitivity": 4, "personal_data": "personal", "quote_basis": "year"},
            {"data_sensitivity": 3, "personal_data": "none"},
        ),
    ),
)
