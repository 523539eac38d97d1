"""Onshore, nearshore and offshore compared for one process."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.circumstances import circumstances_of
from reportgen.analysis.money.deals import deal_at
from reportgen.analysis.money.pricer import Pricer
from reportgen.analysis.money.work import Deal
from reportgen.analysis.place import Site, best_site
from reportgen.analysis.regimes import bans_of, barred
from reportgen.model.business_case import PlaceOption
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import NotAssessed, Place

_BARRED = NotAssessed(reason="No country at this distance may be used and has a known rate.")
_BARRED_AT_HOME = NotAssessed(reason="Home is not among the permitted countries.")


def places_of(pricer: Pricer, main: MoneyCase) -> tuple[PlaceOption, ...]:
    """Compare onshore, nearshore and offshore; `main` is the money at the place chosen."""
    return tuple(_place(place, pricer, main) for place in Place)


def _place(place: Place, pricer: Pricer, main: MoneyCase) -> PlaceOption:
    chosen = pricer.judgement.ruling.site
    if place is chosen.place:
        return _at(chosen, main, pricer, is_chosen=True)
    site = site_at(place, pricer)
    if site is None:
        why = _BARRED_AT_HOME if place is Place.ONSHORE else _why_barred(place, pricer)
        return PlaceOption(place=place, country="", country_name="", rate_ratio=None, is_chosen=False, case=why)
    return _at(site, pricer.sourced(deal_there(site, pricer)), pricer, is_chosen=False)


def site_at(place: Place, pricer: Pricer) -> Site | None:
    """Return the best permitted country at a distance, None where there is none."""
    engagement, ruling, process = pricer.scales.engagement, pricer.judgement.ruling, pricer.judgement.process
    knowledge, home = pricer.scales.knowledge, pricer.scales.engagement.home_country
    out = barred(process, engagement, knowledge)
    permitted, form = process.permitted_countries, ruling.site.form
    return best_site(place, form, home, permitted, ruling.nature.kind, knowledge, out)


def deal_there(site: Site, pricer: Pricer) -> Deal:
    """Return the deal of as much of the work at another place."""
    return replace(deal_at(site, pricer.judgement, pricer.scales.engagement), scope=pricer.deal.scope)


def _why_barred(place: Place, pricer: Pricer) -> NotAssessed:
    """Say why no country at a distance is left: a duty where one took the last, else permission or rates."""
    process, ruling, knowledge = pricer.judgement.process, pricer.judgement.ruling, pricer.scales.knowledge
    engagement = pricer.scales.engagement
    free = best_site(
        place, ruling.site.form, engagement.home_country, process.permitted_countries, ruling.nature.kind, knowledge
    )
    if free is None:
        return _BARRED
    bans = bans_of(circumstances_of(process, engagement), knowledge)
    ban = next(ban for ban in bans if ban.country == free.country)
    return NotAssessed(reason=f"{ban.label} leaves no country at this distance: {ban.because}.")


def _at(site: Site, case: MoneyCase, pricer: Pricer, *, is_chosen: bool) -> PlaceOption:
    onsite = float(pricer.values.for_class("onsite_share", pricer.judgement.ruling.nature.kind))
    abroad = site.place is not Place.ONSHORE
    return PlaceOption(
        place=site.place,
        country=site.country,
        country_name=site.country_name,
        rate_ratio=onsite + (1 - onsite) * site.rate_ratio if abroad else 1.0,
        is_chosen=is_chosen,
        case=case,
    )
