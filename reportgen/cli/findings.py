"""How a finding is written: a line for people, an object for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from reportgen import pipeline
from reportgen.cli.text import Colour, coloured, printable
from reportgen.model.finding import Finding, Severity

_COLOURS = {Severity.ERROR: Colour.RED, Severity.WARNING: Colour.YELLOW, Severity.INFO: Colour.BLUE}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = 1


def as_text(findings: Sequence[Finding], workbook: Path, stream: TextIO) -> str:
    """Return each finding on one line, with what to do about it on the next, coloured as the stream wants it."""
    return "".join(_lines(finding, workbook, stream) for finding in findings)


def _lines(finding: Finding, workbook: Path, stream: TextIO) -> str:
    remedy = f"    {printable(finding.remedy)}\n" if finding.remedy else ""
    return f"{_line(finding, workbook, stream)}\n{remedy}"


def _line(finding: Finding, workbook: Path, stream: TextIO) -> str:
    kind = f"{coloured(_NOUNS[finding.severity], _COLOURS[finding.severity], stream)} {finding.code}"
    places = (printable(str(workbook)), printable(finding.place))
    return "  ".join([*filter(None, places), kind, printable(_message(finding))])


def _message(finding: Finding) -> str:
    if finding.suggestion is None or "did you mean" in finding.message.lower():
        return finding.message
    return f'{finding.message} Did you mean "{finding.suggestion}"?'


def summary(findings: Sequence[Finding]) -> str:
    """Return "1 error, 2 warnings and 1 note", or "Nothing to correct."."""
    counts = Counter(finding.severity for finding in findings)
    said = [_counted(counts[severity], noun) for severity, noun in _NOUNS.items() if counts[severity]]
    if not said:
        return "Nothing to correct."
    return f"{' and '.join(filter(None, (', '.join(said[:-1]), said[-1])))}."


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"


def as_json(
    findings: Sequence[Finding],
    workbook: Path,
    *,
    exit_code: int,
    failure: str | None = None,
    review: pipeline.Review | None = None,
) -> str:
    """Return the findings as a JSON object, schema 1, in ASCII; `failure` says why nothing could be read.

    Where a review copy was written it is named, with the number of repairs in it, what it lacks, and how many
    findings remain in it.
    """
    record: dict[str, object] = {
        "schema": _SCHEMA,
        "workbook": str(workbook),
        "findings": [pipeline.finding_json(finding) for finding in findings],
        "exit_code": exit_code,
    }
    if failure is not None:
        record["failure"] = failure
    if review is not None:
        record |= {"review": str(review.path), "repaired": review.repaired, "not_carried_over": list(review.losses)}
        if review.remaining is not None:
            record["remaining"] = len(review.remaining)
    return json.dumps(record, indent=2) + "\n"
