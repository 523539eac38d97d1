"""Who hears a run, besides those that programs bring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.pipeline.request import Listener

if TYPE_CHECKING:
    from reportgen.model.finding import Finding


class Silent:
    """Hears a run and says nothing."""

    def stage(self, text: str) -> None:
        """Take the name of a stage."""

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take the findings."""


SILENT = Silent()


class SaidOnce:
    """Passes on what a run has to say, but nothing twice: reports of two formats have the same remarks."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._said: set[str] = set()

    def stage(self, text: str) -> None:
        """Take the name of a stage, or a remark."""
        if text not in self._said:
            self._said.add(text)
            self._listener.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take what was found in the workbook."""
        self._listener.findings(findings)
