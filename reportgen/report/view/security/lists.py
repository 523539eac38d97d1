"""The measures that lead, which differ between BPO and KPO."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import NatureClass
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, joined
from reportgen.report.view.security.risk_facts import duties_by_id
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import all_of, counted, in_words, sentence_start

_LISTED, _LED = 10, 3
_DANGERS = {"BPO": "many records in many hands", "KPO": "a method or decision that gets out"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure, for how many processes it is needed, and what shows that it works."""

    name: str
    processes: str
    evidence: str
    references: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureList:
    """The measures that matter most for one class of work; of a single process there is nothing to count."""

    title: str
    lead: str
    caption: Caption
    has_counts: bool
    rows: tuple[MeasureRow, ...]
    more: str


def measure_lists(context: Context, summary: Summary) -> tuple[MeasureList, ...]:
    """List the first measures for the processes that move, by what they lean to; for all where none moves."""
    candidates = summary.sourced or context.assessment.processes
    which = "sourced " if summary.sourced else ""
    kinds = ((NatureClass.BPO, "BPO"), (NatureClass.KPO, "KPO"))
    lists = [
        _list(context, name, [one for one in candidates if one.classification.leaning is kind], which)
        for kind, name in kinds
    ]
    return tuple(one for one in lists if one is not None)


def _list(context: Context, kind: str, processes: Sequence[ProcessAssessment], which: str) -> MeasureList | None:
    duties = duties_by_id(processes, context.knowledge.controls)
    if not duties:
        return None
    counts = Counter(duty.id for one in processes for duty in one.security.controls)
    emphasis = kind.lower()
    controls = context.knowledge.controls
    weightiest = sorted(
        counts, key=lambda key: (controls[key].emphasis != emphasis, controls[key].rank, -counts[key], key)
    )
    ordered = sorted(weightiest[:_LISTED], key=lambda key: -counts[key])
    leading = [key for key in ordered if controls[key].emphasis == emphasis]
    rows = tuple(
        MeasureRow(
            name=duties[key].name,
            processes=f"{counts[key]} of {len(processes)}",
            evidence=duties[key].evidence,
            references=", ".join(duties[key].references[:2]),
        )
        for key in ordered
    )
    return MeasureList(
        title=f"For {kind} work",
        lead=_lead(kind, [duties[key].name for key in (leading or ordered)[:_LED]], is_of_kind=bool(leading)),
        caption=context.numbering.table(
            _finding(duties[ordered[0]].name, counts[ordered[0]], len(processes), which, kind)
        ),
        has_counts=len(processes) > 1,
        rows=rows,
        more=_more(context, len(counts) - len(rows), len(processes)),
    )


def _finding(name: str, count: int, whole: int, which: str, kind: str) -> str:
    """Say how many of the processes of a kind need the measure that most of them need; of one, the first."""
    if whole == 1:
        return f"The {which}process that leans to {kind} needs “{name}” first"
    noun = f"{which}processes that lean to {kind}"
    who = all_of(whole, noun) if count == whole else f"{in_words(count)} of {in_words(whole)} {noun}"
    return f"{sentence_start(who)} {'needs' if count == 1 else 'need'} “{name}”"


def _lead(kind: str, first: Sequence[str], *, is_of_kind: bool) -> str:
    """Say which measures come first and, where they are of the kind of work, what they guard it against."""
    named = joined([f"“{name}”" for name in first])
    danger = f": the danger is {_DANGERS[kind]}" if is_of_kind else ""
    return f"{named} {'comes' if len(first) == 1 else 'come'} first{danger}."


def _more(context: Context, left: int, processes: int) -> str:
    if not left:
        return ""
    many = sentence_start(counted(left, "further measure"))
    if processes == 1:
        return f"{many}: see {context.selection.pointing_to('protection_sheets', 'its protection sheet')}."
    return (
        f"{many} for some of them: see {context.selection.pointing_to('protection_sheets', 'the protection sheets')}."
    )
