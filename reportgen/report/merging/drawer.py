"""A process's own means to draw parts, made ready once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
    _uncollected: int = 0

    def __post_init__(self) -> None:
        """Make ready the fonts, which all parts share."""
        use_only(self.families)
        self.fonts = engine().text.fonts.FontConfiguration()

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

    def part(self, wanted: PartWanted) -> bytes:
        """Draw a part, at work."""
        self._collect()
        with circles_cut(exchanged), complaints() as said:
            part = drawn(source_of(wanted.document, self.folders), self.fonts, wanted, said)
        self._uncollected += len(part.pages)
        return packed(part)

    def _collect(self) -> None:
        """Look for garbage where much was drawn; before the next part, since after the last nobody needs the room."""
        if self._uncollected >= _PAGES_KEPT:
            gc.collect()
            gc.freeze()  # what is kept for the parts to come is looked through once
            self._uncollected = 0
