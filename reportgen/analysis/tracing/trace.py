"""The whole trace of an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.analysis.tracing import money, scores
from reportgen.analysis.tracing.nodes import Nodes
from reportgen.analysis.tracing.option_names import named_options
from reportgen.analysis.tracing.own import Own, Traced
from reportgen.analysis.tracing.page_figures import page_nodes, page_nodes_of
from reportgen.analysis.tracing.subject import Subject
from reportgen.knowledge.facts import Knowledge
from reportgen.model.alone import bases_of
from reportgen.model.assessment import Assessment
from reportgen.model.memory import once
from reportgen.model.trace import FigureId, Node, Trace


def trace_of(assessment: Assessment, knowledge: Knowledge) -> Trace:
    """Return where every figure of an assessment comes from, with what the pages print beyond the results.

    The processes are judged once more, which is pure and cheap; nothing is simulated again. The nodes of a process are
    worked out when one is asked for that no run asked for before.
    """
    engagement = assessment.engagement
    judged = tuple(judgements(scales_of(engagement, knowledge), assumptions_of(engagement, knowledge)))
    subjects, parameters = scores.subjects_of(assessment, knowledge, judged), scores.parameters_of(assessment)
    common = money.common_of(assessment, knowledge)

    def traced(subject: Subject) -> Traced:
        return _traced(
            tuple(scores.process_nodes(subject, parameters)),
            money.process_nodes(common, subject.judgement, subject.one),
            subject,
        )

    owns = {
        subject.process.id: once("trace", follows_from, partial(_own, subject, follows_from, partial(traced, subject)))
        for subject, follows_from in zip(subjects, bases_of(assessment), strict=True)
    }
    nodes = Nodes(owns=owns)
    weights, counts = scores.portfolio_nodes(assessment, knowledge, subjects, parameters)
    scored = {node.id: node for node in weights} | _shared(owns.values(), 0)
    for node in counts:
        (nodes.counted if node.id.process else scored)[node.id] = node
    paid = money.portfolio_nodes(assessment, _shared(owns.values(), 1).values())
    nodes.portfolio.update({**scored, **paid, **scored})
    nodes.portfolio.update(page_nodes(assessment, nodes))
    return Trace(nodes=nodes, keep=nodes.keep)


def _own(subject: Subject, follows_from: str, make: partial[Traced]) -> Own:
    return Own(process=subject.process.id, follows_from=follows_from, make=make)


def _traced(scored: tuple[Node, ...], paid: tuple[Node, ...], subject: Subject) -> Traced:
    """Return what was worked out for a process, with options under their names, and what pages print beyond that."""
    own = {node.id: node for node in (*scored, *paid, *scored) if node.id.process}
    named = named_options(subject.one, own)
    pages = page_nodes_of(subject.one, own | named, subject.scales.engagement.currency)
    return Traced(scores=scored, money=paid, pages={**named, **pages})


def _shared(owns: Iterable[Own], which: int) -> dict[FigureId, Node]:
    """Return what processes share, of their scores (0) or of their money (1); it is the same in all that have it."""
    found: dict[FigureId, Node] = {}
    for own in owns:
        own.share(which, found)
    return found
