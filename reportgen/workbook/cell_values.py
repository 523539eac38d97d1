"""What the XML of a cell says: its type and its text become a typed value, or the reason why there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from reportgen.workbook.located import CellState, CellValue
from reportgen.workbook.number_formats import NumberFormat
from reportgen.workbook.shared_strings import unescaped

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_TRUTHS = {"1": True, "true": True, "0": False, "false": False}
_LONGEST_NUMBER = 330  # digits of the largest double, with sign, point and exponent
_LONGEST_SHOWN = 20
_LONGEST_DATE = 40
_NO_DATE = "#VALUE!"

Content = tuple[CellState, CellValue | None, str]
_DAMAGED: Content = (CellState.DAMAGED, None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValues:
    """How values are read in one workbook: its shared strings, and the day its dates count from."""

    strings: Sequence[str]
    counts_from_1904: bool

    def read(self, kind: str, text: str, number_format: NumberFormat) -> Content:
        """Return state, value and what an error shows, of a cell with a stored value; `kind` is its type in the XML."""
        if kind == "n":
            return self._number(text.strip(), number_format)
        if kind == "s":
            return self._shared(text.strip())
        if kind == "str":
            return CellState.VALUE, unescaped(text), ""
        return self._rare(kind, text.strip())

    def _shared(self, text: str) -> Content:
        is_index = text.isascii() and text.isdigit() and len(text) <= len(str(len(self.strings)))
        if not is_index or int(text) >= len(self.strings):
            return _DAMAGED
        return CellState.VALUE, self.strings[int(text)], ""

    def _number(self, text: str, number_format: NumberFormat) -> Content:
        if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            return _DAMAGED
        number = int(text) if text.lstrip("+-").isdigit() else float(text)
        if not number_format.is_date:
            return CellState.VALUE, number, ""
        epoch = MAC_EPOCH if self.counts_from_1904 else WINDOWS_EPOCH
        try:
            return CellState.VALUE, from_excel(number, epoch, timedelta=number_format.is_duration), ""
        except (OverflowError, ValueError):
            return CellState.ERROR, None, _NO_DATE

    def _rare(self, kind: str, text: str) -> Content:
        if kind == "e":
            return CellState.ERROR, None, text[:_LONGEST_SHOWN]
        if kind == "b" and text in _TRUTHS:
            return CellState.VALUE, _TRUTHS[text], ""
        if kind == "d" and len(text) <= _LONGEST_DATE:
            try:
                return CellState.VALUE, from_ISO8601(text), ""  # type: ignore[no-untyped-call]
            except (OverflowError, ValueError):
                return _DAMAGED
        return _DAMAGED
