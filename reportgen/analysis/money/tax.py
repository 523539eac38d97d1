"""Tax on the difference a move makes, where the workbook gives a rate."""

from __future__ import annotations

from reportgen.analysis.money.numbers import Number, Numbers, at_least, at_most, called, is_nought
from reportgen.model.cash_flow import LINES, Line


def taxed(lines: dict[Line, list[Number]], numbers: Numbers) -> dict[Line, list[Number]]:
    """Add the line of tax, by year; without a rate the lines stay as they are.

    What is saved is taxed, what is spent is deducted at once. Capital spending that is avoided is no expense: it would
    have been written off evenly over its life, and those deductions are lost. A loss lowers the tax on other profit.
    """
    rate = numbers["tax_rate"]
    if is_nought(rate):
        return lines
    lines = {
        line: [called(amount, "before_tax", line.value, year) for year, amount in enumerate(amounts)]
        for line, amounts in lines.items()
    }
    capital = lines.get(Line.AVOIDED_CAPITAL, [0.0])[0]
    life = numbers["capital_life"]
    years = len(lines[Line.AS_IS])
    tax: list[Number] = []
    for year in range(years):
        lost = capital * at_most(at_least(life - (year - 1), 0.0), 1.0) / life if year else 0.0
        gain = called(_gain(lines, year), "gain", year)
        tax.append(rate * (gain - (0.0 if year else capital) + called(lost, "lost_write_off", year)))
    return {**lines, Line.TAX: tax}


def _gain(lines: dict[Line, list[Number]], year: int) -> Number:
    """Return the year's net before tax."""
    return sum((amounts[year] if line in LINES["baseline"] else -amounts[year] for line, amounts in lines.items()), 0.0)


def nets_of(lines: dict[Line, list[Number]]) -> list[float]:
    """Return the net of each year at single values, not rounded."""
    return [float(_gain(lines, year)) for year in range(len(lines[Line.AS_IS]))]


def net_saving(lines: dict[Line, list[Number]]) -> Number:
    """Return the net saving over all years, not rounded."""
    return sum(
        (amount if line in LINES["baseline"] else -amount for line, amounts in lines.items() for amount in amounts),
        0.0,
    )
