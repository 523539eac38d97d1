"""Portfolios that are hard to draw, and every figure that the pages of each hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from markupsafe import Markup
from section_cases import KNOWLEDGE, MOVES, STAYS, context_of

from reportgen.analysis.assess import assess
from reportgen.model.engagement import ControlInPlace, Engagement, PageSize, PersonalData, Process
from reportgen.report.view.compose import composed
from reportgen.report.view.entries import seen_whole
from reportgen.report.view.page import page_view
from reportgen.report.view.reading_order import WHOLE

DRAWS = 200
PROFILES = 12  # of the dearest processes; setting a profile's text is the dearest part, and the figures repeat
NAMES = (
    "Customer correspondence, complaints and second-level telephone support for private clients",
    "Prüfung, Übersetzung und Änderung grenzüberschreitender Rückversicherungsverträge in Österreich",
    "ACCOUNTS PAYABLE: INVOICE ENTRY, THREE-WAY MATCHING AND SUPPLIER MASTER DATA WORLDWIDE",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsregister",
    "Rapprochement mensuel des comptes intragroupe et préparation des états financiers consolidés",
    "Patent landscape and freedom-to-operate analysis for new platforms, with expert opinions",
    "Payroll",
    "Know-your-customer reviews of politically exposed persons and of beneficial ownership chains",
)
FUNCTIONS = (
    "Group finance, treasury and shareholder services",
    "Legal",
    "VERTRIEBSINNENDIENST UND KUNDENBETREUUNG",
    "Forschungsdatenverarbeitungsinfrastrukturabteilung",
    "Human resources operations and employee experience",
)
EXPERT = MOVES | {
    "judgement": 5, "domain_expertise": 5, "codifiability": 2, "analytical_complexity": 5, "output_customisation": 4,
    "volume_repeatability": 2, "credential_requirement": 4,
}  # fmt: skip
UNREADY = MOVES | {"process_stability": 1, "documentation": 1, "measurability": 2}
SENSITIVE = {"data_sensitivity": 5, "regulatory_exposure": 5, "business_criticality": 5}
MIXES = (MOVES, EXPERT, STAYS, UNREADY, MOVES | SENSITIVE, EXPERT | SENSITIVE, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How a portfolio is made; `ratings` empty mixes every kind of work, `scale` multiplies every cost."""

    count: int
    ratings: Mapping[str, int] = field(default_factory=dict)
    scale: int | None = 1
    facts: Mapping[str, object] = field(default_factory=dict)


PORTFOLIOS: Mapping[str, Made] = {
    "one process": Made(count=1, ratings=MOVES, facts={"brand_colour": "#E8A33D"}),
    "one without a cost": Made(count=1, ratings=STAYS, scale=None, facts={"locale": "de_DE"}),
    "five, trillions of francs": Made(
        count=5,
        scale=2_000_000,
        facts={"locale": "de_DE", "currency": "CHF", "horizon_years": 10, "brand_colour": "#8A1538"},
    ),
    "twenty-five that score alike, on Letter": Made(
        count=25, ratings=EXPERT, facts={"locale": "fr_FR", "page_size": PageSize.LETTER, "horizon_years": 2}
    ),
    "twenty-five of every kind, in rupees": Made(
        count=25, scale=80_000, facts={"currency": "INR", "brand_colour": "#4B2A6B"}
    ),
    "twenty-five without costs, all kept": Made(count=25, ratings=STAYS, scale=None, facts={"locale": "fr_FR"}),
    "sixty of every kind": Made(count=60, facts={"locale": "de_DE"}),
    "sixty on Letter, all moving": Made(
        count=60,
        ratings=MOVES,
        scale=40,
        facts={"page_size": PageSize.LETTER, "currency": "USD", "locale": "en_US", "brand_colour": "#101010"},
    ),
}


def engagement(made: Made) -> Engagement:
    """Return the engagement, the same at every run."""
    dice = Random(made.count)
    return Engagement(
        client="Österreichische Donaudampfschifffahrtsgesellschaft und Töchter",
        title="Sourcing review of everything that the group’s shared service centres do",
        date=date(2026, 11, 2),
        processes=tuple(_process(number, made, dice) for number in range(1, made.count + 1)),
        controls=tuple(
            ControlInPlace(control_id=control, maturity=place % 5 / 4)
            for place, control in enumerate(sorted(KNOWLEDGE.controls)[:40])
        ),
        **{"home_country": "DE", **made.facts},  # type: ignore[arg-type]
    )


def _process(number: int, made: Made, dice: Random) -> Process:
    mix = made.ratings or MIXES[number % len(MIXES)]
    ratings = dict(mix)
    if not made.ratings:
        ratings = {key: min(5, max(1, value + dice.choice((-1, 0, 0, 0, 1)))) for key, value in mix.items()}
    dear = dice.choice((40_000, 300_000, 1_200_000, 9_000_000))
    return Process(
        id=f"P{number}",
        name=NAMES[number % len(NAMES)] if number <= len(NAMES) else f"{NAMES[number % len(NAMES)]} {number}",
        function=FUNCTIONS[number % len(FUNCTIONS)] if made.count > 1 else None,
        row=number + 1,
        ratings=ratings,
        annual_cost=None if made.scale is None else Decimal(dear * made.scale),
        personal_data=dice.choice((None, *PersonalData)),
        fte=Decimal(dice.randint(1, 90)),
    )


def figures(made: Made) -> dict[str, str]:
    """Return every figure of the report by the place it is found at; figures that are alike once."""
    assessment = assess(engagement(made), (), KNOWLEDGE, workbook_sha256="0" * 64, draws=DRAWS)
    context = replace(context_of(assessment), selection=replace(WHOLE, profiles=PROFILES))
    found: dict[str, str] = {}
    for section in composed(context, page_view(context)):
        for place, svg in drawn(seen_whole(section.view), section.template):
            found.setdefault(svg, place)
    return {place: svg for svg, place in found.items()}


def drawn(view: object, place: str) -> Iterator[tuple[str, str]]:
    """Return every SVG within a view, with the names that lead to it."""
    if isinstance(view, Markup):
        if view.lstrip().startswith("<svg"):
            yield place, str(view)
    elif is_dataclass(view):
        for one in fields(view):
            yield from drawn(getattr(view, one.name), f"{place}.{one.name}")
    elif isinstance(view, Mapping):
        for key, value in view.items():
            yield from drawn(value, f"{place}[{key}]")
    elif isinstance(view, tuple | list):
        for index, value in enumerate(view):
            yield from drawn(value, f"{place}[{index}]")
