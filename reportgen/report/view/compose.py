"""The report's reading order: which sections there are, and what each one sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.report.view import drawings
from reportgen.report.view.appendices import exceptions_view, method_view
from reportgen.report.view.assumptions import assumptions_view
from reportgen.report.view.business_case import business_case_view
from reportgen.report.view.classification import classification_view
from reportgen.report.view.commercial import commercial_view
from reportgen.report.view.contents import Entry, contents_view
from reportgen.report.view.context import Context
from reportgen.report.view.cover import cover_view
from reportgen.report.view.decision import decision_view
from reportgen.report.view.duties import duties_view
from reportgen.report.view.exit import exit_view
from reportgen.report.view.explained import explained_view, glossary_view
from reportgen.report.view.governance import governance_view
from reportgen.report.view.kind_of_work import kind_of_work
from reportgen.report.view.marks import risk_discs
from reportgen.report.view.page import PageView
from reportgen.report.view.parts import Opener
from reportgen.report.view.place_and_form import place_and_form_view
from reportgen.report.view.portfolio_map import map_view
from reportgen.report.view.profile_room import fitted_profile
from reportgen.report.view.profiles import ProfilesView, profile_view
from reportgen.report.view.protection_sheets import protection_sheets_view
from reportgen.report.view.reading_order import section_opener
from reportgen.report.view.risk_facts import accepted_score
from reportgen.report.view.roadmap import roadmap_view
from reportgen.report.view.schedule import schedule
from reportgen.report.view.security import security_view
from reportgen.report.view.sourceability import sourceability_strip
from reportgen.report.view.summary import Summary, summarised
from reportgen.report.view.uncertainty import uncertainty_view
from reportgen.report.view.verdicts import verdicts_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One template and the one object it sees under its own name.

    `opener` is what the contents list it with; the cover and the contents themselves have none.
    """

    template: str
    view: object
    opener: Opener | None = None

    @property
    def anchor(self) -> str:
        """Return where links to the section lead."""
        return self.template.replace("_", "-")


def composed(context: Context, page: PageView) -> tuple[Section, ...]:
    """Compose every section in reading order."""
    summary = summarised(context.assessment)
    body = tuple(_body(context, summary, page))
    return (
        Section(template="cover", view=cover_view(context, summary, drawings.cover(context, page))),
        Section(
            template="contents",
            view=contents_view(
                context.assessment.engagement,
                _entries(body),
                risk_discs(context.palette),
                accepted=accepted_score(context.assessment.processes),
            ),
        ),
        *body,
    )


def _body(context: Context, summary: Summary, page: PageView) -> Iterator[Section]:
    decision = decision_view(
        context,
        summary,
        verdict_bar=drawings.verdict_bar(context, summary),
        minis=drawings.minis(context, summary),
    )
    yield Section(template="decision", view=decision, opener=decision.opener)
    drawing, numbered_only = drawings.portfolio_map(context)
    portfolio_map = map_view(context, summary, drawing, numbered_only)
    yield Section(template="portfolio_map", view=portfolio_map, opener=portfolio_map.opener)
    classification = classification_view(context)
    yield Section(template="classification", view=classification, opener=classification.opener)
    verdicts = verdicts_view(context, summary)
    yield Section(template="verdicts", view=verdicts, opener=verdicts.opener)
    business_case = business_case_view(context, summary)
    yield Section(template="business_case", view=business_case, opener=business_case.opener)
    uncertainty = uncertainty_view(context, summary)
    yield Section(template="uncertainty", view=uncertainty, opener=uncertainty.opener)
    place_and_form = place_and_form_view(context, summary, page)
    yield Section(template="place_and_form", view=place_and_form, opener=place_and_form.opener)
    commercial = commercial_view(context, summary)
    yield Section(template="commercial", view=commercial, opener=commercial.opener)
    security = security_view(context, summary, page)
    yield Section(template="security", view=security, opener=security.opener)
    duties = duties_view(context)
    yield Section(template="duties", view=duties, opener=duties.opener)
    governance = governance_view(context, summary)
    yield Section(template="governance", view=governance, opener=governance.opener)
    roadmap = roadmap_view(context, summary, schedule(context, summary))
    yield Section(template="roadmap", view=roadmap, opener=roadmap.opener)
    risks_and_exit = exit_view(context, summary)
    yield Section(template="exit", view=risks_and_exit, opener=risks_and_exit.opener)
    yield _profiles(context, page)
    sheets = protection_sheets_view(context)
    yield Section(template="protection_sheets", view=sheets, opener=sheets.opener)
    yield from _appendices(context)


def _profiles(context: Context, page: PageView) -> Section:
    processes = context.assessment.processes
    profiles = ProfilesView(
        profiles=tuple(
            fitted_profile(
                profile_view(context, one, kind=kind_of_work(context, one), strip=sourceability_strip(context, one)),
                room=page.height_mm - page.top_margin_mm - page.bottom_margin_mm,
            )
            for one in processes
        )
    )
    count = len(processes)
    title = "One page for the process" if count == 1 else f"One page for each of the {count} processes"
    return Section(template="profiles", view=profiles, opener=section_opener("profiles", title))


def _appendices(context: Context) -> Iterator[Section]:
    assumptions = assumptions_view(context)
    yield Section(template="assumptions", view=assumptions, opener=assumptions.opener)
    method = method_view(context)
    yield Section(template="method", view=method, opener=method.opener)
    exceptions = exceptions_view(context)
    yield Section(template="exceptions", view=exceptions, opener=exceptions.opener)
    explained = explained_view(context)
    yield Section(template="explained", view=explained, opener=explained.opener)
    glossary = glossary_view()
    yield Section(template="glossary", view=glossary, opener=glossary.opener)


def _entries(sections: tuple[Section, ...]) -> Iterator[Entry]:
    for section in sections:
        opener = section.opener
        if opener is not None:
            is_appendix = opener.number.isalpha()
            yield Entry(
                number=opener.number,
                name=opener.name,
                line="" if is_appendix else opener.title,
                anchor=section.anchor,
                style="appendix" if is_appendix else "chapter",
            )
