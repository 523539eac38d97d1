"""A report made from parts: drawn apart, counted, and put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.pieces import NotApartError, PartDrawn, PartWanted
from reportgen.report.merging.renderer import Renderer
from reportgen.report.merging.sheets import sheets
from reportgen.report.merging.stock import Stock, stock

_MOST_ROUNDS = 6
_LED_TO = re.compile(r'\shref="#([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A report that is drawn, its parts and the sheets they stand on.

    Attributes:
        pages: how many it has.
        places: on which page each element with an id stands, the first counting 1.
        complaints: what WeasyPrint had to say.
    """

    parts: Stock
    sheets: Stock
    pages: int
    places: Mapping[str, int]
    complaints: tuple[str, ...]


@contextmanager
def drawn_apart(cut: Cut, renderer: Renderer) -> Iterator[Drawn]:
    """Draw the parts of a report, and those again that print the page of another, until every such page is right.

    A part with a section of `data-laid-out="last"` is drawn when all others are there: it is expected to take a page,
    and to print the pages of all places that it links to, so that it need not be drawn again.

    Raises:
        NotApartError: it cannot be put together: the pages do not come to rest, or a link leads nowhere.
    """
    with stock() as parts, stock() as of_sheets:
        kinds, places, complaints = _drawn(cut, renderer, parts)
        renderer.draw(tuple(sheets(cut, kinds)), of_sheets.put)
        yield Drawn(parts=parts, sheets=of_sheets, pages=len(kinds), places=places, complaints=complaints)


def _drawn(cut: Cut, renderer: Renderer, parts: Stock) -> tuple[list[str], Mapping[str, int], tuple[str, ...]]:
    """Draw all parts; return the kinds of all pages, the pages of all places, and what WeasyPrint had to say."""
    known = _settled(cut, renderer, parts)
    _require_sound(known)
    kinds = [kind for one in known for kind in one.kinds]
    return kinds, _pages_of_all(known), tuple(said for one in known for said in one.complaints)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What counts of a part for the others."""

    kinds: tuple[str, ...]
    places: Mapping[str, int]
    names: tuple[str, ...]
    asked: tuple[str, ...]
    led_to: tuple[str, ...]
    complaints: tuple[str, ...]


def _known(part: PartDrawn) -> _Known:
    return _Known(
        kinds=tuple(page.kind for page in part.pages),
        places=part.places,
        names=tuple(name for name, *_ in part.anchors),
        asked=part.asked,
        led_to=part.led_to,
        complaints=part.complaints,
    )


def _expected(body: str) -> _Known:
    """Return what is expected of a part that is not drawn yet."""
    return _Known(kinds=("",), places={}, names=(), asked=places_led_to(body), led_to=(), complaints=())


def _settled(cut: Cut, renderer: Renderer, parts: Stock) -> list[_Known]:
    wanted = [PartWanted(body=part, head=cut.head, tail=cut.tail, pages_elsewhere={}) for part in cut.parts]
    known, waiting = [_expected("")] * len(wanted), set(cut.last)
    for place in waiting:
        known[place] = _expected(str(cut.parts[place]))
    now = [place for place in range(len(wanted)) if place not in waiting]
    for _ in range(_MOST_ROUNDS):
        renderer.draw([wanted[place] for place in now], partial(_put_back, parts, now))
        for place in now:
            known[place] = _known(parts.part(place))
        pages = _pages_of_all(known)
        stale, waiting = waiting, set()
        for place, one in enumerate(known):
            asked = {name: pages[name] for name in one.asked if name in pages}
            if asked != wanted[place].pages_elsewhere:
                stale.add(place)
                wanted[place] = replace(wanted[place], pages_elsewhere=asked)
        if not stale:
            return known
        now = sorted(stale)
    raise NotApartError("the pages of the contents do not come to rest")


def places_led_to(body: str) -> tuple[str, ...]:
    """Return the places that a part's links lead to, each once."""
    return tuple(dict.fromkeys(_LED_TO.findall(body)))


def _put_back(parts: Stock, places: Sequence[int], at: int, part: bytes) -> None:
    parts.put(places[at], part)


def _pages_of_all(known: Sequence[_Known]) -> dict[str, int]:
    pages: dict[str, int] = {}
    before = 0
    for one in known:
        for name, page in one.places.items():
            pages.setdefault(name, before + page)
        before += len(one.kinds)
    return pages


def _require_sound(known: Sequence[_Known]) -> None:
    """Leave to one document, which says it, what links lead to nowhere or stand in two places."""
    names = [name for one in known for name in one.names]
    if len(names) > len(set(names)) or {name for one in known for name in one.led_to} - set(names):
        raise NotApartError("links do not lead to one place each")
