"""How readily a process can be bought, as one strip: what each criterion adds, against the bands of the verdicts."""

from __future__ import annotations

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import VERDICT, Recommendation
from reportgen.report.figures.map_zones import LOWER, UPPER
from reportgen.report.figures.points_strip import points_strip
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing
from reportgen.report.view.profiles.strips import strip_parts, strip_points
from reportgen.report.view.wording import points_apart, score
from reportgen.report.words.formats import Formats

_INDEX = "sourceability"
_BANDS = (VERDICT[Recommendation.RETAIN], VERDICT[Recommendation.SELECTIVE], VERDICT[Recommendation.OUTSOURCE])
_SHORT = {"opportunism_exposure": "Dependence", "volume_repeatability": "Volume"}


def sourceability_strip(context: Context, one: ProcessAssessment) -> Drawing | None:
    """Draw the strip; None where the index was not assessed."""
    index = one.sourcing.index
    if not isinstance(index, int | float):
        return None
    criteria = [criterion for criterion in context.knowledge.criteria.values() if _INDEX in criterion.weights]
    criteria.sort(key=lambda criterion: -criterion.weights[_INDEX])
    named = [(_SHORT.get(criterion.id, criterion.name), criterion) for criterion in criteria]
    points = strip_points(context.formats, one.sourcing.contributions)
    parts = strip_parts(_INDEX, named, one.sourcing.contributions, points)
    figure = points_strip(parts, context.palette, end_text=score(index, context.formats), bands=_BANDS)
    return Drawing(
        caption=context.numbering.figure(f"{_finding(context.formats, index)}{_median(context)}"),
        svg=figure.svg,
        height=figure.drawing.height,
        numbers=figure.table,
    )


def _finding(formats: Formats, index: float) -> str:
    said = f"Sourceability: {score(index, formats)} of 100 points"
    if index >= UPPER:
        return f"{said}, enough to source all"
    edge, what = (LOWER, "a part") if index < LOWER else (UPPER, "all")
    return f"{said}, {points_apart(formats, index, edge)} short of sourcing {what}"


def _median(context: Context) -> str:
    """Say what stands in the middle of the portfolio, where there are enough to have a middle."""
    found = context.others.sourceability
    return "" if found is None else f"; median {score(found, context.formats)}"
