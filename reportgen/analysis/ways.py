"""What would bring a residual risk within what the client accepts: measures, less exposure, or a nearer place.

Each way is tried by the chain itself, alone, with everything else as it is. Nothing is said of several together.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.indices import SCALE_LOW, Rating
from reportgen.analysis.measure_ways import measure_ways
from reportgen.analysis.place import Site, best_site
from reportgen.analysis.regimes import barred
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, Scales
from reportgen.analysis.security import Protection, protection_at
from reportgen.analysis.wording import condition, in_sentence, or_beyond
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.protection import RiskScore, Way
from reportgen.model.verdict import Place

_EXPOSURES = 2
_NEARER = {Place.OFFSHORE: (Place.NEARSHORE, Place.ONSHORE), Place.NEARSHORE: (Place.ONSHORE,), Place.ONSHORE: ()}


def ways_of(protection: Protection, scales: Scales) -> tuple[Way, ...]:
    """Return the ways, measures first; none where the risk is accepted or not known."""
    if protection.residual is None or protection.residual.score <= scales.accepted:
        return ()
    exposures = sorted(_by_exposure(protection, scales), key=lambda one: one[0])[:_EXPOSURES]
    return (*measure_ways(protection, scales), *(way for _, way in exposures), *_by_place(protection, scales))


def _by_exposure(protection: Protection, scales: Scales) -> Iterator[tuple[tuple[int, str], Way]]:
    """Return for each entered rating the nearest step that is low enough, with how far away it is."""
    entered = {key: rating for key, rating in protection.ratings.items() if not rating.inferred}
    for key in dict.fromkeys((*scales.weights[IMPACT], *scales.weights[LIKELIHOOD])):
        if key not in entered or _accepted_with(key, SCALE_LOW, protection, scales) is None:
            continue
        rating = round(entered[key].value)
        for step in range(rating - 1, 0, -1):
            result = _accepted_with(key, step, protection, scales)
            if result is not None:
                yield (rating - step, key), Way(kind="exposure", text=_fallen(key, step, scales), result=result)
                break


def _accepted_with(key: str, step: int, protection: Protection, scales: Scales) -> RiskScore | None:
    """Return the residual risk with one rating lower, None where it would still be too high."""
    ratings = {**protection.ratings, key: Rating(value=step)}
    return _accepted(
        protection_at(protection.site, protection.process, ratings, protection.nature, scales).residual, scales
    )


def _accepted(residual: RiskScore | None, scales: Scales) -> RiskScore | None:
    return residual if residual is not None and residual.score <= scales.accepted else None


def _fallen(key: str, step: int, scales: Scales) -> str:
    label = in_sentence(scales.knowledge.criteria[key].name)
    return f"{condition(key, step, scales.knowledge, at_least=False)} ({label} {or_beyond(step, at_least=False)})"


def _by_place(protection: Protection, scales: Scales) -> tuple[Way, ...]:
    """Return the first nearer place that is enough."""
    for place in _NEARER[protection.site.place]:
        site = _site_at(place, protection, scales)
        if site is None:
            continue
        found = protection_at(site, protection.process, protection.ratings, protection.nature, scales)
        result = _accepted(found.residual, scales)
        if result is not None:
            return (Way(kind="place", text=_placed(site), result=result),)
    return ()


def _site_at(place: Place, protection: Protection, scales: Scales) -> Site | None:
    home, process = scales.engagement.home_country, protection.process
    out = barred(process, scales.engagement, scales.knowledge)
    kind, permitted = protection.nature.kind, process.permitted_countries
    return best_site(place, protection.site.form, home, permitted, kind, scales.knowledge, out)


def _placed(site: Site) -> str:
    if site.place is Place.ONSHORE:
        return "the work stays in the country"
    return f"the work is done nearer home, in {name_in_sentence(site.country, site.country_name)}"
