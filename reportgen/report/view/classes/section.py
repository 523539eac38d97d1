"""The classes of the portfolio: where each process stands, how sure that is, and what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.classification import Classification
from reportgen.model.verdict import Evidence, NatureClass, NotAssessed
from reportgen.report.figures.index_swarm import SwarmItem, index_swarm
from reportgen.report.view.classes.confidence import LANES, confidence_drawing, confidence_sentences
from reportgen.report.view.classes.table import ClassGroup, class_groups
from reportgen.report.view.classes.words import is_firm
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Drawing, Opener, joined
from reportgen.report.view.question_list import QuestionList, question_list
from reportgen.report.view.wording import score
from reportgen.report.words.formats import all_of, counted, in_like_words, in_words, sentence_start

_EDGES = (40, 60)
_NEAR = 5
_TABLE_NOTE = (
    "Index 0–100: below 40 BPO, from 60 KPO. Likely: the probability of the side it leans to. Holds: the share of "
    "other weightings that give the same class. Evidence: rated (90% of the weight and more), partly (60%), or text "
    "(read from name and description)."
)
_KINDS = (
    (NatureClass.BPO, "routine"),
    (NatureClass.KPO, "expert"),
    (NatureClass.HYBRID, "hybrid"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationView:
    """The section."""

    opener: Opener
    swarm: Drawing | None
    confidence: Drawing
    sure: tuple[str, ...]
    caption: Caption
    groups: tuple[ClassGroup, ...]
    questions: QuestionList | None


def classification_view(context: Context) -> ClassificationView:
    """Compose the section, its figures and tables numbered in the order they stand."""
    return ClassificationView(
        opener=context.selection.opener(
            "classification",
            title=_title(context),
            standfirst=_standfirst(context),
        ),
        swarm=_swarm(context),
        confidence=confidence_drawing(context),
        sure=confidence_sentences(context),
        caption=context.numbering.table(_table_finding(context), context.said(_TABLE_NOTE)),
        groups=class_groups(context),
        questions=question_list(context),
    )


def _title(context: Context) -> str:
    counts = _counts(context.assessment.processes)
    whole = len(context.assessment.processes)
    unknown = whole - sum(counts.values())
    present = [(counts[nature], word) for nature, word in _KINDS if counts[nature]]
    if not present:
        return "No process could be classed yet"
    if whole == 1:
        return f"The process is {present[0][1]} work"
    if len(present) == 1 and not unknown:
        return sentence_start(f"{all_of(whole, 'processes')} are {present[0][1]} work")
    present += [(unknown, "not classed")] if unknown else []
    of_all, *written = in_like_words([whole, *(count for count, _ in present)])
    said = [f"{count} {word}" for count, (_, word) in zip(written, present, strict=True)]
    said[0] = f"{written[0]} of {of_all} processes {_are(present[0][0])} {present[0][1]}"
    return sentence_start(joined(said))


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _counts(processes: Sequence[ProcessAssessment]) -> dict[NatureClass, int]:
    return {nature: sum(1 for one in processes if one.classification.nature is nature) for nature, _ in _KINDS}


def _standfirst(context: Context) -> str:
    processes = context.assessment.processes
    classed = [one for one in processes if not isinstance(one.classification.nature, NotAssessed)]
    firm = sum(1 for one in classed if is_firm(one.classification))
    if not classed:
        return "Too few ratings are entered, and the names and descriptions tell too little."
    if len(classed) == 1:
        verb = "holds" if firm else "does not hold"
        return f"That class {verb} in nine of ten other weightings of the criteria."
    whole = "All of the classes hold" if firm == len(classed) else f"{counted(firm, 'class holds', 'classes hold')}"
    weighed = f"{sentence_start(whole)} in nine of ten other weightings of the criteria."
    return f"{weighed} {_text_remark(classed)}".strip()


def _text_remark(classed: Sequence[ProcessAssessment]) -> str:
    by_text = [one for one in classed if one.classification.evidence is Evidence.INDICATIVE]
    if not by_text:
        return "Each rests on ratings in the workbook."
    alone = all(part.inferred for one in by_text for part in one.classification.contributions)
    if len(by_text) == len(classed):
        rated = "rated" if alone else "rated enough"
        return f"None is {rated}: they are read from names and descriptions."
    verb = "is" if len(by_text) == 1 else "are"
    how = "alone" if alone else "for want of enough ratings"
    return sentence_start(f"{in_words(len(by_text))} {verb} read from name and description {how}.")


def _table_finding(context: Context) -> str:
    processes = [one.classification for one in context.assessment.processes]
    classed = [one for one in processes if not isinstance(one.nature, NotAssessed)]
    rated = [one for one in classed if not all(part.inferred for part in one.contributions)]
    settled = sum(1 for one in rated if not one.flips)
    if len(classed) <= 1:
        return _only_finding(rated)
    if not rated:
        return "No criterion is rated yet, so ratings could change any of the classes"
    if not settled:
        return "Any of the rated classes would change with a single rating"
    if settled == len(classed):
        return "No single rating would change any of the classes"
    some, of_all = in_like_words((settled, len(classed)))
    verb = "withstands" if settled == 1 else "withstand"
    return f"{sentence_start(some)} of {of_all} classes {verb} a change of any single rating"


def _only_finding(rated: Sequence[Classification]) -> str:
    if not rated:
        return "No criterion is rated yet, so the class rests on name and description"
    return "One rating would change the class" if rated[0].flips else "No single rating would change the class"


def _swarm(context: Context) -> Drawing | None:
    members = [
        one for one in context.assessment.processes if isinstance(one.classification.knowledge_index, int | float)
    ]
    if not members:
        return None
    kinds = [evidence for evidence in LANES if any(one.classification.evidence is evidence for one in members)]
    items = [
        SwarmItem(
            number=context.number(one),
            index=_index(one),
            lane=kinds.index(one.classification.evidence),
            is_firm=is_firm(one.classification),
        )
        for one in members
    ]
    counts = _counts(members)
    figure = index_swarm(
        items,
        context.palette,
        lanes=tuple(LANES[kind] for kind in kinds),
        bands=(
            f"BPO, routine: {counts[NatureClass.BPO]}",
            f"Hybrid: {counts[NatureClass.HYBRID]}",
            f"KPO, expert: {counts[NatureClass.KPO]}",
        ),
        text=lambda index: score(index, context.formats),
    )
    marks = "Each disc is a process" + ("" if figure.is_dense else ", numbered as in the table below")
    unit = f"{marks}. Filled: the class holds in nine of ten other weightings; open: it does not."
    return Drawing(
        caption=context.numbering.figure(_swarm_finding(members), unit), svg=figure.svg, numbers=figure.table
    )


def _index(one: ProcessAssessment) -> float:
    value = one.classification.knowledge_index
    return 0.0 if isinstance(value, NotAssessed) else value


def _swarm_finding(members: Sequence[ProcessAssessment]) -> str:
    near = [one for one in members if min(abs(_index(one) - edge) for edge in _EDGES) <= _NEAR]
    where = f"within {_NEAR} points of the edge of a band"
    if len(members) == 1:
        return f"It stands {where}" if near else f"It stands more than {_NEAR} points from the edge of its band"
    if not near:
        return f"None stands {where}"
    if len(near) == len(members):
        return sentence_start(f"{all_of(len(near))} stand {where}")
    stands = "stands" if len(near) == 1 else "stand"
    return sentence_start(f"{in_words(len(near))} of {in_words(len(members))} {stands} {where}")
