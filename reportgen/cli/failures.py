"""How a failure ends the command: one sentence and the right exit code, never a traceback."""

from __future__ import annotations

import os
import tempfile

import typer

from reportgen import pipeline
from reportgen.cli.console import abandon_stdout, say_failure

INTERRUPTED = 130
_CLOSED_PIPE = 141
_INVITATION = " Run it again with -v to keep the details in a log, and send that with your report of the fault."
_OF_THE_LIBRARY = {
    "Input should be a valid integer, unable to parse string as an integer": "a whole number is needed",
    "Input should be greater than or equal to ": "the least is ",
    "Input should be less than or equal to ": "the most is ",
    "Value error, ": "",
}


class Ended(Exception):  # noqa: N818 - no error: Ctrl-C is how such a command is meant to end
    """A command that goes on until Ctrl-C was ended so, and has said it."""


def exit_code_after(error: Exception, *, verbose: bool) -> int:
    """Say in one sentence why the command ends and return its exit code; `verbose` keeps the details in a log."""
    if isinstance(error, BrokenPipeError):
        abandon_stdout()
        return _CLOSED_PIPE
    if isinstance(error, typer.TyperException):
        say_failure(_usage(error))
        return error.exit_code
    failure = pipeline.failure_of(error)
    say_failure(told(failure, verbose=verbose), failure.details)
    return failure.exit_code


def told(failure: pipeline.Failure, *, verbose: bool) -> str:
    """Return the sentence of a failure, with where its details are kept or how to keep them."""
    kept = _kept_details(failure.trace, verbose=verbose)
    return failure.sentence + (kept or ("" if failure.is_expected else _INVITATION))


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" See {context.command_path} --help." if context is not None else ""
    said = error.format_message()
    for theirs, ours in _OF_THE_LIBRARY.items():
        said = said.replace(theirs, ours)
    return f"{said.rstrip('.?')}{'?' if said.endswith('?') else '.'}{hint}"


def _kept_details(trace: str, *, verbose: bool) -> str:
    """Write the traceback to a file that only this user may read, and return the sentence that names it."""
    if not trace or not verbose:
        return ""
    try:
        handle, path = tempfile.mkstemp(prefix="reportgen-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(trace)
    except OSError:
        return " The details could not be kept: the folder for temporary files cannot be written."
    return f" The details are in {path}."
