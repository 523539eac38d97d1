"""The profiles of a report, each fitted to its page and its figures marked, and kept for the next report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from reportgen.model.alone import bases_of
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.memory import basis, once
from reportgen.report.view.context import Context
from reportgen.report.view.marking.profile import marked_profile
from reportgen.report.view.parts import Numbering
from reportgen.report.view.printed import PrintedFigure
from reportgen.report.view.profiles.kind_of_work import kind_of_work
from reportgen.report.view.profiles.options import profile_scale
from reportgen.report.view.profiles.room import fitted_profile
from reportgen.report.view.profiles.section import ProfileView, profile_view
from reportgen.report.view.profiles.sourceability import sourceability_strip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A profile, what numbered its figures and tables, and the figures of the trace that it prints and has marked."""

    profile: ProfileView
    numbered: Numbering
    figures: tuple[PrintedFigure, ...]
    marks: int


def profiles_of(context: Context, *, room: float) -> Iterator[ProfileView]:
    """Yield the profiles of the processes that have one, each with so many mm for it."""
    ids = (one.process.id for one in context.assessment.processes)
    bases = dict(zip(ids, bases_of(context.assessment), strict=True))
    alone, numbering, printed = context.alone(), context.numbering, context.printed
    looks = (alone.brand, alone.palette, alone.formats, alone.selection, alone.numbers, alone.others)
    seen = basis(*looks, room, printed.trace is None)
    for one in context.detailed:
        process, numbers = one.process.id, (numbering.figures, numbering.tables, numbering.ways)
        follows_from = basis(seen, bases[process], numbers, printed.marks_of(process))
        make = partial(_page, replace(alone, numbering=numbering.ahead(), printed=printed.ahead()), one, room)
        page = once("profile", follows_from, make, lasts=True)
        numbering.catch_up(page.numbered)
        printed.catch_up(process, page.figures, page.marks)
        yield page.profile


def _page(context: Context, one: ProcessAssessment, room: float) -> _Page:
    """Return the page of a process, with as much as fits."""
    context = context.in_scale(profile_scale(context, one))
    kind, strip = kind_of_work(context, one), sourceability_strip(context, one)
    fitted = fitted_profile(profile_view(context, one, kind=kind, strip=strip), room=room)
    profile, printed = marked_profile(context, one, fitted), context.printed
    return _Page(
        profile=profile,
        numbered=context.numbering,
        figures=tuple(printed.figures),
        marks=printed.marks_of(one.process.id),
    )
