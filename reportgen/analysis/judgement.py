"""What is concluded about a process, before any of it is written out: verdict, place, wave and share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from reportgen.analysis.assumptions import Assumptions
from reportgen.analysis.contradiction import contradicting
from reportgen.analysis.gates import Decision
from reportgen.analysis.place import Site, home_site
from reportgen.analysis.pricing import Pricing, priced
from reportgen.analysis.ratings import Judged, judged
from reportgen.analysis.ruling import Ruling, ruled
from reportgen.analysis.scales import Scales, without_processes
from reportgen.analysis.waves import wave_of
from reportgen.knowledge.facts import ReferenceProcess
from reportgen.model.engagement import Process
from reportgen.model.memory import basis, once
from reportgen.model.verdict import Evidence, Form, Place, Recommendation

SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The conclusions on one process; the analyst's override stands in `recommendation`.

    `site` is where the work is done under the recommendation, `wave` 1-3 or 0 where nothing moves, `share` the part of
    the avoidable cost that moves, 0-1. `contradicted_by` is the reference process that the text clearly resembles,
    where its class is the opposite of the one that was rated.
    """

    judged: Judged
    ruling: Ruling
    recommendation: Recommendation
    provisional: Recommendation | None
    site: Site
    wave: int
    share: float
    pricing: Pricing
    contradicted_by: ReferenceProcess | None

    @property
    def process(self) -> Process:
        """Return the process as the analyst described it."""
        return self.judged.process

    @property
    def is_moved(self) -> bool:
        """Return whether work leaves the team that does it today."""
        return self.wave > 0

    @property
    def evidence(self) -> Evidence:
        """Return what the class rests on."""
        return Evidence.NONE if self.ruling.nature.kind is None else self.judged.evidence


def judgements(scales: Scales, assumptions: Assumptions) -> Iterator[Judgement]:
    """Judge the processes of the engagement, one at a time, in their order; each once a report."""
    alone = without_processes(scales)
    shared = basis(alone.engagement, scales.knowledge.sha256)
    for process in scales.engagement.processes:
        make = partial(_judged_alone, process, alone, assumptions)
        yield once("judged", basis(shared, process), make, again=True)


def _judged_alone(process: Process, alone: Scales, assumptions: Assumptions) -> Judgement:
    return _judgement(judged(process, alone), alone, assumptions)


def _judgement(judged: Judged, scales: Scales, assumptions: Assumptions) -> Judgement:
    process = judged.process
    ruling = ruled(judged, judged.used, scales)
    decision = ruling.decision
    recommendation = Recommendation(process.override) if process.override else decision.recommendation
    where = _final_site(recommendation, judged, ruling, scales)
    moves = recommendation in SOURCED and not _is_own_team(where)
    return Judgement(
        judged=judged,
        ruling=ruling,
        recommendation=recommendation,
        provisional=_provisional(recommendation, decision),
        site=where,
        wave=_wave(recommendation, ruling, where, judged, scales) if moves else 0,
        share=share_of(recommendation, assumptions) if moves else 0.0,
        pricing=priced(process, ruling.nature, judged.used, scales.knowledge),
        contradicted_by=contradicting(process, ruling.nature.kind, scales.knowledge)
        if judged.is_nature_entered
        else None,
    )


def _is_own_team(site: Site) -> bool:
    """Return whether a site is the team as it is: an own centre at home."""
    return site.form is Form.CAPTIVE and site.place is Place.ONSHORE


def _wave(recommendation: Recommendation, ruling: Ruling, where: Site, judged: Judged, scales: Scales) -> int:
    tier, nature = ruling.protection.tier, ruling.nature.kind
    return wave_of(recommendation, nature, where.form, tier, judged.used, scales.knowledge)


def _final_site(recommendation: Recommendation, judged: Judged, ruling: Ruling, scales: Scales) -> Site:
    """Return where the work is done under a recommendation: at the site if it moves, else at home.

    Work that no provider offers goes to a captive centre where the index speaks for moving it, the team is
    large enough for a centre (threshold captive_fte), and a cheaper place is left.
    """
    if recommendation in SOURCED:
        return ruling.site
    has_no_market = any(gate.id == "G5" and gate.decided for gate in ruling.decision.outcomes)
    least = scales.knowledge.threshold("captive_fte")
    is_large = judged.process.fte is not None and judged.process.fte >= least
    wants_to_move = ruling.decision.base is Recommendation.OUTSOURCE and ruling.site.rate_ratio < 1
    if recommendation is Recommendation.RETAIN and has_no_market and is_large and wants_to_move:
        return replace(ruling.site, form=Form.CAPTIVE)
    return home_site(scales.engagement.home_country, scales.knowledge)


def share_of(recommendation: Recommendation, assumptions: Assumptions) -> float:
    """Return the part of the avoidable cost that moves, 0-1."""
    if recommendation is Recommendation.SELECTIVE:
        return assumptions.value("selective_share")
    return 1.0 if recommendation is Recommendation.OUTSOURCE else 0.0


def _provisional(recommendation: Recommendation, decision: Decision) -> Recommendation | None:
    """Return what the engine would say with more evidence, or what it says where the analyst asks for more."""
    if recommendation is not Recommendation.ASSESS_FURTHER:
        return None
    return decision.provisional or decision.recommendation
