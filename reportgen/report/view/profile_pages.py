"""The profiles of a report: each fitted to its page, which is kept for the next report, and its figures marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from reportgen.model.alone import bases_of
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.memory import basis, once
from reportgen.report.view.context import Context
from reportgen.report.view.kind_of_work import kind_of_work
from reportgen.report.view.marking.profile import marked_profile
from reportgen.report.view.options import profile_scale
from reportgen.report.view.parts import Numbering
from reportgen.report.view.profile_room import fitted_profile
from reportgen.report.view.profiles import ProfileView, profile_view
from reportgen.report.view.sourceability import sourceability_strip


def profiles_of(context: Context, *, room: float) -> Iterator[ProfileView]:
    """Yield the profiles of the processes that have one, each with so many mm for it."""
    bases = dict(
        zip((one.process.id for one in context.assessment.processes), bases_of(context.assessment), strict=True)
    )
    alone, numbering = context.alone(), context.numbering
    looks = (alone.brand, alone.palette, alone.formats, alone.selection, alone.numbers, alone.others)
    seen = basis(*looks, room)
    for one in context.detailed:
        follows_from = basis(seen, bases[one.process.id], numbering.figures, numbering.tables)
        profile, numbered = once("profile", follows_from, partial(_fitted, alone, numbering.ahead(), one, room))
        numbering.catch_up(numbered)
        yield marked_profile(context.in_scale(profile_scale(context, one)), one, profile)


def _fitted(
    context: Context, numbering: Numbering, one: ProcessAssessment, room: float
) -> tuple[ProfileView, Numbering]:
    """Return a profile with as much as fits, and what numbered its figures and tables."""
    context = replace(context.in_scale(profile_scale(context, one)), numbering=numbering)
    kind, strip = kind_of_work(context, one), sourceability_strip(context, one)
    return fitted_profile(profile_view(context, one, kind=kind, strip=strip), room=room), numbering
