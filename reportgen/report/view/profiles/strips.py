"""What the strip of an index says: the points of each criterion, which add up to the index at its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.classification import Contribution
from reportgen.report.figures.points_strip import StripPart
from reportgen.report.view.point_sums import index_sum, shortest
from reportgen.report.words.formats import MISSING, Formats


@dataclass(frozen=True, slots=True, kw_only=True)
class StripTexts:
    """The points of the criteria that are rated, in their order, and the index as their sum, not rounded to a whole."""

    points: tuple[str, ...]
    whole: str


def strip_texts(formats: Formats, rated: Sequence[Contribution]) -> StripTexts:
    """Write the points of an index."""
    found = index_sum([part.points for part in rated])
    return StripTexts(
        points=tuple(shortest(formats, points) for points in found.parts), whole=shortest(formats, found.whole)
    )


def strip_parts(
    index: str, named: Iterable[tuple[str, Criterion]], rated: Sequence[Contribution], texts: StripTexts
) -> list[StripPart]:
    """Return a part for each criterion with its name; one where a high rating takes points away is called low."""
    found = {part.criterion: (part, text) for part, text in zip(rated, texts.points, strict=True)}
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
