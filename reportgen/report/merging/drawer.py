"""A process's own means to draw parts, made ready once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from reportgen.report.fonts import FontFamily, use_only
from reportgen.report.layout.circles import circles_cut
from reportgen.report.layout.engine import complaints, drawing_well, engine, source_of
from reportgen.report.layout.quicker import exchanged
from reportgen.report.merging.drawing import drawn
from reportgen.report.merging.packing import packed
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.merging.styles import styles_parsed_once

_PAGES_KEPT = 16  # of pages that are drawn, 3 MiB each: looking for garbage takes a third of a page's time


@dataclass(slots=True, kw_only=True)
class Drawer:
    """Draws one part after another in this process."""

    families: tuple[FontFamily, ...]
    folders: tuple[Path, ...]
    fonts: Any = field(init=False)
    _uncollected: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Make ready the fonts, which all parts share."""
        use_only(self.families)
        self.fonts = engine().text.fonts.FontConfiguration()

    def __reduce__(self) -> tuple[Callable[[], Drawer], tuple[()]]:
        """Go to a process that is no copy of this one without the fonts, which it makes ready itself."""
        return partial(Drawer, families=self.families, folders=self.folders), ()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Be ready to draw; what is in memory by now stays, and is not looked through for garbage meanwhile."""
        is_first = not gc.get_freeze_count()
        gc.freeze()
        try:
            with drawing_well(), styles_parsed_once():
                yield
        finally:
            if is_first:
                gc.unfreeze()

    def source_of(self, html: str) -> Any:
        """Return a document to be laid out, which may open only what parts may."""
        return source_of(html, self.folders)

    def part(self, wanted: PartWanted) -> bytes:
        """Draw a part, at work."""
        self._collect()
        with circles_cut(exchanged), complaints() as said:
            part = drawn(self.source_of(wanted.document), self.fonts, wanted, said)
        self._uncollected += len(part.pages)
        return packed(part)

    def begin_anew(self, *, is_in_a_hurry: bool) -> None:
        """Look for garbage, where there is time, as if nothing had been drawn yet."""
        self._uncollected = 0 if is_in_a_hurry else _PAGES_KEPT
        self._collect()

    def _collect(self) -> None:
        """Look for garbage where much was drawn; before the next part, since after the last nobody needs the room."""
        if self._uncollected >= _PAGES_KEPT:
            gc.collect()
            gc.freeze()  # what is kept for the parts to come is looked through once
            self._uncollected = 0


_lasting: dict[str, Drawer] = {}


def drawer_for(families: tuple[FontFamily, ...], folders: tuple[Path, ...], basis: str | None) -> Drawer:
    """Return what draws a report; for the next that rests on the same, by the hash of that, it is the same.

    With its fonts, all that was worked out for one report is good for the next.
    """
    if basis is None:
        return Drawer(families=families, folders=folders)
    if basis not in _lasting:
        _lasting.clear()
        _lasting[basis] = Drawer(families=families, folders=folders)
    return _lasting[basis]
