"""`reportgen verify`: is a report still as it was made, and does every figure still follow?"""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.options import Quiet, Verbose, console_for
from reportgen.cli.stages import Stages
from reportgen.cli.text import Colour, coloured, printable
from reportgen.errors import ReportgenError
from reportgen.model.verification import Checked, Mismatch, Outcome, Verification

_SCHEMA = 1
_MISMATCH = 1
_MOST_LINES = 12
_MARKS = {
    Outcome.HOLDS: ("ok", Colour.GREEN),
    Outcome.FAILS: ("fails", Colour.RED),
    Outcome.NOT_CHECKED: ("not checked", Colour.DIM),
}
_LIMITS = (
    "This shows that the parts of the file agree with each other. It does not show who made it: somebody who alters "
    "all parts alike can write every hash anew. Compare with the workbook, or with a hash received another way."
)


def verify(
    context: typer.Context,
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="The PDF report.", show_default=False)],
    *,
    workbook: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Work out every figure again from this workbook, instead of an attached one.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the result as a JSON object.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Check that REPORT is as it was made: attachments, pages, printed figures; and that they follow from a workbook.

    It shows that the parts of the file agree, not who made it. Exit code 1 where something does not hold.
    """
    console = console_for(context, quiet=quiet, verbose=verbose)
    try:
        found = pipeline.verify(report, workbook=workbook, listener=Stages(console=console))
    except ReportgenError as error:
        if json:
            console.document(_failure(report, error))
        raise
    console.document(_as_json(found) if json else "".join(f"{line}\n" for line in _lines(found)))
    return 0 if found.is_consistent else _MISMATCH


def _lines(found: Verification) -> Iterator[str]:
    yield _verdict(found)
    for checked in found.checks:
        mark, colour = _MARKS[checked.outcome]
        yield f"  {coloured(mark, colour, sys.stdout)}  {printable(checked.sentence)}"
        yield from (f"      {printable(line)}" for line in _told(checked))
    yield from (f"  Likely cause: {printable(cause)}" for cause in found.causes)
    if found.made.version:
        made = found.made
        yield printable(
            f"Made by reportgen {made.version} with knowledge {made.knowledge_sha256[:12]}, seed {made.seed}, "
            f"{made.draws} draws, from the workbook {made.workbook_sha256[:12]}."
        )
    yield from _written(found)
    yield _LIMITS


def _verdict(found: Verification) -> str:
    if found.is_consistent:
        return f"{coloured('Consistent:', Colour.GREEN, sys.stdout)} {printable(found.report)}"
    count = len(found.mismatches)
    said = "1 thing does not hold" if count == 1 else f"{count:,} things do not hold"
    return f"{coloured('Not consistent:', Colour.RED, sys.stdout)} {said} in {printable(found.report)}"


def _told(checked: Checked) -> list[str]:
    """Return the first mismatches of a check, and how many more there are."""
    told = [one.sentence for one in checked.mismatches[:_MOST_LINES]]
    more = len(checked.mismatches) - len(told)
    return [*told, f"and {more:,} more; --json lists them all"] if more else told


def _written(found: Verification) -> Iterator[str]:
    if found.is_as_written:
        yield "The file is byte for byte as reportgen wrote it."
    elif found.is_as_written is False:
        yield (
            "The file was saved again after reportgen wrote it: what is not checked above, such as bookmarks, the tags "
            "that are read aloud and the properties, may differ."
        )


def _as_json(found: Verification) -> str:
    return _document(
        {
            "report": found.report,
            "is_consistent": found.is_consistent,
            "is_as_written": found.is_as_written,
            "checks": [_checked(checked) for checked in found.checks],
            "figures": [asdict(one) for one in found.figures],
            "causes": list(found.causes),
            "made": {key: value for key, value in asdict(found.made).items() if value not in {"", None}},
            "proves": _LIMITS,
            "exit_code": 0 if found.is_consistent else _MISMATCH,
        }
    )


def _checked(checked: Checked) -> dict[str, object]:
    return {
        "check": checked.check.value,
        "outcome": checked.outcome.value,
        "sentence": checked.sentence,
        "mismatches": [_mismatch(one) for one in checked.mismatches],
    }


def _mismatch(one: Mismatch) -> dict[str, object]:
    return {key: value for key, value in asdict(one).items() if value not in {"", None} or key == "sentence"}


def _failure(report: Path, error: ReportgenError) -> str:
    return _document({"report": str(report), "failure": str(error), "exit_code": error.exit_code})


def _document(record: dict[str, object]) -> str:
    return json_format.dumps({"schema": _SCHEMA, **record}, indent=2) + "\n"
