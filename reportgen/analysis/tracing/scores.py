"""The trace of every figure that is not money: nature, verdict, protection, outlook, and the portfolio's counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.protected_site import graded_protection
from reportgen.analysis.scales import scales_of
from reportgen.analysis.scales import without_processes as scales_without_processes
from reportgen.analysis.tracing.counts import count_nodes
from reportgen.analysis.tracing.givens import rating_given
from reportgen.analysis.tracing.nature import nature_nodes
from reportgen.analysis.tracing.outlook import outlook_nodes
from reportgen.analysis.tracing.parameters import assumption
from reportgen.analysis.tracing.place import place_nodes
from reportgen.analysis.tracing.protection import protection_nodes
from reportgen.analysis.tracing.subject import Subject
from reportgen.analysis.tracing.verdict import verdict_nodes
from reportgen.analysis.tracing.weights import weight_nodes
from reportgen.knowledge.facts import Knowledge
from reportgen.model.alone import without_processes
from reportgen.model.assessment import Assessment
from reportgen.model.trace import Given, Node


def subjects_of(assessment: Assessment, knowledge: Knowledge, judgements: Sequence[Judgement]) -> tuple[Subject, ...]:
    """Return the processes as they are traced; `judgements` stand in the order of the assessment's processes."""
    scales = scales_without_processes(scales_of(assessment.engagement, knowledge))
    made = without_processes(assessment).provenance
    return tuple(
        Subject(one=one, judgement=judgement, protection=graded_protection(judgement, scales), scales=scales, made=made)
        for one, judgement in zip(assessment.processes, judgements, strict=True)
    )


def parameters_of(assessment: Assessment) -> Mapping[str, Given]:
    """Return the leaves of the assumptions."""
    return {one.id: assumption(one, assessment.engagement.currency) for one in assessment.assumptions}


def portfolio_nodes(
    assessment: Assessment, knowledge: Knowledge, subjects: Sequence[Subject], parameters: Mapping[str, Given]
) -> tuple[Iterator[Node], Iterator[Node]]:
    """Return what the indices weigh, and the portfolio's counts.

    Formulas of the portfolio name amounts of the processes, such as "cost.baseline_annual", that the trace of the money
    holds.
    """
    scales = scales_without_processes(scales_of(assessment.engagement, knowledge))
    weights = (node for index in scales.weights for node in weight_nodes(scales, index))
    return weights, count_nodes(assessment, subjects, scales, parameters)


def process_nodes(subject: Subject, parameters: Mapping[str, Given]) -> Iterator[Node]:
    """Yield the figures of one process that are not money."""
    yield from (rating_given(subject, key) for key in subject.judgement.judged.used)
    yield from nature_nodes(subject)
    yield from verdict_nodes(subject)
    yield from place_nodes(subject, parameters)
    yield from protection_nodes(subject)
    yield from outlook_nodes(subject)
