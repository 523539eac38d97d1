"""Paper and running heads. The live width is 170 mm on A4 and on Letter, so that tables fit both."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportgen.model.engagement import PageSize
from reportgen.report.figures.text_metrics import fitted, text_width
from reportgen.report.view.context import Context
from reportgen.report.view.cover import marking_of
from reportgen.report.view.provider.requirements import TITLE

LIVE_WIDTH_MM = 170.0
_SIZES = {PageSize.A4: (210.0, 297.0), PageSize.LETTER: (215.9, 279.4)}
_TOP_MARGINS = {PageSize.A4: 30.0, PageSize.LETTER: 23.0}
_BOTTOM_MARGINS = {PageSize.A4: 25.0, PageSize.LETTER: 18.0}
_HEAD_ABOVE_MM = 16.5
_HEAD_SIZE = 7.6
_MOST_TITLE_MM, _LEAST_TITLE_MM, _HEAD_GAP_MM, _HEAD_SLACK_MM = 105.0, 40.0, 5.0, 2.0
COVER_EDGE_MM = 128.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """Sizes in mm; the texts are ready to stand between quotes in CSS.

    `has_our_looks` tells whether no style is the user's, so that it is known how high the rows of our tables are.
    """

    width_mm: float
    height_mm: float
    side_margin_mm: float
    top_margin_mm: float
    bottom_margin_mm: float
    head_mm: float
    title_mm: float
    section_mm: float
    cover_text_left_mm: float
    cover_foot_mm: float
    running_title: Markup
    marking: Markup
    prepared_for: Markup
    has_our_looks: bool = True


def room_of(page: PageView) -> float:
    """Return how high the text of a page may stand, in mm."""
    return page.height_mm - page.top_margin_mm - page.bottom_margin_mm


def page_view(context: Context, *, has_our_looks: bool = True) -> PageView:
    """Return the page set-up of an engagement."""
    engagement = context.assessment.engagement
    width, height = _SIZES[engagement.page_size]
    _, prepared_for = heads_of(context)
    title, title_mm = _title_in_head(context)
    return PageView(
        width_mm=width,
        height_mm=height,
        side_margin_mm=(width - LIVE_WIDTH_MM) / 2,
        top_margin_mm=_TOP_MARGINS[engagement.page_size],
        bottom_margin_mm=_BOTTOM_MARGINS[engagement.page_size],
        head_mm=_TOP_MARGINS[engagement.page_size] - _HEAD_ABOVE_MM,
        title_mm=title_mm,
        section_mm=LIVE_WIDTH_MM - title_mm,
        cover_text_left_mm=COVER_EDGE_MM + 8,
        cover_foot_mm=height - 24,
        running_title=in_css(title),
        marking=in_css(marking_of(context).upper()),
        prepared_for=in_css(fitted(prepared_for, 86, size=_HEAD_SIZE)),
        has_our_looks=has_our_looks,
    )


def in_running_head(context: Context, text: str) -> str:
    """Return a text as the running head has room for it in one line, beside the report's title."""
    _, title_mm = _title_in_head(context)
    return fitted(text, LIVE_WIDTH_MM - title_mm - _HEAD_SLACK_MM, size=_HEAD_SIZE, weight=600)


def _title_in_head(context: Context) -> tuple[str, float]:
    """Return the title as the head has room for it, and how much of the head's width it takes."""
    title = fitted(heads_of(context)[0], _MOST_TITLE_MM, size=_HEAD_SIZE)
    return title, round(max(_LEAST_TITLE_MM, text_width(title, size=_HEAD_SIZE) + _HEAD_GAP_MM), 1)


def heads_of(context: Context) -> tuple[str, str]:
    """Return the title and for whom the report was prepared; a provider is told neither, but what the pack is."""
    engagement = context.assessment.engagement
    if context.selection.is_for_providers:
        return TITLE, ""
    return engagement.title, f"Prepared for {engagement.prepared_for or engagement.client}"


def in_css(text: str) -> Markup:
    """Escape a text for a CSS string inside a style element."""
    escaped = "".join(
        letter if letter.isalnum() or (letter in " .,;:-–—·()!?+%&" and letter != "<") else f"\\{ord(letter):x} "
        for letter in text
    )
    return Markup(escaped.replace("&", "\\26 "))  # noqa: S704 - only letters, digits and CSS escapes are left
