"""The sections a report can have, in reading order, and the packs: named choices of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A section by its template, and the name that its rail, running head and outline carry."""

    template: str
    name: str

    @property
    def anchor(self) -> str:
        """Return where links to the section lead."""
        return self.template.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A choice of sections under a name; `title` is what the report calls itself, "" for the whole.

    `has_contents` tells whether the page of contents is printed, `is_brief` whether sections that have a brief form
    are printed in it. `is_for_providers` prints requirements instead of sections: what a provider may see.
    """

    id: str
    label: str
    title: str
    sections: tuple[str, ...]
    has_contents: bool = True
    is_brief: bool = False
    is_for_providers: bool = False


BODY = (
    Place(template="decision", name="The decision on a page"),
    Place(template="objectives", name="Mandate and objectives"),
    Place(template="portfolio_map", name="Portfolio map"),
    Place(template="classification", name="Kind of work"),
    Place(template="verdicts", name="Verdicts"),
    Place(template="business_case", name="Business case"),
    Place(template="uncertainty", name="Uncertainty"),
    Place(template="place_and_form", name="Place and form"),
    Place(template="commercial", name="Commercial model and clauses"),
    Place(template="security", name="Security and confidentiality"),
    Place(template="duties", name="Regulatory duties"),
    Place(template="governance", name="Retained organisation"),
    Place(template="roadmap", name="Roadmap"),
    Place(template="exit", name="Risks and exit"),
    Place(template="outlook", name="Outlook"),
    Place(template="profiles", name="Process profiles"),
    Place(template="protection_sheets", name="Protection sheets"),
)
APPENDICES = (
    Place(template="assumptions", name="Assumptions"),
    Place(template="method", name="Method"),
    Place(template="exceptions", name="Data-quality exceptions"),
    Place(template="explained", name="BPO and KPO explained"),
    Place(template="glossary", name="Glossary"),
    Place(template="calculations", name="Calculations"),
)
PLACES: Mapping[str, Place] = {place.template: place for place in (*BODY, *APPENDICES)}
CHANGES = Place(template="changes", name="What changed")
"""Printed only where an earlier report is named to compare with: no pack has it, and nobody chooses it."""
FIGURE_SECTIONS = ("decision", "profiles", "calculations")  # where each number leads to its calculation
FULL = "full"
PROVIDER = "provider"
PACKS: Mapping[str, Pack] = {
    pack.id: pack
    for pack in (
        Pack(id=FULL, label="Full", title="", sections=tuple(PLACES)),
        Pack(
            id="executive",
            label="Executive",
            title="Executive pack",
            sections=("decision", "portfolio_map", "verdicts", "business_case", "security"),
            has_contents=False,
            is_brief=True,
        ),
        Pack(
            id="finance",
            label="Finance",
            title="Finance pack",
            sections=(
                *("decision", "objectives", "verdicts", "business_case", "uncertainty", "place_and_form", "commercial"),
                *("governance", "roadmap", "assumptions", "method", "exceptions", "glossary"),
                "calculations",
            ),
        ),
        Pack(id=PROVIDER, label="Provider", title="Provider pack", sections=(), is_for_providers=True),
    )
}
