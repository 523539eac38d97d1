"""How sure the portfolio's saving is, as it is read from the draws of all processes together."""

from __future__ import annotations

from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.odds import DRAWS, SEED, percentile
from reportgen.analysis.tracing.parameters import FollowedNumbers, bounds
from reportgen.analysis.tracing.recording import Book
from reportgen.model.assessment import Assessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Engagement
from reportgen.model.money import minor_unit
from reportgen.model.trace import Constant, Expression, FigureId, Given, Operation, Operator, Origin
from reportgen.model.uncertainty import Swing, Uncertainty
from reportgen.model.verdict import NotAssessed

_PERCENTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}
_SURE = "Nothing moves, so no saving is uncertain."
_TOGETHER = "In each draw the savings of all processes are summed, under the same values of the assumptions."
_PLAN = FigureId("", "uncertainty.plan")
_DRAWN = FigureId("", "working.draws")


def portfolio_odds(book: Book, assessment: Assessment, numbers: FollowedNumbers) -> None:
    """Write down percentiles and chances; without a move they are certain, and nought."""
    one, sure = assessment.portfolio, assessment.portfolio.uncertainty
    if not isinstance(sure, NotAssessed):
        _simulated(book, assessment, sure, numbers)
    for name in _PERCENTILES:
        value, path = getattr(one, f"savings_{name}"), f"savings_{name}"
        formula: Expression = formulas.NOTHING if isinstance(sure, NotAssessed) else _of(f"{name}.value")
        book.figure(path, _short(name), value, formula, rule="6.9", note=_note(sure))
    if not isinstance(one.probability_of_saving, NotAssessed):
        formula = formulas.NOTHING if isinstance(sure, NotAssessed) else _of("probability_of_saving")
        label, chance = "Chance of any saving", one.probability_of_saving
        book.figure("probability_of_saving", label, chance, formula, rule="6.9", unit="share", note=_note(sure))


def _simulated(book: Book, assessment: Assessment, sure: Uncertainty, numbers: FollowedNumbers) -> None:
    moving = [each for each in assessment.processes if each.sourcing.moves and isinstance(each.cost.case, MoneyCase)]
    plans = [FigureId(each.process.id, "cost.net_saving") for each in moving]
    book.figure(_PLAN.path, "Net saving of what moves", sure.plan, formulas.summed(plans), rule="6.9")
    drawn = tuple(FigureId(each.process.id, "working.draws") for each in moving)
    label, formula = "Draws of the portfolio's saving", Operation(Operator.RULE, drawn)
    book.figure(_DRAWN.path, label, sure.draws, formula, rule="6.9", unit="", note=_TOGETHER)
    book.figure("uncertainty.draws", "Number of draws", sure.draws, DRAWS, rule="6.9", unit="")
    book.figure("uncertainty.seed", "Seed of the draws", sure.seed, SEED, rule="6.9", unit="seed")
    _estimates(book, sure)
    _chances(book, sure, assessment)
    for position, (amount, share) in enumerate(sure.curve):
        start = f"uncertainty.curve[{position}]"
        at = book.figure(f"{start}.share", "Share of outcomes at or below", share, _read(), rule="6.9", unit="share")
        formula = Operation(Operator.PERCENTILE, (_DRAWN, at, _PLAN))
        book.figure(f"{start}.amount", "Outcome on the curve", amount, formula, rule="6.9")
    for position, swing in enumerate(sure.swings):
        _swing(book, position, swing, numbers)
    label, share = "Share of the variance that is the processes' own chance", sure.own_share_of_variance
    formula = Operation(Operator.SPREAD, (_DRAWN,))
    book.figure("uncertainty.own_share_of_variance", label, share, formula, rule="6.9", unit="share")


def _estimates(book: Book, sure: Uncertainty) -> None:
    note = "Of the simulation, not of the assumptions."
    for name in ("mean", *_PERCENTILES):
        one, share = getattr(sure, name), _PERCENTILES.get(name)
        formula = _read() if share is None else percentile(_PLAN, share, _DRAWN)
        label = "Mean of the draws" if share is None else _short(name)
        book.figure(f"uncertainty.{name}.value", label, one.value, formula, rule="6.9")
        label, formula = f"{label}: standard error", Operation(Operator.SPREAD, (_DRAWN,))
        book.figure(f"uncertainty.{name}.standard_error", label, one.standard_error, formula, rule="6.9", note=note)


