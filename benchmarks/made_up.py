"""Reports of made-up portfolios as HTML, to be laid out in different ways."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from chance import by_chance
from composed import Composed

from reportgen.analysis.assess import assess
from reportgen.analysis.tracing.trace import trace_of
from reportgen.knowledge import catalogues
from reportgen.model.engagement import Engagement
from reportgen.pipeline.selection import selection_of
from reportgen.report.composition import brand_for, composed_pieces
from reportgen.report.merging.cutting import read
from reportgen.report.merging.runs import runs_of
from reportgen.report.merging.squeezed import joined, squeezed
from reportgen.report.resources import templates_folder
from reportgen.report.view.printed import printed_for


def report_of(processes: int, sections: Sequence[str] = ()) -> Composed:
    """Compose the report of so many processes, each like one of the catalogue with ratings by chance."""
    knowledge, chance = catalogues.load(), random.Random(1)  # noqa: S311 - for numbers, not for secrets
    engagement = Engagement(
        client="Acme",
        title="Which processes to source",
        date=date(2026, 11, 16),
        home_country="DE",
        processes=tuple(by_chance(place, knowledge, chance) for place in range(processes)),
    )
    assessment = assess(engagement, (), knowledge, workbook_sha256="0" * 64)
    selection = selection_of(engagement, sections=tuple(sections), pack=None, profiles=None, templates=None)
    printed = printed_for(trace_of(assessment, knowledge), assessment, selection)
    brand = brand_for(assessment, None)
    pieces = composed_pieces(
        assessment,
        knowledge,
        brand=brand,
        templates=None,
        selection=selection,
        printed=printed,
        progress=lambda _: None,
    )
    html = joined(map(squeezed, read(pieces, runs_of).pieces()))
    return Composed(html=html, families=brand.families, folders=(templates_folder(),))
