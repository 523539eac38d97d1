"""Rows of totals among the processes: left out where they are clear, and held against the rows above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords
from reportgen.workbook.cost_columns import COMPONENT_FIELDS
from reportgen.workbook.messages_rows import TOTAL_DIFFERS, TOTAL_LEFT_OUT, TOTAL_ROW
from reportgen.workbook.normalising import key
from reportgen.workbook.numbers import grouped
from reportgen.workbook.table import Row, Table
from reportgen.workbook.total_labels import is_average, is_perhaps_total, is_subtotal, is_total, total_of

_SUMMED = ("fte", "annual_cost", "annual_volume", *COMPONENT_FIELDS, "avoided_capital")
_LABELS = ("name", "id", "function", "description")
_SHARES = ("attrition", "error_rate", "seasonal_peak")
_BESIDE = frozenset({*_LABELS, *_SUMMED, *_SHARES, "analyst_comment", "pay_per_fte", "quoted_price"})
_ENOUGH_ROWS = 2
_LITTLE = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Total:
    """A row of totals with the sums it is held against; `differing` names the fields that do not add up."""

    row: Row
    label: str
    sums: Mapping[str, Decimal]
    differing: tuple[str, ...]


def leave_out_totals(table: Table) -> Table:
    """Return the table without its rows of totals; each is said, and where it does not add up, that too.

    A total holds numbers and nothing that describes a process. It counts all rows above, or those since the total
    before it. An average is left out as well, unchecked. A row that is called a total, but carries ratings or no
    number, is an error; one that is called after something ("Total Finance") or by a word that may mean another thing
    ("Result") is a process unless it adds up or names the function above it.
    """
    processes: list[Row] = []
    since: list[Row] = []
    findings: list[Finding] = []
    left_out: set[int] = set()
    for row in table.rows:
        total = _judged(row, processes, since)
        if total is None:
            if _is_called_total(row):
                findings.append(TOTAL_ROW.at(row.spot("name", table.sheet), name=_label(row) or ""))
            processes.append(row)
            since.append(row)
            continue
        left_out.add(row.number)
        findings.extend(_said(total, table))
        since = []
    if not findings:
        return table
    kept = [one for one in table.findings if one.row not in left_out or one.cell is None]
    rows = tuple(row for row in table.rows if row.number not in left_out)
    return replace(table, rows=rows, findings=(*kept, *findings))


def _is_called_total(row: Row) -> bool:
    label = _label(row)
    return label is not None and (is_total(label) or is_average(label))


def _label(row: Row) -> str | None:
    """Return the text of a row that may call it a total: its name or, where it has none, what stands before it."""
    fields = ("name",) if "name" in row.values else _LABELS
    texts = [str(row.values[field]) for field in fields if field in row.values]
    return next((text for text in texts if _may_call_a_total(text)), None)


def _may_call_a_total(text: str) -> bool:
    return is_total(text) or is_average(text) or is_perhaps_total(text) or total_of(text) is not None


def _judged(row: Row, processes: Sequence[Row], since: Sequence[Row]) -> _Total | None:
    """Return a row as a total, or None where it is a process or may be one."""
    label = _label(row)
    if label is None or not set(row.cells) <= _BESIDE or not set(row.cells) & set(_SUMMED) or not processes:
        return None
    if is_average(label):
        return _Total(row=row, label=label, sums={}, differing=())
    part = since if is_subtotal(label) and since else processes
    total = next(
        (one for rows in (since, processes) if rows and not (one := _held_against(row, label, rows)).differing),
        _held_against(row, label, part),
    )
    if is_total(label) or _is_total_of_part(total, part):
        return total
    return None


def _is_total_of_part(total: _Total, part: Sequence[Row]) -> bool:
    """Return whether "Total Finance" is the total of the rows above it, and no process that happens to be so called."""
    functions = {key(str(row.values.get("function", ""))) for row in part}
    if functions == {total_of(total.label)}:
        return True
    numbers = [field for field in _SUMMED if field in total.row.values]
    return not total.differing and bool(numbers) and len(part) + len(numbers) > _ENOUGH_ROWS


def _held_against(row: Row, label: str, rows: Sequence[Row]) -> _Total:
    sums = {field: _sum(field, rows) for field in _SUMMED if field in row.values}
    clear = {field: total for field, total in sums.items() if total is not None}
    differing = tuple(field for field, total in clear.items() if not _agree(_number(row, field), total, len(rows)))
    return _Total(row=row, label=label, sums=clear, differing=differing)


def _sum(field: str, rows: Sequence[Row]) -> Decimal | None:
    """Return the sum of a column, None where a number in it could not be read."""
    if any(field in row.cells and field not in row.values for row in rows):
        return None
    return sum((_number(row, field) for row in rows), Decimal(0))


def _number(row: Row, field: str) -> Decimal:
    value = row.values.get(field, 0)
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _agree(total: Decimal, found: Decimal, rows: int) -> bool:
    """Return whether a total is a sum but for rounding.

    The total may be rounded to its last digit, where the rows have more; and each row by half of that digit, as long
    as that is little beside the sum.
    """
    step = Decimal(1).scaleb(-_decimals(total))
    of_total = step / 2 if _decimals(found) > _decimals(total) else Decimal(0)
    of_rows = min(step * rows / 2, abs(found) * _LITTLE)
    return abs(total - found) <= of_total + of_rows


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _said(total: _Total, table: Table) -> Iterator[Finding]:
    row = total.row
    if total.differing:
        outcome = "its numbers do not add up"
    elif total.sums:
        outcome = "its numbers add up"
    else:
        outcome = "its numbers could not be checked"
    spot = row.spot("name" if "name" in row.values else _field_of(total), table.sheet)
    yield TOTAL_LEFT_OUT.at(spot, row=row.number, name=total.label, outcome=OwnWords(outcome))
    for field in total.differing:
        place = row.spot(field, table.sheet)
        yield TOTAL_DIFFERS.at(
            place,
            column=place.column or field,
            name=total.label,
            total=OwnWords(grouped(_number(row, field))),
            sum=OwnWords(grouped(total.sums[field])),
        )


def _field_of(total: _Total) -> str:
    return next((field for field in _LABELS if str(total.row.values.get(field)) == total.label), "name")
