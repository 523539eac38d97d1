"""Form and place: who does the work and how far from home.

By operational and structural risk, in the cells of knowledge: form_and_place.toml. Nearshore means the home region or
one beside it, countries under the same law first. Offshore, countries that Kearney's Global Services Location Index
2023 ranks among its first (threshold first_ranks: ten) stand before all others. Within these, the lowest rate for the
skill tier decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.analysis.countries import EEA, are_near, country_name
from reportgen.analysis.indices import Rating
from reportgen.analysis.scales import OPERATIONAL, STRUCTURAL, Scales, band_name
from reportgen.analysis.transfers import SAME_LAW, route_kind
from reportgen.knowledge.facts import Knowledge, Location
from reportgen.knowledge.rating_facts import SiteCell
from reportgen.model.verdict import Form, NatureClass, Place

_TOWARDS_HOME = {
    Place.OFFSHORE: (Place.OFFSHORE, Place.NEARSHORE),
    Place.NEARSHORE: (Place.NEARSHORE,),
    Place.ONSHORE: (),
}
_BY_ROUTE = {SAME_LAW: "same_law", "adequacy": "recognised_law"}
Suggestion = tuple[Form, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where and by whom: the provider's rate as a share of that at home, and the legal exposure 1-5 (1 is home)."""

    form: Form
    place: Place
    country: str
    country_name: str
    rate_ratio: float
    exposure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    """Where work may go: `permitted` by the client, any country where empty, but for those `barred` by a duty."""

    permitted: tuple[str, ...]
    barred: tuple[str, ...]

    def allow(self, country: str) -> bool:
        """Return whether work may be done in a country."""
        return (not self.permitted or country in self.permitted) and country not in self.barred


def suggested(ratings: Mapping[str, Rating], scales: Scales) -> Suggestion:
    """Return the form and distance the two risks suggest."""
    return suggested_by(scales.value(OPERATIONAL, ratings), scales.value(STRUCTURAL, ratings), scales)


def site_cell(ratings: Mapping[str, Rating], scales: Scales) -> SiteCell:
    """Return the cell of the form and place matrix that a set of ratings falls in."""
    return _cell(scales.value(OPERATIONAL, ratings), scales.value(STRUCTURAL, ratings), scales)


def suggested_by(operational: float | None, structural: float | None, scales: Scales) -> Suggestion:
    """Return the form and distance for the two risks, 0-100; a risk without any rating counts as moderate."""
    cell = _cell(operational, structural, scales)
    return cell.form, cell.distance


def _cell(operational: float | None, structural: float | None, scales: Scales) -> SiteCell:
    return scales.knowledge.site_cells[_risk_level(operational, scales), _risk_level(structural, scales)]


def _risk_level(index: float | None, scales: Scales) -> str:
    return "moderate" if index is None else band_name(index, scales.knowledge.risk_bands)


def rate_of(location: Location, nature: NatureClass | None) -> float:
    """Return a country's rate index for the skill tier a class needs (United States = 100)."""
    tiers = {
        NatureClass.BPO: location.rate_transactional,
        NatureClass.HYBRID: location.rate_skilled,
        NatureClass.KPO: location.rate_specialist,
    }
    return tiers[nature or NatureClass.HYBRID]


def provider_site(country: str, home: str | None, knowledge: Knowledge) -> Site:
    """Return a country as the site of an outside provider, whatever its rate; one that is not known has foreign law."""
    at_home, there = knowledge.locations.get(home or ""), knowledge.locations.get(country)
    if home is None or country == home:
        return _home(Form.THIRD_PARTY, home, knowledge)
    if there is not None:
        is_near = at_home is not None and are_near(at_home.region, there.region)
        place = Place.NEARSHORE if is_near else Place.OFFSHORE
        return _abroad(Form.THIRD_PARTY, place, there, at_home, None, knowledge)
    return Site(
        form=Form.THIRD_PARTY,
        place=Place.OFFSHORE,
        country=country,
        country_name=country_name(country, knowledge),
        rate_ratio=1.0,
        exposure=knowledge.exposure_steps["foreign_law"],
    )


@lru_cache(maxsize=1024)
def chosen_site(
    suggestion: Suggestion,
    home: str | None,
    permitted: tuple[str, ...],
    nature: NatureClass | None,
    knowledge: Knowledge,
    barred: tuple[str, ...] = (),
) -> Site:
    """Choose the country: as far as suggested, only where permitted, cheaper than home; else home.

    Where home itself is not permitted, the nearest permitted country is taken, whatever it costs. `barred` are the
    countries that a duty forbids (`regimes.barred`).
    """
    form, distance = suggestion
    limits = _Limits(permitted=permitted, barred=barred)
    at_home = knowledge.locations.get(home or "")
    if at_home is not None:
        for place in _TOWARDS_HOME[distance]:
            best = _best(place, at_home, limits, nature, knowledge, dearest=rate_of(at_home, nature))
            if best is not None:
                return _abroad(form, place, best, at_home, nature, knowledge)
    if not permitted or home is None or home in permitted:
        return _home(form, home, knowledge)
    return _nearest_permitted(form, home, limits, nature, knowledge)


