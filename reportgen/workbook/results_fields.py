"""The columns of the results workbook: what they are called, how wide they are and how their values are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from openpyxl.utils import get_column_letter

from reportgen.model.verdict import NotAssessed
from reportgen.workbook.stored_values import Stored

Plain: TypeAlias = Stored | date


class Kind(StrEnum):
    """How a column's values are shown."""

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole"
    POINTS = "points"
    FACTOR = "factor"
    QUANTITY = "quantity"
    SHARE = "share"
    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: its header, its width in characters, and how its values are shown.

    `name` is the name by which formulas of the workbook know its cells, "" where none does.
    """

    header: str
    width: float
    kind: Kind = Kind.TEXT
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula, without its equals sign, and the value it comes to, which programs that do not calculate show."""

    text: str
    value: Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A value that is shown in another way than the rest of its column."""

    value: Plain
    kind: Kind


Value: TypeAlias = Plain | NotAssessed | Formula | Shown | None


def letter_of(fields: Sequence[Field], header: str) -> str:
    """Return the letter of the column with a header."""
    return get_column_letter(1 + [field.header for field in fields].index(header))


def short_reason(unknown: NotAssessed) -> str:
    """Return why something was not assessed, as short as a cell needs it: "No cost is given"."""
    return unknown.reason.partition(";")[0].rstrip(".")
