"""From ratings to a recommendation in one chain: nature, site, security there, gates.

The chain is quick enough to be run again for every rating that might change, so that a flip that is printed does flip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.flips import smallest_flips
from reportgen.analysis.gates import Decision, Facts, decided
from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature, nature_of
from reportgen.analysis.place import Site, chosen_site, has_place_left, suggested
from reportgen.analysis.ratings import Judged
from reportgen.analysis.scales import SOURCEABILITY, Scales, band_name
from reportgen.analysis.security import Protection, protection_at, residual_score
from reportgen.model.assessment import Flip, Recommendation

_SEPARABLE = 2
_RATED_GROUPS = ("sourceability", "risk", "nature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What follows from a set of ratings. `site` is where the work would be done if it were sourced."""

    nature: Nature
    site: Site
    protection: Protection
    decision: Decision


def ruled(judged: Judged, ratings: Mapping[str, Rating], scales: Scales) -> Ruling:
    """Run the chain for a set of ratings of a process."""
    process, home = judged.process, scales.engagement.home_country
    nature = nature_of(ratings, scales)
    site = chosen_site(suggested(ratings, scales), home, process.permitted_countries, nature.kind, scales.knowledge)
    protection = protection_at(site, process, ratings, nature, scales)
    facts = Facts(
        process=process,
        ratings=ratings,
        base=_by_index(judged, ratings, scales),
        nature_coverage=judged.nature_coverage,
        sourceability_coverage=judged.sourceability_coverage,
        is_known=nature.kind is not None,
        residual=residual_score(protection),
        accepted=scales.knowledge.appetite_limits[scales.engagement.risk_appetite.value],
        is_separable=_is_separable(nature, ratings),
        places_left=has_place_left(home, process.permitted_countries, scales.knowledge),
    )
    return Ruling(nature=nature, site=site, protection=protection, decision=decided(facts, scales.knowledge))


def smallest_flip(judged: Judged, scales: Scales) -> Flip | None:
    """Find the smallest change of one entered rating that changes the recommendation."""
    criteria = scales.knowledge.criteria
    considered = [key for group in _RATED_GROUPS for key in criteria if criteria[key].group == group]
    flips = smallest_flips(
        judged.used,
        criteria,
        tuple(considered),
        lambda ratings: ruled(judged, ratings, scales).decision.recommendation.value,
        limit=1,
    )
    return flips[0] if flips else None


def _by_index(judged: Judged, ratings: Mapping[str, Rating], scales: Scales) -> Recommendation:
    """Return what the index alone says; where too little is known, work stays where it is."""
    index = scales.value(SOURCEABILITY, ratings) if judged.is_sourceability_known else None
    if index is None:
        return Recommendation.RETAIN
    return Recommendation(band_name(index, scales.knowledge.sourceability_bands))


def _is_separable(nature: Nature, ratings: Mapping[str, Rating]) -> bool:
    """Support work splits off where the process mixes two kinds of work, or stands apart from what stays."""
    coupling = ratings.get("interdependence")
    return nature.is_mixed or (coupling is not None and coupling.value <= _SEPARABLE)
