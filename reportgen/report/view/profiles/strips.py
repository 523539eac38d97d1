"""What the strip of an index says: the points of each criterion, which add up to the index, at its end in a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.classification import Contribution
from reportgen.report.figures.points_strip import StripPart
from reportgen.report.view.point_sums import index_sum
from reportgen.report.words.formats import MISSING, Formats


def strip_points(formats: Formats, rated: Sequence[Contribution]) -> tuple[str, ...]:
    """Write the points of the criteria that are rated, in their order, all with as many decimals."""
    found = index_sum([part.points for part in rated])
    return tuple(formats.number(points, found.decimals) for points in found.parts)


def strip_parts(
    index: str, named: Iterable[tuple[str, Criterion]], rated: Sequence[Contribution], points: Sequence[str]
) -> list[StripPart]:
    """Return a part for each criterion with its name; one where a high rating takes points away is called low."""
    found = {part.criterion: (part, text) for part, text in zip(rated, points, strict=True)}
    parts = []
    for name, criterion in named:
        label = f"Low {name.lower()}" if index in criterion.reversed_in else name
        part, text = found.get(criterion.id, (None, MISSING))
        parts.append(
            StripPart(label=label, points=None, text=text)
            if part is None
            else StripPart(label=label, points=part.points, text=text, is_inferred=part.inferred)
        )
    return parts
