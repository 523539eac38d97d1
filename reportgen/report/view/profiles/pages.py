"""The profiles of a report, each fitted to its page and its figures marked; what it leads to is kept with its HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from reportgen.model.alone import bases_of
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.memory import basis, once
from reportgen.report.view.context import Context
from reportgen.report.view.entries import Entry
from reportgen.report.view.marking.profile import marked_profile
from reportgen.report.view.parts import Numbering
from reportgen.report.view.printed import PrintedFigure
from reportgen.report.view.profiles.kind_of_work import kind_of_work
from reportgen.report.view.profiles.options import profile_scale
from reportgen.report.view.profiles.room import fitted_profile
from reportgen.report.view.profiles.section import ProfileView, profile_view
from reportgen.report.view.profiles.sourceability import sourceability_strip
from reportgen.report.words.typed import Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A profile to be written, and what was made of the analyst's words on it, by its anchor."""

    anchor: str
    words: Typed
    profile: Entry[ProfileView]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What others rest on of a profile: what numbered its figures and tables, and the figures that it has marked."""

    anchor: str
    words: Typed
    numbered: Numbering
    figures: tuple[PrintedFigure, ...]
    marks: int


def pages_of(context: Context, *, room: float) -> Iterator[Page]:
    """Yield the profiles of the processes that have one, each with so many mm for it."""
    ids = (one.process.id for one in context.assessment.processes)
    bases = dict(zip(ids, bases_of(context.assessment), strict=True))
    alone, numbering, printed = context.alone(), context.numbering, context.printed
    looks = (alone.brand, alone.palette, alone.formats, alone.selection, alone.numbers, alone.others)
    seen = basis(*looks, room, printed.trace is None)
    for place, one in enumerate(context.detailed):
        process, numbers = one.process.id, (numbering.figures, numbering.tables, numbering.ways)
        follows_from = basis(seen, bases[process], numbers, printed.marks_of(process), place == 0)
        apart = replace(alone, numbering=numbering.ahead(), printed=printed.ahead())
        made = cache(partial(_made, apart, one, room, opens_section=place == 0))
        told = once("profile", follows_from, lambda: made()[1], lasts=True)  # noqa: B023 - at once
        numbering.catch_up(told.numbered)
        printed.catch_up(process, told.figures, told.marks)
        profile = Entry(follows_from=follows_from, make=partial(_first, made))
        yield Page(anchor=told.anchor, words=told.words, profile=profile)


def _first(made: Callable[[], tuple[ProfileView, _Told]]) -> ProfileView:
    return made()[0]


def _made(context: Context, one: ProcessAssessment, room: float, *, opens_section: bool) -> tuple[ProfileView, _Told]:
    """Return the page of a process, with as much as fits, and what others rest on of it."""
    context = context.in_scale(profile_scale(context, one))
    kind, strip = kind_of_work(context, one), sourceability_strip(context, one)
    fitted = fitted_profile(profile_view(context, one, kind=kind, strip=strip), room=room)
    profile, printed = replace(marked_profile(context, one, fitted), opens_section=opens_section), context.printed
    return profile, _Told(
        anchor=profile.anchor,
        words=profile.words,
        numbered=context.numbering,
        figures=tuple(printed.figures),
        marks=printed.marks_of(one.process.id),
    )
