"""What a run says, as plain data, so that it can be said again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportgen.model.finding import Finding, Severity
from reportgen.model.remark import Remark
from reportgen.pipeline.request import Listener

_REMARK = "remark"


def reading(workbook: Path) -> str:
    """Return the first thing that a run says: which workbook is read, by the path that was given."""
    return f"Reading {workbook}"


class Hearer:
    """Notes what a run says while it passes everything on."""

    def __init__(self, listener: Listener) -> None:
        self.heard: list[object] = []
        self._listener = listener

    def stage(self, text: str) -> None:
        """Take the name of a stage, or a remark."""
        self.heard.append({_REMARK: text} if isinstance(text, Remark) else text)
        self._listener.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take what was found in the workbook."""
        self.heard.append([asdict(one) for one in findings])
        self._listener.findings(findings)


def say_again(heard: Iterable[Any], listener: Listener) -> None:
    """Say what was heard: a text is a stage, one under a key a remark, a list the findings."""
    for one in heard:
        if isinstance(one, str):
            listener.stage(one)
        elif isinstance(one, dict):
            listener.stage(Remark(one[_REMARK]))
        else:
            listener.findings(tuple(Finding(**said | {"severity": Severity(said["severity"])}) for said in one))
