"""Parts of the last report drawn once more while there is nothing else to do, and let go.

Nothing rests on it. What a process works out for its first pages, styles, typefaces and lines above all, is at hand
when those of the next report are drawn, which say much the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeAlias

from reportgen.report.merging.ahead import Foresight, kind_of
from reportgen.report.merging.contents import contents_of
from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.keeping import Keeping
from reportgen.report.merging.packing import unpacked
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.merging.squeezed import Squeezed
from reportgen.report.merging.styles import are_any_parsed
from reportgen.report.merging.together import frame_of

_ABOUT = "to be rehearsed"
_LONGEST, _MOST = 100_000, 300_000  # characters of a part, and of all: ten pages and thirty
_NEXT_TO_NOTHING = (
    '<section class="section"><h2>A</h2><p><a href="#a">1</a> <strong>2</strong></p>'
    '<svg width="9" height="9"><text x="1" y="9">3</text></svg>'
    '<table id="a"><thead><tr><th scope="col">4</th></tr></thead><tbody><tr><td>5</td></tr></tbody></table></section>'
)

_OfKind: TypeAlias = tuple[str, PartWanted]


def rehearse_styles(known: Foresight, drawer: Drawer) -> None:
    """Draw next to nothing in the styles of an earlier report, most likely those of the next.

    It comes before helpers are there and while nothing is to be drawn: what the first part would have to wait for is
    then ready in each process, styles above all. A process that made a report before is ready.
    """
    if not are_any_parsed():
        with drawer.at_work():
            drawer.part(_next_to_nothing(known))


def _next_to_nothing(known: Foresight) -> PartWanted:
    return PartWanted(body=_NEXT_TO_NOTHING, head=known.head, tail=known.tail, pages_elsewhere={})


def rehearse(known: Foresight, keeping: Keeping, drawer: Drawer, is_wanted: Callable[[], bool]) -> None:
    """Put next to nothing together, then draw parts that were kept, until this process is wanted."""
    nothing = _next_to_nothing(known)
    with drawer.at_work():
        page = (unpacked(drawer.part(nothing)),)
        frame_of(drawer.source_of(nothing.document), drawer.fonts, contents_of(page, page))
        for part in _kept(keeping, known).values():
            if is_wanted():
                break
            drawer.part(part)
        drawer.begin_anew(is_in_a_hurry=is_wanted())


def keep_for_rehearsal(cut: Cut, made: Collection[PartWanted], keeping: Keeping, known: Foresight | None) -> None:
    """Keep one of each kind of the parts that had to be drawn: most likely they are changed in the next report, too.

    The shortest come first, as there may not be time for all; what was kept before of other kinds comes after them.
    """
    drawn = {id(one.body): one for one in made}
    openings = [opening for place, (opening, begins) in enumerate(cut.begins) if begins or not place]
    pairs = zip(map(kind_of, openings), cut.parts, strict=True)
    kinds = {kind: drawn[id(part)] for kind, part in pairs if id(part) in drawn}
    if not kinds:
        return
    before = {} if known is None else _kept(keeping, known)
    shortest_first = sorted(kinds.items(), key=lambda one: len(one[1].body))
    chosen = tuple(_fitting((*shortest_first, *(one for one in before.items() if one[0] not in kinds))))
    bodies = {f"{place} {piece}": data for place, (_, one) in enumerate(chosen) for piece, data in _pieces(one)}
    keeping.tell(_ABOUT, [[kind, len(one.body), dict(one.pages_elsewhere)] for kind, one in chosen], bodies)


def _fitting(parts: Iterable[_OfKind]) -> Iterator[_OfKind]:
    """Yield those that are not too long, as many as are not too much."""
    left = _MOST
    for one in parts:
        length = len(one[1].body)
        if length <= min(_LONGEST, left):
            left -= length
            yield one


def _pieces(part: PartWanted) -> Iterable[tuple[int, bytes]]:
    return enumerate(part.body.data) if isinstance(part.body, Squeezed) else ()


def _kept(keeping: Keeping, known: Foresight) -> dict[str, PartWanted]:
    entry = keeping.entry(_ABOUT)
    said: Any = [] if entry is None else entry.said
    data: defaultdict[str, list[bytes]] = defaultdict(list)
    for name, piece in entry.contents.items() if entry is not None else ():
        data[name.split()[0]].append(piece)
    bodies = (Squeezed(tuple(data[str(place)]), length) for place, (_, length, _) in enumerate(said))
    return {
        kind: PartWanted(body=body, head=known.head, tail=known.tail, pages_elsewhere=pages)
        for body, (kind, _, pages) in zip(bodies, said, strict=True)
    }