def home_site(home: str | None, knowledge: Knowledge) -> Site:
    """Return the client's own country as a site of its own team."""
    return _home(Form.IN_HOUSE, home, knowledge)


def best_site(
    place: Place,
    form: Form,
    home: str | None,
    permitted: tuple[str, ...],
    nature: NatureClass | None,
    knowledge: Knowledge,
    barred: tuple[str, ...] = (),
) -> Site | None:
    """Return the country to prefer at a distance from home, whatever its rate; None where none may be used."""
    if place is Place.ONSHORE:
        return _home(form, home, knowledge) if not permitted or home is None or home in permitted else None
    at_home = knowledge.locations.get(home or "")
    if at_home is None:
        return None
    best = _best(place, at_home, _Limits(permitted=permitted, barred=barred), nature, knowledge, dearest=None)
    return None if best is None else _abroad(form, place, best, at_home, nature, knowledge)


def has_place_left(
    home: str | None, permitted: Sequence[str], knowledge: Knowledge, barred: Sequence[str] = ()
) -> bool:
    """Return whether any permitted country is home, or one with known providers that no duty forbids."""
    return not permitted or any(
        country == home or (country in knowledge.locations and country not in barred) for country in permitted
    )


def exposure(home: Location | None, location: Location, knowledge: Knowledge) -> float:
    """Rate the legal exposure of a country as seen from home, on the scale of the criterion Location exposure."""
    return knowledge.exposure_steps[_law(home, location, knowledge)]


def _law(home: Location | None, location: Location, knowledge: Knowledge) -> str:
    """Return the step of exposure: by the route of data from a European home, by nearness from any other."""
    if home is None:
        return "foreign_law"
    if home.country == location.country:
        return "home"
    if home.country in EEA or home.country == "GB":
        return _BY_ROUTE.get(route_kind(location.country, home.country, knowledge), "foreign_law")
    return "recognised_law" if are_near(home.region, location.region) else "foreign_law"


def _home(form: Form, home: str | None, knowledge: Knowledge) -> Site:
    name = country_name(home, knowledge) if home else ""
    return Site(
        form=form,
        place=Place.ONSHORE,
        country=home or "",
        country_name=name,
        rate_ratio=1.0,
        exposure=knowledge.exposure_steps["home"],
    )


def _abroad(
    form: Form,
    place: Place,
    location: Location,
    home: Location | None,
    nature: NatureClass | None,
    knowledge: Knowledge,
) -> Site:
    ratio = 1.0 if home is None else rate_of(location, nature) / rate_of(home, nature)
    return Site(
        form=form,
        place=place,
        country=location.country,
        country_name=location.name,
        rate_ratio=ratio,
        exposure=exposure(home, location, knowledge),
    )


def _nearest_permitted(
    form: Form, home: str, limits: _Limits, nature: NatureClass | None, knowledge: Knowledge
) -> Site:
    at_home = knowledge.locations.get(home)
    if at_home is None:
        known = [one for one in knowledge.locations.values() if limits.allow(one.country)]
        cheapest = min(known, key=lambda one: (rate_of(one, nature), one.country), default=None)
        if cheapest is None:
            return _home(form, home, knowledge)
        return _abroad(form, Place.OFFSHORE, cheapest, None, nature, knowledge)
    for place in (Place.NEARSHORE, Place.OFFSHORE):
        best = _best(place, at_home, limits, nature, knowledge, dearest=None)
        if best is not None:
            return _abroad(form, place, best, at_home, nature, knowledge)
    return _home(form, home, knowledge)


def _best(
    place: Place,
    home: Location,
    limits: _Limits,
    nature: NatureClass | None,
    knowledge: Knowledge,
    *,
    dearest: float | None,
) -> Location | None:
    """Return the country to prefer at a distance; `dearest` is the rate it must stay below."""
    candidates = [
        location
        for location in knowledge.locations.values()
        if location.country != home.country
        and limits.allow(location.country)
        and (dearest is None or rate_of(location, nature) < dearest)
        and are_near(home.region, location.region) is (place is Place.NEARSHORE)
    ]
    return min(candidates, key=lambda one: _preference(place, one, home, nature, knowledge), default=None)


def _preference(
    place: Place, location: Location, home: Location, nature: NatureClass | None, knowledge: Knowledge
) -> tuple[float, float, str]:
    if place is Place.NEARSHORE:
        first = exposure(home, location, knowledge)
    else:
        is_first = location.gsli_rank is not None and location.gsli_rank <= knowledge.threshold("first_ranks")
        first = 0.0 if is_first else 1.0
    return first, rate_of(location, nature), location.country
