"""What the decision page prints of the portfolio beyond the results: counts, costs of groups, turning points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from math import floor
from statistics import median

from reportgen.analysis.tracing.expressions import minus, over, power, summed, times
from reportgen.analysis.tracing.formulas import added, by_rule, least
from reportgen.analysis.tracing.page_book import PageBook
from reportgen.analysis.tracing.page_told import FLOOR, REDUNDANCY_MONTHS
from reportgen.analysis.tracing.pay_gaps import paths_of, pay_gap_formula, pay_months
from reportgen.knowledge.passing import MONTHS, months_borne_by
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.best_ways import Why, best_of, planned_of, why_another
from reportgen.model.business_case import Option, Price
from reportgen.model.cash_flow import Line, MoneyCase
from reportgen.model.protection import RiskScore
from reportgen.model.trace import Constant, Expression, FigureId
from reportgen.model.verdict import NatureClass, Recommendation

_ONE = Constant(1.0)
_CALLED = {"to_stabilise": "to fix first", "to_assess": "to assess further"}
_FEWEST_FOR_A_MEDIAN = 3


def portfolio_figures(book: PageBook, assessment: Assessment, *, rate: FigureId, watched_from: int) -> None:
    """Write down the figures of the portfolio; `rate` is the discount rate, `watched_from` a risk score to watch."""
    for name, members in _groups(assessment).items():
        _group(book, name, members)
    waves = _waves(assessment)
    for place, members in enumerate(waves):
        _group(book, f"waves[{place}]", members, f"wave {members[0].sourcing.wave}")
    _losses(book, "working.later_loss", "later waves", [one for members in waves[1:] for one in members])
    _money(book, assessment)
    _turning_point(book, assessment, rate)
    _quotes(book, assessment)
    _redundancy(book, assessment)
    _present_pay(book, assessment)
    _better_at_home(book, assessment)
    _questions(book, assessment)
    _median(book, assessment)
    sourced = _groups(assessment)["sourced"]
    _moved(book, sourced)
    watched = [one for one in sourced if _score(one) >= watched_from]
    path = "security.residual.score"
    book.count(_shared("working.watched"), "Sourced processes at a risk to watch", _ids(watched, path))


def _shared(path: str) -> FigureId:
    return FigureId("", path)


def _ids(ones: Iterable[ProcessAssessment], path: str) -> tuple[FigureId, ...]:
    return tuple(FigureId(one.process.id, path) for one in ones)


def _score(one: ProcessAssessment) -> int:
    return one.security.residual.score if isinstance(one.security.residual, RiskScore) else 0


def _costed(ones: Iterable[ProcessAssessment]) -> list[ProcessAssessment]:
    return [one for one in ones if isinstance(one.cost.case, MoneyCase)]


def _groups(assessment: Assessment) -> Mapping[str, list[ProcessAssessment]]:
    """Return the processes as the decision page groups them."""

    def those(test: Callable[[ProcessAssessment], bool]) -> list[ProcessAssessment]:
        return [one for one in assessment.processes if test(one)]

    sourced = those(lambda one: one.sourcing.moves)
    fixed = those(lambda one: one.sourcing.recommendation is Recommendation.STABILISE)
    open_ = those(lambda one: one.sourcing.recommendation is Recommendation.ASSESS_FURTHER)
    by_class = {
        f"sourced_{kind.value}": [one for one in sourced if one.classification.nature is kind] for kind in NatureClass
    }
    return {
        "sourced": sourced,
        "retained": those(lambda one: not one.sourcing.moves and not one.sourcing.may_move_later),
        "to_stabilise": fixed,
        "to_assess": open_,
        "waiting": [*fixed, *open_],
        **by_class,
    }


def _waves(assessment: Assessment) -> list[list[ProcessAssessment]]:
    sourced = [one for one in assessment.processes if one.sourcing.moves]
    numbers = sorted({one.sourcing.wave for one in sourced})
    return [[one for one in sourced if one.sourcing.wave == number] for number in numbers]


def _group(book: PageBook, name: str, members: list[ProcessAssessment], called: str = "") -> None:
    """Write down how many a group has, what it costs today and to move, and what its losing members lose."""
    said = called or _CALLED.get(name) or name.replace("_", " ")
    book.count(_shared(f"working.{name}.count"), f"Processes: {said}", _ids(members, "sourcing.recommendation"))
    costed = _costed(members)
    book.money(_shared(f"working.{name}.baseline"), f"Cost a year: {said}", added(_ids(costed, "cost.baseline_annual")))
    one_off = added(_ids(costed, "cost.cash_flows[0].one_off"))
    book.money(_shared(f"working.{name}.one_off"), f"Cost to move at the decision: {said}", one_off)
    _losses(book, f"working.{name}.loss", said, members)


def _moved(book: PageBook, sourced: list[ProcessAssessment]) -> None:
    """Write down what the work that moves costs, which of a process may be a part."""
    parts = [
        cost if one.sourcing.sourced_share == 1 else times(cost, FigureId(one.process.id, "sourcing.sourced_share"))
        for one in _costed(sourced)
        for cost in _ids([one], "cost.baseline_annual")
    ]
    book.money(_shared("working.sourced.moved"), "Cost a year of the work that moves", summed(parts))


def _losses(book: PageBook, path: str, said: str, members: list[ProcessAssessment]) -> None:
    losing = [one for one in _costed(members) if isinstance(one.cost.case, MoneyCase) and one.cost.case.npv < 0]
    book.money(_shared(path), f"What losing processes lose in present value: {said}", added(_ids(losing, "cost.npv")))


def _money(book: PageBook, assessment: Assessment) -> None:
    today, after = _shared("baseline_annual"), _shared("outsourced_annual")
    book.money(_shared("working.steady_saving"), "Saving of a steady year", minus(today, after))
    label = "Share of today’s cost saved in a steady year"
    book.share(_shared("working.steady_saving_share"), label, over(minus(today, after), today))
    flows = [_shared(f"cash_flows[{place}].net") for place in range(len(assessment.portfolio.cash_flows))]
    running = [added(flows[: place + 1]) for place in range(len(flows))]
    book.money(_shared("working.lowest_cash"), "Lowest running total of cash", least(*running))
    book.share(_shared("working.chance_of_a_loss"), "Chance of a loss", minus(_ONE, _shared("probability_of_saving")))


def _turning_point(book: PageBook, assessment: Assessment, rate: FigureId) -> None:
    """Write down by how much prices may rise until nothing is gained: the value over what is paid, both discounted."""
    paid = []
    for flow in assessment.portfolio.cash_flows:
        columns = [_shared(f"cash_flows[{flow.year}].{name}") for name in ("charges", "governance", "one_off")]
        factor = power(added((_ONE, rate)), Constant(float(flow.year)))
        paid.append(over(added(columns), factor) if flow.year else added(columns))
    label = "Rise of prices at which nothing is gained"
    book.share(_shared("working.price_rise"), label, over(_shared("npv"), added(paid)), rule="6.9", note=FLOOR)


def _quotes(book: PageBook, assessment: Assessment) -> None:
    """Write down how far the quotes of what moves lie above what the work should cost, in all."""
    prices = [(one.process.id, one.cost.price) for one in _groups(assessment)["sourced"]]
    quoted = [name for name, price in prices if isinstance(price, Price) and price.is_quoted and price.should_cost]
    if quoted:
        paid, should = (
            added(FigureId(name, f"cost.price.{part}") for name in quoted) for part in ("annual", "should_cost")
        )
        label = "How far quotes lie above what the work should cost"
        book.share(_shared("working.quotes_above"), label, minus(over(paid, should), _ONE), rule="6.9")


def _redundancy(book: PageBook, assessment: Assessment) -> None:
    """Write down how many months' severance pay the gain bears."""
    own = _costed(_groups(assessment)["sourced"])
    held = [
        FigureId(one.process.id, f"cost.cash_flows[{flow.year}].lines.{Line.SEVERANCE}")
        for one in own
        if isinstance(one.cost.case, MoneyCase)
        for flow in one.cost.case.cash_flows
        if Line.SEVERANCE in flow.lines
    ]
    paid = [
        times(FigureId(one.process.id, path), FigureId(one.process.id, "sourcing.sourced_share"))
        for one in own
        for path in paths_of(one, frozenset({"pay"}))
    ]
    spent, month = _shared("working.severance"), _shared("working.month_of_pay")
    book.money(spent, "Severance and retention held", added(held), rule="6.10")
    book.money(month, "A month’s pay of the work that moves", over(summed(paid), Constant(float(MONTHS))), rule="6.10")
    value, known = assessment.portfolio.npv, [book.nodes.get(one) for one in (spent, month)]
    amounts = [Decimal(str(one.value)) for one in known if one is not None]
    if isinstance(value, Decimal) and len(amounts) == len(known) and value > 0 and amounts[1]:
        months = floor((value + amounts[0]) / amounts[1])
        formula = by_rule(_shared("npv"), spent, month)
        label = "Months of severance pay after which nothing is gained"
        book.write(
            _shared("working.redundancy_months"),
            label,
            formula,
            unit="months",
            rule="6.10",
            value=months,
            note=REDUNDANCY_MONTHS,
        )


