"""A report as one HTML document, for tests that read its words."""

from __future__ import annotations

from pathlib import Path

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.model.changes import Changes
from reportgen.report.brand import Brand
from reportgen.report.composition import composition
from reportgen.report.view.reading_order import WHOLE, Selection


def document_html(
    assessment: Assessment,
    knowledge: Knowledge,
    brand: Brand,
    own_templates: Path | None,
    selection: Selection = WHOLE,
    attached: tuple[str, ...] = (),
    changes: Changes | None = None,
) -> str:
    """Return the report as HTML, without marks on its figures."""
    return composition(assessment, knowledge, brand, own_templates, selection, attached, changes)[0]
