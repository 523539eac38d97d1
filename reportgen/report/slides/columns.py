"""Columns as a spreadsheet wants them: every head once, amounts as numbers with their unit in the head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from babel.numbers import get_decimal_symbol, get_group_symbol

from reportgen.report.slides.printed_tables import Rows
from reportgen.report.words.formats import MINUS, MISSING, Formats
from reportgen.report.words.money_units import BY_LAKH, BY_THOUSANDS

_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")
_SIZES = {unit.ending.strip("\u00a0"): unit.divisor for unit in (*BY_THOUSANDS, *BY_LAKH)}
_YEARS = re.compile(r"([\d.,]+) years?")


def as_columns(rows: Rows, formats: Formats) -> Rows:
    """Return a table whose first row holds heads that differ, and whose columns of amounts or of years are numbers."""
    if not rows:
        return rows
    rows = _one_below_another(rows)
    width = range(len(rows[0]))
    columns = [_column([row[place] for row in rows], formats) for place in width]
    heads = _unique([column[0] for column in columns], columns)
    return (tuple(heads), *zip(*(column[1:] for column in columns), strict=True))


def _one_below_another(rows: Rows) -> Rows:
    """Return a list that is printed in two or three columns beside one another as one."""
    heads, *body = rows
    for beside in (3, 2):
        width, left = divmod(len(heads), beside)
        parts = [slice(start * width, (start + 1) * width) for start in range(beside)]
        if not left and width > 1 and len({heads[part] for part in parts}) == 1:
            return (heads[parts[0]], *(row[part] for part in parts for row in body if any(row[part])))
    return rows


def _column(cells: Sequence[str], formats: Formats) -> list[str]:
    """Return a column; where all that it says are amounts, or years, it says them as numbers."""
    head, *body = cells
    said = [cell for cell in body if cell not in {"", MISSING}]
    for unit, read in ((formats.currency, _amount), ("years", _years)):
        numbers = {cell: read(cell, formats) for cell in said}
        if said and None not in numbers.values():
            return [f"{head}, {unit}" if unit not in head else head, *(numbers.get(cell) or "" for cell in body)]
    return list(cells)


def _amount(cell: str, formats: Formats) -> str | None:
    """Return "−€1.3m" as "−1,300,000", in the locale's form; None where a cell is no amount with its currency."""
    plain, symbol = _plain(cell), _plain(formats.symbol).strip()
    found = re.fullmatch(rf"([{MINUS}-]?) ?{re.escape(symbol)} ?([\d., ’']*\d) ?([a-z]*)", plain)
    if found is None or (found[3] and found[3] not in _SIZES):
        return None
    number = _decimal(found[2], formats.locale)
    if number is None:
        return None
    amount = number * _SIZES.get(found[3], Decimal(1))
    exponent = amount.normalize().as_tuple().exponent
    return formats.number(-amount if found[1] else amount, max(0, -int(exponent)))


def _years(cell: str, _formats: Formats) -> str | None:
    found = _YEARS.fullmatch(_plain(cell))
    return found[1] if found else None


def _decimal(text: str, locale: str) -> Decimal | None:
    group, point = _plain(get_group_symbol(locale)), get_decimal_symbol(locale)
    digits = text.replace(group, "").replace(point, ".")
    return Decimal(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def _unique(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the heads; one that stands over numbers and names is that of the names, a second one is counted."""
    times: Counter[str] = Counter()
    for place, head in enumerate(heads):
        is_number = head in heads[place + 1 : place + 2] and _is_all_digits(columns[place])
        shown = "No." if is_number and not _is_all_digits(columns[place + 1]) else head
        times[shown] += 1
        yield shown if times[shown] == 1 else f"{shown} ({times[shown]})"


def _is_all_digits(column: Sequence[str]) -> bool:
    said = [cell for cell in column[1:] if cell]
    return bool(said) and all(cell.isdigit() for cell in said)
