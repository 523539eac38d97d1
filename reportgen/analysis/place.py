"""Form and place: who does the work and how far from home.

By operational and structural risk after Aron and Singh (Harvard Business Review, December 2005); the wording of the
cells and the bands are practitioner convention. Offshore, countries that Kearney's Global Services Location Index 2023
ranks among its first ten stand before all others; nearshore means the home region or one beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.classify import band_name
from reportgen.analysis.indices import Rating, weighted_index
from reportgen.knowledge.facts import Knowledge, Location
from reportgen.knowledge.weights import weights_of
from reportgen.model.assessment import Form, NatureClass, Place

_MATRIX = {
    ("low", "low"): (Form.THIRD_PARTY, Place.OFFSHORE),
    ("low", "moderate"): (Form.THIRD_PARTY, Place.OFFSHORE),
    ("low", "high"): (Form.CAPTIVE, Place.OFFSHORE),
    ("moderate", "low"): (Form.THIRD_PARTY, Place.OFFSHORE),
    ("moderate", "moderate"): (Form.JOINT, Place.NEARSHORE),
    ("moderate", "high"): (Form.CAPTIVE, Place.NEARSHORE),
    ("high", "low"): (Form.THIRD_PARTY, Place.NEARSHORE),
    ("high", "moderate"): (Form.CAPTIVE, Place.NEARSHORE),
    ("high", "high"): (Form.IN_HOUSE, Place.ONSHORE),
}
_BESIDE = {
    "Europe": {"Africa"},
    "North America": {"Latin America"},
    "Latin America": {"North America"},
    "South Asia": {"South-East Asia"},
    "South-East Asia": {"South Asia", "East Asia"},
    "East Asia": {"South-East Asia"},
    "Oceania": {"South-East Asia"},
    "Middle East": {"South Asia", "Africa"},
    "Africa": {"Europe", "Middle East"},
}
_RANKED_FIRST_TEN = ("IN", "CN", "MY", "BR", "GB")
_STEPS_HOME = {
    Place.OFFSHORE: (Place.OFFSHORE, Place.NEARSHORE),
    Place.NEARSHORE: (Place.NEARSHORE,),
    Place.ONSHORE: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where and by whom, with the provider's rate as a share of the rate at home."""

    form: Form
    place: Place
    country: str
    country_name: str
    rate_ratio: float


def form_and_distance(ratings: Mapping[str, Rating], knowledge: Knowledge) -> tuple[Form, Place]:
    """Return the form and distance the two risks suggest; a risk without any rating counts as moderate."""
    return _MATRIX[_level("operational_risk", ratings, knowledge), _level("structural_risk", ratings, knowledge)]


def _level(index: str, ratings: Mapping[str, Rating], knowledge: Knowledge) -> str:
    found = weighted_index(index, ratings, knowledge.criteria, weights_of(index, knowledge.criteria, {}))
    return "moderate" if found.value is None else band_name(found.value, knowledge.risk_bands)


def rate_of(location: Location, nature: NatureClass | None) -> float:
    """Return a country's rate index for the skill tier a class needs (United States = 100)."""
    tiers = {
        NatureClass.BPO: location.rate_transactional,
        NatureClass.HYBRID: location.rate_skilled,
        NatureClass.KPO: location.rate_specialist,
    }
    return tiers[nature or NatureClass.HYBRID]


def chosen_site(
    suggestion: tuple[Form, Place],
    home: str | None,
    permitted: Sequence[str],
    nature: NatureClass | None,
    knowledge: Knowledge,
) -> Site:
    """Choose the country: as far as suggested, no further than permitted, cheaper than home, else at home."""
    form, distance = suggestion
    at_home = knowledge.locations.get(home or "")
    if at_home is not None:
        for place in _STEPS_HOME[distance]:
            best = _cheapest(place, at_home, permitted, nature, knowledge)
            if best is not None:
                ratio = rate_of(best, nature) / rate_of(at_home, nature)
                return Site(form=form, place=place, country=best.country, country_name=best.name, rate_ratio=ratio)
    name = at_home.name if at_home is not None else ""
    return Site(form=form, place=Place.ONSHORE, country=home or "", country_name=name, rate_ratio=1.0)


def home_site(home: str | None, knowledge: Knowledge) -> Site:
    """Return the company's own country as a site of its own team."""
    at_home = knowledge.locations.get(home or "")
    name = at_home.name if at_home is not None else ""
    return Site(form=Form.IN_HOUSE, place=Place.ONSHORE, country=home or "", country_name=name, rate_ratio=1.0)


def has_place_left(home: str | None, permitted: Sequence[str], knowledge: Knowledge) -> bool:
    """Return whether any permitted country is home or one the product knows providers in."""
    return not permitted or any(country == home or country in knowledge.locations for country in permitted)


def _cheapest(
    place: Place, home: Location, permitted: Sequence[str], nature: NatureClass | None, knowledge: Knowledge
) -> Location | None:
    candidates = [
        location
        for location in knowledge.locations.values()
        if location.country != home.country
        and (not permitted or location.country in permitted)
        and rate_of(location, nature) < rate_of(home, nature)
        and _is_at(place, location, home)
    ]
    return min(candidates, key=lambda one: _preference(place, one, nature), default=None)


def _is_at(place: Place, location: Location, home: Location) -> bool:
    near = location.region == home.region or location.region in _BESIDE.get(home.region, set())
    return near if place is Place.NEARSHORE else not near


def _preference(place: Place, location: Location, nature: NatureClass | None) -> tuple[bool, float, str]:
    unranked = place is Place.OFFSHORE and location.country not in _RANKED_FIRST_TEN
    return unranked, rate_of(location, nature), location.country
