"""What openpyxl does not tell of a sheet: results never stored, values nobody could have typed, and its true size."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from reportgen.workbook.limits import LIMITS, Limits
from reportgen.workbook.located import CellState
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.refusals import REPAIR, RefusedError

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE = re.compile(rf"{_PLACE.pattern}(?::{_PLACE.pattern})?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_TRUE = frozenset({"1", "true", "on"})
_MOST_MERGED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What a pass over a sheet's XML found.

    `odd` holds cells without a usable value, by (row, column), with what they show. `filled` counts cells with a
    value; `last_row` and `last_column` are the last that hold one, 0 for none.
    """

    odd: Mapping[tuple[int, int], tuple[CellState, str]]
    merged: tuple[tuple[int, int, int, int], ...]
    hidden_rows: frozenset[int]
    filled: int
    last_row: int
    last_column: int


@dataclass(slots=True, kw_only=True)
class _Pass:
    """One pass over one sheet; `lengths` are those of the shared strings."""

    lengths: Sequence[int]
    limits: Limits
    odd: dict[tuple[int, int], tuple[CellState, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    filled: int = 0
    characters: int = 0
    last_row: int = 0
    last_column: int = 0
    row: int = 0
    column: int = 0
    kind: str = "n"
    formula: bool = False
    value: str | None = None
    inline: list[str] | None = None
    phonetic: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self.formula = True
        elif name == "is":
            self.inline = []
        elif name == "rPh":
            self.phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str, text: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v":
            self.value = text
        elif name == "t" and self.inline is not None and not self.phonetic:
            self.inline.append(text)
        elif name == "rPh":
            self.phonetic = False

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r")
        row = self.row + 1 if given is None else _whole(given)
        if row <= self.row:
            raise RefusedError(REPAIR)
        self.row, self.column = row, 0
        if attributes.get("hidden") in _TRUE:
            self.hidden.add(row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r")
        column = self.column + 1
        if given is not None:
            place = _PLACE.fullmatch(given)
            if place is None or int(place[2]) != self.row:
                raise RefusedError(REPAIR)
            column = column_index_from_string(place[1])
        if column <= self.column:
            raise RefusedError(REPAIR)
        self.column, self.kind = column, attributes.get("t", "n")
        self.formula, self.value, self.inline = False, None, None

    def _end_cell(self) -> None:
        state, shown, length = self._judged()
        if state is CellState.VALUE and length == 0:
            return
        if state is not CellState.VALUE:
            self.odd[self.row, self.column] = (state, shown)
        else:
            self.filled += 1
        self.characters += length
        self.last_row = self.row
        self.last_column = max(self.last_column, self.column)
        self._require_moderate(length)

    def _judged(self) -> tuple[CellState, str, int]:
        """Return the state of the cell that ends, what it shows, and how many characters it holds (0: blank)."""
        if self.inline is not None:
            return CellState.VALUE, "", len("".join(self.inline))
        if not self.value:
            missing = self.formula and (self.value is None or self.kind != "str")
            return (CellState.NOT_CALCULATED if missing else CellState.VALUE), "", 0
        value = self.value.strip()
        if self.kind == "e":
            return CellState.ERROR, value[:20], len(value)
        if self.kind == "s":
            return self._shared(value)
        is_sound = {
            "n": lambda: _NUMBER.fullmatch(value) is not None,
            "b": lambda: value in {"0", "1", "true", "false"},
        }.get(self.kind, lambda: self.kind in {"str", "inlineStr", "d"})()
        return (CellState.VALUE if is_sound else CellState.DAMAGED), "", len(self.value)

    def _shared(self, value: str) -> tuple[CellState, str, int]:
        if not (value.isascii() and value.isdigit()) or int(value) >= len(self.lengths):
            return CellState.DAMAGED, "", len(value)
        return CellState.VALUE, "", self.lengths[int(value)]

    def _merge(self, text: str) -> None:
        found = _RANGE.fullmatch(text.replace("$", ""))
        if found and found[3] and len(self.merged) < _MOST_MERGED:
            first, last = column_index_from_string(found[1]), column_index_from_string(found[3])
            self.merged.append((int(found[2]), first, int(found[4]), last))

    def _require_moderate(self, length: int) -> None:
        limits = self.limits
        if self.row > limits.rows or self.column > limits.columns or self.filled + len(self.odd) > limits.filled_cells:
            raise RefusedError(
                f"holds more than {limits.rows} rows, {limits.columns} columns or {limits.filled_cells} filled cells "
                "in a sheet: copy the processes into a new workbook and save that"
            )
        if length > limits.cell_characters or self.characters > limits.characters:
            raise RefusedError("holds more text than Excel lets a cell or a reader lets a workbook hold: shorten it")


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):  # noqa: PLR2004 - Excel has 1,048,576 rows
        raise RefusedError(REPAIR)
    return int(text)


def scan_sheet(part: bytes, lengths: Sequence[int], limits: Limits = LIMITS) -> SheetFacts:
    """Pass once over the XML of a sheet; `lengths` are the lengths of the workbook's shared strings.

    Raises:
        RefusedError: it is damaged or larger than a workbook of processes can be.
    """
    sheet = _Pass(lengths=lengths, limits=limits)
    scan(part, Handlers(start=sheet.start, end=sheet.end), limits)
    return SheetFacts(
        odd=sheet.odd,
        merged=tuple(sheet.merged),
        hidden_rows=frozenset(sheet.hidden),
        filled=sheet.filled,
        last_row=sheet.last_row,
        last_column=sheet.last_column,
    )


def string_lengths(part: bytes, limits: Limits = LIMITS) -> tuple[int, ...]:
    """Return the length of every shared string, without its phonetic guide."""
    lengths: list[int] = []
    inside: list[str] = []

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        if name == "si":
            lengths.append(0)
        elif name == "rPh":
            inside.append(name)

    def end(name: str, text: str) -> None:
        if name == "t" and lengths and not inside:
            lengths[-1] += len(text)
        elif name == "rPh":
            inside.clear()

    scan(part, Handlers(start=start, end=end), limits)
    return tuple(lengths)
