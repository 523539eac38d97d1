"""From ratings to a recommendation in one chain: nature, site, security there, gates.

The steps can be asked one by one, so that a changed rating runs again through what it touches (see `variants`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.circumstances import circumstances_of
from reportgen.analysis.gate_rules import GATE_RATINGS, Facts
from reportgen.analysis.gates import Decision, decided
from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature, nature_of
from reportgen.analysis.place import Site, chosen_site, has_place_left, suggested
from reportgen.analysis.ratings import Judged
from reportgen.analysis.regimes import bans_of, barred
from reportgen.analysis.scales import SOURCEABILITY, Scales, band_name
from reportgen.analysis.security import Protection, protection_at, residual_score
from reportgen.model.verdict import Recommendation

_SEPARABLE_BY = "interdependence"
_SEPARABLE = 2
SEEN_BY_GATES = GATE_RATINGS | {_SEPARABLE_BY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What follows from a set of ratings. `site` is where the work would be done if it were sourced."""

    nature: Nature
    site: Site
    protection: Protection
    decision: Decision


def ruled(judged: Judged, ratings: Mapping[str, Rating], scales: Scales) -> Ruling:
    """Run the chain for a set of ratings of a process."""
    process, home, knowledge = judged.process, scales.engagement.home_country, scales.knowledge
    nature, out = nature_of(ratings, scales), barred(process, scales.engagement, knowledge)
    site = chosen_site(suggested(ratings, scales), home, process.permitted_countries, nature.kind, knowledge, out)
    protection = protection_at(site, process, ratings, nature, scales)
    base = base_of(judged, scales.value(SOURCEABILITY, ratings), scales)
    facts = facts_for_gates(judged, ratings, nature, base, residual_score(protection), scales)
    return Ruling(nature=nature, site=site, protection=protection, decision=decided(facts, knowledge))


def base_of(judged: Judged, index: float | None, scales: Scales) -> Recommendation:
    """Return what the sourceability index alone says; where too little is known, work stays where it is."""
    if index is None or not judged.is_sourceability_known:
        return Recommendation.RETAIN
    return Recommendation(band_name(index, scales.knowledge.sourceability_bands))


def facts_for_gates(
    judged: Judged,
    ratings: Mapping[str, Rating],
    nature: Nature,
    base: Recommendation,
    residual: int | None,
    scales: Scales,
) -> Facts:
    """Gather what the gates look at."""
    process = judged.process
    bans = bans_of(circumstances_of(process, scales.engagement), scales.knowledge)
    return Facts(
        process=process,
        ratings=ratings,
        base=base,
        nature_coverage=judged.nature_coverage,
        sourceability_coverage=judged.sourceability_coverage,
        is_known=nature.kind is not None,
        residual=residual,
        accepted=scales.accepted,
        is_separable=_is_separable(nature, ratings),
        places_left=has_place_left(
            scales.engagement.home_country,
            process.permitted_countries,
            scales.knowledge,
            [ban.country for ban in bans],
        ),
        bans=tuple(ban for ban in bans if ban.country in process.permitted_countries),
    )


def _is_separable(nature: Nature, ratings: Mapping[str, Rating]) -> bool:
    """Support work splits off where the process mixes two kinds of work, or stands apart from what stays."""
    coupling = ratings.get(_SEPARABLE_BY)
    return nature.is_mixed or (coupling is not None and coupling.value <= _SEPARABLE)
