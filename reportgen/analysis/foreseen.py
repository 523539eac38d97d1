"""The engine's remarks without the report: what an assessment would remark on, at a fraction of its time."""

from __future__ import annotations

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.cost import Context, remarkable
from reportgen.analysis.judgement import judgements
from reportgen.analysis.money.values import likely_values
from reportgen.analysis.remarks import remarks
from reportgen.analysis.scales import scales_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding


def foreseen(engagement: Engagement, knowledge: Knowledge) -> tuple[Finding, ...]:
    """Return the remarks that `assess` would add, judging one process at a time and keeping none."""
    scales, assumptions = scales_of(engagement, knowledge), assumptions_of(engagement, knowledge)
    context = Context(scales=scales, values=likely_values(assumptions))
    concluded = ((judgement, remarkable(judgement, context)) for judgement in judgements(scales, assumptions))
    return remarks(engagement, concluded, knowledge)
