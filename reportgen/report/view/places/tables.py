"""The tables of the places: process by process with the reason, and the countries that come into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.knowledge.country_groups import EEA, name_in_sentence
from reportgen.knowledge.facts import Location
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.best_ways import is_quoted
from reportgen.model.business_case import PlaceOption
from reportgen.model.verdict import Form, NotAssessed
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Link, joined
from reportgen.report.view.places.facts import chosen_option, chosen_saving, next_best, saving_of
from reportgen.report.view.places.words import ground_of
from reportgen.report.view.summary import Summary
from reportgen.report.view.wording import PLACE, in_sentence
from reportgen.report.words.formats import MISSING, MoneyScale, counted, sentence_start

_GROUP_KEPT_WHOLE = 8
_NAME_LIMIT = 64
_NAMED = 3
_QUOTED = "quoted"
_EUROPE = EEA | {"GB"}
_EUROPEAN_RULES = frozenset({"gdpr", "uk_gdpr"})
_FORM = {
    Form.THIRD_PARTY: "third party",
    Form.JOINT: "joint organisation",
    Form.CAPTIVE: "own centre",
    Form.IN_HOUSE: "the client’s own team",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A process at the place chosen: its rate against home, its saving, the next best place and why not there."""

    number: str
    link: Link
    rate: str
    saving: str
    other: str
    gives_up: str
    barred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteGroup:
    """Processes that go to the same place in the same form for the same reason."""

    title: str
    reason: str
    rows: tuple[SiteRow, ...]

    @property
    def keep_together(self) -> bool:
        """Return whether the group is short enough to stand on one page."""
        return len(self.rows) <= _GROUP_KEPT_WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRow:
    """A country that is home, chosen or the best at its distance, with the rates that prices were made with."""

    name: str
    use: str
    routine: str
    mixed: str
    expert: str
    wages: str
    attrition: str
    route: str


def site_groups(context: Context, summary: Summary, scale: MoneyScale | None) -> tuple[SiteGroup, ...]:
    """Group what moves by place, country, form and reason, the places with most processes first."""
    groups: dict[tuple[str, str], list[ProcessAssessment]] = {}
    for one in summary.sourced:
        groups.setdefault((_where(one), ground_of(one)), []).append(one)
    whole = Counter(_where(one) for one in summary.sourced)
    ordered = sorted(groups.items(), key=lambda pair: (-whole[pair[0][0]], pair[0][0], -len(pair[1]), pair[0][1]))
    return tuple(
        SiteGroup(
            title=f"{where}: {counted(len(members), 'process', 'processes')}",
            reason=ended(sentence_start(reason)) if reason else "",
            rows=tuple(_site_row(context, one, scale) for one in _by_saving(members)),
        )
        for (where, reason), members in ordered
    )


def _where(one: ProcessAssessment) -> str:
    sourcing = one.sourcing
    country = f", {sourcing.location_name}" if sourcing.location_name else ""
    return f"{sentence_start(PLACE[sourcing.place])}{country}, {_FORM[sourcing.form]}"


