"""How sure a saving is: what the draws rest on, and the figures read from them."""

from __future__ import annotations

from reportgen.analysis.money.draws import Chances, under
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.parameters import FollowedNumbers, bounds
from reportgen.analysis.tracing.recording import Book
from reportgen.model.assessment import Assessment, Provenance
from reportgen.model.business_case import Cost
from reportgen.model.trace import Constant, Expression, FigureId, Given, Operation, Operator, Origin
from reportgen.model.verdict import NotAssessed

DRAWS = FigureId("", "given.draws")
SEED = FigureId("", "given.seed")
_PERCENTILES = {"savings_p10": 0.1, "savings_p50": 0.5, "savings_p90": 0.9}
_DRAWN = (
    "In each draw every uncertain assumption takes a value from its range, low to high, likeliest at its likely value; "
    "the saving is worked out by the formulas of the plan."
)
_FALLS_SHORT = "The amount that so many of the draws fall short of."
_SURE = "Nothing moves, so no saving is uncertain."


def draws_figure(
    book: Book, path: str, varying: frozenset[str], assessment: Assessment, numbers: FollowedNumbers
) -> FigureId:
    """Write down the draws of a saving: how many, of which seed, over which ranges; its value is their number."""
    made, ranges = assessment.provenance, {one.id: one.value for one in assessment.assumptions}
    uncertain = Chances(ranges=under(assessment.engagement.risk_method, ranges), seed=made.seed).uncertain
    used = [numbers.used[name] for name in sorted(varying & uncertain)]
    ends = [book.write(end) for one in used for end in bounds(one, book.currency)]
    counted = [book.write(one) for one in _of_the_run(made)]
    label, formula = "Draws of the saving", Operation(Operator.RULE, (*counted, *ends))
    return book.figure(path, label, made.draws, formula, rule="6.9", unit="", note=_DRAWN)


def odds_figures(book: Book, cost: Cost, draws: FigureId | None) -> None:
    """Write down the percentiles and the chance of a process; without draws nothing moves, and all are nought."""
    plan = FigureId(book.process, "cost.net_saving")
    for name, share in _PERCENTILES.items():
        value = getattr(cost, name)
        if not isinstance(value, NotAssessed):
            found = percentile(plan, share, draws)
            label = f"Net saving that {share:.0%} of the outcomes fall short of"
            book.figure(f"cost.{name}", label, value, found, rule="6.9", note=_FALLS_SHORT if draws else _SURE)
    if not isinstance(cost.probability_of_saving, NotAssessed):
        found = formulas.NOTHING if draws is None else Operation(Operator.SHARE_OF_DRAWS, (draws, plan))
        path, label = "cost.probability_of_saving", "Chance of any saving"
        note = "The share of draws that save more than nothing." if draws else _SURE
        book.figure(path, label, cost.probability_of_saving, found, rule="6.9", unit="share", note=note)


def percentile(plan: FigureId, share: float, draws: FigureId | None) -> Expression:
    """Return how a percentile is read from draws; without any it is nought."""
    return formulas.NOTHING if draws is None else Operation(Operator.PERCENTILE, (draws, Constant(share), plan))


def _of_the_run(made: Provenance) -> tuple[Given, Given]:
    source = "Program's own, unless the command says another"
    return (
        Given(
            id=DRAWS,
            label="Number of draws",
            value=made.draws,
            unit="",
            origin=Origin.DRAWS,
            source=source,
        ),
        Given(
            id=SEED,
            label="Seed of the draws",
            value=made.seed,
            unit="seed",
            origin=Origin.DRAWS,
            source=source,
        ),
    )
