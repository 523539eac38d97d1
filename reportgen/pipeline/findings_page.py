"""The page of the docs that lists every finding: python -m reportgen.pipeline.findings_page > docs/findings.md."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reportgen.analysis.messages import MESSAGES as REMARKS
from reportgen.model.finding import Severity
from reportgen.model.message import Message
from reportgen.report.words.missing_signs import MESSAGES as PRINTING
from reportgen.workbook.messages import PARTS

_SEVERITIES = {
    Severity.ERROR: "error: no report is made",
    Severity.WARNING: "warning: the report is made, and says so",
    Severity.INFO: "note",
}
_START = """# Findings

What `reportgen check` can say about a workbook. Each finding names the sheet and the cell, says what is wrong and why
it matters, and what to do. Words in braces stand for what was found. An error stops the report; a warning stops it
only with `--strict`.
"""


def findings_page() -> str:
    """Return docs/findings.md, made from the catalogues of reading, of the analysis and of printing."""
    parts = (*PARTS, ("What follows from the assessment", REMARKS), ("What cannot be printed", PRINTING))
    return "\n".join((_START, *(_part(heading, messages) for heading, messages in parts)))


def _part(heading: str, messages: Sequence[Message]) -> str:
    return f"## {heading}\n\n" + "\n".join(_entry(message) for message in messages)


def _entry(message: Message) -> str:
    return (
        f"### {message.code} {message.about}\n\n"
        f"*{_SEVERITIES[message.severity]}*\n\n"
        f"{message.says}\n\n"
        f"**What to do:** {message.remedy}\n"
    )


if __name__ == "__main__":
    sys.stdout.write(findings_page())
