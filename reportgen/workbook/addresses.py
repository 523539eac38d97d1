"""How a formula names the cells of a row of the Processes table: by place, or by the table's own column names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

TABLE = "ProcessTable"
_SPECIAL = re.compile(r"([\[\]#'@])")


class Addresses(Protocol):
    """Names for the cells of one row and for whole columns, by the model's field names."""

    def cell(self, field: str) -> str:
        """Return the cell of a field."""

    def span(self, first: str, last: str) -> str:
        """Return the cells from one field to another."""

    def column(self, field: str) -> str:
        """Return the cells of a field in all rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAddresses:
    """By place: "$E6", which every spreadsheet program understands. `first` and `last` are the rows of the table."""

    place: Mapping[str, str]
    row: int
    first: int
    last: int

    def cell(self, field: str) -> str:
        """Return the cell of a field."""
        return f"${self.place[field]}{self.row}"

    def span(self, first: str, last: str) -> str:
        """Return the cells from one field to another."""
        return f"{self.cell(first)}:{self.cell(last)}"

    def column(self, field: str) -> str:
        """Return the cells of a field in all rows."""
        letter = self.place[field]
        return f"${letter}${self.first}:${letter}${self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAddresses:
    """By column name, as Excel fills in the rows that it adds to a table. `headers` are as written."""

    headers: Mapping[str, str]

    def cell(self, field: str) -> str:
        """Return the cell of a field."""
        return f"{TABLE}[[#This Row],{self._name(field)}]"

    def span(self, first: str, last: str) -> str:
        """Return the cells from one field to another."""
        return f"{TABLE}[[#This Row],{self._name(first)}:{self._name(last)}]"

    def column(self, field: str) -> str:
        """Return the cells of a field in all rows."""
        return f"{TABLE}{self._name(field)}"

    def _name(self, field: str) -> str:
        escaped = _SPECIAL.sub(r"'\1", self.headers[field])
        return f"[{escaped}]"
