"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.console import Console, Verbosity

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more: times, and details of a failure in a log.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Make everything anew, and keep nothing of it.")]
Workbook = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The Excel workbook.", show_default=False)]

Workbooks = Annotated[
    list[str],
    typer.Argument(metavar="WORKBOOK", help="The Excel workbook, or several, or a folder of them.", show_default=False),
]


def console_for(context: typer.Context, *, quiet: bool, verbose: bool) -> Console:
    """Return the console that the flags ask for, given before the command's name or after it.

    Raises:
        typer.BadParameter: both quiet and verbose.
    """
    given = {flag for flag, is_set in (("quiet", quiet), ("verbose", verbose)) if is_set} | set(context.obj or ())
    if given == {"quiet", "verbose"}:
        raise typer.BadParameter("--quiet and --verbose cannot be used together.", ctx=context)
    verbosity = Verbosity.QUIET if "quiet" in given else Verbosity.VERBOSE if "verbose" in given else Verbosity.NORMAL
    return Console.open(verbosity)
