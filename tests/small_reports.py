"""Reports on a page: a few figures of a small workbook, with all that a whole report carries. Changed by hand, too."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
from openpyxl import Workbook, load_workbook

from reportgen.model.assessment import Assessment
from reportgen.pipeline.attachments import Attach, attachments
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.run import examine
from reportgen.report.brand import brand_of
from reportgen.report.manifest import manifest_file, manifest_json, manifest_text
from reportgen.report.pdf import render_pdf
from reportgen.report.resources import templates_folder
from reportgen.report.view.reading_order import WHOLE
from reportgen.report.words.formats import Formats

RATED = (
    "Judgement", "Domain expertise", "Codifiability", "Analytical complexity", "Customisation",
    "Volume and repeatability", "Credential", "Strategic importance", "Relative capability", "Supplier market depth",
)  # fmt: skip
ROUTINE = {
    "Judgement": 1, "Domain expertise": 1, "Codifiability": 5, "Analytical complexity": 1, "Customisation": 1,
    "Volume and repeatability": 5, "Credential": 1, "Strategic importance": 1, "Relative capability": 2,
    "Supplier market depth": 5, "Dependence and opportunism exposure": 1, "Output measurability": 5,
    "Process interdependence": 1, "Documentation": 5, "Process stability": 5, "Data sensitivity": 2,
}  # fmt: skip
NAMES = ("Accounts payable", "Payroll", "Patent analytics", "Email support", "Contract review", "Order entry")
LOCALES = ("en_GB", "en_GB", "de_DE", "fr_FR", "en_IN", "de_CH")
_LAST_GLYPH = re.compile(rb"<([0-9a-f]{4})>[-0-9.]*\] ?TJ")
Rows = list[dict[str, object]]


def rows_of(chance: random.Random, count: int = 2) -> Rows:
    """Return rows of the sheet of processes at random: rated, with people and a cost."""
    return [
        {"ID": f"P{place}", "Process name": name}
        | {criterion: chance.randint(1, 5) for criterion in RATED}
        | {"FTE": chance.randint(2, 90), "Annual cost": chance.randint(100, 9_000) * 1_000 + 777}
        for place, name in enumerate(chance.sample(NAMES, count), start=1)
    ]


def written(path: Path, rows: Rows, engagement: Mapping[str, object] | None = None, **sheets: Rows) -> Path:
    """Write a workbook from rows by header; further sheets by name."""
    book = Workbook()
    settings = book.active
    settings.title = "Engagement"
    for entry in ({"Client": "Acme", "Date": "2026-11-16"} | dict(engagement or {})).items():
        settings.append(entry)
    for name, lines in ({"Processes": rows} | sheets).items():
        sheet = book.create_sheet(name)
        headers = list(dict.fromkeys(header for line in lines for header in line))
        sheet.append(headers)
        for line in lines:
            sheet.append([line.get(header) for header in headers])
    book.save(path)
    return path


@dataclass(frozen=True, kw_only=True)
class Small:
    """A report on a page, and the figures printed on it as the manifest lists them."""

    data: bytes
    printed: tuple[dict[str, object], ...]
    stem: str


def small_report(workbook: Path, attach: Attach = Attach.RESULTS) -> Small:
    """Assess a workbook, print a few figures, and attach what `generate` attaches."""
    examined = examine(workbook, listener=SILENT)
    assessment = examined.assessment
    assert assessment is not None, [one.message for one in examined.findings]
    printed = tuple(_printed(assessment))
    lines = "".join(f"<p>{one['path']} of {one['process']}: {one['text']}</p>" for one in printed)
    carried = attachments(attach, workbook, assessment, WHOLE)
    brand = brand_of(assessment.engagement, None)
    listing = None
    if carried.files:
        facts = manifest_json(assessment, WHOLE, brand, brand_file=None, templates=None, files=carried.files)
        listing = partial(manifest_file, carried.stem, manifest_text(facts | {"printed": list(printed)}))
    rendered = render_pdf(
        f'<html lang="en"><title>Small</title><meta name="generator" content="reportgen">'
        f'<style>@page {{ size: A4 }} body {{ font-family: "Source Sans Pro" }}'
        f"</style><h1>Small</h1>{lines}</html>",
        families=brand.families,
        folders=(templates_folder(),),
        files=lambda: carried.files,
        manifest=listing,
    )
    return Small(data=rendered.data, printed=printed, stem=carried.stem)


def _printed(assessment: Assessment):
    formats = Formats(locale=assessment.engagement.locale, currency=assessment.engagement.currency)
    found = {("", "npv"): assessment.portfolio.npv}
    for one in assessment.processes:
        found[one.process.id, "cost.npv"] = getattr(one.cost.case, "npv", None)
        found[one.process.id, "cost.baseline_annual"] = getattr(one.cost.case, "baseline_annual", None)
        found[one.process.id, "classification.knowledge_index"] = one.classification.knowledge_index
    for (process, path), value in found.items():
        if isinstance(value, Decimal):
            yield {"page": 1, "process": process, "path": path, "text": formats.money(value)}
        elif isinstance(value, float):
            yield {"page": 1, "process": process, "path": path, "text": formats.number(value, 1)}


def with_file(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a report of which an attachment was changed; all else stays as it was."""
    with pikepdf.open(BytesIO(data)) as document:
        files = document.Root.Names.EmbeddedFiles.Names
        described = next(files[at + 1] for at in range(0, len(files), 2) if str(files[at]) == name)
        stream = described.EF.F
        stream.write(change(stream.read_bytes()))
        saved = BytesIO()
        document.save(saved)
    return saved.getvalue()


def with_bomb(data: bytes, size: int) -> bytes:
    """Return a report with a picture's worth of bytes attached that inflate to `size`."""
    with pikepdf.open(BytesIO(data)) as document:
        document.attachments["zeros.bin"] = b"0"
        stream = document.attachments["zeros.bin"].obj.EF.F
        stream.write(zlib.compress(bytes(size), 1), filter=pikepdf.Name.FlateDecode)
        saved = BytesIO()
        document.save(saved)
    return saved.getvalue()


def with_printed_digit(data: bytes, line: int) -> bytes:
    """Return a report of which the last digit of a line, counted from 0, is printed as another that stands there."""
    with pikepdf.open(BytesIO(data)) as document:
        contents = document.pages[0].Contents
        content = contents.read_bytes()
        ends = list(_LAST_GLYPH.finditer(content))[1:]  # without the heading
        old = ends[line][1]
        other = next(end[1] for end in ends if end[1] != old)
        contents.write(content[: ends[line].start(1)] + other + content[ends[line].end(1) :])
        saved = BytesIO()
        document.save(saved)
    return saved.getvalue()


def with_other_cell(content: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Return a workbook of which one digit of a process's number was changed, with the process's ID."""
    book = load_workbook(BytesIO(content))
    sheet = book["Processes"]
    row = chance.randint(2, sheet.max_row)
    column = next(cell.column for cell in sheet[1] if cell.value == "Annual cost")
    cell = sheet.cell(row, column)
    digits = str(cell.value)
    cell.value = int(str(int(digits[0]) % 9 + 1) + digits[1:])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue(), str(sheet.cell(row, 1).value)


def with_other_digit(content: bytes, chance: random.Random) -> bytes:
    """Return a text of which one digit at random was put in the place of another."""
    places = [at for at, byte in enumerate(content) if 48 <= byte <= 57]
    at = chance.choice(places)
    return content[:at] + bytes([(content[at] - 48 + chance.randint(1, 9)) % 10 + 48]) + content[at + 1 :]
