"""Safe repairs of headers, labels and sheet names that are almost right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from reportgen.knowledge.facts import Knowledge
from reportgen.model.finding import Finding
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_sheets import HEADER_BY_NEAR_MISS, SHEET_BY_NEAR_MISS
from reportgen.workbook.misspelling import has_same_marks
from reportgen.workbook.normalising import clean, header_key
from reportgen.workbook.preflight import CheckedWorkbook
from reportgen.workbook.reading import LocatedReading
from reportgen.workbook.repair import Repair, RepairKind
from reportgen.workbook.repairs import IsFixed, found_tables
from reportgen.workbook.texts import plain_text

_ENDING = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))?\s*\*?\s*:?\s*$")


def name_repairs(located: LocatedReading, knowledge: Knowledge, is_fixed: IsFixed) -> tuple[Repair, ...]:
    """Return a repair for each name that is almost right, or has spaces around it, and that no formula relies on."""
    found = list(_trimmed_headers(located, knowledge, is_fixed))
    for finding in located.reading.findings:
        sheet = next((one for one in located.sheets if one.name == finding.sheet), None)
        if sheet is not None and finding.suggestion:
            if finding.code == HEADER_BY_NEAR_MISS.code:
                found.extend(_header(sheet, finding, located.checked, is_fixed))
            elif finding.code == SHEET_BY_NEAR_MISS.code:
                found.extend(_sheet(sheet, finding, located))
    return tuple(found)


def _header(sheet: SheetCells, finding: Finding, checked: CheckedWorkbook, is_fixed: IsFixed) -> Iterator[Repair]:
    label = _label(sheet, finding)
    if label is None or is_fixed(label) or _is_used(checked, f"[{plain_text(label)}]"):
        return
    ending = _ENDING.search(plain_text(label))
    if not has_same_marks(header_key(plain_text(label)), header_key(finding.suggestion or "")):
        return
    header = (finding.suggestion or "") + (ending[0].rstrip() if ending else "")
    taken = {header_key(plain_text(cell)) for cell in sheet.rows[label.row].values()}
    if header_key(header) not in taken:
        yield Repair(
            kind=RepairKind.HEADER,
            sheet=sheet.name,
            cell=label.ref.cell,
            row=label.row,
            column=label.column,
            field=finding.field,
            header=finding.column or "",
            before=plain_text(label),
            after=header,
            resolves=frozenset({finding.code}),
            at=finding.cell,
        )


def _trimmed_headers(located: LocatedReading, knowledge: Knowledge, is_fixed: IsFixed) -> Iterator[Repair]:
    almost = {(one.sheet, one.cell) for one in located.reading.findings if one.code == HEADER_BY_NEAR_MISS.code}
    for sheet, headings in found_tables(located, knowledge):
        for heading in headings.known:
            cell = sheet.rows[headings.row][heading.number]
            text = clean(heading.written).text
            is_as_written = text == heading.written or (sheet.name, cell.ref.cell) in almost
            if is_as_written or is_fixed(cell) or _is_used(located.checked, f"[{heading.written}]"):
                continue
            yield Repair(
                kind=RepairKind.TRIM,
                sheet=sheet.name,
                cell=cell.ref.cell,
                row=cell.row,
                column=cell.column,
                field=heading.column.field,
                header=text,
                before=heading.written,
                after=text,
                at=cell.ref.cell,
            )


def _label(sheet: SheetCells, finding: Finding) -> Cell | None:
    """Return the cell that holds the header: on the Engagement sheet it stands beside the finding's own."""
    row = sheet.rows.get(finding.row or 0, {})
    written = [cell for cell in row.values() if isinstance(cell.value, str) and cell.value == finding.column]
    return written[0] if len(written) == 1 else None


def _sheet(sheet: SheetCells, finding: Finding, located: LocatedReading) -> Iterator[Repair]:
    taken = {one.name.casefold() for one in located.checked.package.sheets} - {sheet.name.casefold()}
    name = finding.suggestion or ""
    if name.casefold() not in taken and not _is_used(located.checked, f"{sheet.name}!", f"{sheet.name}'!"):
        yield Repair(
            kind=RepairKind.SHEET,
            sheet=sheet.name,
            cell=None,
            row=0,
            column=0,
            field=None,
            header="",
            before=sheet.name,
            after=name,
            resolves=frozenset({finding.code}),
        )


def _is_used(checked: CheckedWorkbook, *references: str) -> bool:
    """Return whether a reference stands anywhere in the workbook but in its texts."""
    container = checked.package.container
    wanted = [escape(one.replace("'", "''"), quote=False).casefold().encode() for one in references]
    parts = (name for name in container.names if name.endswith(".xml") and name != checked.package.shared_strings)
    return any(one in content for name in parts for content in (container.read(name).lower(),) for one in wanted)
