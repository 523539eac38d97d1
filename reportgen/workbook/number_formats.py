"""What the number formats of a workbook say of the values in its cells: dates, percentages, currencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format

from reportgen.workbook.limits import Meter
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.refusals import REPAIR, RefusedError
from reportgen.workbook.shown_currency import shown_currency
from reportgen.workbook.shown_unit import shown_unit, without_literals
from reportgen.workbook.spreadsheet import NAMESPACES

_LONGEST = 255  # what Excel allows; a longer one is read for its start
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """How a cell shows its number; `currency` is the mark it shows beside it, such as "€" or "USD".

    `unit` is all the text that it shows beside it, such as "k€" or "/month".
    """

    is_date: bool = False
    is_duration: bool = False
    is_percent: bool = False
    currency: str | None = None
    unit: str | None = None


GENERAL = NumberFormat()
FIRST_STYLE = "0"


def read_number_formats(styles: Iterable[bytes], meter: Meter) -> Mapping[str, NumberFormat]:
    """Return the number format of every cell style, by the style's index as cells write it, from "0".

    Raises:
        RefusedError: the style sheet is damaged, or holds more styles than Excel allows.
    """
    codes: dict[str, str] = {}
    cells: list[str] = []
    within: list[str] = []

    def enter(name: str) -> None:
        within[:] = [name]

    def code(attributes: Mapping[str, str]) -> None:
        if within != ["dxfs"]:
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            _require_at_most(meter.limits.number_formats, codes)

    def style(attributes: Mapping[str, str]) -> None:
        if within == ["cellXfs"]:
            cells.append(attributes.get("numFmtId", "0"))
            _require_at_most(meter.limits.styles, cells)

    lists = {name: (lambda _attributes, name=name: enter(name)) for name in ("cellXfs", "cellStyleXfs", "dxfs")}
    handlers = Handlers(start={**lists, "numFmt": code, "xf": style}, namespaces=NAMESPACES)
    scan(styles, handlers, meter)
    return {str(index): _format(codes.get(key) or _built_in(key)) for index, key in enumerate(cells)}


def _require_at_most(most: int, found: Sequence[str] | Mapping[str, str]) -> None:
    if len(found) > most:
        raise RefusedError(
            f"holds more than {most:,} cell styles or number formats: copy the processes into a new workbook and save "
            "that"
        )


def _built_in(key: str) -> str:
    if not (key.isascii() and key.isdigit() and len(key) <= _LONGEST_NUMBER):
        raise RefusedError(REPAIR)
    return builtin_format_code(int(key)) or ""


@lru_cache(maxsize=512)
def _format(code: str) -> NumberFormat:
    code = code[:_LONGEST]
    is_date = is_date_format(code)
    return NumberFormat(
        is_date=is_date,
        is_duration=is_timedelta_format(code),
        is_percent="%" in without_literals(code),
        currency=shown_currency(code),
        unit=None if is_date else shown_unit(code),
    )
