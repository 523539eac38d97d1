"""Review copies made for a test, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge import catalogues
from reportgen.model.finding import Finding
from reportgen.workbook.reading import read_located
from reportgen.workbook.review import ReviewCopy, draft, finish
from reportgen.workbook.review_marks import COLOUR_FORMULA

KNOWLEDGE = catalogues.load()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review copy on disk, as openpyxl opens it, with what was found in the original and remains in the copy."""

    path: Path
    copy: ReviewCopy
    findings: tuple[Finding, ...]
    book: Workbook

    @property
    def page(self) -> Worksheet:
        return self.book.worksheets[0]

    def lines(self) -> list[dict[str, str]]:
        """Return the lines of the Findings sheet, by header."""
        rows = [[cell.value for cell in row] for row in self.page.iter_rows(min_row=6)]
        end = next((at for at, row in enumerate(rows) if not any(row)), len(rows))
        return [dict(zip(rows[0], [value or "" for value in row], strict=True)) for row in rows[1:end]]

    def coloured(self, sheet: str) -> set[str]:
        """Return the cells that rules of a review colour."""
        return {
            cell.coordinate
            for area in self.book[sheet].conditional_formatting
            if any(rule.formula == [COLOUR_FORMULA] for rule in area.rules)
            for part in area.sqref.ranges
            for row in self.book[sheet].iter_rows(part.min_row, part.max_row, part.min_col, part.max_col)
            for cell in row
        }

    def commented(self, sheet: str) -> dict[str, str]:
        cells = (cell for row in self.book[sheet].iter_rows() for cell in row)
        return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def review(path: Path, *, fix: bool = False) -> Reviewed:
    """Review a workbook by its reading alone, and write the copy beside it."""
    located = read_located(path, path.read_bytes(), KNOWLEDGE)
    findings = located.reading.findings
    made = draft(located, findings, KNOWLEDGE, fix=fix)
    copy = finish(made, findings, made.reread.findings if fix else None, KNOWLEDGE)
    target = path.with_name(f"{path.stem}.review.xlsx")
    target.write_bytes(copy.content)
    return Reviewed(path=target, copy=copy, findings=findings, book=load_workbook(target))
