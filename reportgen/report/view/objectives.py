"""What the client wants, and what the advice does for it: each objective with the processes that serve it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import best_of, is_better_in_house
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Engagement
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed, Recommendation
from reportgen.report.view.context import Context
from reportgen.report.view.document_control import DocumentControl, document_control
from reportgen.report.view.parts import Caption, Opener, joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.security.risk_facts import WHOLE_GRID, accepted_score, scored
from reportgen.report.view.summary import baseline_of, cost_of
from reportgen.report.view.wording import clipped, stays
from reportgen.report.words.formats import MISSING, MoneyScale, all_of, counted, in_words, sentence_start
from reportgen.report.words.typed import Typed, typed

OBJECTIVES = "objectives"
_LIMIT = 160
_HUNDRED = 100
_COMMENT_TITLE = "What the adviser says to the reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRow:
    """An objective: the processes that serve it, what they cost and save, what the advice does, what is in the way."""

    mark: str
    name: str
    processes: str
    cost: str
    saving: str
    advice: str
    risk: str
    in_the_way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserComment:
    """The adviser's own words, under their name, with the marks they typed."""

    title: str
    words: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectivesView:
    """The section; `comment` is None and `caption` is None where the workbook gives none."""

    opener: Opener
    comment: AdviserComment | None
    caption: Caption | None
    unit: str
    rows: tuple[ObjectiveRow, ...]
    source: str
    control: DocumentControl


@dataclass(frozen=True, slots=True, kw_only=True)
class _Served:
    name: str
    members: tuple[ProcessAssessment, ...]
    is_objective: bool = True


def has_objectives(engagement: Engagement) -> bool:
    """Return whether the workbook gives objectives, or a comment, to print."""
    named = any((one.business_objective or "").strip() for one in engagement.processes)
    return bool(engagement.objectives) or named or bool((engagement.executive_comment or "").strip())


def objectives_view(context: Context) -> ObjectivesView:
    """Compose the section."""
    served = _served(context)
    costs = [cost for one in context.assessment.processes if (cost := baseline_of(one)) is not None]
    scale = context.formats.scale_for(costs)
    years = counted(context.assessment.engagement.horizon_years, "year")
    return ObjectivesView(
        opener=context.selection.opener(OBJECTIVES, _title(context, served), _standfirst(context, served)),
        comment=_comment(context.assessment.engagement),
        caption=context.numbering.table(
            _finding(context, served), f"Annual cost today and saving over {years}, after everything, in {scale.unit}."
        )
        if served
        else None,
        unit=scale.unit,
        rows=tuple(_row(context, mark, one, scale) for mark, one in enumerate(served, start=1)),
        source=_source(context) if served else "",
        control=document_control(context),
    )


def _comment(engagement: Engagement) -> AdviserComment | None:
    words = typed(engagement.executive_comment or "")
    return AdviserComment(title=f"From {engagement.prepared_by or 'the adviser'}", words=words) if words else None


def _served(context: Context) -> tuple[_Served, ...]:
    """Gather the processes by objective, in the client's order, then by others they name, last those that name none."""
    names: dict[str, str] = {_key(name): name for name in context.assessment.engagement.objectives}
    members: dict[str, list[ProcessAssessment]] = {key: [] for key in names}
    for one in context.assessment.processes:
        said = one.process.business_objective or ""
        names.setdefault(_key(said), said)
        members.setdefault(_key(said), []).append(one)
    none = tuple(members.pop("", ()))
    served = tuple(_Served(name=names[key], members=tuple(found)) for key, found in members.items())
    if none and served:
        return (*served, _Served(name="No objective named", members=none, is_objective=False))
    return served


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _acted_on(served: Sequence[_Served]) -> tuple[list[_Served], list[_Served]]:
    """Return the objectives, and those of them for which something moves."""
    wanted = [one for one in served if one.is_objective]
    return wanted, [one for one in wanted if any(member.sourcing.moves for member in one.members)]


