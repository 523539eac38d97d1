"""The ways to run a process side by side: as is, better in-house, sourced as recommended, or in another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportgen.analysis.money.pricer import Pricer
from reportgen.analysis.money.work import Deal, Scope
from reportgen.analysis.place import Site
from reportgen.analysis.scales import AUTOMATION
from reportgen.model.business_case import Option, OptionKind, PlaceOption
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import Form, Place


def options_of(pricer: Pricer, main: MoneyCase | None, places: tuple[PlaceOption, ...]) -> tuple[Option, ...]:
    """Put the options side by side, the one recommended marked; `main` is the money of sourcing, None if unknown."""
    return tuple(_options(pricer, main, places))


def _options(pricer: Pricer, main: MoneyCase | None, places: tuple[PlaceOption, ...]) -> Iterator[Option]:
    judgement = pricer.judgement
    moves = judgement.is_moved
    yield _in_house(pricer, OptionKind.AS_IS, "As is", pricer.as_is(), is_recommended=not moves)
    yield _in_house(pricer, OptionKind.IMPROVED, "Improved in-house", pricer.improved())
    fit = pricer.scales.value(AUTOMATION, judgement.judged.used)
    if fit is not None:
        yield _in_house(pricer, OptionKind.AUTOMATED, "Automated in-house", pricer.automated(fit / 100))
    if main is None:
        return
    yield _outside(OptionKind.SOURCED, judgement.ruling.site, main, pricer.deal, is_recommended=moves)
    yield from _others(pricer, places)


def _others(pricer: Pricer, places: tuple[PlaceOption, ...]) -> Iterator[Option]:
    """Yield all of the work instead of a part, the best other place, and an own centre where one could be built."""
    deal, site = pricer.deal, pricer.judgement.ruling.site
    if deal.scope is Scope.SELECTIVE:
        whole = whole_of(deal)
        yield _outside(OptionKind.SOURCED_WHOLE, site, pricer.sourced(whole), whole)
    others = [one for one in places if not one.is_chosen and isinstance(one.case, MoneyCase)]
    best = max(others, key=lambda one: (_npv(one), one.country), default=None)
    if best is not None and isinstance(best.case, MoneyCase):
        yield Option(
            kind=OptionKind.OTHER_PLACE,
            label=f"{_WHO[site.form]}{_where(best.place, best.country_name)}",
            form=site.form,
            place=best.place,
            country=best.country,
            country_name=best.country_name,
            is_recommended=False,
            case=best.case,
        )
    least = pricer.scales.knowledge.threshold("captive_fte")
    if deal.work.fte is not None and deal.work.fte >= least and deal.is_abroad and not deal.is_captive:
        captive = captive_of(deal)
        own = replace(site, form=Form.CAPTIVE)
        yield _outside(OptionKind.OTHER_FORM, own, pricer.sourced(captive), captive)


def whole_of(deal: Deal) -> Deal:
    """Return the deal over all of the work."""
    return replace(deal, scope=Scope.WHOLE)


def captive_of(deal: Deal) -> Deal:
    """Return the deal with an own centre in place of a provider."""
    return replace(deal, is_captive=True, quote=None)


def _npv(one: PlaceOption) -> Decimal:
    return one.case.npv if isinstance(one.case, MoneyCase) else Decimal("-Infinity")


def _bought(form: Form) -> Form:
    """Return the form of a deal with somebody else."""
    return Form.THIRD_PARTY if form in {Form.CAPTIVE, Form.IN_HOUSE} else form


_WHO = {
    Form.THIRD_PARTY: "A provider",
    Form.JOINT: "A joint organisation",
    Form.CAPTIVE: "Own centre",
    Form.IN_HOUSE: "A provider",
}


def _where(place: Place, country: str) -> str:
    if place is Place.ONSHORE:
        return " at home"
    return f" {place.value} in {country}" if country else f" {place.value}"


def _in_house(pricer: Pricer, kind: OptionKind, label: str, case: MoneyCase, *, is_recommended: bool = False) -> Option:
    home = pricer.scales.engagement.home_country or ""
    location = pricer.scales.knowledge.locations.get(home)
    return Option(
        kind=kind,
        label=label,
        form=Form.IN_HOUSE,
        place=Place.ONSHORE,
        country=home,
        country_name="" if location is None else location.name,
        is_recommended=is_recommended,
        case=case,
    )


def _outside(kind: OptionKind, site: Site, case: MoneyCase, deal: Deal, *, is_recommended: bool = False) -> Option:
    part = "for part of the work" if deal.scope is Scope.SELECTIVE else ""
    whole = "for all of the work" if kind is OptionKind.SOURCED_WHOLE else ""
    form = Form.CAPTIVE if deal.is_captive else _bought(site.form)
    return Option(
        kind=kind,
        label=" ".join(filter(None, (f"{_WHO[form]}{_where(site.place, site.country_name)}", part or whole))),
        form=form,
        place=site.place,
        country=site.country,
        country_name=site.country_name,
        is_recommended=is_recommended,
        case=case,
    )
