"""What is noted at the cells of a review copy: each finding, then what could be tidied and what was repaired."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.finding import Finding
from reportgen.workbook.repair import Repair
from reportgen.workbook.review_cells import MarkedCell
from reportgen.workbook.review_looks import MARKS, Mark
from reportgen.workbook.review_outcome import Outcome
from reportgen.workbook.review_text import visible


def marked_cells(outcome: Outcome) -> Mapping[str, list[MarkedCell]]:
    """Return the cells to mark by the analyst's name of the sheet: findings first, then tidies and repairs."""
    found: dict[str, list[MarkedCell]] = {}
    for finding in (*outcome.findings, *outcome.new_findings):
        if finding.sheet and finding.cell and finding.sheet in outcome.titles:
            found.setdefault(finding.sheet, []).append(_of_finding(finding, finding.cell, outcome))
    for repair in outcome.tidies:
        if repair.cell is not None:
            found.setdefault(repair.sheet, []).append(_of_tidy(repair, repair.cell, outcome))
    return found


def _of_finding(finding: Finding, cell: str, outcome: Outcome) -> MarkedCell:
    repair = outcome.repair_for(finding)
    kind = Mark.REPAIRED if outcome.is_repaired(finding) else MARKS[finding.severity]
    said = [f"{finding.code} ({MARKS[finding.severity]}): {finding.message}", finding.remedy]
    if repair is not None:
        said.append(_said(repair, is_done=kind is Mark.REPAIRED))
    return MarkedCell(cell=cell, mark=kind, paragraphs=("\n".join(filter(None, said)),))


def _of_tidy(repair: Repair, cell: str, outcome: Outcome) -> MarkedCell:
    is_done = outcome.remaining is not None
    said = f"{repair.kind.value}\n{_said(repair, is_done=is_done)}"
    return MarkedCell(cell=cell, mark=Mark.REPAIRED if is_done else Mark.TIDY, paragraphs=(said,))


def _said(repair: Repair, *, is_done: bool) -> str:
    if is_done:
        return f'Repaired: "{visible(repair.before)}" became "{repair.shown}".'
    return f"Proposed repair: {repair.shown}"
