"""`reportgen verify`: is a report still as it was made, and does every figure still follow?"""

from __future__ import annotations

import json as json_format
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.options import Quiet, Verbose, console_for
from reportgen.cli.stages import Stages
from reportgen.cli.verification import LIMITS, as_lines
from reportgen.errors import ReportgenError
from reportgen.model.verification import Checked, Mismatch, Verification

_SCHEMA = 1
_MISMATCH = 1


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
    console.document(_as_json(found) if json else "".join(f"{line}\n" for line in as_lines(found, sys.stdout)))
    return 0 if found.is_consistent else _MISMATCH


def _as_json(found: Verification) -> str:
    return _document(
        {
            "report": found.report,
            "is_consistent": found.is_consistent,
            "is_as_written": found.is_as_written,
            "rulings": [asdict(one) for one in found.rulings],
            "checks": [_checked(checked) for checked in found.checks],
            "figures": [asdict(one) for one in found.figures],
            "causes": list(found.causes),
            "made": {key: value for key, value in asdict(found.made).items() if value not in {"", None}},
            "proves": LIMITS,
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
