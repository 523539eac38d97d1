"""Document control: which version this is, from which workbook, who decides, who agrees, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.model.engagement import Engagement, ReportStatus
from reportgen.report.view.context import Context
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import Formats

WORKBOOK_HASH = "Workbook, SHA-256"
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_CONSULTED = re.compile(r"\bconsult(?:ed|ation)\b", re.IGNORECASE)
_ON_A_DAY = re.compile(r",?\s+consulted(?:\s+on)?\s+(?=\d)", re.IGNORECASE)
_PARTS = 3  # of a line of the history: version, date, change
_LIMIT, _LINES, _APPROVALS = 160, 12, 12
_BESIDE, _SHORT = 5, 100  # versions, and characters of each, that stand beside the facts
_STATUS = {ReportStatus.DRAFT: "draft", ReportStatus.FINAL: "final"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the control block."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A version: its number, date and change; where the line was not written so, all of it stands in `text`."""

    version: str
    day: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentControl:
    """The block; approvals and history are empty where the workbook gives none, `earlier` is "" or what is left out.

    `consulted` are those who are said to have been consulted, which is not to approve.
    """

    facts: tuple[Fact, ...]
    approvals: tuple[str, ...]
    consulted: tuple[str, ...]
    history: tuple[Change, ...]
    earlier: str

    @property
    def is_short(self) -> bool:
        """Return whether facts and history stand side by side; a long history runs on below, over pages."""
        return len(self.history) <= _BESIDE and all(len(one.text) <= _SHORT for one in self.history)


def document_control(context: Context) -> DocumentControl:
    """Compose the block, the latest versions where there are many."""
    engagement, formats = context.assessment.engagement, context.formats
    facts = (*_facts(engagement, formats), (WORKBOOK_HASH, context.assessment.provenance.workbook_sha256))
    lines = engagement.version_history
    left = len(lines) - _LINES
    agreeing = [one for one in engagement.approvals if not _is_consulted(one)]
    consulted = [_ON_A_DAY.sub(", ", one) for one in engagement.approvals if _is_consulted(one)]
    return DocumentControl(
        facts=tuple(Fact(name=name, text=clipped(text, _LIMIT)) for name, text in facts if text),
        approvals=_listed([_dated(one, formats) for one in agreeing]),
        consulted=_listed([_dated(one, formats) for one in consulted]),
        history=tuple(_change(line, formats) for line in lines[-_LINES:]),
        earlier=f"Earlier versions not listed: {left}." if left > 0 else "",
    )


def _facts(engagement: Engagement, formats: Formats) -> Iterator[tuple[str, str | None]]:
    yield "Version", f"{engagement.version}, {_STATUS[engagement.status]}, {formats.date(engagement.date)}"
    yield "Prepared by", engagement.prepared_by
    yield "Prepared for", engagement.prepared_for
    yield "Decision by", engagement.decision_owner
    yield "Marking", engagement.marking


def _is_consulted(given: str) -> bool:
    """Return whether a line says of somebody that they are consulted, as of a works council."""
    return _CONSULTED.search(given) is not None


def _listed(given: Sequence[str]) -> tuple[str, ...]:
    shown = tuple(clipped(one, _LIMIT) for one in given[:_APPROVALS])
    left = len(given) - len(shown)
    return (*shown, f"and {left} more") if left > 0 else shown


def _change(line: str, formats: Formats) -> Change:
    """Read "0.2; 2026-11-10; prices added" as people write it; any other line is kept as it stands."""
    parts = [_dated(part.strip(), formats) for part in line.split(";", _PARTS - 1)]
    if len(parts) < _PARTS or not all(parts):
        return Change(version="", day="", text=clipped(_dated(line, formats), _LIMIT))
    version, day, text = parts
    return Change(version=clipped(version, 20), day=clipped(day, 30), text=clipped(text, _LIMIT))


def _dated(text: str, formats: Formats) -> str:
    """Return a text with its ISO dates as the report writes dates."""
    return _ISO_DATE.sub(lambda found: _day(found[0], formats), text)


def _day(text: str, formats: Formats) -> str:
    try:
        return formats.date(date.fromisoformat(text))
    except ValueError:
        return text
