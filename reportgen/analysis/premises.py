"""What would have to be true for a recommendation to hold: two to four sentences, the most critical first.

They are built from what the process was rated and from its own money, measures and gates; each limit in them was found
by running the whole chain again.
"""

from __future__ import annotations

from reportgen.analysis.concluded import Concluded
from reportgen.analysis.evidence_needed import evidence_premises
from reportgen.analysis.remedies import remedy_premises
from reportgen.analysis.reopening import reopening_premises
from reportgen.analysis.support import support_premises
from reportgen.analysis.wording import in_sentence, sentence, should
from reportgen.model.verdict import Recommendation

_MOST = 4
_UNMOVED = "its ratings stay as they are: nothing entered here would move it"
_TOLD_BY = {
    Recommendation.OUTSOURCE: support_premises,
    Recommendation.SELECTIVE: support_premises,
    Recommendation.RETAIN: reopening_premises,
    Recommendation.STABILISE: remedy_premises,
    Recommendation.ASSESS_FURTHER: evidence_premises,
}


def premises_of(one: Concluded) -> tuple[str, ...]:
    """Return the premises of the recommendation that stands: the analyst's override where there is one."""
    clauses = [*_override(one), *_TOLD_BY[one.judgement.recommendation](one)]
    return tuple(sentence(clause) for clause in dict.fromkeys(clauses or [_UNMOVED]))[:_MOST]


def _override(one: Concluded) -> list[str]:
    """Say what an analyst's view against the engine's rests on."""
    judgement = one.judgement
    decision = judgement.ruling.decision
    if not one.sourcing.overridden or decision.recommendation is judgement.recommendation:
        return []
    gate = next((gate for gate in decision.outcomes if gate.decided), None)
    if gate is not None:
        return [f"whoever owns the decision sets gate {gate.id} aside ({in_sentence(gate.name)})"]
    return [f"the analyst's reason outweighs the ratings, by which {should(judgement.ruling)}"]