def _present_pay(book: PageBook, assessment: Assessment) -> None:
    """Write down what staff who pass to a provider cost with their pay of today, and how long the gain bears that."""
    people = assessment.portfolio.people
    passing = set(people.passing if people is not None else ())
    gaps = [pay_gap_formula(one) for one in assessment.processes if one.process.id in passing]
    if not gaps:
        return
    value = assessment.portfolio.npv
    months = months_borne_by(value, people.pay_gap) if people and isinstance(value, Decimal) and value > 0 else None
    pay_months(book, "", summed(gaps), _shared("npv"), months)


def _better_at_home(book: PageBook, assessment: Assessment) -> None:
    """Write down what better ways in-house save beyond the plan: of what stays, and of what moves."""
    priced = [one for one in assessment.processes if one.cost.options]
    stays, moves = ([one for one in priced if why_another(one) is why] for why in (Why.OPEN, Why.SENT))
    if stays:
        saved = _ways_at_home(book, "working.better_at_home.stays", stays, "work that does not move")
        book.money(
            _shared("working.better_at_home.stays"),
            "Better ways in-house of work that does not move",
            saved,
            rule="6.8",
        )
    if moves:
        best, plan = (_shared(f"working.better_at_home.moves.{name}") for name in ("best", "plan"))
        saved = _ways_at_home(book, "working.better_at_home.moves", moves, "work that moves")
        book.money(best, "Better ways in-house of work that moves", saved, rule="6.8")
        book.money(
            plan, "The plan for the same work", added(_saved_by(one, planned_of(one)) for one in moves), rule="6.8"
        )
        label = "Better ways in-house of work that moves, beyond the plan"
        book.money(_shared("working.better_at_home.moves"), label, minus(best, plan), rule="6.8")


