"""The sheets that all parts are put onto: as many pages as they have together, with nothing but the page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.report.merging.pieces import PageDrawn


def sheets(pages: Sequence[PageDrawn]) -> str:
    """Return the body of a document of blank pages of the same kinds."""
    return "".join(
        f'<div style="page: {page.kind or "auto"}; break-before: {"page" if place else "auto"}"></div>'
        for place, page in enumerate(pages)
    )
