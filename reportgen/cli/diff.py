"""`reportgen diff`: what changed between two workbooks, results or reports, and why."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen import pipeline
from reportgen.cli.options import Quiet, Verbose, console_for
from reportgen.cli.stages import Stages
from reportgen.cli.text import Colour, coloured, printable
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.model.changes import ChangeGroup, ChangeLine, Changes
    from reportgen.model.comparison import Comparison

_SCHEMA = 1
_CHANGED = 1
_PLACE = 16
_JOINER = "\u2060"
_SIDE = "A workbook, a results file (.json) or a report (.pdf)."


def diff(
    context: typer.Context,
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_SIDE, show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_SIDE, show_default=False)],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the changes as a JSON object.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 1 where anything changed.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say what changed from OLD to NEW: inputs by cell, the verdicts and figures that follow, and why each moved."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    try:
        found = pipeline.compare(old, new, listener=Stages(console=console))
    except ReportgenError as error:
        if json:
            console.document(_document({"failure": str(error), "exit_code": error.exit_code}))
        raise
    exit_code = _CHANGED if strict and not found.is_empty else 0
    text = _as_json(found, exit_code) if json else "".join(f"{line}\n" for line in _lines(pipeline.in_words(found)))
    console.document(text)
    return exit_code


def _lines(changes: Changes) -> Iterator[str]:
    yield changes.verdict
    for group in changes.groups:
        yield ""
        yield from _group(group)
    if changes.notes:
        yield ""
        yield from map(printable, changes.notes)


def _group(group: ChangeGroup) -> Iterator[str]:
    state = f" ({group.state})" if group.state else ""
    yield coloured(printable(group.title), Colour.BLUE, sys.stdout) + state
    yield from (f"  {printable(line.cell):{_PLACE}}{_from_to(line)}" for line in group.inputs)
    for run in group.runs:
        yield from (f"  {_from_to(line)}" for line in run.figures)
        if run.because:
            yield f"    {coloured(f'because of {printable(run.because)}', Colour.DIM, sys.stdout)}"


def _from_to(line: ChangeLine) -> str:
    return printable(f"{line.what}: {line.before} → {line.after}".replace(_JOINER, ""))


def _as_json(found: Comparison, exit_code: int) -> str:
    whole = {**asdict(found), "is_empty": found.is_empty, "exit_code": exit_code}
    return _document(whole)


def _document(record: dict[str, object]) -> str:
    return json_format.dumps({"schema": _SCHEMA, **record}, indent=2, default=str) + "\n"
