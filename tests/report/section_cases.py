"""A section made alone, from a few processes that are assessed for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import unescape

from reportgen.analysis.assess import assess
from reportgen.knowledge.catalogues import load
from reportgen.model.assessment import Assessment
from reportgen.model.engagement import Engagement, PersonalData, Process
from reportgen.report import composition
from reportgen.report.brand import brand_of
from reportgen.report.templating.html import Templates
from reportgen.report.view.context import Context

KNOWLEDGE = load()
MOVES = {
    "judgement": 1, "domain_expertise": 1, "codifiability": 5, "analytical_complexity": 1, "output_customisation": 1,
    "volume_repeatability": 5, "credential_requirement": 1, "strategic_importance": 1, "relative_capability": 2,
    "opportunism_exposure": 1, "supplier_market_depth": 5, "measurability": 5, "interdependence": 1,
    "process_stability": 5, "documentation": 5, "demand_variability": 3, "data_sensitivity": 3,
    "regulatory_exposure": 3, "business_criticality": 3,
}  # fmt: skip
STAYS = MOVES | {
    "strategic_importance": 5, "relative_capability": 5, "supplier_market_depth": 2, "measurability": 2,
    "interdependence": 5, "opportunism_exposure": 4,
}  # fmt: skip


def work(number: int, name: str, ratings: dict[str, int] = MOVES, **facts: object) -> Process:
    """Return a process with personal data and a cost."""
    given = {"annual_cost": Decimal(400_000), "personal_data": PersonalData.PERSONAL, **facts}
    return Process(id=f"P{number}", name=name, row=number + 1, ratings=ratings, **given)  # type: ignore[arg-type]


def assessed(*processes: Process, **facts: object) -> Assessment:
    """Return what follows from a few processes of a company at home in Germany."""
    given = {"client": "Brenner", "title": "Review", "date": date(2026, 11, 2), "home_country": "DE", **facts}
    return assess(
        Engagement(**given, processes=processes),  # type: ignore[arg-type]
        (),
        KNOWLEDGE,
        workbook_sha256="ab" * 32,
    )


def context_of(assessment: Assessment) -> Context:
    """Return what the pages of an assessment are composed from."""
    return composition.context_of(assessment, KNOWLEDGE, brand_of(assessment.engagement, None))


def words_of(template: str, view: object) -> str:
    """Return the HTML of a section, its blanks folded and its entities read."""
    return unescape(" ".join(Templates().render(f"sections/{template}.html", {template: view}).split()))
