"""Amounts in whole units of the currency, rounded so that every printed sum can be added up again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

Amounts = Sequence[Decimal]
_NOUGHT, _UNIT = Decimal(0), Decimal(1)


def whole(amount: Decimal) -> Decimal:
    """Round an amount to a whole unit."""
    return amount.quantize(_UNIT, rounding=ROUND_HALF_EVEN)


def whole_rows(rows: Sequence[Amounts], *, held: Collection[int] = ()) -> tuple[tuple[Decimal, ...], ...]:
    """Round rows whose first amount is the sum of the others, so that rows and columns add up as printed.

    Each amount is the step from one rounded running total of its column to the next, so that no column drifts off.
    What a row is then short of goes to the largest of its other amounts, and is made up for in the rows below; those
    at the places `held` change only where no other can. Nought stays nought.
    """
    width = len(rows[0]) if rows else 0
    exact, done, found = [_NOUGHT] * width, [_NOUGHT] * width, []
    for row in rows:
        exact = [so_far + amount for so_far, amount in zip(exact, row, strict=True)]
        steps = [whole(exact[at]) - done[at] if row[at] else _NOUGHT for at in range(width)]
        steps[_giving(row, held)] += steps[0] - sum(steps[1:])
        done = [before + step for before, step in zip(done, steps, strict=True)]
        found.append(tuple(steps))
    return tuple(found)


def _giving(row: Amounts, held: Collection[int]) -> int:
    """Return the place of the amount that makes a row add up: the largest, the first of two alike."""
    known = [at for at in range(1, len(row)) if row[at]] or [len(row) - 1]
    return max([at for at in known if at not in held] or known, key=lambda at: (abs(row[at]), -at))


def whole_amounts(amounts: Amounts, together: Decimal) -> tuple[Decimal, ...]:
    """Round amounts so that they add up to a whole amount. Nought stays nought.

    Largest remainder: all are rounded down, and the units that are then missing go to those that lost most; of two
    that lost the same the first is raised.
    """
    floors = [amount.to_integral_value(ROUND_FLOOR) for amount in amounts]
    known = [at for at, amount in enumerate(amounts) if amount]
    if not known:
        return tuple(floors)
    each, rest = divmod(int(together - sum(floors)), len(known))
    raised = set(sorted(known, key=lambda at: (floors[at] - amounts[at], at))[:rest])
    given = {at: each + (at in raised) for at in known}
    return tuple(floor + given.get(at, 0) for at, floor in enumerate(floors))
