"""The catalogue of what reading finds: complete, in one grammar, and each raised by an input here."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.drawing.image import Image as Drawing
from PIL import Image
from written_workbooks import (
    COMPLETE,
    Rows,
    as_text,
    codes,
    member,
    processes,
    reading,
    repacked,
    template_in_other_currency,
    write,
)

from reportgen.knowledge import catalogues
from reportgen.model.message import Message, Spot
from reportgen.workbook.messages import CATALOGUE

_NAMES = ("ID", "Process name")
_ONE = ("A", "Payroll")
_RANGE = ("Assumption", "Low", "Likely", "High", "Key")

Build = Callable[[Path], Path]


def cell(header: str, value: object) -> Build:
    return lambda path: processes(path, (*_NAMES, header), (*_ONE, value))


def rows(*given: tuple[object, ...]) -> Build:
    return lambda path: processes(path, *given)


def engagement(*lines: tuple[object, ...]) -> Build:
    return lambda path: processes(path, _NAMES, _ONE, engagement=lines)


def sheets(**given: Rows) -> Build:
    return lambda path: write(path, {name.replace("_", " "): content for name, content in given.items()})


def beside(**given: Rows) -> Build:
    return lambda path: processes(path, _NAMES, _ONE, **given)


def beside_settings(line: tuple[object, ...], assumed: tuple[object, ...]) -> Build:
    """Write one more line of the Engagement sheet, and one assumption as low, likely, high and key."""
    assumptions = [_RANGE, ("Assumed", *assumed)]
    return lambda path: processes(path, _NAMES, _ONE, engagement=(*COMPLETE, line), Assumptions=assumptions)


def with_xml(old: bytes, new: bytes) -> Build:
    def build(path: Path) -> Path:
        processes(path, (*_NAMES, "FTE"), (*_ONE, 3))
        sheet = member(path, "xl/worksheets/sheet2.xml")
        return repacked(path, {"xl/worksheets/sheet2.xml": sheet.replace(old, new)})

    return build


def never_calculated(path: Path) -> Path:
    """Write as XlsxWriter does: the result of every formula is 0, and Excel is to calculate it when it opens."""
    processes(path, (*_NAMES, "FTE"), (*_ONE, "=1+1"))
    sheet = member(path, "xl/worksheets/sheet2.xml").replace(b"<v></v>", b"<v>0</v>").replace(b"<v/>", b"<v>0</v>")
    assert b"<v>0</v>" in sheet
    return repacked(path, {"xl/worksheets/sheet2.xml": sheet})


def formatted(number_format: str, header: str = "Annual cost", value: object = 120_000) -> Build:
    def build(path: Path) -> Path:
        processes(path, (*_NAMES, header), (*_ONE, value))
        book = load_workbook(path)
        book["Processes"]["C2"].number_format = number_format
        book.save(path)
        return path

    return build


def too_long(path: Path) -> Path:
    return processes(path, _NAMES, _ONE, engagement=[(f"Label {one}", one) for one in range(1_001)])


def with_macros(path: Path) -> Path:
    processes(path, _NAMES, _ONE)
    types = member(path, "[Content_Types].xml").replace(
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    return repacked(path, {"[Content_Types].xml": types})


def edited(change: Callable[[Any], object]) -> Build:
    def build(path: Path) -> Path:
        processes(path, _NAMES, _ONE, ("B", None), ("C", "Audit"))
        book = load_workbook(path)
        change(book)
        book.save(path)
        return path

    return build


def with_pictures(*kinds: str) -> Build:
    def pictures(book: Any) -> None:
        for kind in kinds:
            picture = BytesIO()
            Image.new("RGB", (20, 10)).save(picture, kind)
            book["Engagement"].add_image(Drawing(picture))

    return edited(pictures)


def zero_weights(path: Path) -> Path:
    keys = [one.id for one in catalogues.load().criteria.values() if "knowledge_index" in one.weights]
    return processes(path, _NAMES, _ONE, Criteria=[("Key", "Weight"), *((key, 0) for key in keys)])


def text_file(content: bytes) -> Build:
    def build(path: Path) -> Path:
        path.with_suffix(".csv").write_bytes(content)
        return path.with_suffix(".csv")

    return build


def typed_name(text: str) -> Build:
    return lambda path: as_text(processes(path, _NAMES, _ONE), "Processes", "B2", text)


INPUTS: dict[str, Build] = {
    "RG101": sheets(Animals=[("Cat", "Dog"), (1, 2)]),
    "RG102": sheets(Proceses=[_NAMES, _ONE]),
    "RG103": sheets(Tabelle1=[("Name",), ("Payroll",)]),
    "RG104": rows(("Animal",), ("Cat",)),
    "RG105": cell("Judgemnt", 3),
    "RG106": cell("Cost centre", 4711),
    "RG107": rows((*_NAMES, "FTE", "Headcount"), (*_ONE, 1, 2)),
    "RG108": rows(_NAMES, _ONE),
    "RG109": with_macros,
    "RG110": edited(lambda book: book["Processes"].merge_cells("B2:B3")),
    "RG111": edited(lambda book: setattr(book["Processes"].row_dimensions[2], "hidden", True)),
    "RG112": sheets(Process_list=[_NAMES, _ONE], Inventory=[_NAMES, _ONE]),
    "RG113": engagement(*COMPLETE, ("Cost centre", 4711)),
    "RG114": rows(("Process name", None), (None, "FTE"), ("Payroll", 1)),
    "RG115": beside(Controls=[("Access", "Who"), ("Door", "Me")]),
    "RG116": cell("Annual cost [k EUR]", 120),
    "RG117": cell("Annual cost [USD]", 120),
    "RG118": template_in_other_currency,
    "RG119": text_file(b"Process name,FTE\nPayroll,3\n"),
    "RG120": rows(("Our processes", "FTE"), ("Payroll", 3)),
    "RG121": rows(_NAMES, _ONE, _NAMES, ("B", "Audit")),
    "RG122": text_file(b"Process name,FTE,Annual cost\nPayroll,3,1,200,000\n"),
    "RG123": rows((*_NAMES, None), (*_ONE, 3)),
    "RG124": engagement(*COMPLETE, (None, "Austria")),
    "RG125": cell("Cost (monthly)", 1_200),
    "RG128": too_long,
    "RG129": beside(Processes_HR=[_NAMES, _ONE]),
    "RG130": rows((*_NAMES, "FTE"), (1, 2, 3), (*_ONE, 3)),
    "RG131": rows((*_NAMES, "FTE"), (*_ONE, 3), ("ID", "FTE", "Process name"), ("B", 2, "Audit")),
    "RG132": text_file("Process name\nLÃ¶hne\n".encode()),
    "RG133": cell("Salary", 52_000),
    "RG201": with_xml(b'<c r="C2" t="n"><v>3</v>', b'<c r="C2" t="e"><v>#REF!</v>'),
    "RG202": cell("FTE", "=1+1"),
    "RG203": with_xml(b"<v>3</v>", b"<v>3_0</v>"),
    "RG204": cell("Data sensitivity", "Confidental"),
    "RG205": cell("Judgement", 7),
    "RG206": cell("FTE", "some"),
    "RG207": cell("FTE", "1.234"),
    "RG208": cell("FTE", -1),
    "RG209": engagement(*COMPLETE[:2], ("Date", "soon")),
    "RG210": rows((*_NAMES, "FTE"), ("A", None, 3)),
    "RG211": rows(_NAMES, ("A", "Payroll"), ("A", "Audit")),
    "RG212": rows(_NAMES, ("A", "Payroll"), (None, "Audit")),
    "RG213": cell("Permitted countries", "Atlantis"),
    "RG214": typed_name("Pay\u202eroll"),
    "RG215": rows(_NAMES, ("A\u0410", "Payroll")),
    "RG216": rows(_NAMES, (1.5, "Payroll")),
    "RG217": engagement(*COMPLETE, ("Discount rate", 9)),
    "RG218": rows(("Process name",), ("Payroll",), ("Audit",)),
    "RG219": cell("FTE", "12,5"),
    "RG220": cell("Annual cost", "£1,234,567.50"),
    "RG221": cell("Contract end", "03/04/2027"),
    "RG222": cell("Contract end", "16.11.27"),
    "RG223": cell("Contract end", "1.1.1900"),
    "RG224": rows((*_NAMES, "Attrition"), (*_ONE, "12 %"), ("B", "Audit", 0.12)),
    "RG228": never_calculated,
    "RG229": formatted('"$"#,##0'),
    "RG230": cell("FTE", "12%"),
    "RG231": formatted('#,##0" k€"'),
    "RG232": formatted('0.0"%"', header="Error rate", value=0.5),
    "RG233": cell("Annual cost", "120k"),
    "RG234": sheets(Liste=[("Process name", "FTE"), ("Payroll", "1,125")]),
    "RG301": rows(_NAMES),
    "RG302": rows(_NAMES, _ONE),
    "RG303": rows(_NAMES, ("A", "Payroll"), ("B", "payroll")),
    "RG304": cell("Override", "Retain"),
    "RG305": cell("FTE", 3),
    "RG306": cell("Annual volume", 900),
    "RG307": rows((*_NAMES, "Personal data", "Regimes"), (*_ONE, "None", "GDPR")),
    "RG308": rows((*_NAMES, "FTE", "Annual cost"), (*_ONE, 3, 210)),
    "RG309": cell("Override reason", "Works council"),
    "RG310": lambda path: processes(
        path, (*_NAMES, "Objective"), (*_ONE, "Growth"), engagement=(*COMPLETE, ("Business objectives", "Lower cost"))
    ),
    "RG311": rows((*_NAMES, "FTE", "Judgement"), (*_ONE, 3, 2), (None, "Total:", 3, 2)),
    "RG312": rows((*_NAMES, "FTE"), (*_ONE, 3), (None, "Total:", 3)),
    "RG313": rows((*_NAMES, "FTE"), (*_ONE, 3), (None, "Total:", 30)),
    "RG314": rows(_NAMES, _ONE, (None, None), (None, "Source: interviews in May")),
    "RG315": cell("Annual cost", 900_000),
    "RG316": rows((*_NAMES, "FTE", "Annual cost"), (*_ONE, 0.5, 900_000)),
    "RG317": rows((*_NAMES, "FTE", "Annual volume"), (*_ONE, 2, 9_000_000)),
    "RG318": cell("Contract end", "2026-06-30"),
    "RG319": cell("Quoted price", 500_000),
    "RG320": cell("Quote basis", "Per year"),
    "RG321": rows((*_NAMES, "Quoted price", "Quote basis"), (*_ONE, 2.5, "Per unit")),
    "RG322": rows((*_NAMES, "Judgement", "Codifiability"), (*_ONE, 5, 5)),
    "RG323": rows((*_NAMES, "Data sensitivity", "Regimes"), (*_ONE, "Public", "PCI DSS")),
    "RG324": rows((*_NAMES, "Permitted countries", "Current location"), (*_ONE, "Austria; DE", "PL")),
    "RG326": cell("Systems", "SAP"),
    "RG325": rows((*_NAMES, "FTE"), (*_ONE, 3), (None, None), (None, "Prepared by Huber")),
    "RG327": rows((*_NAMES, "FTE"), (None, "FINANCE"), (*_ONE, 3), ("B", "Audit", 2)),
    "RG328": rows(
        (*_NAMES, "FTE", "Annual cost"), ("F", "Finance", 5, 200_000), (*_ONE, 3, 120_000), ("B", "Audit", 2, 80_000)
    ),
    "RG329": rows(_NAMES, _ONE, ("B", "tbd")),
    "RG330": rows(_NAMES, ("A", 4711)),
    "RG331": rows((*_NAMES, "Annual cost", "Pay cost"), (*_ONE, 400_000, 410_000)),
    "RG332": cell("Premises cost", 40_000),
    "RG333": rows((*_NAMES, "FTE", "Pay per FTE", "Pay cost"), (*_ONE, 10, 50_000, 600_000)),
    "RG334": rows((*_NAMES, "FTE", "Pay per FTE", "Annual cost"), (*_ONE, 10, 50_000, 400_000)),
    "RG335": rows((*_NAMES, "Quoted price", "Quote basis", "Quote currency"), (*_ONE, 500_000, "Per year", "USD")),
    "RG336": cell("Quote currency", "USD"),
    "RG337": rows((*_NAMES, "FTE", "Pay per FTE"), (*_ONE, 10, 50)),
    "RG338": cell("Price model", "Price per transaction"),
    "RG401": engagement(*COMPLETE[1:]),
    "RG402": engagement(COMPLETE[0], COMPLETE[2]),
    "RG403": engagement(*COMPLETE[:2]),
    "RG404": engagement(*COMPLETE, ("Currency", "Taler")),
    "RG405": engagement(*COMPLETE, ("Locale", "Klingon")),
    "RG406": engagement(*COMPLETE, ("Brand colour", "our blue")),
    "RG407": with_pictures("GIF"),
    "RG408": engagement(*COMPLETE, ("Discount rate", "45 %")),
    "RG409": beside(Assumptions=[_RANGE, ("Growth", 0.05, 0.02, 0.03, "wage_inflation")]),
    "RG410": beside(Assumptions=[_RANGE, ("Growth", 0.01, None, 0.03, "wage_inflation")]),
    "RG411": beside(Criteria=[("Criterion", "Weight"), ("Luck", 0.5)]),
    "RG412": beside(Criteria=[("Criterion", "Weight"), ("Judgement", 0.5), ("Judgement", 0.4)]),
    "RG413": engagement(*COMPLETE, ("Client", "Other AG")),
    "RG414": with_pictures("PNG", "PNG"),
    "RG415": zero_weights,
    "RG417": beside(Controls=[("ID", "In place", "Note"), ("CTL-EN-01", None, "Seen")]),
    "RG418": engagement(*COMPLETE, ("Exchange rates", "Taler=3")),
    "RG419": engagement(*COMPLETE, ("Exchange rates", "0.92")),
    "RG420": engagement(*COMPLETE, ("Exchange rates", "EUR=1.1")),
    "RG421": engagement(*COMPLETE, ("Exchange rates", "USD=0")),
    "RG422": engagement(*COMPLETE, ("Exchange rates", "USD=0.92; USD=0.93")),
    "RG423": engagement(*COMPLETE, ("Exchange rates", "JPY=162")),
    "RG424": engagement(*COMPLETE, ("Exchange rates", "USD=0.92")),
    "RG425": engagement(*COMPLETE, ("Exchange rates of", "2026-11-13")),
    "RG426": beside_settings(("Treat doubt by", "Optimism bias"), (0.1, 0.2, 0.3, "provider_margin")),
    "RG427": beside_settings(("Cost preset", "Lean"), (0.1, 0.2, 0.3, "transition_share_bpo")),
    "RG428": engagement(*COMPLETE, ("Exchange rates", "USD=1.1")),
    "RG429": engagement(*COMPLETE, ("Pack", "Finance"), ("Sections", "Verdicts")),
    "RG439": engagement(*COMPLETE, ("Sections", "Verdicts; Our note")),
    "RG416": beside(Controls=[("ID", "In place"), (None, "Designed")]),
}


@pytest.mark.parametrize("message", CATALOGUE, ids=lambda message: message.code)
def test_every_finding_is_raised_by_an_input(tmp_path: Path, message: Message):
    path = INPUTS[message.code](tmp_path / "acme.xlsx")
    findings = [finding for finding in reading(path).findings if finding.code == message.code]
    assert findings, codes(path)
    assert findings[0].severity is message.severity
    assert "{" not in findings[0].message + findings[0].remedy


def test_codes_are_unique_and_in_order():
    found = [message.code for message in CATALOGUE]
    assert found == sorted(set(found))
    assert set(INPUTS) == set(found)


@pytest.mark.parametrize("message", CATALOGUE, ids=lambda message: message.code)
def test_one_grammar(message: Message):
    assert re.fullmatch(r"RG[1-4]\d\d", message.code)
    assert message.says.endswith(".")
    assert message.remedy[0].isupper()
    assert message.remedy.endswith((".", "reportgen new", ";"))
    assert not re.search(r"please|invalid|oops", message.says + message.remedy, re.IGNORECASE)


def test_long_texts_are_shortened_and_braces_are_text():
    message = next(message for message in CATALOGUE if message.code == "RG204")
    said = message.at(Spot(sheet="P", cell="A1"), text="{column} " * 30, column="X", choices=("a", "b")).message
    assert said.startswith('"{column} {column}')
    assert len(said) < 120
