"""How far several jobs are: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.cli.console import Console, Verbosity

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar on stderr that gives way to what is said; without a terminal there is none."""

    progress: Progress | None = None
    task: TaskID | None = None

    def advance(self) -> None:
        """Show that one more job is done."""
        if self.progress is not None and self.task is not None:
            self.progress.advance(self.task)
            self.progress.refresh()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something is said."""
        if self.progress is None:
            yield
            return
        self.progress.stop()
        try:
            yield
        finally:
            self.progress.start()


@contextmanager
def bar_of(console: Console, total: int) -> Iterator[Bar]:
    """Show a bar of `total` jobs as long as they are made, where stderr is a terminal and something may be said."""
    if console.verbosity is Verbosity.QUIET or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Bar()
        return
    from rich.console import Console as Terminal  # noqa: PLC0415 - only where there is a bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415 - likewise

    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Terminal(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with progress:
        yield Bar(progress=progress, task=progress.add_task("", total=total))
