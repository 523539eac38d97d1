"""What the classes of the portfolio rest on, by number and by cost, and how many of them are firm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import Evidence, NotAssessed
from reportgen.report.figures.evidence_bars import Amount, EvidenceRow, evidence_bars
from reportgen.report.view.classes.words import is_firm
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, joined
from reportgen.report.view.summary import cost_of
from reportgen.report.words.formats import MISSING, all_of, counted, in_words, sentence_start

LANES = {
    Evidence.RATED: "Rated",
    Evidence.PARTIAL: "Partly rated",
    Evidence.INDICATIVE: "Read from the text",
    Evidence.NONE: "Not classed",
}
_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The processes that rest on one kind of evidence, and those of them whose class is firm."""

    evidence: Evidence
    members: tuple[ProcessAssessment, ...]

    @property
    def firm(self) -> tuple[ProcessAssessment, ...]:
        """Return the members whose class holds in nine of ten draws of the weights."""
        return tuple(one for one in self.members if is_firm(one.classification))


def standings(processes: Sequence[ProcessAssessment]) -> tuple[Standing, ...]:
    """Sort the processes by what their class rests on, the best evidence first; what does not occur is left out."""
    sorted_by = (
        Standing(evidence=evidence, members=tuple(one for one in processes if one.classification.evidence is evidence))
        for evidence in LANES
    )
    return tuple(standing for standing in sorted_by if standing.members)


def confidence_drawing(context: Context) -> Drawing:
    """Draw the bars."""
    processes = context.assessment.processes
    whole = cost_of(processes)
    rows = [_row(context, standing, len(processes), whole) for standing in standings(processes)]
    caption = context.numbering.figure(
        _finding(context), "Share of all processes and of their cost. Hatched: fewer than nine of ten weightings agree."
    )
    figure = evidence_bars(rows, context.palette)
    return Drawing(caption=caption, svg=figure.svg, numbers=figure.table)


def _row(context: Context, standing: Standing, count: int, whole: Decimal) -> EvidenceRow:
    cost, firm = cost_of(standing.members), cost_of(standing.firm)
    by_cost = None
    if whole:
        share = float(cost / whole)
        text = context.formats.percent(share) if cost else MISSING
        by_cost = Amount(share=share, firm=float(firm / whole), text=text)
    members = len(standing.members)
    by_count = Amount(share=members / count, firm=len(standing.firm) / count, text=str(members))
    return EvidenceRow(label=LANES[standing.evidence], count=by_count, cost=by_cost)


def _finding(context: Context) -> str:
    processes = context.assessment.processes
    rated = [one for one in processes if one.classification.evidence is Evidence.RATED]
    whole = cost_of(processes)
    if not rated:
        partly = any(one.classification.evidence is Evidence.PARTIAL for one in processes)
        return f"No process is {'fully ' if partly else ''}rated yet"
    if len(rated) == len(processes):
        return "The process is rated" if len(processes) == 1 else "Every process is rated"
    number = f"{in_words(len(rated))} of {in_words(len(processes))} processes"
    share = f" and {context.formats.percent(float(cost_of(rated) / whole))} of the cost" if whole else ""
    return sentence_start(f"{number}{share} {'is' if len(rated) == 1 and not share else 'are'} rated")


def confidence_sentences(context: Context) -> tuple[str, ...]:
    """Say what is firm, what is not, and what rests on its text alone."""
    processes = context.assessment.processes
    classed = [one for one in processes if not isinstance(one.classification.nature, NotAssessed)]
    firm = [one for one in classed if is_firm(one.classification)]
    loose = [one for one in classed if not is_firm(one.classification)]
    return tuple(_sentences(context, classed, firm, loose))


def _sentences(
    context: Context,
    classed: Sequence[ProcessAssessment],
    firm: Sequence[ProcessAssessment],
    loose: Sequence[ProcessAssessment],
) -> Iterator[str]:
    draws = context.formats.number(context.assessment.provenance.weight_draws)
    if len(classed) == 1:
        verb = "holds" if firm else "does not hold"
        yield f"The class was worked out again under {draws} other weightings. It {verb} in nine of ten or more."
        loose = ()
    elif classed:
        yield (
            f"Each class was worked out again under {draws} other weightings. "
            f"{sentence_start(_who_hold(len(firm), len(classed)))} in nine of ten or more."
        )
    if loose:
        do, whose = ("does", "its class hangs") if len(loose) == 1 else ("do", "their class hangs")
        yield f"{_numbered(context, loose)} {do} not: {whose} on the weights."
    by_text = [one for one in classed if one.classification.evidence is Evidence.INDICATIVE]
    if by_text:
        verb = "rests" if len(by_text) == 1 else "rest"
        yield f"{_numbered(context, by_text)} {verb} on name and description: rate before deciding."
    unknown = len(context.assessment.processes) - len(classed)
    if unknown:
        verb = "carries" if unknown == 1 else "carry"
        yield f"{sentence_start(counted(unknown, 'process', 'processes'))} {verb} too little to be classed."


def _numbered(context: Context, members: Sequence[ProcessAssessment]) -> str:
    """Name a few processes by number, more by their count."""
    if len(members) > _NAMED:
        return sentence_start(counted(len(members), "process", "processes"))
    numbers = sorted(context.number(one) for one in members)
    return f"No. {joined([str(number) for number in numbers])}"


def _who_hold(firm: int, classed: int) -> str:
    if firm in {0, classed}:
        return f"{all_of(classed)} hold" if firm else "none holds"
    return f"{in_words(firm)} of {in_words(classed)} {'holds' if firm == 1 else 'hold'}"
