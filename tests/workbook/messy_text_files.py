"""Lists of processes as text files, as programs and people save them."""

from __future__ import annotations

import shutil
from pathlib import Path

from messy_case import Messy, book, number, text

READ = "RG119 Processes"
UNNAMED = ("RG401 Engagement", "RG402 Engagement", "RG403 Engagement")
PAYROLL = {"name": "Payroll", "fte": 3, "annual_cost": 210_000}
TWO = ({"name": "Payroll", "fte": 3, "annual_cost": 210_000}, {"name": "Löhne", "fte": 12, "annual_cost": 900_000})
LINES = ("Process name;FTE;Annual cost", "Payroll;3;210000", "Löhne;12;900000", "")


def lines(separator: str = ";", end: str = "\n") -> str:
    return end.join(LINES).replace(";", separator)


def workbook_called_csv(folder: Path) -> Path:
    path = book(("Process name", "FTE", "Annual cost"), ("Payroll", 3, 210_000))(folder)
    return Path(shutil.move(path, folder / "acme.csv"))


TEXT_FILES = (
    Messy(
        name="comma, UTF-8",
        build=text(lines(",")),
        read=TWO,
        findings=(READ, *UNNAMED),
        says="UTF-8, values separated by commas",
    ),
    Messy(
        name="semicolon, Windows-1252",
        build=text(lines(), encoding="cp1252"),
        read=TWO,
        findings=(READ, *UNNAMED),
        says="Windows-1252, as it is no UTF-8, values separated by semicolons",
    ),
    Messy(
        name="UTF-8 with a byte order mark, CRLF",
        build=text(lines(end="\r\n"), encoding="utf-8-sig"),
        read=TWO,
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="Unicode text of Excel: tabs, UTF-16",
        build=text(lines("\t", "\r\n"), "acme.txt", "utf-16"),
        read=TWO,
        findings=(READ, *UNNAMED),
        says="UTF-16, values separated by tabs",
    ),
    Messy(
        name="UTF-16, high byte first",
        build=text(b"\xfe\xff" + lines("\t").encode("utf-16-be"), "acme.txt"),
        read=TWO,
        findings=(READ, *UNNAMED),
    ),
    Messy(name="tabs", build=text(lines("\t"), "acme.tsv"), read=TWO, findings=(READ, *UNNAMED)),
    Messy(name="bars", build=text(lines("|")), read=TWO, findings=(READ, *UNNAMED), says="values separated by bars"),
    Messy(name="name in capitals", build=text(lines(), "ACME.CSV"), read=TWO, findings=(READ, *UNNAMED)),
    Messy(name="lines that end in CR", build=text(lines(end="\r")), read=TWO, findings=(READ, *UNNAMED)),
    Messy(
        name="sep= of Excel, which is no row",
        build=text("sep=;\r\nProcess name;FTE;Annual cost\r\nPayroll;x;210000\r\n"),
        findings=(READ, *UNNAMED, "RG206 Processes!B2"),
        exit_code=1,
    ),
    Messy(
        name="sep= with a comma in a name",
        build=text("sep=;\nProcess name;FTE;Annual cost\nPayroll, Austria;3;210000\n"),
        read=({"name": "Payroll, Austria", "fte": 3},),
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="line breaks and separators between quotation marks",
        build=text(
            'Process name,Description,FTE,Annual cost\n"Payroll, weekly","One\nTwo ""three""",3,210000\nAudit,,y,9\n'
        ),
        findings=(READ, *UNNAMED, "RG206 Processes!C3"),
        exit_code=1,
    ),
    Messy(
        name="a space before a quotation mark",
        build=text('Process name, FTE, Annual cost\n"Payroll, weekly", "3", "210000"\n'),
        read=({"name": "Payroll, weekly", "fte": 3, "annual_cost": 210_000},),
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="blank lines, a title, and separators at the end of lines",
        build=text("Our processes;;;\n\nProcess name;FTE;Annual cost;\n;;;\nPayroll;3;210000;\n\nLöhne;12;900000;\n"),
        read=({"name": "Payroll", "row": 5}, {"name": "Löhne", "row": 7}),
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="only names, with commas in them",
        build=text("Process name\nPayroll, Austria\nTravel, hotels, cars\n"),
        read=({"name": "Payroll, Austria"}, {"name": "Travel, hotels, cars"}),
        findings=(READ, *UNNAMED),
        says="UTF-8, one column",
    ),
    Messy(
        name="decimal commas",
        build=text("Process name;FTE;Annual cost\nPayroll;3,5;210.000\nAudit;2;1.200.000,50\n"),
        findings=(READ, *UNNAMED, "RG219 Processes!B2", "RG207 Processes!C2", "RG219 Processes!C3"),
        exit_code=1,
        says="a text file has no such sheet, so save it as a workbook (.xlsx) first",
    ),
    Messy(
        name="thousands that split their number",
        build=text("Process name,FTE,Annual cost\nPayroll,3,1,200,000\nAudit,2,90000\n"),
        findings=(READ, *UNNAMED, "RG122 Processes!D2"),
        exit_code=1,
        says="Row 2 holds 5 values, but the headers name 3 columns",
    ),
    Messy(
        name="thousands between quotation marks, money with its sign",
        build=text('Process name,FTE,Annual cost\nPayroll,"1,200","€ 1,200,000.50"\n'),
        read=({"name": "Payroll", "fte": 1200, "annual_cost": number("1200000.5")},),
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="a quotation mark that is never closed",
        build=text('Process name,FTE\n"Payroll,3\nAudit,2\n'),
        exit_code=3,
        says="has quotation marks that do not pair up in the row that starts on line 2",
    ),
    Messy(
        name="a quotation mark inside a text",
        build=text('Process name,FTE,Annual cost\nAudit,2,90000\n"The "big" payroll",3,210000\n'),
        exit_code=3,
        says="in the row that starts on line 3",
    ),
    Messy(
        name="a NUL",
        build=text(b"Process name,FTE,Annual cost\nPay\x00roll,3,210000\n"),
        read=(PAYROLL,),
        findings=(READ, *UNNAMED, "RG214 Processes!A2"),
    ),
    Messy(
        name="half a surrogate pair",
        build=text(b"Process name,FTE,Annual cost\nPay\xed\xa0\x80roll,3,210000\n"),
        read=(PAYROLL,),
        findings=(READ, *UNNAMED, "RG214 Processes!A2"),
    ),
    Messy(
        name="text that looks like a formula",
        build=text("Process name,Description\n=1+1,@SUM(A1)\n"),
        read=({"name": "=1+1", "description": "@SUM(A1)"},),
        findings=(READ, *UNNAMED, "RG330 Processes!A2"),
    ),
    Messy(
        name="IDs with zeros in front",
        build=text('ID,Process name\n007,Payroll\n="008",Audit\n'),
        read=({"id": "007"}, {"id": "008"}),
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="dates as text",
        build=text("Process name,Contract end\nPayroll,16/11/2027\nAudit,16 Nov 2027\nTax,03/04/2027\n"),
        findings=(READ, *UNNAMED, "RG221 Processes!B4"),
        exit_code=1,
        says='"03/04/2027" could be 2027-04-03 or 2027-03-04',
    ),
    Messy(
        name="ratings, labels and lists as text",
        build=text("Process name;Judgement;Data sensitivity;Regimes\nPayroll;2;4 - Restricted;GDPR, DORA\n"),
        read=({"judgement": 2, "data_sensitivity": 4, "regimes": ("gdpr", "dora")},),
        findings=(READ, *UNNAMED),
    ),
    Messy(
        name="a total below",
        build=text(lines() + "Total;15;1110000\n"),
        read=TWO,
        findings=(READ, *UNNAMED, "RG312 Processes!A4"),
    ),
    Messy(
        name="more columns than a sheet can have",
        build=text("Process name" + ";" * 18_279 + "\nPayroll\n"),
        exit_code=3,
        says="512 columns",
    ),
    Messy(
        name="UTF-32",
        build=text(lines(), encoding="utf-32"),
        exit_code=3,
        says="is text in UTF-32, which is not read here",
    ),
    Messy(
        name="UTF-32, high byte first",
        build=text(b"\x00\x00\xfe\xff" + lines().encode("utf-32-be")),
        exit_code=3,
        says="is text in UTF-32, which is not read here",
    ),
    Messy(
        name="UTF-8 with one byte of Windows-1252",
        build=text(lines().encode() + b"B\xfccher;1;80000\n"),
        read=(TWO[0], {"name": "LÃ¶hne"}, {"name": "Bücher"}),
        findings=(READ, *UNNAMED, "RG132 Processes!A3"),
        says='"LÃ¶hne" seems garbled',
    ),
    Messy(
        name="an umlaut of DOS",
        build=text(lines(), encoding="cp850"),
        read=(TWO[0], {"name": "L”hne"}),
        findings=(READ, *UNNAMED, "RG132 Processes!A3"),
    ),
    Messy(
        name="no header",
        build=text("Payroll,3,210000\nAudit,2,90000\n"),
        findings=(READ, *UNNAMED, "RG104 Processes"),
        exit_code=1,
        says='Write "Process name" above that column',
    ),
    Messy(
        name="nothing but blank lines", build=text("\n\n\n"), findings=(READ, *UNNAMED, "RG104 Processes"), exit_code=1
    ),
    Messy(name="a workbook that is called .csv", build=workbook_called_csv, read=(PAYROLL,)),
    Messy(
        name="a PDF that is called .csv",
        build=text(b"%PDF-1.7\n%...\n"),
        exit_code=3,
        says="is a PDF, not an Excel workbook",
    ),
    Messy(
        name="a web page that is called .csv",
        build=text("<html><table></table></html>"),
        exit_code=3,
        says="is a web page",
    ),
    Messy(
        name="a text file that is called .xlsx",
        build=text(lines(), "acme.xlsx"),
        exit_code=3,
        says="with separated values (CSV), not an Excel workbook: rename it so that its name ends in .csv",
    ),
    Messy(
        name="a cell longer than Excel allows",
        build=text(f"Process name,Description\nPayroll,{'x' * 32_768}\n"),
        exit_code=3,
        says="holds more text than Excel lets a cell",
    ),
    Messy(
        name="more columns than a list can have",
        build=text("Process name" + "," * 1_100 + "\nPayroll\n"),
        exit_code=3,
        says="holds more than 100,000 rows, 512 columns",
    ),
)
