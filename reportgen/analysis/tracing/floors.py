"""The nodes of what sets the impact of a failure at the least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.analysis.impact_floor import COST, PERSONAL_DATA, SENSITIVITY
from reportgen.analysis.scales import IMPACT
from reportgen.analysis.security import Protection
from reportgen.analysis.tracing.expressions import minus
from reportgen.analysis.tracing.formulas import by_rule, nearest
from reportgen.analysis.tracing.givens import field_given, known_given, rating_given
from reportgen.analysis.tracing.subject import Subject
from reportgen.analysis.wording import in_sentence
from reportgen.model.protection import RiskPart
from reportgen.model.trace import Expression, FigureId, Given, Node, Origin

_RULE = "7"
_SOURCE = "Impact at the least, by the method (practitioner convention)"
_BY_DATA = (
    "Personal data 2, special-category data 4; where its sensitivity is blank, no less than the other ratings alone "
    "give."
)
_BY_COST = "By a year's cost in US dollars: 3 from 10 million, 4 from 100 million."


def floor_nodes(subject: Subject, base: str, parts: Sequence[RiskPart], protection: Protection) -> Iterator[Node]:
    """Yield for each part that sets one the impact at the least, and the rating of those that do only that."""
    for place, one in enumerate(parts):
        path = f"{base}.parts[{place}]"
        is_fact = one.criterion in {PERSONAL_DATA, COST}
        if is_fact:
            yield from _fact(subject, path, one, protection)
        elif one.criterion not in subject.scales.weights[IMPACT] and one.axis == "impact":
            rating = rating_given(subject, one.criterion)
            yield rating
            yield subject.step(f"{path}.rating", one.label, one.rating, rating.id, unit="step", rule=_RULE)
        if one.least and not is_fact:
            yield from _by_rating(subject, path, one)


def _by_rating(subject: Subject, path: str, one: RiskPart) -> Iterator[Node]:
    """Yield a rating less the steps by which the impact may lie below it."""
    floor = next(each for each in subject.knowledge.impact_floors.ratings if each.criterion == one.criterion)
    label = f"Steps by which the impact may lie below {in_sentence(one.label)}"
    below = known_given(f"impact_floors.{one.criterion}", label, floor.below, _SOURCE, "step")
    yield below
    formula = nearest(minus(subject.id(f"given.{one.criterion}"), below.id))
    yield _least(subject, path, one, formula, "")


def _fact(subject: Subject, path: str, one: RiskPart, protection: Protection) -> Iterator[Node]:
    """Yield what personal data, or the money at stake, sets the impact at."""
    given = list(_facts_of(subject, one.criterion, protection))
    yield from given
    note = _BY_DATA if one.criterion == PERSONAL_DATA else _BY_COST
    yield _least(subject, path, one, by_rule(*(each.id for each in given)), note)
    least = subject.id(f"{path}.least")
    yield subject.step(f"{path}.rating", one.label, one.rating, least, unit="step", rule=_RULE)


def _facts_of(subject: Subject, criterion: str, protection: Protection) -> Iterator[Given]:
    if criterion == COST:
        yield from _money(subject)
        return
    yield field_given(subject, PERSONAL_DATA)
    data = protection.ratings.get(SENSITIVITY)
    if data is not None and data.inferred:
        others = [key for key in subject.scales.weights[IMPACT] if key in protection.ratings and key != SENSITIVITY]
        yield from (rating_given(subject, key) for key in others)


def _money(subject: Subject) -> Iterator[Given]:
    currency = subject.scales.engagement.currency
    rate = subject.knowledge.working_rates.get(currency, 0.0)
    label = f"US dollars for one {currency}, to judge the size of a cost alone"
    yield known_given(f"working_rates.{currency}", label, rate, "Working rates of the method")
    if subject.process.annual_cost is not None:
        yield field_given(subject, COST)
        return
    for key, amount in subject.process.cost_components.items():
        yield Given(
            id=subject.id(f"given.{key}"),
            label=subject.knowledge.cost_components[key].label,
            value=amount,
            unit=currency,
            origin=Origin.CELL,
            source="Processes sheet",
            cell=subject.process.cells.get(f"{key}_cost"),
        )


def _least(subject: Subject, path: str, one: RiskPart, formula: Expression | FigureId, note: str) -> Node:
    label = f"Impact at the least, by {in_sentence(one.label)}"
    return subject.step(f"{path}.least", label, one.least, formula, unit="step", rule=_RULE, note=note)
