"""Today's cost of a process and its components, what falls away of them and when, and what a unit costs."""

from __future__ import annotations

from decimal import Decimal

from reportgen.analysis.assumptions import class_parameter
from reportgen.analysis.money.baseline import good_units, unit_place
from reportgen.analysis.money.components import FAMILIES, amounts_of
from reportgen.analysis.money.numbers import single
from reportgen.analysis.money.work import Work
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.entered import row_leaf
from reportgen.analysis.tracing.parameters import FollowedNumbers
from reportgen.analysis.tracing.recording import Book, formula_of
from reportgen.model.business_case import Baseline
from reportgen.model.engagement import Process
from reportgen.model.money import minor_unit, rounded
from reportgen.model.trace import Expression, FigureId, Operation, Operator

TOTAL = "cost.baseline.total"
_FAMILY_OF = {member: family for family, members in FAMILIES.items() for member in members}


def baseline_figures(book: Book, work: Work, one: Baseline, numbers: FollowedNumbers) -> None:
    """Write down today's cost; `work` has what was entered as leaves."""
    place = float(minor_unit(book.currency))
    amounts = amounts_of(work.entered, numbers) or {}
    whole = formulas.rounded_to(formulas.summed([formula_of(amount) for amount in amounts.values()]), place)
    book.figure(TOTAL, "Cost a year today", one.total, whole, rule="6.1", note=f"Made from {one.source}.")
    for position, part in enumerate(one.components):
        start, family = f"cost.baseline.components[{position}]", _FAMILY_OF[part.id]
        exact = amounts[part.id]
        formula = formulas.rounded_to(formula_of(exact), place)
        if rounded(float(exact), book.currency) != part.amount:
            formula = _rest(book, one, position)
        book.figure(f"{start}.amount", f"{part.label} a year", part.amount, formula, rule="6.1")
        share = class_parameter("avoidable_people", work.nature) if family == "people" else f"avoidable_{family}"
        label = f"{part.label}: share that goes with the work"
        formula = formula_of(single(numbers[share]))
        book.figure(f"{start}.avoidable_share", label, part.avoidable_share, formula, rule="6.2", unit="share")
        month = formulas.rounded_to(formula_of(numbers[f"falls_away_{family}"]), 1.0)
        label = f"{part.label}: months after the handover until it falls away"
        book.figure(f"{start}.falls_away_month", label, part.falls_away_month, month, rule="6.2", unit="months")


def unit_figures(book: Book, process: Process, one: Baseline) -> None:
    """Write down what a good unit, its rework and a full-time equivalent cost."""
    place, whole = float(unit_place(book.currency)), FigureId(process.id, TOTAL)
    if one.cost_per_fte is not None:
        fte = book.write(row_leaf(process, "fte", book.currency))
        cost = formulas.rounded_to(formulas.over(whole, fte), float(minor_unit(book.currency)))
        book.figure("cost.baseline.cost_per_fte", "Cost of one FTE today", one.cost_per_fte, cost, rule="6.1")
    if one.unit_cost is None:
        return
    good = _good(book, process)
    per_unit = formulas.over(whole, good)
    label = "Cost of a good unit"
    book.figure("cost.baseline.unit_cost", label, one.unit_cost, formulas.rounded_to(per_unit, place), rule="6.1")
    if one.rework_unit_cost is not None:
        volume = book.write(row_leaf(process, "annual_volume", book.currency))
        rework = formulas.rounded_to(formulas.minus(per_unit, formulas.over(whole, volume)), place)
        label = "Part of a good unit's cost that is spent on errors"
        book.figure("cost.baseline.rework_unit_cost", label, one.rework_unit_cost, rework, rule="6.1")


def _good(book: Book, process: Process) -> Expression:
    volume: Expression = book.write(row_leaf(process, "annual_volume", book.currency))
    if process.error_rate is not None:
        errors = book.write(row_leaf(process, "error_rate", book.currency))
        volume = formulas.times(volume, formulas.minus(formulas.ONE, errors))
    value = good_units(process) or Decimal(0)
    return book.figure("working.good_units", "Units a year without error", value, volume, rule="6.1", unit="units")


def _rest(book: Book, one: Baseline, position: int) -> Expression:
    """Return the total less all other components: the largest takes what rounding leaves."""
    others = [
        FigureId(book.process, f"cost.baseline.components[{place}].amount")
        for place in range(len(one.components))
        if place != position and one.components[place].amount
    ]
    return Operation(Operator.SUBTRACT, (FigureId(book.process, TOTAL), *others))
