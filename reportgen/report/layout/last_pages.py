"""No section ends on a page a third empty, where setting its last pages a little tighter spares that page.

A section is looked at while the report is laid out, as soon as its last page is known and before the next one begins.
Only a section that ends on less than two thirds of a page, no more than its other pages may free with what the last but
one has left, is laid out a few times again: in as many of its last pages as should do, then in up to twelve, then
closer still if little is missing. It works on WeasyPrint's list of pages to make, and with another release whose parts
have other names it does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from math import ceil
from typing import Any

from reportgen.report.layout.figures_that_wait import order_kept
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.tighter import DEGREES, FURTHER, Setting, Tightness

LITTLE = 0.67  # of a page's height
_SURE = 0.6  # of what a page may free, most pages free this much
_NEARLY = 0.15  # of a page's height: so much a degree further may free, with what the page before has left
_FEW = 0.75  # of a section's pages; more are as well all of them


@contextmanager
def fuller_last_pages() -> Iterator[None]:
    """Set sections tighter that would end on a page with little on it."""
    from weasyprint.layout import page  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made

    usual = vars(page).get("remake_page")
    if usual is None:
        yield
        return
    with exchanged(page, "remake_page", _Ahead(usual)):
        yield


_MOST_PAGES = 12  # are laid out again; that many spare any last page that is worth it


@dataclass(frozen=True, slots=True)
class Try:
    """A degree of tightness, and how many pages are set so, up to the last one."""

    degree: Tightness
    pages: int


def worth_trying(fills: Sequence[float]) -> tuple[Try, ...]:
    """Return what may spare the last page of a section, in the order of trying.

    In a long section no more pages are set tighter than should do: with more, the page before would be left half empty
    in its place.

    Args:
        fills: the share of each page's height that is filled, for pages of a section that follow each other freely.
    """
    if not fills[1:] or fills[-1] >= LITTLE:
        return ()
    pages = len(fills)
    wanted = fills[-1] if fills[-1] <= DEGREES[-1].gain * (pages - 1) else lacking(*fills[-2:])
    degrees = [one for one in DEGREES if wanted <= one.gain * (pages - 1)]
    enough = [Try(one, 1 + ceil(wanted / (one.gain * _SURE))) for one in degrees]
    return (*(one for one in enough if one.pages <= pages * _FEW), *(Try(one, pages) for one in degrees))


def lacking(before: float, last: float) -> float:
    """Return the share of a page that the page before the last lacks for what the last holds, were all one piece."""
    return before + last - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A page that is laid out, with where the next one starts and what the list of pages keeps of it."""

    page: Any
    resume_at: Any
    kept: dict[str, Any]


class _Ahead:
    """Makes pages as WeasyPrint does, a section ahead of it the first time round."""

    def __init__(self, usual: Callable[..., Any]) -> None:
        self._usual = usual
        self._waiting: dict[int, _Made] = {}

    def __call__(self, index: int, context: Any, root: Any, html: Any) -> Any:
        if index not in self._waiting:
            if len(context.page_maker) > index + 1 or context.broken_out_of_flow:
                return self._usual(index, context, root, html)
            run = _Run(self._usual, index, context, root, html)
            self._waiting.update(enumerate(run.best(), start=index))
        made = self._waiting.pop(index)
        context.page_maker[index][-1].update(made.kept)
        return made.page, made.resume_at


