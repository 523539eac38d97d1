"""`reportgen doctor`: is this computer ready, and what to do if not."""

from __future__ import annotations

import sys

import typer

from reportgen import pipeline
from reportgen.cli.options import Quiet, Verbose, console_for
from reportgen.cli.text import Colour, coloured, printable
from reportgen.errors import EnvironmentIncompleteError


def doctor(context: typer.Context, *, quiet: Quiet = False, verbose: Verbose = False) -> int:
    """Say whether this computer has what a report needs, and what to install where it has not."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    checks = pipeline.examine_environment()
    for check in checks:
        sign = (
            coloured("ok     ", Colour.GREEN, sys.stdout)
            if check.passed
            else coloured("missing", Colour.RED, sys.stdout)
        )
        console.document(f"{sign}  {printable(check.name)}: {printable(check.found)}\n")
        if check.remedy:
            console.result(f"         {check.remedy}")
    if all(check.passed for check in checks):
        console.note("This computer is ready to make reports.")
        return 0
    raise EnvironmentIncompleteError("This computer is not ready yet; what to do stands above.")