def _by_saving(members: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    return sorted(members, key=lambda one: (-(chosen_saving(one) or Decimal(0)), one.process.row))


def _site_row(context: Context, one: ProcessAssessment, scale: MoneyScale | None) -> SiteRow:
    chosen, other, own = chosen_option(one), next_best(one), chosen_saving(one)
    ratio = chosen.rate_ratio if chosen is not None else None
    return SiteRow(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        rate=MISSING if ratio is None else context.formats.percent(ratio),
        saving=scale.text(own) if scale is not None and own is not None else MISSING,
        other=_place_of(other) if other is not None else "none open" if one.cost.places else MISSING,
        gives_up=_QUOTED if is_quoted(one) and other is not None else _gives_up(own, saving_of(other), scale),
        barred=" ".join(filter(None, (_why_not(one, own, saving_of(other)), _bars(context, one)))),
    )


def _place_of(option: PlaceOption) -> str:
    country = f", {option.country_name}" if option.country_name else ""
    return f"{sentence_start(PLACE[option.place])}{country}"


def _gives_up(own: Decimal | None, other: Decimal | None, scale: MoneyScale | None) -> str:
    if own is None or other is None or scale is None:
        return MISSING
    return scale.text(own - other)


def _why_not(one: ProcessAssessment, own: Decimal | None, other: Decimal | None) -> str:
    """Say why a process does not go to its next best place: what is saved there, or what weighs more."""
    if own is None or other is None:
        return ""
    if is_quoted(one):
        return "No quote from there."
    if other > own:
        return "The risks decide how far."
    if other == own:
        return "The same money: the risks decide how far."
    return "It saves less." if own >= 0 else "It loses more."


def _bars(context: Context, one: ProcessAssessment) -> str:
    """Say what bars which places, those barred for the same reason together."""
    permitted = one.process.permitted_countries
    only = joined([_country_name(context, country) for country in permitted[:_NAMED]])
    more = " and others" if len(permitted) > _NAMED else ""
    barred: dict[str, list[str]] = {}
    for option in one.cost.places:
        if isinstance(option.case, NotAssessed):
            reason = f"only {only}{more} permitted" if permitted else in_sentence(option.case.reason)
            barred.setdefault(reason, []).append(PLACE[option.place])
    if len(barred) == 1 and next_best(one) is None:  # all others are barred alike
        return ended(sentence_start(next(iter(barred))))
    return " ".join(ended(f"{sentence_start(joined(places))}: {reason}") for reason, places in barred.items())


def _country_name(context: Context, country: str) -> str:
    known = context.knowledge.locations.get(country)
    return country if known is None else name_in_sentence(country, known.name)


def country_rows(context: Context, summary: Summary) -> tuple[CountryRow, ...]:
    """List home, the countries chosen and the best ones at other distances, those with most processes first."""
    home = context.assessment.engagement.home_country
    chosen = Counter(one.sourcing.location for one in summary.sourced if one.sourcing.location)
    compared = {option.country for one in summary.sourced for option in one.cost.places if option.country}
    known = context.knowledge.locations
    keys = {*chosen, *compared, *([home] if home else [])} & known.keys()
    ordered = sorted(keys, key=lambda key: (key != home, -chosen[key], known[key].name))
    return tuple(_country_row(context, known[key], _use(key, home, chosen[key])) for key in ordered)


def _use(country: str, home: str | None, processes: int) -> str:
    parts = ["home"] if country == home else []
    parts += [f"{processes} {'process' if processes == 1 else 'processes'}"] if processes else []
    return ", ".join(parts) or "compared only"


def _country_row(context: Context, location: Location, use: str) -> CountryRow:
    formats = context.formats
    return CountryRow(
        name=location.name,
        use=use,
        routine=formats.number(location.rate_transactional),
        mixed=formats.number(location.rate_skilled),
        expert=formats.number(location.rate_specialist),
        wages=formats.percent(location.wage_growth, 1),
        attrition=MISSING if location.attrition is None else formats.percent(location.attrition),
        route=context.said(location.eu_transfer_route),
    )


def tells_routes(assessment: Assessment) -> bool:
    """Return whether data from Europe may be on the way: from home there, or by a rule that a process falls under."""
    home = assessment.engagement.home_country
    regimes = (duty.id for one in assessment.processes for duty in one.security.regimes)
    return home is None or home in _EUROPE or not _EUROPEAN_RULES.isdisjoint(regimes)


def country_sources(context: Context, rows: Sequence[CountryRow]) -> str:
    """Name each source once, with the countries it is of."""
    sources = {known.name: context.said(known.origin.source) for known in context.knowledge.locations.values()}
    countries: dict[str, list[str]] = {}
    for row in rows:
        countries.setdefault(sources[row.name].rstrip("."), []).append(row.name)
    return " ".join(f"{joined(names)}: {source}." for source, names in countries.items())
