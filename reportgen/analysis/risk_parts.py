"""What each criterion adds to the likelihood and to the impact of a process's inherent risk.

The parts of an axis sum to its index 0-100. A criterion that is not rated is left out and the weights of the others are
renormalised over what is rated. What only sets the impact at the least stands there without weight and points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.analysis.impact_floor import COST, PERSONAL_DATA, impact_floors
from reportgen.analysis.indices import Rating
from reportgen.analysis.place import Site
from reportgen.analysis.risk import site_ratings, with_site
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, Scales
from reportgen.model.classification import Contribution
from reportgen.model.engagement import Process
from reportgen.model.protection import RiskPart

_FACTS = {PERSONAL_DATA: "Personal data", COST: "Money at stake"}


def risk_parts(process: Process, ratings: Mapping[str, Rating], site: Site, scales: Scales) -> tuple[RiskPart, ...]:
    """Return the parts of likelihood and of impact, those that add most first."""
    floors = impact_floors(process, ratings, site.form, scales)
    from_site = site_ratings(site).keys() - ratings.keys()
    likelihood = scales.index(LIKELIHOOD, with_site(ratings, site)).contributions
    impact = scales.index(IMPACT, ratings).contributions
    if not impact:
        return ()
    weighed = [_part(one, "impact", floors.get(one.criterion, 0), from_site=False) for one in impact]
    felt = _without_weight(process, ratings, {key: floors[key] for key in floors if floors[key] > 1}, weighed, scales)
    likely = [_part(one, "likelihood", 0, from_site=one.criterion in from_site) for one in likelihood]
    return (*sorted(likely, key=_order), *sorted((*weighed, *felt), key=_order))


def _order(part: RiskPart) -> tuple[float, float, int, str]:
    return -part.points, -part.weight, -part.least, part.criterion


def _part(one: Contribution, axis: str, least: int, *, from_site: bool) -> RiskPart:
    return RiskPart(
        criterion=one.criterion,
        label=one.label,
        axis=axis,
        rating=one.rating,
        weight=one.weight,
        points=one.points,
        is_inferred=one.inferred,
        from_site=from_site,
        cell=one.cell,
        least=max(least, 0),
    )


def _without_weight(
    process: Process,
    ratings: Mapping[str, Rating],
    floors: Mapping[str, int],
    weighed: Iterable[RiskPart],
    scales: Scales,
) -> list[RiskPart]:
    """Return what sets the impact at the least, but is in no index; its rating is the impact that it sets."""
    told = {part.criterion for part in weighed}
    return [
        RiskPart(
            criterion=key,
            label=_FACTS.get(key) or scales.knowledge.criteria[key].name,
            axis="impact",
            rating=ratings[key].value if key in ratings else float(least),
            weight=0.0,
            points=0.0,
            is_inferred=key in ratings and ratings[key].inferred,
            cell=ratings[key].cell if key in ratings else process.cells.get(key),
            least=least,
        )
        for key, least in floors.items()
        if key not in told
    ]
