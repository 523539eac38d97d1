"""Parts drawn while the rest of the report is still being composed, as far as an earlier run shows how it will be cut.

It is a guess and nothing rests on it: what is drawn ahead is kept by what it was drawn from, and taken if that is
wanted. A wrong guess was in vain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from reportgen.report.merging.cutting import ID, Cut, Section, are_laid_out_last, part_of
from reportgen.report.merging.helpers import Helpers, Task
from reportgen.report.merging.keeping import Keeping
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.merging.squeezed import Squeezed, squeezed
from reportgen.report.merging.whole import places_led_to

_KIND = "seen before"
_NOT_HERE = squeezed("")


class Foresight(NamedTuple):
    """What an earlier report shows: which openings of sections began a page, what stood before and after its body.

    `length` is that of its body, and `pages` are those of the places that its contents lead to.
    """

    begins: dict[str, bool]
    head: str
    tail: str
    length: int
    pages: dict[str, int]


def foresight(keeping: Keeping) -> Foresight | None:
    """Return what the last report shows that rests on the same, None where none is known."""
    said: Any = keeping.told(_KIND)
    return None if said is None else Foresight(**said)


def remember(cut: Cut, places: Mapping[str, int], keeping: Keeping, before: Foresight | None) -> None:
    """Keep what a report shows, unless an earlier one showed the same."""
    begins: dict[str, bool] = {}
    for opening, begins_page in cut.begins:
        kind = kind_of(opening)
        begins[kind] = begins_page and begins.get(kind, True)
    led_to = (name for place in sorted(cut.last) for name in places_led_to(str(cut.parts[place])))
    now = Foresight(begins, cut.head, cut.tail, cut.length, {name: places[name] for name in led_to if name in places})
    if now != before:
        keeping.tell(_KIND, now._asdict())


def kind_of(opening: str) -> str:
    """Return what sections have alike whose opening tags differ in nothing but their names."""
    return ID.sub("", opening)


@dataclass(slots=True, kw_only=True)
class Ahead:
    """Gathers the sections of a report as they come, and lets helpers draw each part that is not kept yet.

    `asked` are the keys of those.
    """

    known: Foresight
    keeping: Keeping
    helpers: Helpers
    asked: set[str] = field(default_factory=set)
    _before: Section | None = None
    _gathered: list[Section] = field(default_factory=list)
    _before_late: Section | None = None

    def see(self, section: Section, head: str) -> None:
        """Take a section; where it begins a page, the part before it is there."""
        if self._gathered and self._begins(section):
            self._end_part(head)
        self._gathered.append(section)

    def skip(self, head: str) -> None:
        """Go on after a section that comes later, as if it were the one that followed before."""
        self.see(Section(_NOT_HERE, self._following()), head)

    def see_late(self, section: Section, head: str) -> None:
        """Take the section that was skipped; where it is a part of its own, that is there."""
        if self._before_late is not None and self._begins(section):
            self._ask([section], self._before_late, head)

    def _begins(self, section: Section) -> bool:
        return self.known.begins.get(kind_of(section.opening), False)

    def _following(self) -> str:
        """Return the opening that came after the last section before, "" where none is known."""
        kinds = iter(self.known.begins)
        last = kind_of(self._gathered[-1].opening) if self._gathered else ""
        return next(kinds, "") if last in kinds else ""

    def _end_part(self, head: str) -> None:
        if all(one.html is not _NOT_HERE for one in self._gathered):
            self._ask(self._gathered, self._before, head)
        elif len(self._gathered) == 1:
            self._before_late = self._before
        self._before, self._gathered = self._gathered[-1], []

    def _ask(self, sections: Sequence[Section], before: Section | None, head: str) -> None:
        body = part_of(sections, before)
        pages = self._pages_in(body) if are_laid_out_last(sections) else {}
        wanted = PartWanted(body=body, head=head, tail=self.known.tail, pages_elsewhere=pages)
        key = self.keeping.key_of(wanted)
        if key not in self.asked and not self.keeping.has(key):
            self.asked.add(key)
            self.helpers.put([Task(wanted, partial(self.keeping.keep_part, key))])

    def _pages_in(self, body: Squeezed) -> Mapping[str, int]:
        """Return the pages that a part prints, as far as they are known: those of before."""
        pages = self.known.pages
        return {name: pages[name] for name in places_led_to(str(body)) if name in pages}
