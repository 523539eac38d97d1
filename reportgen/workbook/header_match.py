"""Headers as they are compared: each column by its own header, its aliases, and what is almost one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportgen.workbook.column import Column
from reportgen.workbook.header_slips import slips
from reportgen.workbook.header_units import without_unit
from reportgen.workbook.located import Cell
from reportgen.workbook.name_header import NAME, heads_something_else
from reportgen.workbook.normalising import header_key

_SHORTEST_NEAR_MISS = 4
_LONGEST = 100


def header_names(columns: Sequence[Column]) -> dict[str, Column]:
    """Return every header and alias as it is compared; a column's own header goes before another's alias."""
    names: dict[str, Column] = {}
    for column in columns:
        for alias in column.aliases:
            names.setdefault(declared_key(alias), column)
    return names | {declared_key(column.header): column for column in columns}


@lru_cache(maxsize=2_048)
def declared_key(header: str) -> str:
    """Return the key of a header or alias of ours, of which there are a few hundred."""
    return header_key(header)


def almost(text: str, candidates: Mapping[str, Column]) -> Column | None:
    """Return the column whose header or alias a text misspells or writes with a unit behind it, or None."""
    wanted = header_key(text)
    named = candidates.get(without_unit(wanted))
    if named is not None:
        return named
    column = _nearest(wanted, candidates) or _nearest(without_unit(wanted), candidates)
    return None if column is None or (column.field == NAME and heads_something_else(wanted)) else column


def _nearest(wanted: str, candidates: Mapping[str, Column]) -> Column | None:
    """Return the column whose header is fewest slips away; None where two are equally near."""
    if not _SHORTEST_NEAR_MISS <= len(wanted) <= _LONGEST:
        return None
    near = [(found, column) for name, column in candidates.items() if (found := slips(wanted, name)) is not None]
    fewest = min((found for found, _ in near), default=0)
    nearest = {column.field: column for found, column in near if found == fewest}
    return next(iter(nearest.values())) if len(nearest) == 1 else None


def exact_headers(cells: Mapping[int, Cell], names: Mapping[str, Column]) -> dict[int, Column]:
    """Return the columns that are known by their own header or an alias, by number; `names` are `header_names`."""
    keys = {number: header_key(cell.value) for number, cell in cells.items() if isinstance(cell.value, str)}
    return {number: names[text] for number, text in keys.items() if text in names}


def by_own_header_first(cells: Mapping[int, Cell], columns: Sequence[Column]) -> dict[int, Column]:
    """Return the exact matches; where a column's own header stands in the row, its aliases are another's to take."""
    matched = exact_headers(cells, header_names(columns))
    own = {declared_key(column.header): column for column in columns}
    named = {
        column.field for number, column in matched.items() if own.get(header_key(str(cells[number].value))) is column
    }
    free = [column for column in columns if column.field not in named]
    spare = header_names(free)
    for number, column in list(matched.items()):
        text = header_key(str(cells[number].value))
        if column.field in named and own.get(text) is not column and text in spare:
            matched[number] = spare[text]
    return matched
