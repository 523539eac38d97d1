"""`reportgen check`: every finding at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from reportgen.cli.console import Console
from reportgen.cli.findings import as_json, as_text, summary
from reportgen.cli.options import Quiet, Strict, Verbose, Workbook, console_for
from reportgen.errors import ReportgenError, WorkbookHasErrorsError
from reportgen.model.finding import Finding
from reportgen.pipeline import found_in, stops


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stages:
    """Passes on the stages alone: the findings are this command's result, not a message."""

    console: Console

    def stage(self, text: str) -> None:
        self.console.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        del findings


def check(
    context: typer.Context,
    workbook: Workbook,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as a JSON object.")] = False,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say everything that is wrong, doubtful or missing in WORKBOOK, with its cell and what to do about it."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    try:
        findings = found_in(workbook, listener=_Stages(console=console))
    except ReportgenError as error:
        if json:
            console.document(as_json((), workbook, exit_code=error.exit_code, failure=str(error)))
        raise
    exit_code = WorkbookHasErrorsError.exit_code if stops(findings, strict=strict) else 0
    if json:
        console.document(as_json(findings, workbook, exit_code=exit_code))
    else:
        console.document(as_text(findings, workbook, sys.stdout))
        console.note(summary(findings))
    return exit_code
