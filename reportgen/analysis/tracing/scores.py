"""The trace of every figure that is not money: nature, verdict, protection, outlook, and the portfolio's counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.protected_site import graded_protection
from reportgen.analysis.scales import Scales, scales_of
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
from reportgen.model.alone import bases_of, without_processes
from reportgen.model.assessment import Assessment
from reportgen.model.memory import once
from reportgen.model.trace import FigureId, Given, Node


def score_nodes(
    assessment: Assessment, knowledge: Knowledge, judgements: Sequence[Judgement]
) -> Mapping[FigureId, Node]:
    """Return the nodes by id; `judgements` stand in the order of the assessment's processes.

    Formulas of the portfolio name amounts of the processes, such as "cost.baseline_annual", that the trace of the money
    holds.
    """
    scales = scales_without_processes(scales_of(assessment.engagement, knowledge))
    currency = assessment.engagement.currency
    parameters = {one.id: assumption(one, currency) for one in assessment.assumptions}
    subjects = [
        Subject(
            one=one,
            judgement=judgement,
            protection=graded_protection(judgement, scales),
            scales=scales,
            made=without_processes(assessment).provenance,
        )
        for one, judgement in zip(assessment.processes, judgements, strict=True)
    ]
    bases = bases_of(assessment)
    return {node.id: node for node in _every(assessment, subjects, bases, scales, parameters)}


def _every(
    assessment: Assessment,
    subjects: Sequence[Subject],
    bases: Sequence[str],
    scales: Scales,
    parameters: Mapping[str, Given],
) -> Iterator[Node]:
    for index in scales.weights:
        yield from weight_nodes(scales, index)
    for subject, follows_from in zip(subjects, bases, strict=True):
        yield from once("scores", follows_from, lambda: tuple(process_nodes(subject, parameters)))  # noqa: B023 - made now
    yield from count_nodes(assessment, subjects, scales, parameters)


def process_nodes(subject: Subject, parameters: Mapping[str, Given]) -> Iterator[Node]:
    """Yield the figures of one process that are not money."""
    yield from (rating_given(subject, key) for key in subject.judgement.judged.used)
    yield from nature_nodes(subject)
    yield from verdict_nodes(subject)
    yield from place_nodes(subject, parameters)
    yield from protection_nodes(subject)
    yield from outlook_nodes(subject)
