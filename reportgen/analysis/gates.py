"""Gates: facts that override any score. Each that applies names itself; the first in order decides."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.analysis.gate_rules import GATE_RULES, Facts
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.rating_facts import Gate
from reportgen.model.sourcing import GateOutcome
from reportgen.model.verdict import Recommendation

_TOO_LITTLE_EVIDENCE = "G8"
_RESIDUAL_RISK = "G7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What the gates leave of a recommendation.

    `gate` is the one that decided on `advice`, None where the index alone did. `is_open`: before that gate's turn too
    little was known, so the advice is provisional.
    """

    gate: str | None
    advice: Recommendation
    is_open: bool

    @property
    def recommendation(self) -> Recommendation:
        """Return the advice, or the call for more evidence that stands before it."""
        return Recommendation.ASSESS_FURTHER if self.is_open else self.advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the gates leave of `base`, the recommendation of the sourceability index alone.

    `told` are the criteria that the gates already speak of, `has_place` tells whether a permitted country is left, and
    `is_barred` whether a duty or a doubtful transfer took one out.
    """

    base: Recommendation
    recommendation: Recommendation
    provisional: Recommendation | None
    outcomes: tuple[GateOutcome, ...]
    uses_several_providers: bool
    has_place: bool
    is_barred: bool
    told: frozenset[str]

    @property
    def advice(self) -> Recommendation:
        """Return what stands behind a call for more evidence, else the recommendation."""
        return self.provisional or self.recommendation


def settled(facts: Facts, knowledge: Knowledge) -> tuple[Settlement, Settlement]:
    """Ask the gates in the order of deciding until one rules: where the risk is accepted, and where it is not."""
    is_open, refused = False, None
    for gate in knowledge.gates:
        rule = GATE_RULES[gate]
        if gate == _RESIDUAL_RISK:
            refused = Settlement(gate=gate, advice=Recommendation.STABILISE, is_open=is_open)
            continue
        ruling = rule.result(facts, knowledge) if rule.applies(facts, knowledge) else None
        if ruling is Recommendation.ASSESS_FURTHER:
            is_open = True
        elif ruling is not None:
            accepted = Settlement(gate=gate, advice=ruling, is_open=is_open)
            return accepted, refused or accepted
    accepted = Settlement(gate=None, advice=facts.base, is_open=is_open)
    return accepted, refused or accepted


def decided(facts: Facts, knowledge: Knowledge) -> Decision:
    """Settle the recommendation, and name every gate that applies, in the order of deciding."""
    accepted, refused = settled(facts, knowledge)
    settlement = refused if GATE_RULES[_RESIDUAL_RISK].applies(facts, knowledge) else accepted
    deciding = _TOO_LITTLE_EVIDENCE if settlement.is_open else settlement.gate
    applying = [gate for gate in knowledge.gates.values() if GATE_RULES[gate.id].applies(facts, knowledge)]
    return Decision(
        base=facts.base,
        recommendation=settlement.recommendation,
        provisional=settlement.advice if settlement.is_open else None,
        outcomes=tuple(_outcome(gate, facts, knowledge, decides=gate.id == deciding) for gate in applying),
        uses_several_providers=any(gate.id == "G4" for gate in applying),
        has_place=facts.places_left,
        is_barred=bool(facts.bans),
        told=frozenset(name for gate in applying for name in GATE_RULES[gate.id].fields),
    )


def _outcome(gate: Gate, facts: Facts, knowledge: Knowledge, *, decides: bool) -> GateOutcome:
    rule = GATE_RULES[gate.id]
    cells = tuple(facts.process.cells[name] for name in rule.fields if name in facts.process.cells)
    return GateOutcome(
        id=gate.id,
        name=gate.name,
        effect=gate.effect,
        because=rule.because(facts, knowledge),
        decided=decides,
        cells=cells,
    )
