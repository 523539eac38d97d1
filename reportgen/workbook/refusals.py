"""Why a file is not read at all."""

from __future__ import annotations

DAMAGED = "is damaged or cut short: copy it again from where it came from, or save it again in Excel"
REPAIR = "holds a damaged part: open it in Excel, let Excel repair it, and save it again"
ASK_SENDER = "save it again in Excel, and if you did not make it yourself, ask who sent it"
UNKNOWN_FORM = (
    "cannot be read, although it is a workbook: open it in Excel and save it again as an Excel workbook (.xlsx)"
)


class RefusedError(Exception):
    """A file that is not read; the text completes the sentence "FILE ...", and ends with what to do."""
