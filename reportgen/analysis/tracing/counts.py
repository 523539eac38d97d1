"""The nodes of the portfolio that are not money: counts, coverage, waves, people, and how it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.portfolio import class_word
from reportgen.analysis.scales import Scales
from reportgen.analysis.tracing.expressions import NOTHING, over
from reportgen.analysis.tracing.formulas import added, counted, multiplied, to_minor_unit
from reportgen.analysis.tracing.givens import field_given
from reportgen.analysis.tracing.held import holding_nodes, register_nodes
from reportgen.analysis.tracing.people import group_nodes, people_nodes, retained_nodes
from reportgen.analysis.tracing.schedule import schedule_nodes
from reportgen.analysis.tracing.shared import shared
from reportgen.analysis.tracing.subject import Subject
from reportgen.model.assessment import Assessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.trace import Expression, FigureId, Given, Node
from reportgen.model.verdict import Recommendation

_RULE = "4"
_BASELINE = "cost.baseline_annual"


def count_nodes(
    assessment: Assessment, subjects: Sequence[Subject], scales: Scales, parameters: Mapping[str, Given]
) -> Iterator[Node]:
    """Yield the figures of the portfolio that are not money."""
    yield from (field_given(one, "name") for one in subjects)
    yield from _counts(assessment, subjects)
    yield from _coverage(assessment, subjects)
    yield from _questions(assessment, subjects, scales)
    yield from group_nodes(assessment, subjects)
    yield from people_nodes(assessment, subjects)
    yield from schedule_nodes(assessment, subjects, scales, parameters)
    yield from holding_nodes(assessment, subjects, scales)
    yield from register_nodes(assessment, subjects)
    yield from retained_nodes(assessment, subjects, scales, parameters)


def _counts(assessment: Assessment, subjects: Sequence[Subject]) -> Iterator[Node]:
    """Yield how many processes there are, by class and by recommendation, and without a cost."""
    one, names = assessment.portfolio, [each.id("given.name") for each in subjects]
    yield shared("process_count", "All processes", one.process_count, counted(names), unit="processes")
    for word, count in one.by_class.items():
        found = [_classed(each) for each in subjects if class_word(each.one) == word]
        yield shared(
            f"by_class.{word}", f"Processes of the class {word}", count, counted(found), unit="processes", rule="2"
        )
    for word, count in one.by_recommendation.items():
        path = "sourcing.recommendation"
        said = [each.id(path) for each in subjects if each.one.sourcing.recommendation.value == word]
        yield shared(
            f"by_recommendation.{word}",
            f"Processes with the recommendation {word}",
            count,
            counted(said),
            unit="processes",
        )
    free = [name for name, each in zip(names, subjects, strict=True) if not _has_cost(each)]
    label = "Processes without a cost"
    yield shared("processes_without_cost", label, one.processes_without_cost, counted(free), unit="processes")


def _classed(one: Subject) -> FigureId:
    """Return the class of a process, its name where it has none."""
    return one.id("given.name" if class_word(one.one) == "NOT_ASSESSED" else "classification.class")


def _has_cost(one: Subject) -> bool:
    return isinstance(one.one.cost.case, MoneyCase)


def _coverage(assessment: Assessment, subjects: Sequence[Subject]) -> Iterator[Node]:
    """Yield the share of the known baseline whose verdict rests on enough evidence."""
    known = [one for one in subjects if _has_cost(one)]
    firm = [one for one in known if one.one.sourcing.engine_recommendation is not Recommendation.ASSESS_FURTHER]
    whole: Expression = added(one.id(_BASELINE) for one in known)
    value = assessment.portfolio.coverage
    formula = over(added(one.id(_BASELINE) for one in firm), whole) if value else NOTHING
    note = "Yearly cost of the processes whose evidence is enough, of all that have a cost."
    yield shared("coverage", "Coverage", value, formula, unit="share", note=note)


def _questions(assessment: Assessment, subjects: Sequence[Subject], scales: Scales) -> Iterator[Node]:
    """Yield the questions as the portfolio ranks them: those of the processes, with what is at stake."""
    by_id = {one.process.id: one for one in subjects}
    for place, asked in enumerate(assessment.portfolio.questions):
        one, base = by_id[asked.process], f"questions[{place}]"
        chance = one.id("sourcing.question.chance")
        label = f"Chance that the answer for {one.process.name} changes the result"
        yield shared(f"{base}.chance", label, asked.question.chance, chance, unit="share", rule="2")
        if asked.question.rating is not None:
            rating = one.id("sourcing.question.rating")
            yield shared(f"{base}.rating", asked.question.label, asked.question.rating, rating, unit="step", rule="2")
        for row, outcome in enumerate(asked.question.outcomes):
            for number, answer in enumerate(outcome.answers):
                path = f"outcomes[{row}].answers[{number}]"
                said = one.id(f"sourcing.question.{path}")
                label = f"Answer that gives {outcome.result}"
                yield shared(f"{base}.{path}", label, answer, said, unit="step", rule="2")
        if asked.stake is not None:
            currency = scales.engagement.currency
            stake = to_minor_unit(multiplied(one.id(_BASELINE), chance), currency)
            label = f"Cost of {one.process.name} at stake"
            yield shared(f"{base}.stake", label, asked.stake, stake, unit=currency, rule="2")
