"""Made-up places, prices and people on top of an assessment, so that pages can be shown with known numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.business_case import BreakEven, PlaceOption, Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Range
from reportgen.model.portfolio_groups import HeadcountLine, People, PeopleDuty
from reportgen.model.verdict import NatureClass, NotAssessed, Place
from reportgen.report.brand import brand_of
from reportgen.report.composition import context_of
from reportgen.report.templating.html import Templates
from reportgen.report.view.contract.commercial import commercial_view
from reportgen.report.view.page import page_view
from reportgen.report.view.places.section import place_and_form_view
from reportgen.report.view.summary import summarised

COUNTRIES = {
    Place.ONSHORE: ("GB", "United Kingdom"),
    Place.NEARSHORE: ("BG", "Bulgaria"),
    Place.OFFSHORE: ("IN", "India"),
}
RATES = {
    Place.ONSHORE: {NatureClass.BPO: 1.0, NatureClass.HYBRID: 1.0, NatureClass.KPO: 1.0},
    Place.NEARSHORE: {NatureClass.BPO: 0.55, NatureClass.HYBRID: 0.6, NatureClass.KPO: 0.68},
    Place.OFFSHORE: {NatureClass.BPO: 0.41, NatureClass.HYBRID: 0.47, NatureClass.KPO: 0.55},
}
WORTH = {Place.ONSHORE: Decimal("0.3"), Place.NEARSHORE: Decimal("0.8"), Place.OFFSHORE: Decimal(1)}
NOT_PERMITTED = NotAssessed(reason="The permitted countries leave none at this distance.")


def is_moving(one: ProcessAssessment) -> bool:
    return one.sourcing.recommendation.value in {"OUTSOURCE", "SELECTIVE"}


def placed(one: ProcessAssessment, worth: dict[Place, Decimal | None] = WORTH) -> ProcessAssessment:
    """Give a process three places; `worth` is the net saving of each as a multiple of its own, None where barred."""
    if not is_moving(one) or not isinstance(one.cost.case, MoneyCase):
        return one
    nature, own = one.classification.nature, one.sourcing.place
    options = []
    for place in Place:
        factor = worth[place]
        country, name = COUNTRIES[place]
        if place is own:
            country, name, case = one.sourcing.location, one.sourcing.location_name, one.cost.case
        elif factor is None:
            country, name, case = "", "", NOT_PERMITTED
        else:
            worth_there = abs(one.cost.case.net_saving) * factor / (worth[own] or Decimal(1))
            case = replace(one.cost.case, net_saving=worth_there.quantize(Decimal("0.01")))
        rate = RATES[place].get(nature) if isinstance(case, MoneyCase) else None
        options.append(
            PlaceOption(
                place=place, country=country, country_name=name, rate_ratio=rate, is_chosen=place is own, case=case
            )
        )
    permitted = ("GB", "BG") if None in worth.values() else one.process.permitted_countries
    process = replace(one.process, permitted_countries=permitted)
    return replace(one, process=process, cost=replace(one.cost, places=tuple(options)))


def priced(one: ProcessAssessment, *, quoted_by: str | None = None) -> ProcessAssessment:
    """Give a process a price of 45 % of its cost, and a break-even 23.4 % above it."""
    if not is_moving(one) or not isinstance(one.cost.case, MoneyCase):
        return one
    annual = (one.cost.case.baseline_annual * Decimal("0.45")).quantize(Decimal("0.01"))
    units = one.process.annual_volume or Decimal(1)
    price = Price(
        model=one.sourcing.price_model,
        annual=annual,
        formula="unit price × volume",
        terms=(("Unit price", float(annual / units), "EUR a unit"), ("Volume", float(units), "units a year")),
        is_quoted=quoted_by is not None,
        quoted_by=quoted_by,
        should_cost=annual * Decimal("0.9") if quoted_by is not None else None,
    )
    even = BreakEven(
        annual_charge=annual * Decimal("1.234"), charge_share=1.234, volume_share=0.61, volume=units * Decimal("0.61")
    )
    return replace(one, cost=replace(one.cost, price=price, break_even=even))


def people(assessment: Assessment) -> People:
    """Count two waves in two places, with a duty that takes longer than the first wave leaves."""
    del assessment
    return People(
        affected=Decimal("96.5"),
        by_wave=(
            HeadcountLine(
                wave=1, place=Place.OFFSHORE, country="IN", country_name="India", processes=3, fte=Decimal("64.5")
            ),
            HeadcountLine(
                wave=2, place=Place.NEARSHORE, country="BG", country_name="Bulgaria", processes=1, fte=Decimal(20)
            ),
            HeadcountLine(
                wave=2, place=Place.OFFSHORE, country="IN", country_name="India", processes=2, fte=Decimal(12)
            ),
        ),
        without_headcount=2,
        duties=(
            PeopleDuty(
                country="GB",
                country_name="United Kingdom",
                rule="Transfer of Undertakings (Protection of Employment) Regulations 2006",
                duty="Staff assigned to the work move with it on their terms; representatives are consulted.",
                effect="Long enough before the transfer to consult; dismissal because of it is unfair.",
                source="legislation.gov.uk",
                reviewed="2026-11",
                confidence="high",
            ),
        ),
        skills_to_retain=(
            "Judgement on incomplete evidence, to steer and check “Contract review”.",
            "People who do the part that stays of “Monthly close”, and hand the rest over cleanly.",
        ),
    )


def told(assessment: Assessment, *, quotes: int = 0, worth: dict[Place, Decimal | None] = WORTH) -> Assessment:
    """Fill places, prices, people and the terms of volume bands."""
    processes = []
    for one in assessment.processes:
        quoted = "Acme Services" if is_moving(one) and quotes > 0 else None
        quotes -= 1 if quoted else 0
        processes.append(priced(placed(one, worth), quoted_by=quoted))
    like = assessment.assumptions[0]
    terms = {
        "minimum_volume_share": 0.8,
        "dead_band": 0.1,
        "arc_share": 0.8,
        "rrc_over_arc": 0.8,
        "band_from_edge": 0.0,
    }
    known = {one.id for one in assessment.assumptions}
    added = tuple(
        replace(like, id=name, value=Range(low=value, likely=value, high=value))
        for name, value in terms.items()
        if name not in known
    )
    portfolio = replace(assessment.portfolio, people=people(assessment))
    return replace(
        assessment, processes=tuple(processes), assumptions=(*assessment.assumptions, *added), portfolio=portfolio
    )


def section_of(assessment: Assessment, knowledge: Knowledge, template: str) -> str:
    """Return the HTML of one of the two sections, made alone, with all blanks folded."""
    context = context_of(assessment, knowledge, brand_of(assessment.engagement, None))
    summary = summarised(assessment)
    if template == "commercial":
        view: object = commercial_view(context, summary)
    else:
        view = place_and_form_view(context, summary, page_view(context))
    return " ".join(Templates().render(f"sections/{template}.html", {template: view}).split())


def words_of(html: str) -> str:
    """Return the words of a section, without its drawings."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", html)).split())
