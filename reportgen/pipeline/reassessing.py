"""A workbook that was handed over is read and assessed again, as the report or results beside it say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportgen.model.finding import Severity

if TYPE_CHECKING:
    from reportgen.knowledge.facts import Knowledge
    from reportgen.model.engagement import Engagement

MOST_DRAWS = 100_000
LARGEST_SEED = 2**63


def engagement_in(path: Path, content: bytes, knowledge: Knowledge) -> Engagement | None:
    """Return what a workbook says, None where it has errors.

    Raises:
        UnreadableInputError: it cannot be read at all.
    """
    from reportgen.workbook.reading import read_located  # noqa: PLC0415 - openpyxl

    read = read_located(path, content, knowledge).reading
    has_errors = any(finding.severity is Severity.ERROR for finding in read.findings)
    return None if has_errors else read.engagement


def results_of(
    engagement: Engagement,
    knowledge: Knowledge,
    *,
    seed: int,
    draws: int,
    workbook_sha256: str = "",
    streams: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, Any]:
    """Return the results of an assessment as they are read from a file; for `streams` see `assess`."""
    from reportgen.analysis.assess import assess  # noqa: PLC0415 - numpy
    from reportgen.report.results.whole import results_bytes  # noqa: PLC0415

    assessment = assess(
        engagement, (), knowledge, workbook_sha256=workbook_sha256, seed=seed, draws=draws, streams=streams
    )
    found: Mapping[str, Any] = json.loads(results_bytes(assessment))
    return found
