"""`reportgen check`: every finding at once, and a review copy that shows them in the workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.console import Console
from reportgen.cli.findings import as_json, as_text, summary
from reportgen.cli.options import Quiet, Strict, Verbose, Workbook, console_for
from reportgen.cli.stages import Stages
from reportgen.errors import ReportgenError, UsageError, WorkbookHasErrorsError


def check(
    context: typer.Context,
    workbook: Workbook,
    *,
    review_path: Annotated[
        str | None,
        typer.Option(
            "--review",
            metavar="[PATH]",
            help="Write a copy of the workbook with the findings in it, to PATH, a file or a folder. "
            "Without PATH: beside the workbook, as NAME.review.xlsx.",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Make the safe repairs in the review copy; the workbook stays as it is.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Let the review copy replace a file that reportgen did not make.")
    ] = False,
    brand: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The _brand.yml file of the report, to be checked too.", show_default=False),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as a JSON object.")] = False,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say everything that is wrong, doubtful or missing in WORKBOOK, with its cell and what to do about it."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    try:
        for note in pipeline.require_brand(brand):
            console.note(note)
        request = _review_request(workbook, review_path, fix=fix, force=force, brand=brand)
        stages = Stages(console=console)
        written = None if request is None else pipeline.review(request, listener=stages)
        findings = written.findings if written else pipeline.found_in(workbook, listener=stages, brand=brand)
    except ReportgenError as error:
        if json:
            console.document(as_json((), workbook, exit_code=error.exit_code, failure=str(error)))
        raise
    exit_code = WorkbookHasErrorsError.exit_code if pipeline.stops(findings, strict=strict) else 0
    if json:
        console.document(as_json(findings, workbook, exit_code=exit_code, review=written))
    else:
        console.document(as_text(findings, workbook, sys.stdout))
        console.note(summary(findings))
    if written is not None:
        _say_written(console, written)
    return exit_code


def _review_request(
    workbook: Path, path: str | None, *, fix: bool, force: bool, brand: Path | None
) -> pipeline.ReviewRequest | None:
    """Return the review asked for; `--fix` alone asks for one under the default name."""
    if path is None and not fix:
        if force:
            raise UsageError("--force is for a review copy: give it together with --review or --fix.")
        return None
    planned = pipeline.plan_review(workbook, Path(path) if path else None)
    return pipeline.ReviewRequest(workbook=workbook, path=planned, fix=fix, force=force, brand=brand)


def _say_written(console: Console, written: pipeline.Review) -> None:
    if written.remaining is None:
        console.note(f"Review copy: {written.path}")
    else:
        repairs = "1 safe repair" if written.repaired == 1 else f"{written.repaired} safe repairs"
        console.note(f"Review copy: {written.path} with {repairs}; what remains in it: {summary(written.remaining)}")
    if written.losses:
        console.note(f"Not carried over into the copy: {'; '.join(written.losses)}.")
