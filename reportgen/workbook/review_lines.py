"""The lines of the Findings sheet: each finding with its repair, then what could be tidied besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from reportgen.model.finding import Finding
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.normalising import clean
from reportgen.workbook.repair import Repair, RepairKind
from reportgen.workbook.review_looks import MARKS, Mark
from reportgen.workbook.review_outcome import Outcome
from reportgen.workbook.review_text import visible
from reportgen.workbook.texts import plain_text

MOST_LINES = 5_000
MOST_TIDIES = 500
_BY_ENTRY = frozenset({RepairKind.CHOICE, RepairKind.SPELLING, RepairKind.RATING})
_TIDY_REMEDY = "Nothing, for the report; tidied, the workbook is easier to work with."
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `sheet` and `cell` are where its link leads, by the analyst's name for the sheet.

    `place` is what the link says; `repaired` is "yes", "no", or "" where there is no safe repair.
    """

    mark: Mark
    code: str
    sheet: str | None
    cell: str | None
    place: str
    about: str
    wrong: str
    remedy: str
    found: str = ""
    proposed: str = ""
    repaired: str = ""


def lines(outcome: Outcome, sheets: Sequence[SheetCells], process_names: Mapping[tuple[str, int], str]) -> list[Line]:
    """Return the findings in their order, those that showed only after repairs, then what could be tidied."""
    findings = (*outcome.findings, *outcome.new_findings)
    listed = findings[:MOST_LINES]
    cells = _cells_of(listed, sheets)
    found = [_of_finding(finding, outcome, cells, process_names) for finding in listed]
    tidies = list(_of_tidies(outcome, process_names))
    return [*found, *_unlisted(findings[MOST_LINES:]), *tidies[:MOST_TIDIES], *_rest(tidies[MOST_TIDIES:])]


def _cells_of(findings: Sequence[Finding], sheets: Sequence[SheetCells]) -> Mapping[tuple[str, str], Cell]:
    places = {(one.sheet, one.cell) for one in findings}
    return {
        (sheet.name, cell.ref.cell): cell
        for sheet in sheets
        for row in sheet.rows.values()
        for cell in row.values()
        if (sheet.name, cell.ref.cell) in places
    }


def summary(outcome: Outcome, written: Sequence[Line]) -> str:
    """Return how many findings there are, what could be repaired safely, and what is left in a repaired copy."""
    said = _counts(outcome.findings) or "Nothing to correct"
    safe = [line for line in written if line.repaired]
    tidy = sum(line.mark is Mark.TIDY for line in safe)
    if not safe:
        return f"{said}."
    kinds = f"{_counted(len(safe), 'line')} with a safe repair" + (f", {tidy} of them only to tidy" if tidy else "")
    if outcome.remaining is None:
        return f"{said}.  {kinds}; reportgen check --fix makes them in a copy."
    return f"{said}.  {kinds}, made here. What remains: {_counts(outcome.remaining) or 'nothing'}."


def _counts(findings: Sequence[Finding]) -> str:
    counts = Counter(MARKS[finding.severity] for finding in findings)
    return ", ".join(_counted(counts[kind], kind.value) for kind in Mark if counts[kind])


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"


def _of_finding(
    finding: Finding,
    outcome: Outcome,
    cells: Mapping[tuple[str, str], Cell],
    process_names: Mapping[tuple[str, int], str],
) -> Line:
    repair = outcome.repair_for(finding)
    cell = cells.get((finding.sheet or "", finding.cell or ""))
    repaired = "" if repair is None else "yes" if outcome.is_repaired(finding) else "no"
    return Line(
        mark=MARKS[finding.severity],
        code=finding.code,
        sheet=finding.sheet,
        cell=finding.cell,
        place=replace(finding, sheet=outcome.title(finding.sheet)).place or "Workbook",
        about=_about(finding.sheet, finding.row, finding.column, process_names),
        wrong=finding.message,
        remedy=finding.remedy,
        found=_shortened(visible(repair.before if repair else _shown(cell))),
        proposed=_shortened(repair.shown) if repair else "",
        repaired=repaired,
    )


def _shown(cell: Cell | None) -> str:
    return "" if cell is None else plain_text(cell) or cell.shown


def _about(sheet: str | None, row: int | None, column: str | None, process_names: Mapping[tuple[str, int], str]) -> str:
    parts = (process_names.get((sheet or "", row or 0), ""), (column or "").strip(" *"))
    return " · ".join(part for part in map(_plain, parts) if part)


def _plain(text: str) -> str:
    return clean(text).text


def _of_tidies(outcome: Outcome, process_names: Mapping[tuple[str, int], str]) -> Iterator[Line]:
    """Say the same repair of many cells of a column on one line."""
    groups: dict[tuple[object, ...], list[Repair]] = {}
    for repair in outcome.tidies:
        entry = (repair.before, repair.shown) if repair.kind in _BY_ENTRY else ()
        groups.setdefault((repair.sheet, repair.column, repair.kind, *entry), []).append(repair)
    for repairs in groups.values():
        title = outcome.title(repairs[0].sheet) or ""
        yield _of_group(repairs, title, process_names, is_done=outcome.remaining is not None)


def _of_group(
    repairs: Sequence[Repair], title: str, process_names: Mapping[tuple[str, int], str], *, is_done: bool
) -> Line:
    first = repairs[0]
    column = get_column_letter(first.column)
    span = f"{column}{first.row}:{column}{repairs[-1].row}"
    more = f", {len(repairs)} cells" if len(repairs) > 1 else ""
    is_example = len(repairs) > 1 and first.kind not in _BY_ENTRY
    return Line(
        mark=Mark.TIDY,
        code="",
        sheet=first.sheet,
        cell=first.cell,
        place=f"{title}!{span if more else first.cell}{more}",
        about=_plain(first.header.strip(" *")) if more else _about(first.sheet, first.row, first.header, process_names),
        wrong=first.kind.value,
        remedy=_TIDY_REMEDY,
        found=_shortened(visible(first.before)) + (" …" if is_example else ""),
        proposed=_shortened(first.shown) + (" …" if is_example else ""),
        repaired="yes" if is_done else "no",
    )


def _unlisted(left_out: Sequence[Finding]) -> list[Line]:
    """Count on one line the findings that are too many to be listed."""
    if not left_out:
        return []
    worst = min((MARKS[finding.severity] for finding in left_out), key=list(Mark).index)
    said = f"{len(left_out)} more findings are not listed here: {_counts(left_out)}."
    remedy = "Correct those above, then check the workbook again; reportgen check prints all of them."
    return [Line(mark=worst, code="", sheet=None, cell=None, place="Workbook", about="", wrong=said, remedy=remedy)]


def _rest(left_out: Sequence[Line]) -> list[Line]:
    if not left_out:
        return []
    said = f"{len(left_out)} more lines of the same kind are not listed."
    rest = Line(
        mark=Mark.TIDY, code="", sheet=None, cell=None, place="Workbook", about="", wrong=said, remedy=_TIDY_REMEDY
    )
    return [rest]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
