"""The sections in reading order. A section's number is its place here, an appendix's letter likewise."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from reportgen.report.view.parts import Opener, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A section by its template, and the name that its rail, running head and outline carry."""

    template: str
    name: str

    @property
    def anchor(self) -> str:
        """Return where links to the section lead."""
        return self.template.replace("_", "-")


BODY = (
    Place(template="decision", name="The decision on a page"),
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
    Place(template="profiles", name="Process profiles"),
    Place(template="protection_sheets", name="Protection sheets"),
)
APPENDICES = (
    Place(template="assumptions", name="Assumptions"),
    Place(template="method", name="Method"),
    Place(template="exceptions", name="Data-quality exceptions"),
    Place(template="explained", name="BPO and KPO explained"),
    Place(template="glossary", name="Glossary"),
)
_NUMBERED = {
    **{place.template: (str(number), place) for number, place in enumerate(BODY, start=1)},
    **{place.template: (letter, place) for letter, place in zip(ascii_uppercase, APPENDICES, strict=False)},
}


def number_of(template: str) -> str:
    """Return the number of a section, or the letter of an appendix."""
    return _NUMBERED[template][0]


def name_of(template: str) -> str:
    """Return the name of a section."""
    return _NUMBERED[template][1].name


def section_opener(template: str, title: str, standfirst: str = "") -> Opener:
    """Return the head of a section, with its number and name."""
    number, name = number_of(template), name_of(template)
    return Opener(
        number=number,
        name=name,
        running=name,
        bookmark=f"{number} {name}",
        title=title,
        standfirst=standfirst,
    )


def in_text(*templates: str) -> str:
    """Name sections within a sentence: "section 6", "sections 5 and 7", "appendix A"."""
    noun = "section" if templates[0] in {place.template for place in BODY} else "appendix"
    plural = {"section": "sections", "appendix": "appendices"}[noun]
    return f"{noun if len(templates) == 1 else plural} {joined([number_of(one) for one in templates])}"
