"""What a profile prints of a process and the results do not hold: savings, shares, distances, and what stays."""

from __future__ import annotations

from reportgen.analysis.tracing.expressions import minus, over
from reportgen.analysis.tracing.formulas import added, multiplied, nearest
from reportgen.analysis.tracing.page_book import PageBook
from reportgen.analysis.tracing.pay_gaps import pay_gap_formula, pay_months
from reportgen.knowledge.passing import gap_of, months_borne_by
from reportgen.knowledge.points import decimals_told
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import minor_unit
from reportgen.model.trace import Constant, Expression, FigureId, Operation, Operator
from reportgen.model.verdict import NatureClass, NotAssessed

_LOWER, _UPPER = Constant(40.0), Constant(60.0)
_EXPERT_FROM, _SOURCED_FROM = 60, 40


def process_figures(book: PageBook, one: ProcessAssessment) -> None:
    """Write down the figures of one process."""
    _savings(book, one)
    _options(book, one)
    _baseline(book, one)
    _price_limit(book, one)
    _distances(book, one)
    _present_pay(book, one)
    controls = tuple(_id(one, f"security.controls[{place}].maturity") for place in range(len(one.security.controls)))
    book.count(_id(one, "working.measures"), "Measures listed", controls, unit="measures")


def _id(one: ProcessAssessment, path: str) -> FigureId:
    return FigureId(one.process.id, path)


def _savings(book: PageBook, one: ProcessAssessment) -> None:
    baseline, outsourced = _id(one, "cost.baseline_annual"), _id(one, "cost.outsourced_annual")
    saving = _id(one, "working.steady_saving")
    book.money(saving, "Saving of a steady year", minus(baseline, outsourced))
    book.share(_id(one, "working.loss_share"), "Loss against a year’s cost", _loss(one), rule="4")
    case = "cost" if one.sourcing.moves else "cost.what_if"
    offer, today = _id(one, f"{case}.outsourced_annual"), _id(one, f"{case}.baseline_annual")
    label = "What the client's own team would have to cut to match a provider"
    book.share(_id(one, "working.cut_to_match"), label, over(minus(today, offer), today), rule="4")


def _loss(one: ProcessAssessment) -> Expression:
    return over(minus(Constant(0.0), _id(one, "cost.npv")), _id(one, "cost.baseline_annual"))


def _options(book: PageBook, one: ProcessAssessment) -> None:
    for place, option in enumerate(one.cost.options):
        start = f"cost.options[{place}].case"
        today = _id(one, f"{start}.baseline_annual")
        saved = minus(today, _id(one, f"{start}.outsourced_annual"))
        label = f"Share of today’s cost saved in a steady year: {option.label}"
        book.share(_id(one, f"working.options[{place}].saving_share"), label, over(saved, today))


def _baseline(book: PageBook, one: ProcessAssessment) -> None:
    found = one.cost.baseline
    if not isinstance(found, Baseline):
        return
    whole, stays = _id(one, "cost.baseline.total"), list[FigureId]()
    place, share = Constant(float(minor_unit(book.currency))), _id(one, "sourcing.sourced_share")
    for position, part in enumerate(found.components):
        start = f"cost.baseline.components[{position}]"
        amount = _id(one, f"{start}.amount")
        label = f"{part.label}: share of today’s cost"
        book.share(_id(one, f"working.baseline_shares[{position}]"), label, over(amount, whole), rule="6.1")
        moved = multiplied(amount, share)
        gone = multiplied(amount, share, _id(one, f"{start}.avoidable_share"))
        stays.append(_id(one, f"working.stranded[{position}]"))
        book.money(
            stays[-1], f"{part.label}: stranded for good", minus(_rounded(moved, place), _rounded(gone, place)), "6.2"
        )
    book.money(_id(one, "working.stranded_annual"), "Stranded for good, in a steady year", added(stays), rule="6.2")


def _rounded(amount: Expression, place: Constant) -> Operation:
    return Operation(Operator.ROUND, (amount, place))


def _price_limit(book: PageBook, one: ProcessAssessment) -> None:
    """Write down up to which price a move pays, and how far that lies from the price assumed."""
    found, price = one.cost.break_even, one.cost.price
    if found is None or isinstance(found.charge_share, NotAssessed) or not isinstance(price, Price):
        return
    share = _id(one, "cost.break_even.charge_share")
    limit = multiplied(_id(one, "cost.price.annual"), share)
    book.money(_id(one, "working.price_limit"), "Price at which nothing is gained", limit, rule="6.9")
    apart = minus(share, Constant(1.0)) if found.charge_share >= 1 else minus(Constant(1.0), share)
    book.share(_id(one, "working.price_room"), "How far that lies from the price assumed", apart, rule="6.9")


def _present_pay(book: PageBook, one: ProcessAssessment) -> None:
    """Write down what staff who might pass over cost at today's pay, and for how many months the gain bears that."""
    case = one.cost.case
    if one.sourcing.moves and isinstance(case, MoneyCase) and case.npv > 0 and gap_of(one):
        months = months_borne_by(case.npv, gap_of(one))
        pay_months(book, one.process.id, pay_gap_formula(one), _id(one, "cost.npv"), months)


def _distances(book: PageBook, one: ProcessAssessment) -> None:
    """Write down how far each index, as printed, lies from the nearest band that it is not in."""
    nature, index = one.classification.nature, one.sourcing.index
    if nature in {NatureClass.BPO, NatureClass.KPO}:
        at = _as_told(_id(one, "classification.knowledge_index"), one.classification.knowledge_index)
        apart = minus(_LOWER, at) if nature is NatureClass.BPO else minus(at, _UPPER)
        label = "Distance from the band of hybrids"
        book.step(_id(one, "working.classification.distance"), label, apart, unit="points", rule="2")
    if isinstance(index, int | float) and index < _EXPERT_FROM:
        edge = _LOWER if index < _SOURCED_FROM else _UPPER
        apart = minus(edge, _as_told(_id(one, "sourcing.index"), index))
        book.step(
            _id(one, "working.sourcing.distance"), "Points short of the next band", apart, unit="points", rule="4"
        )


def _as_told(index: Expression, value: float | NotAssessed) -> Expression:
    """Return an index with the decimals that a page writes: none, unless that would carry it over an edge."""
    decimals = 0 if isinstance(value, NotAssessed) else decimals_told(value, (_SOURCED_FROM, _EXPERT_FROM))
    factor = Constant(10.0**decimals)
    return over(nearest(multiplied(index, factor)), factor) if decimals else nearest(index)
