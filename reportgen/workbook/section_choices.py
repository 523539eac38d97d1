"""The sections and packs of a report as choices: by the names the contents give them, by template, or in short."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.sections import PACKS, PLACES
from reportgen.workbook.column import Choice

_SHORT: Mapping[str, tuple[str, ...]] = {
    "decision": ("Decision page", "Summary", "Executive summary"),
    "portfolio_map": ("Map",),
    "classification": ("Class", "Classes", "BPO or KPO"),
    "verdicts": ("Verdict table",),
    "business_case": ("Money", "Case"),
    "uncertainty": ("Ranges", "Doubt"),
    "place_and_form": ("Place", "Location", "Locations", "Form"),
    "commercial": ("Commercial model", "Clauses", "Price models"),
    "security": ("Confidentiality", "Risk"),
    "duties": ("Regulation", "Regulatory", "Compliance"),
    "governance": ("Retained",),
    "roadmap": ("Waves",),
    "exit": ("Risks", "Exit plan"),
    "protection_sheets": ("Sheets", "Protection"),
    "exceptions": ("Data quality", "Findings"),
    "explained": ("BPO and KPO",),
}
SECTION_CHOICES: tuple[Choice, ...] = tuple(
    Choice(label=place.name, value=place.template, aliases=_SHORT.get(place.template, ())) for place in PLACES.values()
)
PACK_CHOICES: tuple[Choice, ...] = tuple(
    Choice(label=pack.label, value=pack.id, aliases=(f"{pack.label} pack",)) for pack in PACKS.values()
)
