"""Place and form: where the work goes and by whom, what each place would save, and whom it affects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.best_ways import is_quoted
from reportgen.model.verdict import Form, Place
from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.context import Context
from reportgen.report.view.page import PageView
from reportgen.report.view.parts import Caption, Drawing, Opener, joined
from reportgen.report.view.places.arbitrage import Arbitrage, arbitrage_of
from reportgen.report.view.places.drawings import printed_gap, process_drawings, totals_drawing, totals_scale
from reportgen.report.view.places.facts import (
    PlaceSums,
    chosen_saving,
    next_best,
    place_sums,
    saving_of,
    savings_of,
)
from reportgen.report.view.places.people import PeopleView, people_view
from reportgen.report.view.places.tables import (
    CountryRow,
    SiteGroup,
    country_rows,
    country_sources,
    site_groups,
    tells_routes,
)
from reportgen.report.view.places.words import countries_told
from reportgen.report.view.summary import Summary
from reportgen.report.view.units import unit_for
from reportgen.report.view.wording import PLACE
from reportgen.report.words.formats import MoneyScale, counted, in_words, sentence_start

_OPENER_MM, _CAPTION_MM = 25.0, 16.4  # with the gaps below; the opener without its title
_TITLE_LINE_MM, _TITLE_WIDTH_MM, _TITLE_SIZE = 8.4, 126.0, 20.5  # as wide as its lines are on average
_RATES_MM, _RATE_ROW_MM = 14.3, 5.9
_BOTH = 2
_KEPT_WHOLE = 8
_FARTHEST_FIRST = (Place.OFFSHORE, Place.NEARSHORE, Place.ONSHORE)
_FORM = {
    Form.THIRD_PARTY: "a third party",
    Form.JOINT: "a joint organisation",
    Form.CAPTIVE: "the client’s own centre",
    Form.IN_HOUSE: "the client’s own team",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAndFormView:
    """The section; `missing` says what could not be compared, "" where nothing is wanting."""

    opener: Opener
    missing: str
    totals: Drawing | None
    arbitrage: Arbitrage | None
    processes: tuple[Drawing, ...]
    sites_caption: Caption | None
    sites: tuple[SiteGroup, ...]
    is_priced: bool
    sites_kept_whole: bool
    countries_caption: Caption | None
    countries: tuple[CountryRow, ...]
    countries_sources: str
    tells_routes: bool
    people: PeopleView | None


def place_and_form_view(context: Context, summary: Summary, page: PageView) -> PlaceAndFormView:
    """Compose the section in reading order, which is also the order figures and tables are numbered in."""
    sums = place_sums(summary.sourced)
    opener = context.selection.opener(
        "place_and_form", _title(context, summary, sums), _standfirst(context, summary, sums)
    )
    compared = sums is not None and any(one.cost.places for one in summary.sourced)
    totals = totals_drawing(context, sums) if sums is not None and compared and len(sums.everywhere) > 1 else None
    arbitrage = arbitrage_of(context.formats, summary.sourced)
    scale = unit_for(context.formats, savings_of(summary.sourced))
    processes = (
        process_drawings(
            context,
            summary,
            scale,
            live_height=page.height_mm - page.top_margin_mm - page.bottom_margin_mm,
            taken=_taken(opener.title, totals, arbitrage),
        )
        if totals is not None and scale is not None
        else ()
    )
    sites = site_groups(context, summary, scale)
    countries = country_rows(context, summary) if sites else ()
    return PlaceAndFormView(
        opener=opener,
        missing=_missing(summary, sums, is_compared=compared),
        totals=totals,
        arbitrage=arbitrage,
        processes=processes,
        sites_caption=_sites_caption(context, summary, scale if totals is not None else None) if sites else None,
        sites=sites,
        is_priced=totals is not None,
        sites_kept_whole=sum(len(group.rows) for group in sites) <= _KEPT_WHOLE,
        countries_caption=_countries_caption(context, summary, countries),
        countries=countries,
        countries_sources=country_sources(context, countries),
        tells_routes=tells_routes(context.assessment),
        people=people_view(context, summary),
    )


def _taken(title: str, totals: Drawing, arbitrage: Arbitrage | None) -> float:
    """Return how much of the first page stands above the figure of the processes, in mm."""
    rates = 0 if arbitrage is None else _RATES_MM + _RATE_ROW_MM * len(arbitrage.rows)
    lines = ceil(text_width(title, size=_TITLE_SIZE, typeface="serif") / _TITLE_WIDTH_MM)
    return _OPENER_MM + _TITLE_LINE_MM * lines + _CAPTION_MM + totals.height + rates


def _title(context: Context, summary: Summary, sums: PlaceSums | None) -> str:
    if not summary.sourced:
        return "Nothing moves, so no place is chosen"
    where = _where(summary)
    if sums is None:
        return f"{where}; without a cost no place can be priced"
    return f"{where}{_money(context, summary, sums)}"


def _where(summary: Summary) -> str:
    """Return "Eleven processes go offshore, six nearshore"; who stays onshore besides is said below the title."""
    counts = Counter(one.sourcing.place for one in summary.sourced)
    places = [place for place in _FARTHEST_FIRST if counts[place]]
    everything = len(summary.sourced)
    if len(places) == 1:
        many = "Both" if everything == _BOTH else f"All {in_words(everything)}"
        who = "The one process that moves" if everything == 1 else f"{many} processes"
        return f"{who} {_goes(places[0], everything)} {PLACE[places[0]]}"
    first, second = places[:2]
    verb = f" {_goes(second, counts[second])}" if second is Place.ONSHORE else ""
    start = f"{counted(counts[first], 'process', 'processes')} {_goes(first, counts[first])} {PLACE[first]}"
    return sentence_start(f"{start}, {in_words(counts[second])}{verb} {PLACE[second]}")


def _goes(place: Place, count: int) -> str:
    if place is Place.ONSHORE:
        return "stays" if count == 1 else "stay"
    return "goes" if count == 1 else "go"


def _money(context: Context, summary: Summary, sums: PlaceSums) -> str:
    if all(one.sourcing.place is Place.ONSHORE for one in summary.sourced):
        return _pull_abroad(context, sums)
    if Place.ONSHORE not in sums.everywhere:
        return ""
    gap = sums.recommended - sums.everywhere[Place.ONSHORE]
    if gap == 0 and sums.quoted:
        return ""
    if gap == 0:
        return ", which changes nothing in the money"
    printed = _gap_at_home(context, summary, sums)
    if not printed:
        return ""
    size, verb = _as_bars(context, sums, printed), "cost" if gap > 0 else "save"
    what = "onshore it" if len(summary.sourced) == 1 else "all onshore"
    return f"; {what} would {verb} {size} more"


def _gap_at_home(context: Context, summary: Summary, sums: PlaceSums) -> Decimal:
    """Return what the title says that all onshore would cost or save more, as the bars print it; 0 if nothing."""
    stays = all(one.sourcing.place is Place.ONSHORE for one in summary.sourced)
    if stays or Place.ONSHORE not in sums.everywhere:
        return Decimal(0)
    return printed_gap(sums, Place.ONSHORE, totals_scale(context, sums))


def _as_bars(context: Context, sums: PlaceSums, gap: Decimal) -> str:
    """Write a difference in the unit and with the decimals of the bars, or in the larger one it would be told in."""
    formats = context.formats
    scale = max(totals_scale(context, sums), formats.scale_for([gap]), key=lambda one: one.divisor)
    return formats.signed(f"{scale.text(abs(gap))}{scale.ending}", 1)


def _pull_abroad(context: Context, sums: PlaceSums) -> str:
    abroad = {place: amount for place, amount in sums.everywhere.items() if place is not Place.ONSHORE}
    if sums.quoted == sums.processes:
        return ""
    if not abroad:
        return "; no place abroad is open"
    best = max(abroad, key=lambda place: abroad[place])
    gain = abroad[best] - sums.recommended
    if gain <= 0:
        return "; no place abroad would save more"
    printed = printed_gap(sums, best, totals_scale(context, sums))
    size = f"{_as_bars(context, sums, printed)} more" if printed else "slightly more"
    return f", although {PLACE[best]} would save {size}"


def _standfirst(context: Context, summary: Summary, sums: PlaceSums | None) -> str:
    if not summary.sourced:
        who = context.selection.pointing_to("profiles", "the profiles say", "the full report says")
        return f"Places are compared for processes that move. None does now; {who} what would change that."
    counts = Counter(one.sourcing.form for one in summary.sourced)
    forms = sorted(counts, key=lambda form: (-counts[form], form.value))
    told = [f"{_FORM[form]} for {in_words(counts[form])}" for form in forms]
    by = _FORM[forms[0]] if len(forms) == 1 else joined(told)
    unpriced = sum(1 for one in summary.sourced if chosen_saving(one) is None)
    outside = counted(unpriced, "process without a cost is", "processes without a cost are")
    note = f" {sentence_start(outside)} outside the money below." if 0 < unpriced < len(summary.sourced) else ""
    return f"{_third_place(summary)}{_quotes_kept(context, summary, sums)}The work is done by {by}.{note}"


def _third_place(summary: Summary) -> str:
    """Return "One stays onshore. " where the title names only the other two places."""
    counts = Counter(one.sourcing.place for one in summary.sourced)
    if len(counts) < len(_FARTHEST_FIRST):
        return ""
    stay = counts[Place.ONSHORE]
    return f"{sentence_start(in_words(stay))} {_goes(Place.ONSHORE, stay)} onshore. "


def _quotes_kept(context: Context, summary: Summary, sums: PlaceSums | None) -> str:
    """Say which processes the sum in the title leaves where they go now."""
    if sums is None or not sums.quoted or not _gap_at_home(context, summary, sums):
        return ""
    if sums.quoted == 1:
        return "One has a quote, which holds only where it goes now: the sum for all onshore leaves it there. "
    several = sentence_start(in_words(sums.quoted))
    return f"{several} have quotes, which hold only where they go now: the sum for all onshore leaves them there. "


def _missing(summary: Summary, sums: PlaceSums | None, *, is_compared: bool) -> str:
    if not summary.sourced:
        return ""
    if sums is None:
        return (
            "To compare what each place would save, give a yearly cost or a headcount on the Processes sheet. "
            "Form and place below follow from the risks alone."
        )
    if sums.quoted == sums.processes:
        return "Every price is a quote, which holds for one place only: ask for quotes from a second place to compare."
    return "" if is_compared else "No places were compared: give the home country on the Engagement sheet."


def _sites_caption(context: Context, summary: Summary, scale: MoneyScale | None) -> Caption:
    quoted = any(is_quoted(one) and next_best(one) is not None for one in summary.sourced)
    unit = f"{_sites_unit(scale, has_quotes=quoted)} {countries_told(summary.sourced)}".strip()
    return context.numbering.table(_sites_finding(context, summary), unit)


def _sites_unit(scale: MoneyScale | None, *, has_quotes: bool) -> str:
    rate = "Rate: an hour of the provider against one at home."
    if scale is None:
        return rate
    quoted = " Quoted: not compared." if has_quotes else ""
    return f"{scale.unit} over the horizon. {rate} Lost there: saving given up; with a minus, gained.{quoted}"


def _sites_finding(context: Context, summary: Summary) -> str:
    losses = [
        loss
        for one in summary.sourced
        if not is_quoted(one) and (loss := _loss(chosen_saving(one), saving_of(next_best(one)))) is not None
    ]
    if not losses:
        return "Where each process goes, and why"
    lost = sum(losses, Decimal(0))
    amount = context.formats.compact(abs(lost))
    if lost > 0:
        what = "The next best place" if len(losses) == 1 else "Moving each to its next best place"
        return f"{what} would give up {amount}{'' if len(losses) == 1 else ' in all'}"
    return (
        f"The next best places together would save {amount} more; the reasons below say why not"
        if lost
        else ("The next best places would save the same")
    )


def _loss(own: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if own is None or other is None else own - other


def _countries_caption(context: Context, summary: Summary, countries: tuple[CountryRow, ...]) -> Caption | None:
    if not countries:
        return None
    return context.numbering.table(
        _countries_finding(context, summary),
        "Rate index: a provider’s bill rate, United States = 100, by the skill the work needs. Wages: growth a year.",
    )


def _countries_finding(context: Context, summary: Summary) -> str:
    """Say what routine work costs in the country that most of the work goes to, against home."""
    known, home = context.knowledge.locations, context.assessment.engagement.home_country or ""
    abroad = Counter(one.sourcing.location for one in summary.sourced if one.sourcing.location in known)
    abroad.pop(home, None)
    if home not in known or not abroad:
        return "The countries compared"
    most = min(abroad, key=lambda country: (-abroad[country], country))
    share = context.formats.percent(known[most].rate_transactional / known[home].rate_transactional)
    there, here = (name_in_sentence(country, known[country].name) for country in (most, home))
    return f"An hour of routine work in {there} costs {share} of the rate in {here}"
