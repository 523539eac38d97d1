"""The outlook: what automation will reach, which expert work is a niche, what the market says, and what that means."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.outlook import Reach
from reportgen.report.view.context import Context
from reportgen.report.view.outlook.exposure import ExposureTable, exposure_drawing, exposure_of, exposure_table
from reportgen.report.view.outlook.market import MarketTable, market_table
from reportgen.report.view.outlook.niches import NicheTable, have_no_provider, niche_table, niches_of
from reportgen.report.view.outlook.reach import (
    ReachTable,
    next_in_words,
    outlook_of,
    reach_table,
    reached,
    years_of_software,
)
from reportgen.report.view.parts import Drawing, Opener
from reportgen.report.words.formats import all_of, counted, in_words, sentence_start

OUTLOOK = "outlook"
_KPO_RULE = (
    "In expert work software prepares and people decide: agree on where AI may be used, who owns what it learns from "
    "the client’s work, and which expert signs the result."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookView:
    """The section; each part is None, or "", where the portfolio has nothing of it."""

    opener: Opener
    drawing: Drawing | None
    reach: ReachTable | None
    exposure: ExposureTable | None
    niches: NicheTable | None
    expert_rule: str
    market: MarketTable | None

    @property
    def is_brief(self) -> bool:
        """Return whether there is no more than the opener."""
        return (self.reach, self.exposure, self.niches, self.market) == (None,) * 4


def outlook_view(context: Context) -> OutlookView:
    """Compose the section, its figure and tables in the order they are numbered."""
    reach, exposure = reach_table(context), exposure_table(context)
    drawing = exposure_drawing(context, exposure)
    niches = niche_table(context)
    return OutlookView(
        opener=context.selection.opener(OUTLOOK, _title(context), _standfirst(context)),
        drawing=drawing,
        reach=reach,
        exposure=exposure,
        niches=niches,
        expert_rule=_KPO_RULE if niches else "",
        market=market_table(context),
    )


def _title(context: Context) -> str:
    processes = context.assessment.processes
    following = reached(processes, Reach.NEXT)
    if following:
        said = f"{next_in_words(len(following), len(processes))} next to be automated"
        if any(one.sourcing.moves for one in following):
            return f"{said}: buy results, not heads"
        return f"{said}, before anybody is asked to take {'it' if len(following) == 1 else 'them'} over"
    if all(exposure_of(one) is None for one in processes):
        return "How far software reaches into the work is not rated yet"
    later = reached(processes, Reach.LATER)
    if later and len(processes) == 1:
        return "Software takes part of this work, and people keep the rest"
    if later:
        return sentence_start(
            f"nothing is next to be automated; software takes part of {counted(len(later), 'process', 'processes')}"
        )
    return "People decide; software prepares"


def _standfirst(context: Context) -> str:
    return " ".join(filter(None, (_race(context), _held_back(context), _niches(context), _unrated(context))))


def _race(context: Context) -> str:
    """Say how many moves software may overtake."""
    judged = [one for one in context.assessment.processes if outlook_of(one).pays_back_late is not None]
    late = sum(outlook_of(one).pays_back_late is True for one in judged)
    if not judged:
        return ""
    years = years_of_software(context)
    if not late:
        who = "The move breaks" if len(judged) == 1 else f"{sentence_start(all_of(len(judged)))} that move break"
        return f"{who} even within {years}, before software is likely to take over."
    of_all = all_of(late) if late == len(judged) else f"{in_words(late)} of {in_words(len(judged))}"
    who = "The move" if len(judged) == 1 else f"{sentence_start(of_all)} that move"
    return f"{who} may be overtaken: {'it does' if late == 1 else 'they do'} not break even within {years}."


def _held_back(context: Context) -> str:
    held = sum(outlook_of(one).is_held_back for one in context.assessment.processes)
    if not held:
        return ""
    return sentence_start(
        f"{counted(held, 'process would be next, but its', 'processes would be next, but their')} inputs and systems "
        "keep software out today."
    )


def _niches(context: Context) -> str:
    niches = niches_of(context.assessment.processes)
    if not niches:
        return ""
    what = "is a specialist niche" if len(niches) == 1 else "are specialist niches"
    market = "without a known provider" if have_no_provider(niches) else "with few providers"
    return sentence_start(f"{counted(len(niches), 'process', 'processes')} {what} {market}.")


def _unrated(context: Context) -> str:
    """Say how many processes nothing can be said of."""
    processes = context.assessment.processes
    count = len(reached(processes, None))
    if not count or count == len(processes):
        seven = "Seven ratings say it, from codifiability to documentation; fill them in."
        return seven if count else ""
    verb = "is" if count == 1 else "are"
    return sentence_start(f"{counted(count, 'process', 'processes')} {verb} not rated enough to say.")
