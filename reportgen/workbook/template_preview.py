"""The preview columns of the Processes sheet: the formulas of a row, whichever way its cells are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.addresses import Addresses
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.cost_columns import COMPONENT_COLUMNS
from reportgen.workbook.preview import (
    Term,
    class_formula,
    completeness_formula,
    index_criteria,
    index_formula,
    rating_found,
)
from reportgen.workbook.row_signs import RowSign, no_fit, warning_formula

_NOT_ENTRIES = frozenset({"id", "name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the formulas of every row share.

    `signs` are what a row's warning can say. `weights` holds the cell of each criterion's weight in use;
    `loaded_cost` counts the numbers that the Assumptions sheet gives for the loaded cost or the pay of a full-time
    equivalent;
    `own_currency` is the condition that the engagement's currency is still the template's.
    """

    knowledge: Knowledge
    columns: Sequence[Column]
    signs: tuple[RowSign, ...]
    weights: Mapping[str, str]
    loaded_cost: str
    own_currency: str

    def formulas(self, row: Addresses) -> Mapping[str, str]:
        """Return the formula of each preview column."""
        terms = [
            Term(
                rating=row.cell(one.id),
                weight=self.weights[one.id],
                is_reversed="knowledge_index" in one.reversed_in,
            )
            for one in index_criteria(self.knowledge)
        ]
        name, index, share = (row.cell(field) for field in ("name", "preview_index", "preview_completeness"))
        return {
            "preview_index": index_formula(terms, name, share),
            "preview_class": class_formula(index, self.knowledge.knowledge_bands),
            "preview_completeness": completeness_formula(terms, name),
            "preview_warnings": warning_formula(self.signs, self._cells(row)),
        }

    def _cells(self, row: Addresses) -> Mapping[str, str]:
        """Return what the formulas of row signs name."""
        limited = (*self._limited(row), *(_below_zero(row.span(*ends)) for ends in self._runs(_is_never_negative)))
        rated = [row.span(*ends) for ends in self._runs(_is_plain_rating)]
        entries = [row.span(*ends) for ends in self._runs(_is_entry)]
        return {column.field: row.cell(column.field) for column in self.columns} | {
            "ids": row.column("id"),
            "entries": "+".join(f"COUNTA({cells})" for cells in entries),
            "loaded_cost": self.loaded_cost,
            "costs": _filled(row.span("pay_per_fte", COMPONENT_COLUMNS[-1].field)),
            "own_currency": self.own_currency,
            "rated": "+".join(_filled(cells) for cells in rated),
            "ratings": "+".join(f"SUMPRODUCT(--ISNUMBER({rating_found(cells)}))" for cells in rated),
            "out_of_range": f"OR({','.join(limited)})",
        }

    def _limited(self, row: Addresses) -> Iterator[str]:
        for one in self.columns:
            if is_limited(one) and not _is_never_negative(one):
                yield no_fit(one, row.cell(one.field))

    def _runs(self, is_meant: Callable[[Column], bool]) -> Iterator[tuple[str, str]]:
        """Yield first and last field of each run of neighbouring columns that are meant."""
        for is_run, members in groupby(self.columns, key=is_meant):
            if is_run:
                fields = [column.field for column in members]
                yield fields[0], fields[-1]


def is_limited(column: Column) -> bool:
    """Return whether a column's numbers have limits that a formula watches; ratings have a sign of their own."""
    is_number = column.kind in {Kind.NUMBER, Kind.MONEY, Kind.PERCENT}
    return is_number and (column.minimum is not None or column.maximum is not None)


def _is_never_negative(column: Column) -> bool:
    """Return whether 0 is the only limit of a column's numbers."""
    return is_limited(column) and column.minimum == 0 and column.maximum is None


def _below_zero(cells: str) -> str:
    return f"SUMPRODUCT(ISNUMBER({cells})*({cells}<0))>0"


def _filled(cells: str) -> str:
    return f"SUMPRODUCT(--(LEN(TRIM({cells}))>0))"


def _is_plain_rating(column: Column) -> bool:
    return column.kind is Kind.RATING and not column.choices


def _is_entry(column: Column) -> bool:
    return column.kind is not Kind.FORMULA and column.field not in _NOT_ENTRIES
