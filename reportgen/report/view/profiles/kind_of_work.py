"""A profile's answer to the first question: what kind of work the process is, on what evidence, how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import NotAssessed, Recommendation
from reportgen.report.figures.points_strip import points_strip
from reportgen.report.view.classes.words import (
    change_sentence,
    class_finding,
    class_sentence,
    ended,
    evidence_sentence,
    firmness_sentence,
    resemblance_sentence,
    split_points,
    text_sentence,
    words_sentence,
)
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, Point
from reportgen.report.view.profiles.strips import strip_parts, strip_points
from reportgen.report.view.wording import score
from reportgen.report.words.formats import sentence_start

_INDEX = "knowledge_index"
_FLIPS = 2
_SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfWork:
    """The block: the strip where there is an index, why, what it rests on, and what would change the class."""

    strip: Drawing | None
    why: str
    grounds: tuple[str, ...]
    split: tuple[Point, ...]
    change: str


def kind_of_work(context: Context, one: ProcessAssessment) -> KindOfWork:
    """Compose the block."""
    return KindOfWork(
        strip=_strip(context, one),
        why=" ".join(ended(sentence_start(reason)) for reason in one.classification.reasons),
        grounds=_grounds(context, one),
        split=split_points(one.classification, is_priced_apart=_is_moved_in_two_parts(one)),
        change=_change(one),
    )


def _is_moved_in_two_parts(one: ProcessAssessment) -> bool:
    """Return whether all of a process moves, its two kinds of work priced apart."""
    sourcing = one.sourcing
    return sourcing.moves and sourcing.recommendation is Recommendation.OUTSOURCE and sourcing.price_model == _SPLIT


def _strip(context: Context, one: ProcessAssessment) -> Drawing | None:
    found = one.classification
    if isinstance(found.knowledge_index, NotAssessed):
        return None
    named = [(one.name, one) for one in context.knowledge.criteria.values() if _INDEX in one.weights]
    parts = strip_parts(_INDEX, named, found.contributions, strip_points(context.formats, found.contributions))
    figure = points_strip(parts, context.palette, end_text=score(found.knowledge_index, context.formats))
    caption = context.numbering.figure(class_finding(context.formats, found))
    return Drawing(caption=caption, svg=figure.svg, height=figure.drawing.height, numbers=figure.table)


def _grounds(context: Context, one: ProcessAssessment) -> tuple[str, ...]:
    found, formats = one.classification, context.formats
    draws = context.assessment.provenance.weight_draws
    paragraphs = (
        (
            class_sentence(formats, found),
            evidence_sentence(formats, found),
            firmness_sentence(formats, found, draws),
            text_sentence(formats, found),
        ),
        (resemblance_sentence(formats, found), words_sentence(found)),
    )
    return tuple(said for lines in paragraphs if (said := " ".join(line for line in lines if line)))


def _change(one: ProcessAssessment) -> str:
    found = one.classification
    if isinstance(found.nature, NotAssessed):
        return "Ratings of the seven criteria of nature, or a description of the work."
    if found.flips:
        return change_sentence(found.flips[:_FLIPS])
    if not any(not part.inferred for part in found.contributions):
        return "Any of the seven ratings: none has been entered."
    return "No change of a single rating."
