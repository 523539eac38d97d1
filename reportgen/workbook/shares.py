"""Shares of one column that are written in two ways, so that 0.12 beside 12 % could be 12 % or 0.12 %."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Kind
from reportgen.workbook.header_units import says_percent
from reportgen.workbook.headers import Heading, Headings
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_cells import MIXED_SHARES
from reportgen.workbook.numbers import exact_number, written
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.texts import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """A number in a column of shares: `number` is a fraction where a percent sign says so, else as it stands."""

    cell: Cell
    number: Decimal
    has_sign: bool

    @property
    def tells(self) -> bool:
        """Return whether it shows that percentages are meant here: it has the sign, or can be no fraction."""
        return self.has_sign or abs(self.number) >= 1

    @property
    def is_open(self) -> bool:
        """Return whether it could be a fraction or a percentage; 0 is the same as both."""
        return not self.has_sign and 0 < abs(self.number) < 1


def mixed_shares(sheet: SheetCells, headings: Headings, conventions: Conventions) -> Iterator[Finding]:
    """Say of every bare number below 1 that it is doubtful, where its column also writes shares as percentages.

    A column of bare fractions alone is clear, and so is one where every number has the sign. A bare number from 1
    on is said to be doubtful where it is read, as is every bare number under a header that carries the sign.
    """
    for heading in headings.known:
        if heading.column.kind is Kind.PERCENT and not says_percent(heading.written):
            shares = list(_shares(sheet, heading, headings.row, conventions))
            telling = next((share for share in shares if share.tells), None)
            if telling is not None:
                yield from (_doubtful(share, telling, heading) for share in shares if share.is_open)


def _shares(sheet: SheetCells, heading: Heading, header_row: int, conventions: Conventions) -> Iterator[_Share]:
    for row, cells in sheet.rows.items():
        cell = cells.get(heading.number)
        if row > header_row and cell is not None:
            read = exact_number(cell, conventions)
            if read.exact is not None:
                yield _Share(cell=cell, number=read.exact, has_sign=read.is_percent)


def _doubtful(share: _Share, telling: _Share, heading: Heading) -> Finding:
    cell = share.cell
    spot = Spot(
        sheet=cell.ref.sheet, cell=cell.ref.cell, row=cell.row, column=heading.written, field=heading.column.field
    )
    shown = f"{written(telling.number * 100)} %" if telling.has_sign else plain_text(telling.cell)
    return MIXED_SHARES.at(
        spot,
        text=plain_text(cell),
        column=heading.column.header,
        other=shown,
        cell=telling.cell.ref.cell,
        has="has one" if telling.has_sign else "can be no fraction",
        as_fraction=f"{written(share.number * 100)} %",
        as_percent=f"{written(share.number)} %",
    )
