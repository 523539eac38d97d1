"""The whole trace of an assessment."""

from __future__ import annotations

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.analysis.tracing.money import money_nodes
from reportgen.analysis.tracing.option_names import named_options
from reportgen.analysis.tracing.page_figures import page_nodes
from reportgen.analysis.tracing.scores import score_nodes
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.model.trace import Trace


def trace_of(assessment: Assessment, knowledge: Knowledge) -> Trace:
    """Return where every figure of an assessment comes from, with what the pages print beyond the results.

    The processes are judged once more, which is pure and cheap; nothing is simulated again.
    """
    engagement = assessment.engagement
    scales, assumptions = scales_of(engagement, knowledge), assumptions_of(engagement, knowledge)
    judged = tuple(judgements(scales, assumptions))
    scores, money = score_nodes(assessment, knowledge, judged), money_nodes(assessment, knowledge, judged)
    nodes = {**scores, **money, **scores}
    nodes |= named_options(assessment, nodes)
    return Trace(nodes={**nodes, **page_nodes(assessment, nodes)})
