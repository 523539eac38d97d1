"""What may be typed into a cell, what it shows when it is selected, and what it says when that is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from reportgen.workbook.column import Column, Kind

_LONGEST_TITLE = 32
_LONGEST_TEXT = 255
_FIRST_DAY = 36526  # 1 January 2000, counted as Excel counts days
_NUMBERS: Mapping[Kind, Literal["decimal", "whole"]] = {
    Kind.NUMBER: "decimal",
    Kind.MONEY: "decimal",
    Kind.PERCENT: "decimal",
    Kind.INTEGER: "whole",
}
RATING_LIST = "list_rating"
YES_NO_LIST = "list_yes_no"


def list_name(column: Column) -> str | None:
    """Return the name of the range a column's dropdown offers, None where there is none."""
    if not (column.offered or column.choices or column.kind in {Kind.RATING, Kind.YES_NO}):
        return None
    if column.offered or column.choices:
        return f"list_{column.field}"
    return RATING_LIST if column.kind is Kind.RATING else YES_NO_LIST


def entry_rule(column: Column) -> DataValidation:
    """Return the rule of a column's cells: its dropdown or limits, its prompt and its refusal."""
    rule = _dropdown(column) or _limits(column) or DataValidation()
    rule.allow_blank = True
    rule.promptTitle = _shortened(column.header, _LONGEST_TITLE)
    rule.prompt = prompt(column)
    rule.showInputMessage = True
    return rule


def prompt(column: Column) -> str:
    """Return what a cell shows when it is selected: for a rating its anchors, else its help."""
    if column.anchors and not column.choices:
        steps = "\n".join(f"{step} {anchor}" for step, anchor in enumerate(column.anchors, start=1))
        return _shortened(steps, _LONGEST_TEXT)
    if column.anchors:
        steps = "\n".join(f"{step} {choice.label}" for step, choice in enumerate(column.choices, start=1))
        return _shortened(steps, _LONGEST_TEXT)
    return _shortened(explained(column), _LONGEST_TEXT)


def explained(column: Column) -> str:
    """Return a column's help with what a blank cell means."""
    return f"{column.help} Left blank: {column.default}." if column.default else column.help


def formula_rule(column: Column) -> DataValidation:
    """Return the rule that keeps a formula cell from being typed over."""
    rule = DataValidation(type="custom", formula1="FALSE", allow_blank=False)
    rule.promptTitle = _shortened(column.header, _LONGEST_TITLE)
    rule.prompt = _shortened(column.help, _LONGEST_TEXT)
    return _refusing(rule, "This cell works itself out from the ratings. Change a rating instead.")


def _dropdown(column: Column) -> DataValidation | None:
    name = list_name(column)
    if name is None:
        return None
    rule = DataValidation(type="list", formula1=name)
    if column.is_open or column.offered or column.kind is Kind.CHOICES:
        rule.showErrorMessage = False
        return rule
    is_number = column.kind is Kind.RATING and not column.choices
    asked = "a whole number from 1 to 5" if is_number else "one of the list"
    return _refusing(rule, f"Please enter {asked}, or leave the cell blank: a blank is better than a guess.")


def _limits(column: Column) -> DataValidation | None:
    if column.kind is Kind.DATE:
        rule = DataValidation(type="date", operator="greaterThanOrEqual", formula1=str(_FIRST_DAY))
        return _refusing(rule, "Please enter a date, such as 2026-11-16.")
    number = _NUMBERS.get(column.kind)
    if number is None or column.minimum is None:
        return None
    if column.maximum is None:
        rule = DataValidation(type=number, operator="greaterThanOrEqual", formula1=f"{column.minimum:.15g}")
        return _refusing(rule, f"Enter a number of {column.minimum:,.15g} or more, without its unit.")
    rule = DataValidation(
        type=number, operator="between", formula1=f"{column.minimum:.15g}", formula2=f"{column.maximum:.15g}"
    )
    return _refusing(
        rule, f"Please enter a number between {_shown(column, 'minimum')} and {_shown(column, 'maximum')}."
    )


def _shown(column: Column, end: str) -> str:
    limit = column.minimum if end == "minimum" else column.maximum
    return f"{(limit or 0) * 100:g} %" if column.kind is Kind.PERCENT else f"{limit or 0:,.15g}"


def _refusing(rule: DataValidation, message: str) -> DataValidation:
    rule.showErrorMessage = True
    rule.errorTitle = "This does not fit here"
    rule.error = _shortened(message, _LONGEST_TEXT)
    return rule


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
