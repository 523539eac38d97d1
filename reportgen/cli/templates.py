"""`reportgen templates`: the built-in templates, to be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.options import Quiet, Verbose, console_for


def templates(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to copy them to.", show_default=False)],
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace templates that are there already.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Copy the built-in templates to DIR. Keep those that you change; generate --templates DIR takes them first."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    count = len(pipeline.copy_templates(folder, force=force))
    console.note(f"{count} templates. Delete those you do not change, so that they follow new versions.")
    console.result(str(folder))
    return 0
