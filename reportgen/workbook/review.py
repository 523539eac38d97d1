"""A review copy of a workbook: coloured, commented, with a sheet of findings, and repaired where that was asked for."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain

from openpyxl.packaging.custom import StringProperty

from reportgen.knowledge.facts import Knowledge
from reportgen.model.finding import Finding
from reportgen.workbook.headers import find_headings
from reportgen.workbook.name_repairs import name_repairs
from reportgen.workbook.reading import LocatedReading, WorkbookReading, read_located
from reportgen.workbook.repair import Repair
from reportgen.workbook.repairing import carry_out, is_fixed
from reportgen.workbook.repairs import cell_repairs, settling
from reportgen.workbook.review_agreement import agrees
from reportgen.workbook.review_cells import mark, unfold
from reportgen.workbook.review_known import SHEET_PROPERTY
from reportgen.workbook.review_lines import lines, summary
from reportgen.workbook.review_loading import LoadedBook, load, values_alone
from reportgen.workbook.review_losses import Loss, losses
from reportgen.workbook.review_marks import SEAL_PROPERTY, set_properties
from reportgen.workbook.review_notes import MOST_MARKED, marks
from reportgen.workbook.review_outcome import Outcome
from reportgen.workbook.review_saving import copy_bytes
from reportgen.workbook.review_sheet import FindingsPage, write_findings
from reportgen.workbook.schema import PROCESSES, process_columns
from reportgen.workbook.seal import EMPTY_SEAL
from reportgen.workbook.texts import plain_text

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """A copy that is not marked yet, with what a fresh reading of it says; `is_repaired` where repairs are in it.

    `agrees` says that it holds the very values of the original, but for the repairs.
    """

    located: LocatedReading
    loaded: LoadedBook
    reread: WorkbookReading
    agrees: bool
    repairs: tuple[Repair, ...]
    losses: tuple[Loss, ...]
    saved: datetime | None
    is_repaired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCopy:
    """The file to be written, the number of cells and names repaired in it, and what it lacks."""

    content: bytes
    repaired: int
    losses: tuple[Loss, ...]


def draft(located: LocatedReading, findings: Sequence[Finding], knowledge: Knowledge, *, fix: bool) -> ReviewDraft:
    """Make the copy, with the safe repairs where `fix`, and read it again.

    Where it cannot be saved, or does not hold the very values of the original, it is made anew of the values alone.
    """
    loaded = load(located.checked, located.sheets)
    if not loaded.has_formats:
        return _draft(located, loaded, findings, knowledge, fix=fix)
    try:
        made = _draft(located, loaded, findings, knowledge, fix=fix)
        if made.agrees:
            return made
    except Exception:  # noqa: BLE001 - whatever openpyxl cannot save, the values are still to be had
        _LOG.debug("openpyxl could not save a copy of %s", located.checked.path, exc_info=True)
    return _draft(located, values_alone(located.checked, located.sheets), findings, knowledge, fix=fix)


def _draft(
    located: LocatedReading, loaded: LoadedBook, findings: Sequence[Finding], knowledge: Knowledge, *, fix: bool
) -> ReviewDraft:
    keep = partial(is_fixed, loaded)
    proposed = (*name_repairs(located, knowledge, keep), *cell_repairs(located, knowledge, keep))
    repairs = settling(proposed, findings)
    lost = losses(located.checked, located.sheets, loaded)
    saved = loaded.book.properties.modified if "modified" in located.checked.properties else None
    if fix:
        loaded = carry_out(loaded, repairs)
    for sheet, cells in _places(findings, repairs).items():
        if sheet in loaded.titles:
            unfold(loaded.sheet(sheet), cells)
    reread = read_located(located.checked.path, copy_bytes(loaded, located, saved), knowledge)
    return ReviewDraft(
        located=located,
        loaded=loaded,
        reread=reread.reading,
        agrees=agrees(located, reread, repairs if fix else (), loaded.titles),
        repairs=repairs,
        losses=lost,
        saved=saved,
        is_repaired=fix,
    )


def _places(findings: Sequence[Finding], repairs: Sequence[Repair]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sheet, cell in chain(((one.sheet, one.cell) for one in findings), ((one.sheet, one.cell) for one in repairs)):
        if sheet is not None and cell is not None:
            found.setdefault(sheet, []).append(cell)
    return found


def finish(
    made: ReviewDraft, findings: Sequence[Finding], remaining: Sequence[Finding] | None, knowledge: Knowledge
) -> ReviewCopy:
    """Mark the cells, write the Findings sheet and return the file.

    `findings` are those of the original; `remaining` those of the repaired copy, None where nothing was repaired.
    """
    titles = made.loaded.titles
    outcome = Outcome(
        findings=tuple(findings),
        repairs=made.repairs,
        titles=titles,
        remaining=None if remaining is None else tuple(remaining),
    )
    marked = marks(outcome)
    for sheet, cells in marked.cells.items():
        mark(made.loaded.sheet(sheet), cells)
    written = lines(outcome, made.located.sheets, _process_names(made.located, knowledge))
    book = made.loaded.book
    page = FindingsPage(
        about=_about(made, marked.left_out),
        summary=summary(outcome, written),
        lines=tuple(written),
        losses=made.losses,
        titles=titles,
    )
    sheet_of_findings = write_findings(book, page)
    kept = book.custom_doc_props.props  # type: ignore[attr-defined] # the stubs do not know it
    ours = ((SHEET_PROPERTY, sheet_of_findings.title), (SEAL_PROPERTY, EMPTY_SEAL))
    set_properties(book, [*kept, *(StringProperty(name=name, value=value) for name, value in ours)])
    return ReviewCopy(
        content=copy_bytes(made.loaded, made.located, made.saved),
        repaired=len(made.repairs) if made.is_repaired else 0,
        losses=made.losses,
    )


def _about(made: ReviewDraft, unmarked: int) -> str:
    name = made.located.checked.path.name
    repaired = " Safe repairs are made in this copy only." if made.is_repaired else ""
    limit = f" {MOST_MARKED} cells are marked; {unmarked} more stand on this sheet alone." if unmarked else ""
    return (
        f"A review copy of {name}, made by reportgen check. The original is unchanged.{repaired} "
        f"Go on in either, then check it again.{limit}"
    )


def _process_names(located: LocatedReading, knowledge: Knowledge) -> Mapping[tuple[str, int], str]:
    """Return the name of the process in each row of the sheet of processes."""
    return dict(_named_rows(located, knowledge))


def _named_rows(located: LocatedReading, knowledge: Knowledge) -> Iterator[tuple[tuple[str, int], str]]:
    sheet = located.roles.get(PROCESSES.name)
    headings = None if sheet is None else find_headings(sheet, process_columns(knowledge), "name")
    if sheet is None or headings is None:
        return
    number = next(heading.number for heading in headings.known if heading.column.field == "name")
    for row, cells in sheet.rows.items():
        if row > headings.row and number in cells:
            yield (sheet.name, row), plain_text(cells[number])
