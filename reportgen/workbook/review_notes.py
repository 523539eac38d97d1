"""What is noted at the cells of a review copy: each finding, then what could be tidied and what was repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.model.finding import Finding
from reportgen.workbook.repair import Repair
from reportgen.workbook.review_cells import MarkedCell
from reportgen.workbook.review_looks import MARKS, Mark
from reportgen.workbook.review_outcome import Outcome
from reportgen.workbook.review_text import visible

MOST_MARKED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The cells to mark, by the analyst's name of the sheet, and how many more have something said of them."""

    cells: Mapping[str, Sequence[MarkedCell]]
    left_out: int


def marks(outcome: Outcome) -> Marks:
    """Return what is noted at cells: findings first, then tidies and repairs, up to the most that a copy bears."""
    found: dict[tuple[str, str], list[MarkedCell]] = {}
    left_out: set[tuple[str, str]] = set()
    for sheet, cell, note in _notes(outcome):
        if len(found) < MOST_MARKED or (sheet, cell) in found:
            found.setdefault((sheet, cell), []).append(note())
        else:
            left_out.add((sheet, cell))
    cells: dict[str, list[MarkedCell]] = {}
    for (sheet, _), noted in found.items():
        cells.setdefault(sheet, []).extend(noted)
    return Marks(cells=cells, left_out=len(left_out))


def _notes(outcome: Outcome) -> Iterator[tuple[str, str, Callable[[], MarkedCell]]]:
    for finding in sorted((*outcome.findings, *outcome.new_findings), key=_weight):
        if finding.sheet and finding.cell and finding.sheet in outcome.titles:
            yield finding.sheet, finding.cell, partial(_of_finding, finding, finding.cell, outcome)
    for repair in outcome.tidies:
        if repair.cell is not None:
            yield repair.sheet, repair.cell, partial(_of_tidy, repair, repair.cell, outcome)


def _weight(finding: Finding) -> int:
    return list(Mark).index(MARKS[finding.severity])


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
