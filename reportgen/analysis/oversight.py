"""The portfolio as it would be held and steered: concentration, bundles, bodies, retained roles and the register."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.assumptions import Assumptions
from reportgen.analysis.concentration import holdings_of
from reportgen.analysis.contract_setting import setting_of
from reportgen.analysis.governance import Steered, bodies_of, retained_of
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.register import register_of
from reportgen.analysis.scales import Scales
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import Oversight


def oversight_of(
    judged: Sequence[Judgement], processes: Sequence[ProcessAssessment], scales: Scales, assumptions: Assumptions
) -> Oversight:
    """Return how the portfolio is held and steered; `judged` and `processes` stand in the same order."""
    knowledge = scales.knowledge
    steered = [
        Steered(one=one, judgement=each, setting=setting_of(each, each.ruling.protection, scales))
        for each, one in zip(judged, processes, strict=True)
        if one.sourcing.moves
    ]
    used = {each.process.id: each.judged.used for each in judged}
    return Oversight(
        holdings=holdings_of(processes, used, scales.engagement.currency, knowledge),
        bodies=bodies_of(steered, knowledge),
        retained=retained_of(steered, assumptions, knowledge),
        register=register_of(processes, knowledge),
    )
