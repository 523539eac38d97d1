"""What the reach of software means for a contract: a line for what is next, for what comes later, and for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.outlook import Outlook, Reach
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption
from reportgen.report.view.process_numbers import listed, numbered
from reportgen.report.view.summary import cost_of
from reportgen.report.words.formats import MISSING, NO_BREAK_SPACE, Formats, counted, in_words, sentence_start

_NAMES = {Reach.NEXT: "Next to be automated", Reach.LATER: "Later, or in part", Reach.FAR: "People decide"}
_BY_HEAD = "client"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow:
    """What processes that software reaches alike should agree on."""

    name: str
    processes: str
    cost: str
    term: str
    price: str
    volume: str
    break_even: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachTable:
    """The lines, the most exposed first."""

    caption: Caption
    rows: tuple[ReachRow, ...]

    @property
    def has_terms(self) -> bool:
        """Return whether any of the processes moves, so that more than the term is to be agreed."""
        return any(row.price != MISSING for row in self.rows)


def outlook_of(one: ProcessAssessment) -> Outlook:
    """Return what is foreseen of a process; of one that was assessed by hand, nothing."""
    nothing = NotAssessed(reason="Not assessed.")
    return one.outlook or Outlook(automation_exposure=nothing, coverage=0.0, reach=nothing)


def reached(processes: Sequence[ProcessAssessment], reach: Reach | None) -> list[ProcessAssessment]:
    """Return the processes that software reaches then; None asks for those where that is not rated."""
    found = ((one, outlook_of(one).reach) for one in processes)
    return [one for one, when in found if (None if isinstance(when, NotAssessed) else when) == reach]


def years_of_software(context: Context) -> str:
    """Say within which time software may take over what is next: "three years"."""
    return counted(round(context.knowledge.threshold("automation_years")), "year")


def reach_table(context: Context) -> ReachTable | None:
    """Compose the table; None where nothing is rated."""
    groups = [(reach, reached(context.assessment.processes, reach)) for reach in (*Reach, None)]
    if not any(members for reach, members in groups if reach is not None):
        return None
    formats = context.formats.alike(cost for _, members in groups if (cost := cost_of(members)))
    return ReachTable(
        caption=context.numbering.table(_finding(context)),
        rows=tuple(_row(context, reach, members, formats) for reach, members in groups if members),
    )


def _finding(context: Context) -> str:
    following = reached(context.assessment.processes, Reach.NEXT)
    late = [one for one in following if outlook_of(one).pays_back_late]
    years = years_of_software(context)
    if late:
        verb = "does" if len(late) == 1 else "do"
        return sentence_start(
            f"{counted(len(late), 'move')} {verb} not break even within {years}, and software may come first"
        )
    if any(one.sourcing.moves for one in following):
        return f"What is next to be automated is bought for {years} at most, and by result"
    if following:
        return "What is next to be automated needs no contract before software has had its turn"
    if not any(one.sourcing.moves for one in context.assessment.processes):
        return "Nothing moves, so software ends no contract early"
    return "Software shares in the work and ends no contract early"


def _row(context: Context, reach: Reach | None, members: Sequence[ProcessAssessment], formats: Formats) -> ReachRow:
    moving = [one for one in members if one.sourcing.moves]
    term, price, volume, break_even = _terms(context, reach, moving)
    cost = cost_of(members)
    return ReachRow(
        name=_NAMES[reach] if reach else "Not rated",
        processes=listed(context.number(one) for one in members),
        cost=f"{formats.compact(cost)}{NO_BREAK_SPACE}a{NO_BREAK_SPACE}year" if cost else "",
        term=term,
        price=price,
        volume=volume,
        break_even=break_even,
    )


def _terms(context: Context, reach: Reach | None, moving: Sequence[ProcessAssessment]) -> tuple[str, str, str, str]:
    """Say which term, price, volume and break-even to agree on; where nothing moves, that there is no contract."""
    years = years_of_software(context)
    if reach is None:
        return "Rate it before a term is agreed", MISSING, MISSING, MISSING
    if not moving:
        first = "No contract now: see first what software can do" if reach is Reach.NEXT else "No contract now"
        return first, MISSING, MISSING, MISSING
    if reach is Reach.NEXT:
        term = sentence_start(f"{years} at most, with a way out before")
        return term, _price(context, moving), "No minimum after the first year", _break_even(context, moving)
    if reach is Reach.LATER:
        term = f"As the case needs; price reopened after {years}"
        return term, "As proposed; gains from software are shared", "Bands that may fall", f"May lie beyond {years}"
    term = "As long as the expertise is wanted"
    return term, "As proposed; rules for the use of AI", "By demand, not by software", "Not at risk from software"


def _price(context: Context, moving: Sequence[ProcessAssessment]) -> str:
    """Say that results are paid for, and where the advised price still pays for people."""
    models = context.knowledge.price_models
    heads = [one for one in moving if _is_by_head(models[one.sourcing.price_model].risk_on)] if models else []
    falling = "falling as software takes over"
    if not heads:
        return f"By result, as proposed, {falling}"
    return f"By result, {falling}; not by head, as for {numbered([context.number(one) for one in heads])}"


def _is_by_head(risk_on: str) -> bool:
    return risk_on == _BY_HEAD


def _break_even(context: Context, moving: Sequence[ProcessAssessment]) -> str:
    known = [one for one in moving if outlook_of(one).pays_back_late is not None]
    late = [context.number(one) for one in known if outlook_of(one).pays_back_late]
    if not known:
        return "Not assessed: no cost is given"
    within = f"Within {years_of_software(context)}"
    if not late:
        return f"{within}, as all that have a cost do" if len(known) < len(moving) else f"{within}, as planned"
    who = numbered(sorted(late))
    if len(late) == len(known) == 1:
        return f"{within}; it does not: automate first, or let the provider bear the move"
    verb = "does" if len(late) == 1 else "do"
    return f"{within}; {who} {verb} not: automate first, or let the provider bear the move"


def next_in_words(count: int, whole: int) -> str:
    """Say how many processes are next: "Twelve of 35 processes are", "This work is", "Both processes are"."""
    if whole == 1:
        return "This work is"
    if count == whole:
        return f"{'Both' if whole == 2 else 'All ' + in_words(whole)} processes are"  # noqa: PLR2004 - a pair
    return f"{sentence_start(in_words(count))} of {in_words(whole)} processes {'is' if count == 1 else 'are'}"
