"""A table of what became of several workbooks."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reportgen import pipeline
from reportgen.cli.text import Colour, coloured, printable
from reportgen.model.finding import Severity

_HEAD = ("Workbook", "Outcome", "Errors", "Warnings", "Written")
_NUMBERS = (2, 3)
_DONE = "done"
_BY_EXIT_CODE = {
    1: "needs correcting",
    2: "cannot be written",
    3: "cannot be read",
    4: "brand or template at fault",
    6: "set-up incomplete",
}
_FAILED = "failed"
_NOTHING = "-"


def table(outcomes: Sequence[pipeline.Outcome]) -> tuple[str, ...]:
    """Return the lines of the table, a workbook a line, in the colours that stderr wants."""
    rows = [_HEAD, *map(_row, outcomes)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_HEAD))]
    colours = [Colour.DIM, *(Colour.GREEN if one.failure is None else Colour.RED for one in outcomes)]
    return tuple(_line(row, widths, colour) for row, colour in zip(rows, colours, strict=True))


def _row(outcome: pipeline.Outcome) -> tuple[str, ...]:
    counts = (outcome.count(severity) for severity in (Severity.ERROR, Severity.WARNING))
    return (
        printable(str(outcome.workbook)),
        said(outcome),
        *(_NOTHING if count is None else str(count) for count in counts),
        printable(", ".join(map(str, outcome.outputs))) or _NOTHING,
    )


def said(outcome: pipeline.Outcome) -> str:
    """Return in a word or two what became of a workbook."""
    return _DONE if outcome.failure is None else _BY_EXIT_CODE.get(outcome.failure.exit_code, _FAILED)


def _line(row: Sequence[str], widths: Sequence[int], colour: Colour) -> str:
    padded = [_padded(text, widths[column], column) for column, text in enumerate(row)]
    padded[1] = coloured(padded[1], colour, sys.stderr)
    return "  ".join(padded).rstrip()


def _padded(text: str, width: int, column: int) -> str:
    room = " " * (width - _width(text))
    return room + text if column in _NUMBERS else text + room


def _width(text: str) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 - not needed for --help

    return cell_len(text)
