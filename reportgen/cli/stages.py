"""Stages alone, for commands whose findings are no message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.cli.console import Console
from reportgen.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Passes on the stages; the findings are the command's result, or not asked for."""

    console: Console

    def stage(self, text: str) -> None:
        """Say which stage starts now."""
        self.console.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Say nothing of them."""
        del findings
