"""The cover: who says what to whom, under which marking, and the portfolio as one drawing."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportgen.model.engagement import ReportStatus
from reportgen.report.view.balanced import balanced
from reportgen.report.view.context import Context
from reportgen.report.view.marks import kind_of
from reportgen.report.view.parts import joined
from reportgen.report.view.summary import Summary
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import all_of, counted, sentence_start

_TITLE_SIZES = ((48, 37, "14mm"), (90, 28, "11mm"), (150, 20, "8.4mm"))
_SMALLEST_TITLE = (15, "6.4mm")
_TITLE_WIDTH = 100.0  # mm, as in the style sheet
_TITLE_LIMIT = 260
_TINTS = {"bpo": "white BPO", "hybrid": "pale hybrid", "kpo": "tinted KPO"}
_CLIENT_LIMIT = 160  # four lines, which end above the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverView:
    """Everything on the cover."""

    title: str
    title_size: str
    title_leading: str
    subtitle: str
    maker: str | None
    logo: str | None
    logo_alt: str
    marking: str
    client: str
    client_lines: tuple[str, ...]
    key: str
    terms: str
    drawing: Markup


def cover_view(context: Context, summary: Summary, drawing: Markup) -> CoverView:
    """Compose the cover."""
    engagement = context.assessment.engagement
    title = clipped(engagement.title, _TITLE_LIMIT)
    size, leading = next(((s, lead) for limit, s, lead in _TITLE_SIZES if len(title) <= limit), _SMALLEST_TITLE)
    lines = [clipped(engagement.prepared_for, 80)] if engagement.prepared_for else []
    lines += [context.formats.date(engagement.date)]
    lines += [context.selection.title] if context.selection.title else []
    status = "Final" if engagement.status is ReportStatus.FINAL else "Draft"
    return CoverView(
        title=balanced(title, _TITLE_WIDTH, size=size),
        title_size=f"{size}pt",
        title_leading=leading,
        subtitle=_subtitle(context, summary),
        maker=clipped(context.brand.name, 44) if context.brand.name else None,
        logo=context.brand.logo,
        logo_alt=context.brand.logo_alt,
        marking=marking_of(context).upper(),
        client=clipped(engagement.client, _CLIENT_LIMIT),
        client_lines=tuple(lines),
        key=_key(summary),
        terms=_terms(context, status),
        drawing=drawing,
    )


def _key(summary: Summary) -> str:
    """Explain the lines that are drawn, and no others."""
    moving = {kind_of(one) for one in summary.sourced}
    tints = ", ".join(tint for kind, tint in _TINTS.items() if kind in moving)
    where = "go to providers" if len(summary.bought) == len(summary.sourced) else "move"
    waits = bool(summary.to_stabilise or summary.to_assess)
    parts = (
        "Each line is one process; its thickness is annual cost.",
        f"Lines that cross the edge {where} ({tints})." if summary.sourced else "",
        "Open ends wait for a fix or for evidence." if waits else "",
        "Stopped lines stay." if summary.retained else "",
    )
    return " ".join(filter(None, parts))


def _terms(context: Context, status: str) -> str:
    engagement, own = context.assessment.engagement, context.brand.standing.terms
    terms = (
        f"{status}, version {clipped(engagement.version, 24)}. {_circulation(engagement.marking)} "
        f"Decision support, not legal advice.{_attached(context)}"
    )
    return f"{terms} {own}" if own else terms


def _attached(context: Context) -> str:
    """Name the files that the report carries, where no appendix does."""
    if not context.attached or context.selection.prints("method"):
        return ""
    return f" Attached to this file: {clipped(joined(context.attached), 120)}."


def _circulation(marking: str) -> str:
    return "For publication." if marking.casefold() == "public" else "For named recipients only."


def marking_of(context: Context) -> str:
    """Return the confidentiality marking, with "draft" where the report is one."""
    engagement = context.assessment.engagement
    marking = clipped(engagement.marking, 32)
    return f"{marking} · Draft" if engagement.status is ReportStatus.DRAFT else marking


def _subtitle(context: Context, summary: Summary) -> str:
    count = context.assessment.portfolio.process_count
    verdict = f"A verdict on {counted(count, 'process', 'processes')}"
    if not summary.sourced:
        return f"{verdict}, and what must change before {'it' if count == 1 else 'one of them'} can move"
    moved = len(summary.sourced)
    which = "it" if count == 1 else all_of(count) if moved == count else counted(moved, "of them", "of them")
    case = f"why moving {which} does not pay yet" if summary.loses else f"the case for moving {which}"
    first = "before it moves" if moved == 1 else "before the first one moves"
    return sentence_start(f"{verdict}, {case}, and what must be true {first}")
