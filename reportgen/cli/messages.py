"""What a run says on stderr while it goes on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen import pipeline
from reportgen.cli.console import Console, Verbosity
from reportgen.cli.findings import as_text, summary
from reportgen.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """Says stages and findings as messages: what counts against the report always, notes when something stops it."""

    console: Console
    workbook: Path
    strict: bool

    def stage(self, text: str) -> None:
        """Say which stage starts now."""
        self.console.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Say those findings that are worth saying now, and how many there are of each kind."""
        said = [finding for finding in findings if self._is_said(finding, findings)]
        sys.stderr.write(as_text(said, self.workbook, sys.stderr))
        hint = f" See them all with: reportgen check {self.workbook}" if len(said) < len(findings) else ""
        self.console.note(summary(findings) + hint)

    def _is_said(self, finding: Finding, findings: Sequence[Finding]) -> bool:
        if pipeline.stops(findings, strict=self.strict) or self.console.verbosity is Verbosity.VERBOSE:
            return True
        return finding.severity is not Severity.INFO and self.console.verbosity is not Verbosity.QUIET
