"""Lists under other headers, on other sheets and in other languages than the template's."""

from __future__ import annotations

from typing import Any

from messy_case import Messy, book, edited, plain

UNNAMED = ("RG401 Engagement", "RG402 Engagement", "RG403 Engagement")
PAYROLL = {"name": "Payroll", "fte": 3, "annual_cost": 210_000}
ROW = ("Payroll", 3, 210_000)
SIZES = ("FTE", "Annual cost")


def hide(workbook: Any) -> None:
    sheet = workbook["Processes"]
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True


def merge(workbook: Any) -> None:
    workbook["Processes"].merge_cells("A1:B1")
    workbook["Processes"].merge_cells("A2:E2")


def listed(header: str, *more: str, at: str = "RG120 Sheet1!A1") -> Messy:
    """Return a list of one column under a header that is taken for the names."""
    return Messy(
        name=f'a plain list under "{header}"',
        build=plain((header, *more), ("Payroll",), ("Audit",)),
        read=({"name": "Payroll"}, {"name": "Audit"}),
        findings=("RG103 Sheet1", *UNNAMED, *((at,) if at else ())),
    )


HEADERS = (
    Messy(
        name="reordered, by alias",
        build=book(("Cost p.a.", "Headcount", "Process"), (210_000, 3, "Payroll")),
        read=(PAYROLL,),
    ),
    Messy(
        name="near misses",
        build=book(("Proces name", "FTE", "Anual cost"), ROW),
        read=(PAYROLL,),
        findings=("RG105 Processes!A1", "RG105 Processes!C1"),
    ),
    Messy(
        name="a legend below",
        build=book(("Process name", *SIZES), ROW, (), ("Legend:",), ("1 = low",), ("5 = high",)),
        read=(PAYROLL,),
        findings=("RG314 Processes!A4", "RG314 Processes!A5", "RG314 Processes!A6"),
    ),
    Messy(
        name="names with a gap and a note below",
        build=book(("Process name",), ("Payroll",), (), ("Audit",), ("Source: HR",)),
        read=({"name": "Payroll"}, {"name": "Audit"}),
        findings=("RG314 Processes!A5",),
    ),
    Messy(
        name="a merged header that hides a column",
        build=book(("Process name", *SIZES, None), (*ROW, 9)),
        read=(PAYROLL,),
        findings=("RG123 Processes!D2",),
    ),
    Messy(
        name="columns of the analyst's own",
        build=book(("Process name", "SAP code", "FTE", "Annual cost", 2025), ("Payroll", "X1", 3, 210_000, 7)),
        read=(PAYROLL,),
        findings=("RG106 Processes!B1", "RG106 Processes!E1"),
    ),
    Messy(
        name="hidden columns and rows",
        build=edited(book(("Process name", *SIZES), ROW, ("Audit", 1, 80_000)), hide),
        read=(PAYROLL, {"name": "Audit", "fte": 1}),
        findings=("RG111 Processes",),
    ),
    Messy(
        name="blank rows between",
        build=book(("Process name", *SIZES), (), ROW, (" ", "\u00a0"), (), ("Audit", 1, 80_000)),
        read=({**PAYROLL, "row": 3}, {"name": "Audit", "row": 6}),
    ),
    Messy(
        name="a title above the headers",
        build=book(("Process inventory of Brenner AG",), ("as of", "2026-05-01"), (), ("Process name", *SIZES), ROW),
        read=({**PAYROLL, "row": 5},),
    ),
    Messy(
        name="merges within the header row and above",
        build=edited(book(("Process name", None, "FTE", "Annual cost"), (), ("Payroll", None, 3, 210_000)), merge),
        read=(PAYROLL,),
    ),
    Messy(
        name="notes below",
        build=book(("Process name", *SIZES), ROW, (), ("Source: interviews in May 2026",), ("* without overhead",)),
        read=(PAYROLL,),
        findings=("RG314 Processes!A4", "RG314 Processes!A5"),
    ),
    Messy(
        name="a sentence below rows that say more",
        build=book(("Process name", *SIZES), ROW, (), ("All figures were collected in interviews in May.",)),
        read=(PAYROLL,),
        findings=("RG314 Processes!A4",),
    ),
    Messy(
        name="a process below a blank row, and alone",
        build=book(("Process name", *SIZES), ROW, (), ("Notes payable administration",)),
        read=(PAYROLL, {"name": "Notes payable administration"}),
        findings=("RG325 Processes!A4",),
    ),
    Messy(
        name="headers again after page breaks",
        build=book(
            ("Process name", *SIZES),
            ROW,
            ("Process name", *SIZES),
            ("Audit", 1, 80_000),
            ("Process name *", "FTE", "Annual cost"),
        ),
        read=(PAYROLL, {"name": "Audit"}),
        findings=("RG121 Processes",),
        says="2 rows repeat the headers, such as row 3",
    ),
    Messy(
        name="stars, units and line breaks in headers",
        build=book(("Process\nname *", "FTE (heads)", "Annual\ncost [EUR]"), ROW),
        read=(PAYROLL,),
    ),
    Messy(
        name="invisible characters and odd quotes in headers",
        build=book(("Process\u00a0name", "\u200bFTE\ufeff", "“Annual cost”"), ROW),
        read=(PAYROLL,),
    ),
    Messy(
        name="underscores",
        build=book(("process_name", "fte", "annual_cost", "data_sensitivity"), (*ROW, 2)),
        read=({**PAYROLL, "data_sensitivity": 2},),
    ),
    Messy(
        name="German",
        build=book(
            (
                "Nr.",
                "Prozess",
                "Abteilung",
                "Beschreibung",
                "VZÄ",
                "Jahreskosten (EUR)",
                "Menge",
                "Personenbezogene Daten",
                "Verantwortlich",
                "Bemerkung",
            ),
            ("F1", "Payroll", "HR", "Löhne", 3, "210.000,00", "1.200.000", "Personal", "Huber", "alt"),
            engagement=(
                ("Kunde", "Brenner AG"),
                ("Titel", "Rat"),
                ("Datum", "16. November 2026"),
                ("Sprache", "de_AT"),
                ("Währung", "EUR"),
            ),
        ),
        read=(
            {
                **PAYROLL,
                "id": "F1",
                "function": "HR",
                "description": "Löhne",
                "annual_volume": 1_200_000,
                "owner": "Huber",
                "analyst_comment": "alt",
            },
        ),
    ),
    Messy(
        name="French",
        build=book(
            ("Processus", "Fonction", "ETP", "Coût annuel", "Volume annuel", "Données personnelles", "Responsable"),
            ("Payroll", "RH", "3", "210 000,00", "1 000", "None", "Mme Roy"),
            engagement=(("Client", "Brenner"), ("Titre", "Avis"), ("Date", "16 novembre 2026"), ("Langue", "fr_FR")),
        ),
        read=({**PAYROLL, "function": "RH", "annual_volume": 1000, "owner": "Mme Roy"},),
    ),
    Messy(
        name="Spanish",
        build=book(
            ("Proceso", "Departamento", "Descripción", "FTE", "Coste anual", "Volumen anual", "Observaciones"),
            ("Payroll", "RRHH", "Nóminas", 3, 210_000, 900, "ok"),
        ),
        read=(
            {**PAYROLL, "function": "RRHH", "description": "Nóminas", "annual_volume": 900, "analyst_comment": "ok"},
        ),
    ),
    Messy(
        name="Portuguese",
        build=book(
            (
                "Nome do processo",
                "Função",
                "Descrição",
                "FTE",
                "Custo anual",
                "Volume anual",
                "Dados pessoais",
                "Responsável",
            ),
            ("Payroll", "RH", "Folha", 3, 210_000, 900, "Personal", "Silva"),
        ),
        read=({**PAYROLL, "function": "RH", "description": "Folha", "annual_volume": 900, "owner": "Silva"},),
    ),
    listed("Name", at=""),
    listed("Name of the process"),
    listed("Our processes"),
    listed("Process / activity"),
    listed("Business process (level 3)", at=""),
    listed("Finance processes 2026"),
    listed("ProcessName", at="RG105 Sheet1!A1"),
    listed("Geschäftsprozess", at=""),
    listed("Hauptprozesse"),
    listed("Les processus"),
    listed("Lista de procesos"),
    Messy(
        name="an owner is no process",
        build=plain(
            ("Process owner", "Our process", "Client name"),
            ("Huber", "Payroll", "Brenner"),
            ("Gruber", "Audit", "Brenner"),
        ),
        read=({"name": "Payroll", "owner": "Huber"}, {"name": "Audit", "owner": "Gruber"}),
        findings=("RG103 Sheet1", *UNNAMED, "RG120 Sheet1!B1", "RG106 Sheet1!C1"),
    ),
    Messy(
        name="the process rather than a person's name",
        build=plain(("Name", "Process", "File name"), ("Huber", "Payroll", "a.doc")),
        read=({"name": "Payroll"},),
        findings=("RG103 Sheet1", *UNNAMED, "RG107 Sheet1!A1", "RG106 Sheet1!C1"),
    ),
    Messy(
        name="two columns that fit alike",
        build=plain(("Our processes", "Main processes", "FTE", "Annual cost"), ("Payroll", "HR", 3, 210_000)),
        read=(PAYROLL,),
        findings=("RG103 Sheet1", *UNNAMED, "RG120 Sheet1!A1", "RG106 Sheet1!B1"),
        says='rather than column "Main processes"',
    ),
    Messy(
        name="clients are no processes",
        build=plain(("Client name", "Country"), ("Brenner", "AT")),
        findings=("RG101 ", *UNNAMED),
        exit_code=1,
    ),
    Messy(
        name="a list without a header",
        build=plain(("Order to cash process",), ("Payroll",), ("Claims process",)),
        findings=("RG101 ", *UNNAMED),
        exit_code=1,
        says='its column of names "Process name"',
    ),
    Messy(
        name="one of two sheets clearly lists more",
        build=plain(("Process", *SIZES), ROW, Glossary=[("Name", "Meaning"), ("FTE", "Person")]),
        read=(PAYROLL,),
        findings=("RG103 Sheet1", *UNNAMED),
        says='not "Glossary", which has fewer known columns',
    ),
    Messy(
        name="two sheets that list alike",
        build=plain(("Process", *SIZES), ROW, South=[("Process", *SIZES), ROW]),
        findings=("RG101 ", *UNNAMED),
        exit_code=1,
        says="several have a column of process names",
    ),
    Messy(
        name="one sheet for each department",
        build=book(
            ("Process name", *SIZES),
            ROW,
            Processes_2=[("Process name", *SIZES), ("Audit", 1, 80_000)],
            Processes_HR=[("Process name", *SIZES), ("Hiring", 1, 80_000)],
            Process=[("Name", *SIZES), ("Tax", 1, 80_000)],
            Empty=[("Process name", *SIZES)],
            Contacts=[("Name", "Department"), ("Huber", "HR")],
        ),
        read=(PAYROLL,),
        findings=("RG129 Processes 2", "RG129 Processes HR", "RG129 Process"),
        says='Sheet "Process" holds names below "Name", but it was not read',
    ),
    Messy(
        name="the list beside an empty sheet of processes",
        build=book(("Process name", *SIZES), Our_list=[("Process name", *SIZES), ROW]),
        findings=("RG129 Our list", "RG301 Processes"),
        exit_code=1,
        says='nothing to report on, while sheet "Our list" looks like the list of processes',
    ),
    Messy(
        name="headers in two rows",
        build=book(("Process name", None, None), (None, "FTE", "Annual cost"), ROW),
        findings=("RG114 Processes!B2",),
        exit_code=1,
    ),
    Messy(
        name="amounts in thousands by a header without brackets",
        build=book(("Process name", "FTE", "Annual cost TEUR"), ROW),
        findings=("RG105 Processes!C1", "RG116 Processes!C1"),
        exit_code=1,
    ),
    Messy(
        name="a currency and a year behind a header",
        build=book(("Process name", "FTE 2026", "Annual cost EUR"), ROW),
        read=(PAYROLL,),
        findings=("RG105 Processes!B1", "RG105 Processes!C1"),
    ),
    Messy(
        name="costs of two years",
        build=book(("Process name", "FTE", "Annual cost 2025", "Annual cost 2026"), (*ROW, 220_000)),
        read=(PAYROLL,),
        findings=("RG105 Processes!C1", "RG107 Processes!D1"),
        says="so only column C was read",
    ),
    Messy(
        name="a volume in thousands",
        build=book(("Process name", *SIZES, "Annual volume (000s)"), (*ROW, 3)),
        findings=("RG116 Processes!D1",),
        exit_code=1,
    ),
    Messy(
        name="dollars by their sign",
        build=book(("Process name", "FTE", "Annual cost ($)"), ROW),
        read=(PAYROLL,),
        findings=("RG117 Processes!C1",),
    ),
    Messy(
        name="no Engagement sheet but the processes",
        build=plain(("Process name", *SIZES), ROW, sheet="Processes"),
        read=(PAYROLL,),
        findings=UNNAMED,
    ),
)
