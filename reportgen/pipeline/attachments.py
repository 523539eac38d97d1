"""What `--attach` puts into the report's file: never anything for a provider."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import UnreadableInputError, UsageError

if TYPE_CHECKING:
    from reportgen.model.assessment import Assessment
    from reportgen.report.attaching import Attaching
    from reportgen.report.view.reading_order import Selection


class Attach(StrEnum):
    """What the report carries: its results and a manifest, the workbook too, or nothing."""

    RESULTS = "results"
    ALL = "all"
    NONE = "none"


def attachments(attach: Attach, workbook: Path, assessment: Assessment, selection: Selection) -> Attaching:
    """Return the files to attach.

    Raises:
        UsageError: the workbook was asked for in a report for a provider.
        UnreadableInputError: the workbook is no longer what was read.
    """
    from reportgen.report.attaching import NOTHING, Attaching, workbook_file  # noqa: PLC0415 - reports only
    from reportgen.report.results.whole import results_bytes  # noqa: PLC0415 - the same

    if selection.is_for_providers and attach is Attach.ALL:
        raise UsageError("The provider pack carries no attachment: leave out --attach all, or choose another pack.")
    if selection.is_for_providers or attach is Attach.NONE:
        return NOTHING
    attaching = Attaching(stem=workbook.stem, results=partial(results_bytes, assessment))
    if attach is Attach.RESULTS:
        return attaching
    same = _same(workbook, assessment.provenance.workbook_sha256)
    return replace(attaching, others=(workbook_file(workbook.name, same),))


def _same(workbook: Path, expected: str) -> bytes:
    """Return the bytes of the workbook, which must be those the report is made from."""
    try:
        content = workbook.read_bytes()
    except OSError as error:
        raise UnreadableInputError(f"{workbook} can no longer be read, so it was not attached.") from error
    if sha256(content).hexdigest() != expected:
        raise UnreadableInputError(f"{workbook} was changed while the report was made. Run the command again.")
    return content