class _Run:
    """The pages from one that opens a section to the last before another opens one."""

    def __init__(self, usual: Callable[..., Any], index: int, context: Any, root: Any, html: Any) -> None:
        self._usual, self._first, self._context, self._root, self._html = usual, index, context, root, html

    def best(self) -> tuple[_Made, ...]:
        """Return the pages as usual, or set tighter where that takes fewer; best with a last that is no emptier."""
        loose = self._laid_out()
        end, tries = self._tries(loose)
        if not tries:
            return loose
        with order_kept(self._context):
            return self._tighter(loose, end, tries)

    def _tighter(self, loose: tuple[_Made, ...], end: int, tries: Sequence[Try]) -> tuple[_Made, ...]:
        first = end - max(one.pages for one in tries)
        pages_after = self._context.page_maker[self._first + first + 1 :]
        setting = Setting(self._boxes())
        fewer, missing, usual = None, 1.0, _fill(loose[end - 1].page)
        for one in (*tries, Try(FURTHER, tries[-1].pages)):
            if one.degree is FURTHER and (fewer or missing > _NEARLY):
                break
            setting.set(one.degree)
            tight = self._laid_out(loose[: end - one.pages])
            last = end - len(loose) - 1  # counted from the end: tight pages may be fewer
            if len(tight) < len(loose):
                if _fill(tight[last].page) >= usual or one is tries[-1]:
                    return tight
                fewer = fewer or one
            else:
                missing = lacking(_fill(tight[last - 1].page), _fill(tight[last].page))
            setting.put_back()
            self._take_back(loose, first, pages_after)
        if fewer is None:
            return loose
        setting.set(fewer.degree)
        return self._laid_out(loose[: end - fewer.pages])

    def _laid_out(self, kept: Sequence[_Made] = ()) -> tuple[_Made, ...]:
        """Return the pages, laid out after those that are kept as they are."""
        maker = self._context.page_maker
        made = list(kept)
        del maker[self._first + len(made) + 1 :]
        while not made or (made[-1].resume_at is not None and not _opens(maker[-1])):
            place = self._first + len(made)
            maker[place][-1].update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
            page, resume_at = self._usual(place, self._context, self._root, self._html)
            made.append(_Made(page=page, resume_at=resume_at, kept=deepcopy(maker[place][-1])))
        return tuple(made)

    def _tries(self, made: Sequence[_Made]) -> tuple[int, tuple[Try, ...]]:
        """Return what to try for the part, up to the next forced break, that allows most, and how far it reaches."""
        worth: list[tuple[int, tuple[Try, ...]]] = []
        start = max(0, len(made) - _MOST_PAGES)
        fills: list[float] = []
        for place, one in enumerate(made[start:], start=start + 1):
            fills.append(_fill(one.page))
            if place == len(made) or self._context.page_maker[self._first + place][1]["break"] != "any":
                worth.append((place, worth_trying(fills)))
                fills = []
        return max(worth, key=lambda one: len(one[1]))

    def _boxes(self) -> tuple[Any, ...]:
        """Return the children of the body that the pages show."""
        maker, body = self._context.page_maker, self._root.children[0]
        start, stop = maker[self._first][0], maker[-1][0]
        return tuple(body.children[_child(start) if start else 0 : _child(stop) if stop else None])

    def _take_back(self, loose: Sequence[_Made], kept: int, pages_after: Sequence[Any]) -> None:
        """Give the list of pages what it held before the section was tried tighter, after the pages that were kept."""
        maker = self._context.page_maker
        maker[self._first + kept + 1 :] = pages_after
        for place, one in enumerate(loose[kept:], start=self._first + kept):
            for anchor in one.kept["anchors"]:
                self._context.target_collector.cache_target_page_counters(anchor, maker[place + 1][3][1], place, maker)


def _opens(entry: Any) -> bool:
    """Return whether a page opens with a child of the body that begins a page."""
    resume_at, next_page = entry[:2]
    if next_page["break"] == "any" or len(resume_at) != 1 or 0 not in resume_at:
        return False
    return resume_at[0] is not None and list(resume_at[0].values()) == [None]


def _child(resume_at: Any) -> int:
    """Return which child of the body a page starts with."""
    return int(next(iter(resume_at[0])))


def _fill(page: Any) -> float:
    """Return the share of a page's height down to the last of its content."""
    top = page.content_box_y()
    reached = (
        one.position_y + one.margin_height()
        for one in page.children[0].descendants()
        if type(one).__name__ in {"LineBox", "BlockReplacedBox", "InlineReplacedBox", "TableCellBox"}
    )
    return float((max(reached, default=top) - top) / page.height)
