"""Amounts rounded so that what is printed adds up to the printed total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal


def apportioned(amounts: Sequence[Decimal], whole: Decimal, *, decimals: int) -> tuple[Decimal, ...]:
    """Round each amount so that together they are the rounded `whole`.

    Before rounding they add up to `whole`, or to less than a unit more or less. Largest remainder: all are rounded
    down, and the units that are then missing go to those that lost most. None moves by a whole unit; of two that lost
    the same the first is raised.
    """
    unit = Decimal(1).scaleb(-decimals)
    floors = [amount.quantize(unit, rounding=ROUND_FLOOR) for amount in amounts]
    missing = int((whole.quantize(unit, rounding=ROUND_HALF_EVEN) - sum(floors, Decimal(0))) / unit)
    by_loss = sorted(range(len(amounts)), key=lambda place: (floors[place] - amounts[place], place))
    raised = set(by_loss[:missing])
    return tuple(floor + unit if place in raised else floor for place, floor in enumerate(floors))
