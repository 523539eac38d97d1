"""The processes without a profile of their own: a row each, which links to the process lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import VERDICT, Recommendation
from reportgen.report.view.context import Context
from reportgen.report.view.marks import risk_disc, risk_word
from reportgen.report.view.mattering import DEAREST
from reportgen.report.view.parts import Caption, Chip, Opener, chip
from reportgen.report.view.wording import PLACE, is_sourced, stays
from reportgen.report.words.formats import MISSING, MoneyScale, all_of, counted, in_words, sentence_start

_NAME_LIMIT = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherProcess:
    """One row; `saving` is that of a steady year."""

    anchor: str
    number: str
    name: str
    chip: Chip
    verdict: str
    place: str
    wave: str
    saving: str
    disc: Markup
    risk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherProcessesView:
    """The table that stands behind the profiles, or in place of them: then it opens the section."""

    opener: Opener
    opens_section: bool
    caption: Caption
    unit: str
    rows: tuple[OtherProcess, ...]


def other_processes(context: Context) -> OtherProcessesView | None:
    """Compose the table; None where every process has a profile."""
    detailed = {one.process.row for one in context.detailed}
    others = [one for one in context.assessment.processes if one.process.row not in detailed]
    if not others:
        return None
    scale = context.formats.scale_for(saving for one in others if (saving := saving_of(one)) is not None)
    return OtherProcessesView(
        opener=_opener(context, len(others)),
        opens_section=not detailed,
        caption=context.numbering.table(_finding(others), _note(scale)),
        unit=scale.unit,
        rows=tuple(_row(context, one, scale) for one in others),
    )


def title_of(profiles: int, others: int) -> str:
    """Say what the section holds."""
    if not profiles:
        return sentence_start(f"{all_of(others)} processes in one table" if others > 1 else "The process in one table")
    pages = f"One page for each of the {in_words(profiles)} processes" if profiles > 1 else "One page for the process"
    if not others:
        return pages
    which = "that matter most" if profiles > 1 else "that matters most"
    return f"{pages} {which}; the other {in_words(others)} in one table"


def where_the_rest_is(context: Context, what: str = "page") -> str:
    """Say which processes have a profile or a protection sheet, and where those of the others are; "" where all do.

    `what` is what a process has of its own: a page, a sheet.
    """
    profiles, whole = len(context.detailed), len(context.assessment.processes)
    if profiles == whole:
        return ""
    if not profiles:
        return f"No process has a {what} of its own here; those are in {context.selection.whole}."
    elsewhere = f"The {what}s of the others are in {context.selection.whole}."
    if profiles == 1:
        return f"One process of {in_words(whole)} has a {what} here: the one {DEAREST}. {elsewhere}"
    many = sentence_start(in_words(profiles))
    return f"{many} of {in_words(whole)} processes have a {what} here: those {DEAREST}. {elsewhere}"


def _opener(context: Context, others: int) -> Opener:
    selection, profiles = context.selection, len(context.detailed)
    if not profiles:
        return selection.opener("profiles", title_of(0, others), where_the_rest_is(context))
    title = f"The other {counted(others, 'process', 'processes') if others > 1 else 'process'} in brief"
    return replace(selection.opener("profiles", title, where_the_rest_is(context)), bookmark=title)


def _finding(others: Sequence[ProcessAssessment]) -> str:
    moving = sum(is_sourced(one) for one in others)
    if not moving:
        return "None of them moves" if len(others) > 1 else "It does not move"
    if moving == len(others):
        return "All of them move" if len(others) > 1 else "It moves"
    return sentence_start(f"{in_words(moving)} of the {in_words(len(others))} {'moves' if moving == 1 else 'move'}")


def _note(scale: MoneyScale) -> str:
    return (
        f"Saving of a steady year in {scale.unit}, at today’s prices; a minus sign where the move costs more. Risk is "
        "what is left with the listed measures agreed. An en dash marks what does not apply or was not assessed."
    )


def saving_of(one: ProcessAssessment) -> Decimal | None:
    """Return what a steady year saves where the process moves."""
    case = one.cost.case
    return case.baseline_annual - case.outsourced_annual if isinstance(case, MoneyCase) and is_sourced(one) else None


def _row(context: Context, one: ProcessAssessment, scale: MoneyScale) -> OtherProcess:
    saving, residual, sourcing = saving_of(one), one.security.residual, one.sourcing
    score = f" {residual.score}" if isinstance(residual, RiskScore) else ""
    return OtherProcess(
        anchor=context.link(one).anchor,
        number=str(context.number(one)),
        name=context.name(one, _NAME_LIMIT),
        chip=chip(one.classification.nature),
        verdict=VERDICT[Recommendation.RETAIN if stays(one) else sourcing.recommendation],
        place=_place(one) if is_sourced(one) else MISSING,
        wave=str(sourcing.wave) if is_sourced(one) else MISSING,
        saving=MISSING if saving is None else scale.text(saving),
        disc=risk_disc(context, one),
        risk=f"{risk_word(one)}{score}",
    )


def _place(one: ProcessAssessment) -> str:
    place, country = sentence_start(PLACE[one.sourcing.place]), one.sourcing.location_name
    return f"{place}, {country}" if country else place
