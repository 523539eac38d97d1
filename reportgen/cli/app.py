"""The commands, and how the program starts and ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from reportgen import __version__, pipeline
from reportgen.cli.as_given import Command, Group
from reportgen.cli.check import check
from reportgen.cli.console import say_failure
from reportgen.cli.diff import diff
from reportgen.cli.doctor import doctor
from reportgen.cli.explain import explain
from reportgen.cli.failures import INTERRUPTED, Ended, exit_code_after
from reportgen.cli.generate import generate
from reportgen.cli.new import new
from reportgen.cli.optional_path import OptionalPathCommand
from reportgen.cli.options import Quiet, Verbose
from reportgen.cli.templates import templates
from reportgen.cli.verify import verify
from reportgen.cli.watch import watch

app = typer.Typer(
    name="reportgen",
    cls=Group,
    help="Turn a workbook of business processes into a branded sourcing report: BPO or KPO, source or retain, "
    "what it costs, how to protect it. Everything happens on this computer, unless you name a cluster.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(short_help="Write the workbook template.", cls=Command)(new)
app.command(short_help="Say everything that is wrong in a workbook.", cls=OptionalPathCommand)(check)
app.command(short_help="Make the report from a workbook.", cls=Command)(generate)
app.command(short_help="Make the report anew at each save of the workbook.", cls=Command)(watch)
app.command(
    short_help="Say how a figure was worked out, down to the cells.",
    cls=Command,
    context_settings={"allow_extra_args": True},  # a name without its quotes gets a sentence of its own
)(explain)
app.command(short_help="Is a report as it was made, and do its figures still follow?", cls=Command)(verify)
app.command(short_help="What changed between two workbooks, results or reports.", cls=Command)(diff)
app.command(short_help="Copy the report's templates out, to change them.", cls=Command)(templates)
app.command(short_help="Is this computer ready, and what to do if not.", cls=Command)(doctor)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - the shape Typer calls
    if wanted:
        sys.stdout.write(f"reportgen {__version__}\n")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    *,
    quiet: Quiet = False,
    verbose: Verbose = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the flags that stand before the command's name."""
    del version
    context.obj = {flag for flag, is_set in (("quiet", quiet), ("verbose", verbose)) if is_set}


def main() -> NoReturn:
    """Run the command given to the program, and end the process with its exit code."""
    pipeline.settle()
    _settle_streams()
    code = run(sys.argv[1:])
    pipeline.leave()
    sys.exit(code)


def _settle_streams() -> None:
    """Let every text be printable in any encoding, and a stream that the caller closed be one nobody reads."""
    if sys.stdout is None or sys.stderr is None:
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong is said in one sentence."""
    try:
        code = app(list(arguments), prog_name="reportgen", standalone_mode=False)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Ended:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place where a failure can become a sentence
        code = exit_code_after(error, verbose=bool({"-v", "--verbose"} & set(arguments)))
    if code == INTERRUPTED:
        with suppress(OSError):
            say_failure("Interrupted; no half-written file is left behind.")
    return int(code or 0)
