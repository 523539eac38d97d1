"""The assumptions: those that move this result in full, the others on a line each, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.knowledge.origin import is_said
from reportgen.model.assessment import Assessment, AssumptionUsed
from reportgen.model.uncertainty import Swing, Uncertainty
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Opener
from reportgen.report.view.quantities import SHARE, likely, spread, unit_after, unit_words, with_end_together
from reportgen.report.view.settings import Setting, settings_of
from reportgen.report.words.formats import MISSING, Formats, counted, in_words, sentence_start
from reportgen.report.words.sentences import month_told

_LINES_KEPT_WHOLE = 8
_ROWS_KEPT_WHOLE = 4  # of those in full, each two or three lines
_WIDEST = 12
_SWING = (
    "Swing: how far the net saving moves between low and high, all else at its value; a dash where it was not varied."
)
_OTHERS = "Swing as in the table above. Numbers in brackets: sources, in the list below."
_BASES = {"published": "", "practitioner convention": "convention"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """One assumption as used; `style` marks what the workbook overrides, `source` may be the number of a source."""

    label: str
    unit: str
    base: str
    range: str
    swing: str
    source: str
    given_by: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionGroup:
    """Assumptions under one heading; `keep_together` where they are few enough to stand on one page."""

    title: str
    rows: tuple[AssumptionRow, ...]
    keep_together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionsView:
    """Appendix A: those that move the result most with their sources in words, the others with the source's number."""

    opener: Opener
    settings: tuple[Setting, ...]
    caption: Caption
    groups: tuple[AssumptionGroup, ...]
    others_caption: Caption | None
    others: tuple[AssumptionGroup, ...]
    sources: tuple[tuple[str, str], ...]


def assumptions_view(context: Context) -> AssumptionsView:
    """Compose appendix A."""
    used = context.assessment.assumptions
    leading = leading_ids(context.assessment)
    first = [one for one in used if one.id in leading]
    others = [one for one in used if one.id not in leading]
    words = _source_words(context, used)
    sources = _numbered(words[one.id] for one in others)
    numbers = {one.id: str(sources[words[one.id]]) for one in others}
    return AssumptionsView(
        opener=_opener(context, used),
        settings=settings_of(context),
        caption=context.numbering.table(_finding(first), f"{_SWING} Shaded: overridden by the workbook."),
        groups=tuple(map(_with_units_run_in, _grouped(context, first, words, _ROWS_KEPT_WHOLE))),
        others_caption=context.numbering.table("All other assumptions, a line each", _OTHERS) if others else None,
        others=tuple(map(_with_units_in_column, _grouped(context, others, numbers, _LINES_KEPT_WHOLE))),
        sources=tuple((str(number), source) for source, number in sources.items()),
    )


def leading_ids(assessment: Assessment) -> frozenset[str]:
    """Return the assumptions to print in full.

    Those that move the net saving most, those the workbook overrides, and those of the engagement itself.
    """
    widest = sorted(_swings(assessment), key=lambda swing: (-swing.width, swing.parameter))[:_WIDEST]
    swings = {swing.parameter for swing in widest if swing.width}
    used = assessment.assumptions
    return frozenset(swings | {one.id for one in used if one.overridden or one.group == "Engagement"})


def _finding(first: Sequence[AssumptionUsed]) -> str:
    own = sum(1 for one in first if one.overridden)
    if own == len(first):
        return "What the workbook sets"
    return "What moves the result most, and what the workbook sets"


def _swings(assessment: Assessment) -> Sequence[Swing]:
    uncertainty = assessment.portfolio.uncertainty
    return uncertainty.swings if isinstance(uncertainty, Uncertainty) else ()


def _opener(context: Context, used: Sequence[AssumptionUsed]) -> Opener:
    changed = sum(1 for one in used if one.overridden)
    whole = counted(len(used), "assumption")
    does = _what_they_do(context.assessment)
    sets = in_words(changed) if changed else "none"
    month = _looked_at(context, used)
    return context.selection.opener(
        "assumptions",
        f"{sentence_start(whole)} {does}; the workbook sets {sets}",
        f"Each has a value and a source{f', last reviewed in {month}' if month else ''}, and a range unless it is "
        "fixed. “Convention” is a rule of thumb: the client’s own figure is better.",
    )


def _what_they_do(assessment: Assessment) -> str:
    """Say what rests on the assumptions: the result, what a move would bring, or nothing yet."""
    if isinstance(assessment.portfolio.baseline_annual, NotAssessed):
        return "wait for a first cost"
    if not any(one.sourcing.moves for one in assessment.processes):
        return "tell what a move would bring"
    return "carry the result"


def _grouped(
    context: Context, used: Sequence[AssumptionUsed], sources: Mapping[str, str], kept_whole: int
) -> tuple[AssumptionGroup, ...]:
    swings = {swing.parameter: swing for swing in _swings(context.assessment)}
    formats = context.formats.alike(swing.width for swing in swings.values())
    groups = ((title, tuple(members)) for title, members in groupby(used, key=lambda one: one.group))
    return tuple(
        AssumptionGroup(
            title=title,
            rows=tuple(_row(formats, one, swings.get(one.id), sources[one.id]) for one in members),
            keep_together=len(members) <= kept_whole,
        )
        for title, members in groups
    )


def _with_units_run_in(group: AssumptionGroup) -> AssumptionGroup:
    """Return assumptions whose unit follows the label on its line, and so does not repeat it."""
    rows = tuple(replace(row, unit=with_end_together(unit_after(row.label, row.unit))) for row in group.rows)
    return replace(group, rows=rows)


def _with_units_in_column(group: AssumptionGroup) -> AssumptionGroup:
    """Return assumptions whose units have a column, in which no cell is blank: what the label names is a share."""
    return replace(group, rows=tuple(replace(row, unit=row.unit or SHARE) for row in group.rows))


def _row(formats: Formats, one: AssumptionUsed, swing: Swing | None, source: str) -> AssumptionRow:
    return AssumptionRow(
        label=one.label,
        unit=unit_words(one.unit),
        base=likely(formats, one.value, one.unit),
        range=spread(formats, one.value, one.unit),
        swing=formats.compact(swing.width) if swing and swing.width else MISSING,
        source=source,
        given_by=_giver(one),
        style="overridden" if one.overridden else "",
    )


def _giver(one: AssumptionUsed) -> str:
    """Say who gave the value; for the workbook with its cell."""
    if one.overridden:
        return f"workbook, {one.cell}" if one.cell else "workbook"
    return one.given_by


def _source_words(context: Context, used: Sequence[AssumptionUsed]) -> Mapping[str, str]:
    """Return for each assumption its source with its basis, and when it was looked at where that differs."""
    once = _looked_at(context, used)
    return {one.id: _source(context, one, "" if once else month_told(one.reviewed, context.formats)) for one in used}


def _source(context: Context, one: AssumptionUsed, looked_at: str) -> str:
    if one.overridden:
        return one.source
    basis = "" if is_said(one.source, one.basis) else _BASES.get(one.basis, one.basis)
    more = [part for part in (basis, looked_at) if part]
    return context.said(one.source) + (f" ({', '.join(more)})" if more else "")


def _looked_at(context: Context, used: Sequence[AssumptionUsed]) -> str:
    """Return the month in which all sources were last looked at, "" where it is not the same."""
    days = {one.reviewed for one in used if not one.overridden}
    return month_told(days.pop(), context.formats) if len(days) == 1 else ""


def _numbered(sources: Iterable[str]) -> Mapping[str, int]:
    """Number the sources in the order in which they are first needed."""
    return {source: number for number, source in enumerate(dict.fromkeys(sources), start=1)}
