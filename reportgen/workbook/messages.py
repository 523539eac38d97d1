"""The catalogue of findings, and the page of the docs that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.finding import Severity
from reportgen.workbook import (
    messages_cells,
    messages_engagement,
    messages_plausible,
    messages_rows,
    messages_sheets,
)
from reportgen.workbook.message import Message

CATALOGUE: tuple[Message, ...] = (
    *messages_sheets.MESSAGES,
    *messages_cells.MESSAGES,
    *messages_rows.MESSAGES,
    *messages_plausible.MESSAGES,
    *messages_engagement.MESSAGES,
)
_PARTS: tuple[tuple[str, Sequence[Message]], ...] = (
    ("File and sheets", messages_sheets.MESSAGES),
    ("Cells", messages_cells.MESSAGES),
    ("Across rows", messages_rows.MESSAGES),
    ("Entries that hardly go together", messages_plausible.MESSAGES),
    ("Engagement, weights, assumptions and controls", messages_engagement.MESSAGES),
)
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
    """Return docs/findings.md, made from the catalogue."""
    return "\n".join((_START, *(_part(heading, messages) for heading, messages in _PARTS)))


def _part(heading: str, messages: Sequence[Message]) -> str:
    return f"## {heading}\n\n" + "\n".join(_entry(message) for message in messages)


def _entry(message: Message) -> str:
    return (
        f"### {message.code} {message.about}\n\n"
        f"*{_SEVERITIES[message.severity]}*\n\n"
        f"{message.says}\n\n"
        f"**What to do:** {message.remedy}\n"
    )