def _ways_at_home(book: PageBook, path: str, members: list[ProcessAssessment], whose: str) -> Expression:
    """Write down how many save most in a better way in-house, and return what they save in it."""
    best = tuple(_saved_by(one, best_of(one)) for one in members)
    book.count(_shared(f"{path}.count"), f"Processes best improved in-house: {whose}", best)
    return added(best)


def _saved_by(one: ProcessAssessment, way: Option) -> FigureId:
    return FigureId(one.process.id, f"cost.options[{one.cost.options.index(way)}].case.net_saving")


def _questions(book: PageBook, assessment: Assessment) -> None:
    asked = assessment.portfolio.questions
    chances = tuple(_shared(f"questions[{place}].chance") for place in range(len(asked)))
    book.count(_shared("working.questions"), "Questions to be answered", chances, unit="questions")
    stakes = [_shared(f"questions[{place}].stake") for place, one in enumerate(asked) if one.stake is not None]
    book.money(_shared("working.stake"), "Cost a year at stake", added(stakes), rule="2")


def _median(book: PageBook, assessment: Assessment) -> None:
    known = [one for one in assessment.processes if isinstance(one.sourcing.index, int | float)]
    if len(known) < _FEWEST_FOR_A_MEDIAN:
        return
    book.write(
        _shared("working.sourceability_median"),
        "Median of sourceability",
        by_rule(*_ids(known, "sourcing.index")),
        unit="points",
        rule="4",
        value=median(float(one.sourcing.index) for one in known if isinstance(one.sourcing.index, int | float)),
        note="The one in the middle of all processes with an index; of an even number, halfway between the two.",
    )
