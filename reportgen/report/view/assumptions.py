"""The assumptions: those that move this result in full, the others on a line each, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.model.assessment import Assessment, AssumptionUsed
from reportgen.model.uncertainty import Swing, Uncertainty
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Opener
from reportgen.report.view.quantities import likely, spread, unit_words
from reportgen.report.view.settings import Setting, settings_of
from reportgen.report.words.formats import MISSING, counted, in_words, sentence_start

_GROUP_KEPT_WHOLE = 8
_WIDEST = 12
_SWING = "Swing: how far the net saving moves between low and high, all else at its value; a dash where it is not used."
_OTHERS = f"{_SWING} Sources are numbered as in the list below."
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
    """Assumptions under one heading."""

    title: str
    rows: tuple[AssumptionRow, ...]

    @property
    def keep_together(self) -> bool:
        """Return whether the group is short enough to stand on one page."""
        return len(self.rows) <= _GROUP_KEPT_WHOLE


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
    sources = _sources(context, others)
    return AssumptionsView(
        opener=_opener(context, used),
        settings=settings_of(context),
        caption=context.numbering.table(_finding(first), f"{_SWING} Shaded: overridden by the workbook."),
        groups=_full_groups(context, first),
        others_caption=context.numbering.table("All other assumptions, a line each", _OTHERS) if others else None,
        others=_brief_groups(context, others, sources),
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
    who = f"{'none' if not changed else in_words(changed)} of them"
    whole = counted(len(used), "assumption")
    does = _what_they_do(context.assessment)
    return context.selection.opener(
        "assumptions",
        f"{sentence_start(whole)} {does}; {who} {'comes' if changed == 1 else 'come'} from the workbook",
        "Each has a value, a range, a source with its date, and says who gave it. “Convention” is a practitioner’s "
        "rule of thumb: replace it with the client’s own figure where there is one.",
    )


def _what_they_do(assessment: Assessment) -> str:
    """Say what rests on the assumptions: the result, what a move would bring, or nothing yet."""
    if isinstance(assessment.portfolio.baseline_annual, NotAssessed):
        return "would carry the business case, once a process has a cost"
    if not any(one.sourcing.moves for one in assessment.processes):
        return "tell what a move would bring"
    return "carry the result"


def _full_groups(context: Context, used: Sequence[AssumptionUsed]) -> tuple[AssumptionGroup, ...]:
    return _grouped(context, used, {one.id: source_of(context, one) for one in used})


def _brief_groups(
    context: Context, used: Sequence[AssumptionUsed], sources: Mapping[str, int]
) -> tuple[AssumptionGroup, ...]:
    return _grouped(context, used, {one.id: str(sources[source_of(context, one)]) for one in used})


def _grouped(
    context: Context, used: Sequence[AssumptionUsed], sources: Mapping[str, str]
) -> tuple[AssumptionGroup, ...]:
    swings = {swing.parameter: swing for swing in _swings(context.assessment)}
    return tuple(
        AssumptionGroup(
            title=title,
            rows=tuple(_row(context, one, swings.get(one.id), sources[one.id]) for one in members),
        )
        for title, members in groupby(used, key=lambda one: one.group)
    )


def _row(context: Context, one: AssumptionUsed, swing: Swing | None, source: str) -> AssumptionRow:
    formats = context.formats
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


def source_of(context: Context, one: AssumptionUsed) -> str:
    """Return the source of a value with its basis and the date it was last looked at."""
    source = one.source if one.overridden else context.said(one.source)
    if one.overridden:
        return source
    basis = _BASES.get(one.basis, one.basis)
    return f"{source} ({', '.join(part for part in (basis, one.reviewed) if part)})"


def _sources(context: Context, used: Sequence[AssumptionUsed]) -> Mapping[str, int]:
    """Number the sources in the order in which they are first needed."""
    return {source: number for number, source in enumerate(dict.fromkeys(_each(context, used)), start=1)}


def _each(context: Context, used: Sequence[AssumptionUsed]) -> Iterator[str]:
    return (source_of(context, one) for one in used)
