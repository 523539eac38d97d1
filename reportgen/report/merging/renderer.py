"""What draws the parts of a report, in this process or in several."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from reportgen.report.engine import complaints, drawing_well, engine, source_of
from reportgen.report.fonts import FontFamily, use_only
from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.drawing import drawn
from reportgen.report.merging.pieces import PartDrawn
from reportgen.report.merging.styles import styles_parsed_once

_LONG = 400_000  # characters, some forty pages, of which laying out takes far longer than starting a process
_PAGES_KEPT = 16  # of pages that are drawn, 3 MiB each: looking for garbage takes a third of a page's time


class Renderer(Protocol):
    """Draws parts."""

    def draw(self, documents: Sequence[str], pages_elsewhere: Mapping[str, int]) -> list[PartDrawn]:
        """Return each document drawn, in their order."""


@dataclass(slots=True, kw_only=True)
class HereRenderer:
    """Draws one part after another in this process."""

    families: tuple[FontFamily, ...]
    folders: tuple[Path, ...]
    fonts: Any = field(init=False)
    _uncollected: int = 0

    def __post_init__(self) -> None:
        """Make ready the fonts, which all parts share."""
        use_only(self.families)
        self.fonts = engine().text.fonts.FontConfiguration()

    def draw(self, documents: Sequence[str], pages_elsewhere: Mapping[str, int]) -> list[PartDrawn]:
        """Return each document drawn, in their order."""
        with drawing_well(), styles_parsed_once():
            return [self.part(document, pages_elsewhere) for document in documents]

    def part(self, document: str, pages_elsewhere: Mapping[str, int]) -> PartDrawn:
        """Draw one part, within `drawing_well`."""
        with complaints() as said:
            part = drawn(source_of(document, self.folders), self.fonts, pages_elsewhere, said)
        self._uncollected += len(part.pages)
        if self._uncollected >= _PAGES_KEPT:
            gc.collect()
            self._uncollected = 0
        return part


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolRenderer:
    """Draws parts in several processes, the longest first."""

    pool: Executor

    def draw(self, documents: Sequence[str], pages_elsewhere: Mapping[str, int]) -> list[PartDrawn]:
        """Return each document drawn, in their order."""
        longest_first = sorted(range(len(documents)), key=lambda place: -len(documents[place]))
        waiting = {place: self.pool.submit(_part, documents[place], pages_elsewhere) for place in longest_first}
        return [waiting[place].result() for place in range(len(documents))]


def processes_for(cut: Cut) -> int:
    """Return how many processes pay: two at most, and one for a report of few pages."""
    is_long = sum(map(len, cut.parts)) >= _LONG
    return min(_cores(), 2) if is_long else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def renderer(jobs: int, families: tuple[FontFamily, ...], folders: tuple[Path, ...]) -> Iterator[Renderer]:
    """Let parts be drawn by as many processes as `jobs`, by none but this for one."""
    if jobs < 2:  # noqa: PLR2004
        yield HereRenderer(families=families, folders=folders)
        return
    way = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(jobs, way, initializer=_begin, initargs=(families, folders)) as pool:
        try:
            yield PoolRenderer(pool=pool)
        except BaseException:  # also when interrupted: nobody waits for what is no longer wanted
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_here: list[HereRenderer] = []
_for_good = ExitStack()


def _begin(families: tuple[FontFamily, ...], folders: tuple[Path, ...]) -> None:
    """Make a process ready that does nothing but draw parts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked hears it, and stops this one
    _here[:] = [HereRenderer(families=families, folders=folders)]
    _for_good.enter_context(drawing_well())
    _for_good.enter_context(styles_parsed_once())
    gc.freeze()


def _part(document: str, pages_elsewhere: Mapping[str, int]) -> PartDrawn:
    return _here[0].part(document, pages_elsewhere)