def _chances(book: Book, sure: Uncertainty, assessment: Assessment) -> None:
    label, path = "Chance of any saving", "uncertainty.probability_of_saving"
    formula: Expression = Operation(Operator.SHARE_OF_DRAWS, (_DRAWN, _PLAN))
    chance = book.figure(path, label, sure.probability_of_saving, formula, rule="6.9", unit="share")
    variance = formulas.over(formulas.times(chance, formulas.minus(formulas.ONE, chance)), DRAWS)
    error, label = formulas.power(variance, Constant(0.5)), "Chance of any saving: standard error"
    book.figure("uncertainty.probability_error", label, sure.probability_error, error, rule="6.9", unit="share")
    label = "Share of outcomes that fall short of the plan"
    formula = formulas.minus(formulas.ONE, Operation(Operator.SHARE_OF_DRAWS, (_DRAWN, _PLAN, _PLAN)))
    book.figure("uncertainty.share_below_plan", label, sure.share_below_plan, formula, rule="6.9", unit="share")
    if sure.target is None or sure.probability_of_target is None:
        return
    target, label = _target(book, sure, assessment), "Chance of the saving wanted"
    formula = Operation(Operator.SHARE_OF_DRAWS, (_DRAWN, _PLAN, target))
    path = "uncertainty.probability_of_target"
    book.figure(path, label, sure.probability_of_target, formula, rule="6.9", unit="share")


def _target(book: Book, sure: Uncertainty, assessment: Assessment) -> FigureId:
    """Write down the saving wanted: a share of what all would cost over the horizon as it is."""
    share = book.write(_share_wanted(assessment.engagement))
    flows = assessment.portfolio.cash_flows
    before = formulas.summed([FigureId("", f"cash_flows[{flow.year}].baseline") for flow in flows])
    formula = formulas.rounded_to(formulas.times(before, share), float(minor_unit(book.currency)))
    return book.figure("uncertainty.target", "Saving wanted over the horizon", sure.target or 0, formula, rule="6.9")


def _share_wanted(engagement: Engagement) -> Given:
    return Given(
        id=FigureId("", "given.target_saving"),
        label="Saving wanted, as a share of the cost over the horizon",
        value=engagement.target_saving or 0.0,
        unit="share",
        origin=Origin.CELL,
        source="Engagement sheet",
        cell=engagement.cells.get("target_saving"),
    )


def _swing(book: Book, position: int, one: Swing, numbers: FollowedNumbers) -> None:
    """Write down what a driver does alone, from its low to its high."""
    ends = bounds(numbers.used[one.parameter], book.currency)
    start = f"uncertainty.swings[{position}]"
    likely = numbers.leaf(one.parameter)
    book.figure(f"{start}.likely", f"{one.label}, likely", one.likely, likely, rule="6.9", unit=ends[0].unit)
    for end, given, saving in zip(("low", "high"), ends, (one.saving_at_low, one.saving_at_high), strict=True):
        at = book.write(given)
        book.figure(f"{start}.{end}", given.label, getattr(one, end), at, rule="6.9", unit=given.unit)
        label, formula = f"Net saving, {one.label} at its {end}", Operation(Operator.RULE, (_PLAN, at))
        note = "The plan, with this assumption alone changed."
        book.figure(f"{start}.saving_at_{end}", label, saving, formula, rule="6.9", note=note)
    label, formula = f"{one.label}: share of the variance", Operation(Operator.SPREAD, (_DRAWN, *(e.id for e in ends)))
    path, share = f"{start}.share_of_variance", one.share_of_variance
    book.figure(path, label, share, formula, rule="6.9", unit="share")


def _read() -> Expression:
    return Operation(Operator.RULE, (_DRAWN, _PLAN))


def _of(name: str) -> FigureId:
    return FigureId("", f"uncertainty.{name}")


def _short(name: str) -> str:
    return f"Net saving that {name[1:]}% of the outcomes fall short of"


def _note(sure: Uncertainty | NotAssessed) -> str:
    return _SURE if isinstance(sure, NotAssessed) else ""
