"""What calls for the measures of a process at a site, the measures themselves, and what they leave of its risk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportgen.analysis.controls import Asked, Need, called_for, needed_controls
from reportgen.analysis.maturity import maturity_of
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.regimes import AppliedRegime
from reportgen.analysis.risk import Remaining, agreed, remaining_with
from reportgen.analysis.scales import Scales
from reportgen.analysis.tiers import tier_of
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Form, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """All that decides which measures are needed, and how far they work: the same for much work.

    `maturity` is that of the Controls sheet, `own` that of the process.
    """

    tier: Tier
    facts: frozenset[str]
    nature: Nature
    form: Form
    asked: tuple[Asked, ...]
    maturity: tuple[tuple[str, float], ...]
    own: float | None
    knowledge: Knowledge

    def working(self, controls: tuple[Control, ...]) -> dict[str, float]:
        """Return how far measures count once they are agreed, by id."""
        today = maturity_of(controls, dict(self.maturity), self.own)
        return agreed(controls, today, self.tier, self.knowledge)


def call_for_measures(
    inherent: RiskScore | None,
    facts: frozenset[str],
    site: Site,
    regimes: tuple[AppliedRegime, ...],
    process: Process,
    nature: Nature,
    scales: Scales,
) -> Call:
    """Gather what calls for the measures of a process at a site."""
    return Call(
        tier=Tier.STANDARD if inherent is None else tier_of(inherent, facts, scales.knowledge),
        facts=facts,
        nature=nature,
        form=site.form,
        asked=asked_by(regimes),
        maturity=scales.maturity,
        own=process.control_maturity,
        knowledge=scales.knowledge,
    )


def asked_by(regimes: tuple[AppliedRegime, ...]) -> tuple[Asked, ...]:
    """Return what bodies of rules ask for."""
    return tuple((one.regime.label, one.regime.controls) for one in regimes)


@lru_cache(maxsize=1024)
def needs_of(call: Call) -> tuple[Need, ...]:
    """List the measures."""
    return needed_controls(call.tier, call.facts, call.nature, call.form, call.asked, call.knowledge)


@lru_cache(maxsize=16384)
def remaining_of(call: Call) -> Remaining:
    """Return what the measures leave of a risk, without listing them."""
    controls = tuple(called_for(call.tier, call.facts, call.nature, call.form, call.asked, call.knowledge))
    return remaining_with(controls, call.working(controls), call.knowledge)
