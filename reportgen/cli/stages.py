"""Stages alone, for commands whose findings are no message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.cli.bar import Bar
from reportgen.cli.console import Console
from reportgen.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Passes on the stages, with the workbook's `name` where there are several; the findings are said elsewhere."""

    console: Console
    name: str = ""
    bar: Bar = field(default_factory=Bar)

    def stage(self, text: str) -> None:
        """Say which stage starts now."""
        with self.bar.aside():
            self.console.stage(f"{self.name}: {text}" if self.name else text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Say nothing of them."""
        del findings
