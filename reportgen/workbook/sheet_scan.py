"""One pass over the XML of a sheet: its filled cells with their values, its merges, its hidden rows."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportgen.model.finding import CellRef
from reportgen.workbook.cell_values import CellValues, Content
from reportgen.workbook.letters import column_letter, column_number
from reportgen.workbook.limits import Meter
from reportgen.workbook.located import Cell, CellState, SheetCells
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.number_formats import FIRST_STYLE, GENERAL, NumberFormat
from reportgen.workbook.package import SheetPart
from reportgen.workbook.refusals import REPAIR, UNKNOWN_FORM, RefusedError
from reportgen.workbook.shared_strings import unescaped
from reportgen.workbook.spreadsheet import NAMESPACES

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE = re.compile(rf"{_PLACE.pattern}:{_PLACE.pattern}")
_TRUE = frozenset({"1", "true", "on"})
_NOT_CALCULATED: Content = (CellState.NOT_CALCULATED, None, "")
_DAMAGED: Content = (CellState.DAMAGED, None, "")
_CELLS_OF_ANOTHER = (" sheetData", " c")


@dataclass(slots=True, kw_only=True)
class _Pass:
    """One pass over one sheet: what was found so far, and the row and the cell that are being read."""

    sheet: str
    values: CellValues
    formats: Mapping[str, NumberFormat]
    meter: Meter
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    is_sheet: bool = False
    row: int = 0
    is_hidden: bool = False
    column: int = 0
    place: str = ""
    kind: str = "n"
    style: str = FIRST_STYLE
    formula: bool = False
    value: str | None = None
    inline: list[str] | None = None
    phonetic: bool = False

    def handlers(self) -> Handlers:
        """Return what to do with the elements of a sheet."""
        return Handlers(
            start={
                "worksheet": self.start_sheet,
                "sheetData": self.start_sheet,
                "row": self.start_row,
                "c": self.start_cell,
                "f": self.start_formula,
                "is": self.start_inline,
                "rPh": self.start_guide,
                "mergeCell": self.merge,
            },
            end={"c": self.end_cell, "v": self.end_value, "t": self.end_text, "rPh": self.end_guide},
            namespaces=NAMESPACES,
            other=self.require_known,
        )

    def start_sheet(self, _attributes: Mapping[str, str]) -> None:
        self.is_sheet = True

    def require_known(self, name: str) -> None:
        """Refuse cells of another namespace, which would otherwise be read as blank."""
        if name.endswith(_CELLS_OF_ANOTHER):
            raise RefusedError(UNKNOWN_FORM)

    def start_row(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r")
        row = self.row + 1 if given is None else _whole(given)
        if row <= self.row:
            raise RefusedError(REPAIR)
        self.row, self.column = row, 0
        self.is_hidden = attributes.get("hidden") in _TRUE

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r")
        column = self.column + 1
        if given is not None:
            found = _PLACE.fullmatch(given)
            if found is None or int(found[2]) != self.row:
                raise RefusedError(REPAIR)
            column = column_number(found[1])
        if column <= self.column:
            raise RefusedError(REPAIR)
        self.column, self.place = column, given or ""
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", FIRST_STYLE)
        self.formula, self.value, self.inline = False, None, None

    def start_formula(self, _attributes: Mapping[str, str]) -> None:
        self.formula = True

    def start_inline(self, _attributes: Mapping[str, str]) -> None:
        self.inline = []

    def start_guide(self, _attributes: Mapping[str, str]) -> None:
        self.phonetic = True

    def end_guide(self, _text: str) -> None:
        self.phonetic = False

    def end_value(self, text: str) -> None:
        self.value = text

    def end_text(self, text: str) -> None:
        if self.inline is not None and not self.phonetic:
            self.inline.append(text)

    def end_cell(self, _text: str) -> None:
        """Keep the cell that ends, unless it is blank."""
        if self.value is None and self.inline is None and not self.formula:
            return
        number_format = self.formats.get(self.style, GENERAL)
        state, value, shown = self.content(number_format)
        if state is CellState.VALUE and value in {None, ""}:
            return
        self.count(len(value) if isinstance(value, str) else len(self.value or ""))
        place = self.place or f"{column_letter(self.column)}{self.row}"
        self.rows.setdefault(self.row, {})[self.column] = Cell(
            ref=CellRef(sheet=self.sheet, cell=place),
            row=self.row,
            column=self.column,
            value=value,
            state=state,
            shown=shown,
            is_percent=number_format.is_percent and isinstance(value, int | float),
            currency=number_format.currency,
            unit=number_format.unit,
            is_formula=self.formula,
        )

    def content(self, number_format: NumberFormat) -> Content:
        """Return state, value and what an error shows, of the cell that ends."""
        if self.inline is not None:
            is_sound = self.kind == "inlineStr" and self.value is None
            return (CellState.VALUE, unescaped("".join(self.inline)), "") if is_sound else _DAMAGED
        if not self.value:
            missing = self.formula and (self.value is None or self.kind != "str")
            return _NOT_CALCULATED if missing else (CellState.VALUE, None, "")
        return self.values.read(self.kind, self.value, number_format)

    def count(self, characters: int) -> None:
        limits = self.meter.limits
        if self.row > limits.rows or self.column > limits.columns:
            raise RefusedError(
                f"holds more than {limits.rows:,} rows or {limits.columns:,} columns in a sheet: copy the processes "
                "into a new workbook and save that"
            )
        self.meter.use_cell(characters)
        if self.is_hidden:
            self.hidden.add(self.row)

    def merge(self, attributes: Mapping[str, str]) -> None:
        if len(self.merged) == self.meter.limits.merged:
            return
        found = _RANGE.fullmatch(attributes.get("ref", "").replace("$", ""))
        if found:
            first, last = column_number(found[1]), column_number(found[3])
            self.merged.append((int(found[2]), first, int(found[4]), last))


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):  # noqa: PLR2004 - Excel has 1,048,576 rows
        raise RefusedError(REPAIR)
    return int(text)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the collector of cycles: a cell is in none, and walking over hundreds of thousands takes a third longer."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def scan_sheet(
    part: SheetPart, content: Iterable[bytes], values: CellValues, formats: Mapping[str, NumberFormat], meter: Meter
) -> SheetCells:
    """Pass once over the XML of a sheet and return its filled cells; the size that it declares is ignored.

    Raises:
        RefusedError: it is damaged or larger than a workbook of processes can be.
    """
    sheet = _Pass(sheet=part.name, values=values, formats=formats, meter=meter)
    with _uncollected():
        scan(content, sheet.handlers(), meter)
    if not sheet.is_sheet:
        raise RefusedError(UNKNOWN_FORM)
    return SheetCells(
        name=part.name,
        part=part.part,
        is_hidden=part.is_hidden,
        rows=sheet.rows,
        merged=tuple(sheet.merged),
        hidden_rows=frozenset(sheet.hidden),
    )
