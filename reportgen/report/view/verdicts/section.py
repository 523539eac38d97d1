"""The verdict table: every process, grouped by what happens to it, with the reason that decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.marked_text import unmarked
from reportgen.model.verdict import VERDICT, Recommendation
from reportgen.report.figures.text_metrics import wrapped
from reportgen.report.view.context import Context
from reportgen.report.view.marks import risk_disc, risk_word, strip_for
from reportgen.report.view.parts import Caption, Chip, Link, Opener, chip
from reportgen.report.view.summary import Summary, baseline_of
from reportgen.report.view.verdicts.brief import BriefGroup, Groups, brief_groups
from reportgen.report.view.verdicts.by_function import FunctionTable, function_table
from reportgen.report.view.verdicts.costs import Costs, costs_of, scale_of
from reportgen.report.view.verdicts.decided import is_at_a_loss
from reportgen.report.view.verdicts.what_decides import what_decides
from reportgen.report.view.wording import clipped, score_in_column, stays
from reportgen.report.words.formats import MISSING, MoneyScale, all_of, counted, in_words, sentence_start

_REASON_MM, _REASON_LINES, _REASON_SIZE = 52.0, 4, 7.4
_REASON_LETTERS = 400  # more than the lines hold of the narrowest letters
_GROUP_KEPT_WHOLE = 4  # more, of up to four lines each, would leave half a page empty before them
_ONE_PAGE = 10  # processes whose verdicts fit a page with their reasons
_SORTED = "Sorted by what happens and when, then by cost. "
CLASSES_TOLD = "BPO follows written rules, KPO needs trained judgement, a hybrid lies between or mixes both."
_MARKS = (
    "K knowledge index (open diamond), S sourceability index (dot), both 0–100. Cost is the yearly cost today, "
    "risk what is left with the listed measures agreed."
)
_RISKS = (
    "Cost is the yearly cost today, risk the score of 1 to 25 that is left with the listed measures agreed. "
    "The full report gives the reasons."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """One process in the table; `begins_run` tells whether it begins a page, laid out apart from those before."""

    number: str
    link: Link
    reason: str
    chip: Chip
    strip: Markup
    knowledge: str
    sourceability: str
    amount: str
    disc: Markup
    risk: str
    verdict: str
    begins_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGroup:
    """Processes with one verdict and, where sourced, one wave; `begins_run` as of a row."""

    title: str
    subtotal: str
    keep_together: bool
    rows: tuple[VerdictRow, ...]
    begins_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictsView:
    """The section; in its brief form it has `brief` instead of `groups` and `functions`.

    A long table is set closer.
    """

    opener: Opener
    caption: Caption
    unit: str
    groups: tuple[VerdictGroup, ...]
    total: str
    functions: FunctionTable | None = None
    brief: tuple[BriefGroup, ...] = ()
    is_long: bool = False


def verdicts_view(context: Context, summary: Summary) -> VerdictsView:
    """Compose the table."""
    costs = [cost for one in context.assessment.processes if (cost := baseline_of(one)) is not None]
    groups = tuple((title, members) for title, members in _groups(summary) if members)
    scale = scale_of(context.formats.scale_for(costs), context.formats, [members for _, members in groups])
    if context.selection.is_brief and len(context.assessment.processes) > _ONE_PAGE:
        return _brief(context, summary, groups, scale)
    parts = costs_of([members for _, members in groups], scale)
    common = common_reasons(context.assessment.processes)
    return VerdictsView(
        opener=context.selection.opener(
            "verdicts",
            title=what_decides(context.assessment.processes),
            standfirst=f"{_SORTED if len(context.assessment.processes) > 1 else ''}The strip shows both scores: the "
            "further the dot stands to the right of the diamond, the easier the move.",
        ),
        caption=context.numbering.table(_finding(summary), f"{_MARKS}{_note(context)}"),
        unit=scale.unit,
        groups=tuple(
            _group(context, *group, cost, parts, common) for group, cost in zip(groups, parts.groups, strict=True)
        ),
        total=_total(summary, scale),
        functions=function_table(context, summary),
    )


def _brief(context: Context, summary: Summary, groups: Groups, scale: MoneyScale) -> VerdictsView:
    """Compose the form that fits one page, without scores and reasons."""
    return VerdictsView(
        opener=context.selection.opener(
            "verdicts",
            title=what_decides(context.assessment.processes),
            standfirst=f"{_SORTED}{CLASSES_TOLD}",
        ),
        caption=context.numbering.table(_finding(summary), f"{_RISKS}{_note(context)}"),
        unit=scale.unit,
        groups=(),
        total=_total(summary, scale),
        brief=brief_groups(context, groups, costs_of([members for _, members in groups], scale)),
    )


def _groups(summary: Summary) -> Groups:
    return (
        *((f"Source, wave {wave}", members) for wave, members in summary.waves),
        (VERDICT[Recommendation.STABILISE], summary.to_stabilise),
        (VERDICT[Recommendation.ASSESS_FURTHER], summary.to_assess),
        (VERDICT[Recommendation.RETAIN], summary.retained),
    )


def _finding(summary: Summary) -> str:
    if not summary.sourced:
        return "No process is ready to go to a provider"
    low = sum(1 for one in summary.sourced if risk_word(one) == "Low")
    if len(summary.sourced) == 1:
        return f"The process that moves carries {risk_word(summary.sourced[0]).lower()} residual risk"
    if low == len(summary.sourced):
        return sentence_start(f"{all_of(low)} that move carry low residual risk")
    if not low:
        return f"None of the {in_words(len(summary.sourced))} that move carries low residual risk"
    carry = "carries" if low == 1 else "carry"
    return sentence_start(
        f"{in_words(low)} of the {in_words(len(summary.sourced))} that move {carry} low residual risk"
    )


def _note(context: Context) -> str:
    missing = context.assessment.portfolio.processes_without_cost
    if not missing:
        return ""
    carry = counted(missing, "process carries", "processes carry")
    return f" An en dash marks what was not assessed: {carry} no cost."


def _total(summary: Summary, scale: MoneyScale) -> str:
    return MISSING if summary.baseline is None else scale.text(summary.baseline)


def _group(
    context: Context, title: str, members: Sequence[ProcessAssessment], cost: str, costs: Costs, common: Counter[str]
) -> VerdictGroup:
    return VerdictGroup(
        title=f"{title}: {counted(len(members), 'process', 'processes')}",
        subtotal=cost,
        keep_together=len(members) <= _GROUP_KEPT_WHOLE,
        rows=tuple(_row(context, one, costs, common) for one in members),
    )


def _row(context: Context, one: ProcessAssessment, costs: Costs, common: Counter[str]) -> VerdictRow:
    return VerdictRow(
        number=str(context.number(one)),
        link=context.link(one, 64),
        reason=telling_reason(one, common),
        chip=chip(one.classification.nature),
        strip=strip_for(context, one),
        knowledge=score_in_column(one.classification.knowledge_index, context.formats),
        sourceability=score_in_column(one.sourcing.index, context.formats),
        amount=costs.processes.get(one.process.id, MISSING),
        disc=risk_disc(context, one),
        risk=risk_word(one),
        verdict=verdict_word(one),
    )


def verdict_word(one: ProcessAssessment) -> str:
    """Return the verdict in a word or two; the wave stands in the head of the group."""
    return VERDICT[Recommendation.RETAIN if stays(one) else one.sourcing.recommendation]


def common_reasons(processes: Sequence[ProcessAssessment]) -> Counter[str]:
    """Return how often each reason is among the strongest."""
    return Counter(reason for one in processes for reason in _short_reasons(one))


def telling_reason(one: ProcessAssessment, common: Counter[str]) -> str:
    """Return the reason in a line: the override, the deciding gate, or of the strongest reasons the rarest one.

    `common` counts how often each reason is among the strongest in the portfolio.
    """
    if one.sourcing.overridden:
        return _in_room(f"Set by the analyst: {unmarked(one.sourcing.override_reason or 'no reason given')}")
    gate = next((gate for gate in one.sourcing.gates if gate.decided), None)
    if gate is not None:
        return _in_room(f"{gate.name}: {gate.because}")
    reasons = _short_reasons(one)
    if not reasons:
        return MISSING
    loss = "; at a loss as priced" if is_at_a_loss(one) else ""
    return _in_room(f"{sentence_start(min(reasons, key=lambda reason: common[reason]))}{loss}")


def _in_room(reason: str) -> str:
    """Return a reason that takes no more lines than a row has, cut after a word where it would."""
    cut = clipped(reason, _REASON_LETTERS)
    while not _fits(cut):
        cut = clipped(reason, len(cut) - 1)
    return cut


def _fits(reason: str) -> bool:
    lines = wrapped(reason, _REASON_MM, lines=_REASON_LINES + 1, size=_REASON_SIZE)
    return len(lines) <= _REASON_LINES


def _short_reasons(one: ProcessAssessment) -> list[str]:
    """Return the strongest reasons without the rating they rest on; a gate that only limits the verdict is none."""
    shortened = [reason.partition(" (")[0] for reason in one.sourcing.reasons]
    limits = tuple(f"{gate.name}: " for gate in one.sourcing.gates if not gate.decided)
    about_facts = [reason for reason in shortened if not reason.startswith(("the sourceability index", *limits))]
    return about_facts or shortened
