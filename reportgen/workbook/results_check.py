"""The check of a live figure against the one that the report gives."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision

from reportgen.model.money import minor_unit
from reportgen.workbook.results_fields import Formula

AGREES, DIFFERS = "agrees", "differs"
_PRECISION = "1E-13"  # of a large sum, which a spreadsheet holds to about 15 digits


def live(text: str, value: Decimal, currency: str) -> Formula:
    """Return a formula of an amount, rounded to the currency's minor unit."""
    return Formula(text=f"ROUND({text},{get_currency_precision(currency)})", value=as_sheets_round(value, currency))


def as_sheets_round(value: Decimal, currency: str) -> Decimal:
    """Round an amount to the currency's minor unit as a spreadsheet does, halves away from nought."""
    return value.quantize(minor_unit(currency), rounding=ROUND_HALF_UP)


def check(
    cells: str, reported_cells: str, *, figures: Sequence[Formula], reported: Sequence[Decimal], currency: str
) -> Formula:
    """Return the formula that says whether live amounts are those reported, to the currency's minor unit.

    `cells` and `reported_cells` are references of the same shape; `figures` and `reported` are what stands in them.
    """
    half = format(minor_unit(currency) / 2, "f")
    off = f"ABS({cells}-{reported_cells})>{half}+{_PRECISION}*ABS({reported_cells})"
    return Formula(
        text=f'IF(SUMPRODUCT(--({off}))=0,"{AGREES}","{DIFFERS}")',
        value=AGREES if [one.value for one in figures] == list(reported) else DIFFERS,
    )
