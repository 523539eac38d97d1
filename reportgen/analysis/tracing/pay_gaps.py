"""What today's pay of a process costs above the provider's, as formulas over its figures."""

from __future__ import annotations

from reportgen.analysis.tracing.expressions import minus, times
from reportgen.analysis.tracing.formulas import added, by_rule
from reportgen.analysis.tracing.page_book import PageBook
from reportgen.knowledge.passing import PAID
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline
from reportgen.model.trace import Constant, Expression, FigureId

_NOTE = "The net present value over a twelfth of the yearly gap in pay, rounded down."


def pay_months(book: PageBook, process: str, gap: Expression, npv: FigureId, months: int | None) -> None:
    """Write down what today's pay costs above the provider's in a year and, where known, how long the gain bears it."""
    yearly = FigureId(process, "working.pay_gap")
    book.money(yearly, "Yearly cost of today’s pay above the provider’s", gap, rule="6.10")
    if months is not None:
        label, figure = "Months at today’s pay after which nothing is gained", FigureId(process, "working.pay_months")
        book.write(figure, label, by_rule(npv, yearly), unit="months", rule="6.10", value=months, note=_NOTE)


def pay_gap_formula(one: ProcessAssessment) -> Expression:
    """Return (pay + benefits) × share that moves × (1 − rate of the provider against home)."""
    chosen = next(place for place, option in enumerate(one.cost.places) if option.is_chosen)
    less = minus(Constant(1.0), FigureId(one.process.id, f"cost.places[{chosen}].rate_ratio"))
    share = FigureId(one.process.id, "sourcing.sourced_share")
    paid = added(FigureId(one.process.id, path) for path in paths_of(one, PAID))
    return times(times(paid, share), less)


def paths_of(one: ProcessAssessment, parts: frozenset[str]) -> list[str]:
    """Return the paths of parts of today's cost."""
    found = one.cost.baseline
    known = found.components if isinstance(found, Baseline) else ()
    return [f"cost.baseline.components[{place}].amount" for place, part in enumerate(known) if part.id in parts]