def _title(context: Context, served: Sequence[_Served]) -> str:
    wanted, acted = _acted_on(served)
    if not wanted:
        return (
            _COMMENT_TITLE
            if (context.assessment.engagement.executive_comment or "").strip()
            else "The workbook names no objective"
        )
    if not acted:
        return "The advice leaves every objective to the teams of today"
    if len(wanted) == 1:
        return f"The advice acts on the client’s objective{_short_of_target(context)}"
    if len(acted) == len(wanted):
        return f"The advice acts on {all_of(len(wanted), 'objectives')}{_short_of_target(context)}"
    return f"The advice acts on {in_words(len(acted))} of {in_words(len(wanted))} objectives{_short_of_target(context)}"


def _short_of_target(context: Context) -> str:
    """Own up to a saving wanted that the plan does not reach; "" where none is given or it does."""
    found = context.assessment.portfolio.uncertainty
    if isinstance(found, NotAssessed) or found.target is None or found.plan >= found.target:
        return ""
    formats = context.formats
    saved = formats.compact(found.plan) if found.plan > 0 else "nothing"
    return f", but saves {saved} of the {formats.compact(found.target)} wanted"


def _standfirst(context: Context, served: Sequence[_Served]) -> str:
    """Say which objectives no process serves, and how many processes serve none."""
    wanted = [one for one in served if one.is_objective]
    if not wanted:
        return ""
    bare = sum(1 for one in wanted if not one.members)
    aimless = sum(len(one.members) for one in served if not one.is_objective)
    said = []
    if bare:
        verb, them = ("has", "it") if bare == 1 else ("have", "them")
        said.append(sentence_start(f"{counted(bare, 'objective')} {verb} no process that is said to serve {them}."))
    if aimless:
        verb = "serves" if aimless == 1 else "serve"
        said.append(
            sentence_start(f"{counted(aimless, 'process', 'processes')} {verb} no objective that the workbook names.")
        )
    if not said:
        count = context.assessment.portfolio.process_count
        said.append("The process serves it." if count == 1 else "Every process serves an objective.")
    return " ".join(filter(None, (*said, _what_is_wanted(context), _by_money_alone(context))))


def _what_is_wanted(context: Context) -> str:
    """Say, where the plan misses the saving wanted, what that is a share of."""
    engagement, found = context.assessment.engagement, context.assessment.portfolio.uncertainty
    if not _short_of_target(context) or isinstance(found, NotAssessed) or found.target is None:
        return ""
    share = Decimal(repr(engagement.target_saving or 0.0))
    told = context.formats.percent(float(share), 0 if share * _HUNDRED % 1 == 0 else 1)
    years, wanted = counted(engagement.horizon_years, "year"), context.formats.compact(found.target)
    return f"The {wanted} wanted is {told} of all cost over {years} as it is."


def _by_money_alone(context: Context) -> str:
    """Say, where the plan misses the saving wanted, what the best way of each would bring; "" where that is no more."""
    priced = [one for one in context.assessment.processes if one.cost.options]
    found = context.assessment.portfolio.uncertainty
    best = total(best_of(one).case.net_saving for one in priced)
    if not _short_of_target(context) or isinstance(found, NotAssessed) or best <= max(found.plan, Decimal(0)):
        return ""
    at_home = sum(is_better_in_house(one) for one in priced)
    how = f", with a better way in-house for {in_words(at_home)} of {in_words(len(priced))}" if at_home else ""
    where = context.selection.in_text("business_case")
    return (
        f"If money alone chose the way to run each process, {context.formats.compact(best)} would be saved{how}; "
        f"{where} says why the plan differs."
    )


def _finding(context: Context, served: Sequence[_Served]) -> str:
    wanted = [one for one in served if one.is_objective]
    savings = [(one.name, saving) for one in wanted if (saving := _saving(one.members)) is not None and saving > 0]
    if not savings:
        moved = any(one.sourcing.moves for each in wanted for one in each.members)
        return "No objective gains money by what is sourced" if moved else "No objective is served by sourcing now"
    name, most = max(savings, key=lambda found: found[1])
    if len(wanted) == 1:
        return f"The processes that serve it save {context.formats.compact(most)}"
    return f"Most is saved for “{clipped(name, 70)}”: {context.formats.compact(most)}"


