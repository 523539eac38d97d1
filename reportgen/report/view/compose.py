"""The report's reading order: which sections there are, and what each one sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeAlias

from reportgen.model.sections import CHANGES, Place
from reportgen.report.view import drawings
from reportgen.report.view.appendices import ExceptionsView, cut_texts, exceptions_view, method_view
from reportgen.report.view.assumptions import assumptions_view
from reportgen.report.view.business_case import business_case_view
from reportgen.report.view.calculations.section import calculations_view
from reportgen.report.view.changes import changes_view
from reportgen.report.view.classes.explained import explained_view, glossary_view
from reportgen.report.view.classes.section import classification_view
from reportgen.report.view.contents import ContentsView, Entry, contents_view
from reportgen.report.view.context import Context
from reportgen.report.view.contract.commercial import commercial_view
from reportgen.report.view.contract.exit import exit_view
from reportgen.report.view.contract.governance import governance_view
from reportgen.report.view.cover import cover_view
from reportgen.report.view.decision.lists import page_scale
from reportgen.report.view.decision.section import decision_view
from reportgen.report.view.duties.section import duties_view
from reportgen.report.view.marking.decision import marked_decision
from reportgen.report.view.marks import risk_discs
from reportgen.report.view.objectives import objectives_view
from reportgen.report.view.outlook.section import outlook_view
from reportgen.report.view.own_section import OwnFactsView, OwnSectionView, own_facts
from reportgen.report.view.page import PageView, room_of
from reportgen.report.view.parts import Opener
from reportgen.report.view.places.section import place_and_form_view
from reportgen.report.view.portfolio_map import map_view
from reportgen.report.view.printed import CALCULATIONS
from reportgen.report.view.profiles.other_processes import other_processes, title_of
from reportgen.report.view.profiles.pages import pages_of
from reportgen.report.view.profiles.section import ProfilesView
from reportgen.report.view.provider.pack import provider_view
from reportgen.report.view.reading_order import Selection
from reportgen.report.view.roadmap.schedule import schedule
from reportgen.report.view.roadmap.section import roadmap_view
from reportgen.report.view.security.risk_facts import accepted_score
from reportgen.report.view.security.section import security_view
from reportgen.report.view.sheets.section import protection_sheets_view
from reportgen.report.view.summary import Summary, summarised
from reportgen.report.view.uncertainty.section import uncertainty_view
from reportgen.report.view.verdicts.runs import in_runs
from reportgen.report.view.verdicts.section import verdicts_view
from reportgen.report.words.typed import Typed, visible

Writer: TypeAlias = Callable[[str, OwnFactsView], OwnSectionView]


def no_own_sections(template: str, _facts: OwnFactsView) -> OwnSectionView:
    """Refuse to write a section of the user's, where there is no folder to take its template from."""
    raise KeyError(template)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One template and the one object it sees under its own name.

    `opener` is what the contents list it with; the cover and the contents themselves have none. `own_anchor` is where
    links to a section lead that the user wrote. `words` are the analyst's, as far as profiles have room for them.
    """

    template: str
    view: object
    opener: Opener | None = None
    own_anchor: str = ""
    words: Mapping[str, Typed] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """Return where links to the section lead."""
        return self.own_anchor or self.template.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """The sections of a report as they are made, each with its place among the `count` of them.

    The section at the place `late` is the last that is made; None where there is none that rests on all others.
    """

    count: int
    late: int | None
    sections: Iterator[tuple[int, Section]]


def composed(context: Context, page: PageView, write: Writer = no_own_sections) -> tuple[Section, ...]:
    """Compose the sections that are printed, in their order; see `composing`."""
    made = dict(composing(context, page, write).sections)
    return tuple(made[place] for place in sorted(made))


def composing(context: Context, page: PageView, write: Writer = no_own_sections) -> Composing:
    """Compose the sections that are printed one by one: the order in which figures and tables are numbered.

    `write` fills the template of a section that the user wrote.
    """
    selection = context.selection
    if selection.is_for_providers:
        return Composing(count=1, late=None, sections=_for_providers(context))
    return Composing(
        count=1 + selection.has_contents + len(selection.templates),
        late=1 if selection.has_contents else None,
        sections=_made(context, page, write),
    )


def _for_providers(context: Context) -> Iterator[tuple[int, Section]]:
    yield 0, Section(template="provider", view=provider_view(context))


def _made(context: Context, page: PageView, write: Writer) -> Iterator[tuple[int, Section]]:
    summary, selection = summarised(context.assessment), context.selection
    own = {place.template: _own(context, summary, place, write) for place in selection.own}
    yield 0, Section(template="cover", view=cover_view(context, summary, drawings.cover(context, page)))
    places = {one: place for place, one in enumerate(selection.templates, start=1 + selection.has_contents)}
    openers: dict[int, tuple[str, Opener]] = {}
    exceptions: list[tuple[int, Section]] = []
    words: dict[str, Typed] = {}
    for template in _in_order_of_making(selection):
        place, section = places[template], own.get(template) or _VIEWS[template](context, summary, page)
        if section.opener is not None:
            openers[place] = section.anchor, section.opener
        words |= section.words
        if isinstance(section.view, ExceptionsView):
            exceptions.append((place, section))
        else:
            yield place, section
    for place, section in exceptions:
        yield place, _with_cut_texts(context, section, words)
    if selection.has_contents:
        entries = _entries(openers[place] for place in sorted(openers))
        yield 1, Section(template="contents", view=_contents(context, entries))


def _contents(context: Context, entries: Iterator[Entry]) -> ContentsView:
    accepted = accepted_score(context.assessment.processes)
    return contents_view(context, entries, risk_discs(context.palette), accepted=accepted)


def _in_order_of_making(selection: Selection) -> list[str]:
    """Return the sections, the calculations last: they show what the others print."""
    return sorted(selection.templates, key=lambda template: template == CALCULATIONS)


def _with_cut_texts(context: Context, section: Section, words: Mapping[str, Typed]) -> Section:
    """Print in full, with the exceptions, what the profiles had no room for."""
    view: Any = section.view
    return replace(section, view=replace(view, long_texts=cut_texts(context, words)))


def _own(context: Context, summary: Summary, place: Place, write: Writer) -> Section:
    view = write(place.template, own_facts(context, summary, place.template, place.name))
    return Section(template="own_section", view=view, opener=view.opener, own_anchor=view.anchor)


def _decision(context: Context, summary: Summary, _page: PageView) -> Section:
    context = context.in_scale(page_scale(context, summary))
    verdict_bar, minis = drawings.verdict_bar(context, summary), drawings.minis(context, summary)
    view = decision_view(context, summary, verdict_bar=verdict_bar, minis=minis)
    return _section("decision", marked_decision(context, summary, view))


def _changes(context: Context, _summary: Summary, _page: PageView) -> Section:
    if context.changes is None:
        raise KeyError(CHANGES.template)
    return _section(CHANGES.template, changes_view(context, context.changes))


def _portfolio_map(context: Context, summary: Summary, _page: PageView) -> Section:
    return _section("portfolio_map", map_view(context, summary, drawings.portfolio_map(context)))


def _profiles(context: Context, _summary: Summary, page: PageView) -> Section:
    pages = tuple(pages_of(context, room=room_of(page)))
    others = other_processes(context)
    title = title_of(len(pages), len(others.rows) if others else 0)
    return Section(
        template="profiles",
        view=ProfilesView(profiles=tuple(one.profile for one in pages), others=others),
        opener=context.selection.opener("profiles", title),
        words={one.anchor: one.words for one in pages},
    )


class _Opened(Protocol):
    """What a section with a head of its own sees."""

    @property
    def opener(self) -> Opener:
        """Return the head."""


def _section(template: str, view: _Opened) -> Section:
    return Section(template=template, view=view, opener=view.opener)


def _entries(openers: Iterable[tuple[str, Opener]]) -> Iterator[Entry]:
    for anchor, opener in openers:
        yield Entry(
            number=opener.number,
            name=opener.name,
            line=visible(opener.title),
            anchor=anchor,
            style="appendix" if opener.number.isalpha() else "chapter",
        )


_VIEWS: Mapping[str, Callable[[Context, Summary, PageView], Section]] = {
    "decision": _decision,
    "changes": _changes,
    "objectives": lambda context, _, __: _section("objectives", objectives_view(context)),
    "portfolio_map": _portfolio_map,
    "classification": lambda context, _, __: _section("classification", classification_view(context)),
    "verdicts": lambda context, summary, page: _section("verdicts", in_runs(verdicts_view(context, summary), page)),
    "business_case": lambda context, summary, _: _section("business_case", business_case_view(context, summary)),
    "uncertainty": lambda context, summary, _: _section("uncertainty", uncertainty_view(context, summary)),
    "place_and_form": lambda *seen: _section("place_and_form", place_and_form_view(*seen)),
    "commercial": lambda context, summary, _: _section("commercial", commercial_view(context, summary)),
    "security": lambda *seen: _section("security", security_view(*seen)),
    "duties": lambda context, _, __: _section("duties", duties_view(context)),
    "governance": lambda context, summary, _: _section("governance", governance_view(context, summary)),
    "roadmap": lambda context, summary, _: _section(
        "roadmap", roadmap_view(context, summary, schedule(context, summary))
    ),
    "exit": lambda context, summary, _: _section("exit", exit_view(context, summary)),
    "outlook": lambda context, _, __: _section("outlook", outlook_view(context)),
    "profiles": _profiles,
    "protection_sheets": lambda context, _, __: _section("protection_sheets", protection_sheets_view(context)),
    "assumptions": lambda context, _, __: _section("assumptions", assumptions_view(context)),
    CALCULATIONS: lambda context, _, page: _section(CALCULATIONS, calculations_view(context, room=room_of(page))),
    "method": lambda context, _, __: _section("method", method_view(context)),
    "exceptions": lambda context, _, __: _section("exceptions", exceptions_view(context)),
    "explained": lambda context, _, __: _section("explained", explained_view(context)),
    "glossary": lambda context, _, __: _section("glossary", glossary_view(context)),
}
