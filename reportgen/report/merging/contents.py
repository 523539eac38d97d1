"""What the parts of a report are together: pages, places, bookmarks, headings and fonts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportgen.report.finish.headings import in_place
from reportgen.report.merging.pieces import FontUsed, NotApartError, PageDrawn, PartDrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is known of all parts without their objects.

    Attributes:
        pages: the pages of all parts.
        anchors: by the name of a place, its page, the first counting nought, and the point on it.
        levels: the levels of all headings, each as high as its place in the whole asks.
        fonts: by its name, what was set in a font anywhere.
        states: the states of drawing that the sheets use, by name.
    """

    pages: list[PageDrawn] = field(default_factory=list)
    anchors: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    levels: list[int] = field(default_factory=list)
    fonts: dict[str, FontUsed] = field(default_factory=dict)
    states: dict[str, bytes] = field(default_factory=dict)


def contents_of(parts: Iterable[PartDrawn], sheets: Iterable[PartDrawn]) -> Contents:
    """Return what the parts of a report are together.

    Raises:
        NotApartError: the sheets are no sheets of these pages.
    """
    whole, levels = Contents(), list[int]()
    for part in parts:
        for name, page, x, y in part.anchors:
            whole.anchors.setdefault(name, (len(whole.pages) + page, x, y))
        whole.pages.extend(part.pages)
        levels.extend(level for _, level in part.headings)
        _unite(whole.fonts, part.fonts)
    whole.levels.extend(in_place(levels))
    of_sheets = []
    for sheet in sheets:
        of_sheets += [page.size for page in sheet.pages]
        whole.states.update(sheet.states)
        _unite(whole.fonts, sheet.fonts)
    if of_sheets != [page.size for page in whole.pages]:
        raise NotApartError("a page has another size by itself")
    return whole


def _unite(fonts: dict[str, FontUsed], used: Iterable[FontUsed]) -> None:
    """Add what was set in fonts; what came first stays."""
    for one in used:
        known = fonts.get(one.name)
        fonts[one.name] = (
            one if known is None else known._replace(widths=one.widths | known.widths, texts=one.texts | known.texts)
        )