def _row(context: Context, mark: int, one: _Served, scale: MoneyScale) -> ObjectiveRow:
    cost, saving = cost_of(one.members), _saving(one.members)
    has_cost = any(baseline_of(member) is not None for member in one.members)
    return ObjectiveRow(
        mark=str(mark) if one.is_objective else "",
        name=clipped(one.name, _LIMIT),
        processes=str(len(one.members)),
        cost=scale.text(cost) if has_cost else MISSING,
        saving=MISSING if saving is None else scale.text(saving),
        advice=_advice(one.members),
        risk=_risk(context, one.members),
        in_the_way=_in_the_way(context, one.members),
    )


def _saving(members: Sequence[ProcessAssessment]) -> Decimal | None:
    cases = [one.cost.case for one in members if one.sourcing.moves and isinstance(one.cost.case, MoneyCase)]
    return total(case.net_saving for case in cases) if cases else None


def _advice(members: Sequence[ProcessAssessment]) -> str:
    """Count what happens to the processes: "Source 12, keep two, fix one first"."""
    if not members:
        return "Nothing: no process serves it"
    moved = sum(one.sourcing.moves for one in members)
    kept = sum(stays(one) for one in members)
    fixed, assessed = _waiting(members)
    parts = [
        f"source {in_words(moved)}" if moved else "",
        f"keep {in_words(kept)}" if kept else "",
        f"fix {in_words(len(fixed))} first" if fixed else "",
        f"assess {in_words(len(assessed))} further" if assessed else "",
    ]
    return sentence_start(joined([part for part in parts if part]))


def _waiting(members: Sequence[ProcessAssessment]) -> tuple[list[ProcessAssessment], list[ProcessAssessment]]:
    """Return what is fixed first, and what is assessed further."""
    wait = [one for one in members if one.sourcing.may_move_later]
    fixed = [one for one in wait if one.sourcing.recommendation is Recommendation.STABILISE]
    return fixed, [one for one in wait if one.sourcing.recommendation is Recommendation.ASSESS_FURTHER]


def _risk(context: Context, members: Sequence[ProcessAssessment]) -> str:
    """Say the highest score that is left, and how many lie above what is accepted."""
    rated = scored(members)
    if not rated:
        return MISSING
    accepted = accepted_score(context.assessment.processes)
    highest = max(residual.score for _, _, residual in rated)
    above = sum(residual.score > accepted for _, _, residual in rated)
    if not above or accepted >= WHOLE_GRID:
        return f"Up to {highest}"
    return f"Up to {highest}; {in_words(above)} above {accepted}"


def _in_the_way(context: Context, members: Sequence[ProcessAssessment]) -> str:
    """Say what keeps the advice from doing more: what is not in order, not known, or does not pay."""
    return sentence_start("; ".join(_hindrances(context, members))) or ("Nothing found" if members else MISSING)


def _hindrances(context: Context, members: Sequence[ProcessAssessment]) -> Iterator[str]:
    fixed, assessed = _waiting(members)
    losing = [one for one in members if one.sourcing.moves and _loses(one)]
    kept = [one for one in members if stays(one)]
    for found, words in (
        (fixed, "not in order"),
        (assessed, "not enough known"),
        (losing, "costs more than today"),
    ):
        if found:
            yield f"{words}: {numbered([context.number(one) for one in found])}"
    if kept and len(kept) == len(members):
        yield "scores and gates speak for the team of today"


def _loses(one: ProcessAssessment) -> bool:
    return isinstance(one.cost.case, MoneyCase) and one.cost.case.net_saving < 0


def _source(context: Context) -> str:
    accepted = accepted_score(context.assessment.processes)
    limit = f" A score of up to {accepted} is accepted." if accepted < WHOLE_GRID else ""
    return (
        "Source: the objective that the workbook names for each process. Risk is the highest score, of 25, that is "
        f"left with the listed measures agreed.{limit}"
    )
