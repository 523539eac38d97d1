"""The page of the docs on templates: python -m reportgen.report.templating.page > docs/templates.md."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from inspect import getdoc, getmembers, isfunction, signature
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from reportgen.report.brand import Brand
from reportgen.report.composition import DocumentView
from reportgen.report.figures.palette import Palette
from reportgen.report.resources import templates_folder
from reportgen.report.templating.page_words import END, EXAMPLE, START
from reportgen.report.view import (
    appendices,
    assumptions,
    business_case,
    changes,
    contents,
    cover,
    objectives,
    own_section,
    portfolio_map,
)
from reportgen.report.view.calculations import blocks as calculation_blocks
from reportgen.report.view.calculations import section as calculations
from reportgen.report.view.classes import explained
from reportgen.report.view.classes import section as classification
from reportgen.report.view.contract import commercial, governance
from reportgen.report.view.contract import exit as exit_plan
from reportgen.report.view.decision import section as decision
from reportgen.report.view.duties import section as duties
from reportgen.report.view.entries import Entry
from reportgen.report.view.outlook import section as outlook
from reportgen.report.view.page import PageView
from reportgen.report.view.places import section as place_and_form
from reportgen.report.view.profiles import section as profiles
from reportgen.report.view.provider import pack
from reportgen.report.view.roadmap import section as roadmap
from reportgen.report.view.security import section as security
from reportgen.report.view.sheets import section as protection_sheets
from reportgen.report.view.uncertainty import section as uncertainty
from reportgen.report.view.verdicts import section as verdicts
from reportgen.report.web.file import ScreenStyles, ScreenView

SECTION_VIEWS: Final[Mapping[str, type]] = {
    "cover": cover.CoverView,
    "contents": contents.ContentsView,
    "decision": decision.DecisionView,
    "changes": changes.ChangesView,
    "objectives": objectives.ObjectivesView,
    "portfolio_map": portfolio_map.MapView,
    "classification": classification.ClassificationView,
    "verdicts": verdicts.VerdictsView,
    "business_case": business_case.BusinessCaseView,
    "uncertainty": uncertainty.UncertaintyView,
    "place_and_form": place_and_form.PlaceAndFormView,
    "commercial": commercial.CommercialView,
    "security": security.SecurityView,
    "duties": duties.DutiesView,
    "governance": governance.GovernanceView,
    "roadmap": roadmap.RoadmapView,
    "exit": exit_plan.ExitView,
    "outlook": outlook.OutlookView,
    "profiles": profiles.ProfilesView,
    "protection_sheets": protection_sheets.SheetsView,
    "assumptions": assumptions.AssumptionsView,
    "method": appendices.MethodView,
    "exceptions": appendices.ExceptionsView,
    "explained": explained.ExplainedView,
    "glossary": explained.GlossaryView,
    "calculations": calculations.CalculationsView,
    "provider": pack.ProviderView,
    "own_section": own_section.OwnSectionView,
}
_ENTRIES: Final[Mapping[str, type]] = {
    "profile": profiles.ProfileView,
    "sheet": protection_sheets.Sheet,
    "block": calculation_blocks.CalculationBlock,
}
_STYLED: Final[Mapping[str, type]] = {"page": PageView, "brand": Brand, "colours": Palette}
_NAMES: Final[Mapping[Any, str]] = {
    str: "text",
    Markup: "HTML",
    bool: "yes or no",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    type(None): "nothing",
}

_MACRO = re.compile(r"{%-? macro (.+?) %}")


def templates_page() -> str:
    """Return docs/templates.md, made from the classes that the templates see."""
    roots = (
        *SECTION_VIEWS.values(),
        own_section.OwnFactsView,
        DocumentView,
        *_STYLED.values(),
        *_ENTRIES.values(),
        ScreenView,
        ScreenStyles,
    )
    nested = sorted(_reached(roots) - set(roots), key=lambda one: (one.__name__, one.__module__))
    parts = (
        START,
        "## A section of your own\n",
        EXAMPLE,
        _class(own_section.OwnFactsView, "It sees, under its own name"),
        "## The page and its styles\n",
        _class(DocumentView, "`document.html` sees `document`"),
        *(_class(one, f"Every file of `styles/` sees `{name}`") for name, one in _STYLED.items()),
        _class(ScreenView, "`screen.html` sees `screen`"),
        _class(ScreenStyles, "`screen.css` sees `brand`, `colours` and `screen`"),
        "## The sections\n",
        *(_class(one, f"`sections/{name}.html` sees `{name}`") for name, one in SECTION_VIEWS.items()),
        *(_class(one, f"`entries/{name}.html` sees `{name}`") for name, one in _ENTRIES.items()),
        "## The objects they are made of\n",
        *(_class(one, "") for one in nested),
        END.format(macros=_macros()),
    )
    return "\n".join(parts)


def _class(one: type, seen: str) -> str:
    held = ", ".join(f"`{name}` ({_said(hint)})" for name, hint in _fields(one))
    does = ", ".join(f"`{call}`" for call in _calls(one))
    also = f"\n\nTo be called: {does}." if does else ""
    return f"### {seen + ': ' if seen else ''}{one.__name__}\n\n{getdoc(one)}\n\n{held}{also}\n"


def _fields(one: type) -> Iterator[tuple[str, Any]]:
    """Yield the fields and what else a template can read of an object, with their types."""
    hints = _hints(one)
    for field in fields(one):
        yield field.name, hints[field.name]
    for name, member in getmembers(one):
        if isinstance(member, property) and not name.startswith("_"):
            yield name, get_type_hints(member.fget).get("return", str)


def _calls(one: type) -> Iterator[str]:
    """Yield what a template can call of an object, with the names of what it takes."""
    for name, member in getmembers(one, isfunction):
        if not name.startswith("_"):
            yield f"{name}({', '.join(list(signature(member).parameters)[1:])})"


@cache
def _hints(one: type) -> Mapping[str, Any]:
    return get_type_hints(one)


def _said(hint: Any) -> str:
    """Say in words what a field holds."""
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Entry:  # a template sees what it holds
        hint, kind, parts = parts[0], None, ()
    if kind in {Union, types.UnionType}:
        return " or ".join(_said(part) for part in parts)
    if kind is tuple and parts[-1] is Ellipsis:
        return f"a list of {_said(parts[0])}"
    if kind is tuple:
        return f"({', '.join(_said(part) for part in parts)})"
    if parts and kind is not None and kind.__name__ == "Literal":
        return " or ".join(f'"{part}"' for part in parts)
    if parts:
        return f"{'by name ' if kind and issubclass(kind, Mapping) else 'a list of '}{_said(parts[-1])}"
    name = _NAMES.get(hint, getattr(hint, "__name__", str(hint)))
    return f"[{name}](#{name.lower()})" if is_dataclass(hint) else name


def _reached(roots: tuple[type, ...]) -> set[type]:
    """Return the classes that the fields of some classes lead to, themselves included."""
    found: set[type] = set()
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [part for _, hint in _fields(one) for part in _classes(hint)]
    return found


def _classes(hint: Any) -> Iterator[type]:
    for part in get_args(hint):
        yield from _classes(part)
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint


def _macros() -> str:
    """List the macros, each as its file defines it."""
    files = sorted((templates_folder() / "macros").glob("*.html"))
    found = ((file.name, name) for file in files for name in _MACRO.findall(file.read_text(encoding="utf-8")))
    return "\n".join(f"- `{name}` in `macros/{file}`" for file, name in found)


if __name__ == "__main__":
    sys.stdout.write(templates_page())
