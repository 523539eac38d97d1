"""How a failure ends the command: one sentence and the right exit code, never a traceback."""

from __future__ import annotations

import os
import tempfile
import traceback

import typer

from reportgen.cli.console import abandon_stdout, say_failure
from reportgen.errors import BrandOrTemplateError, ReportgenError

INTERRUPTED = 130
_CLOSED_PIPE = 141
_UNEXPECTED = 5


def exit_code_after(error: Exception, *, verbose: bool) -> int:
    """Say in one sentence why the command ends and return its exit code; `verbose` keeps the details in a log."""
    if isinstance(error, BrokenPipeError):
        abandon_stdout()
        return _CLOSED_PIPE
    if isinstance(error, typer.TyperException):
        say_failure(_usage(error))
        return error.exit_code
    if isinstance(error, BrandOrTemplateError) and error.details:
        say_failure(error.args[0], error.details)
        return error.exit_code
    if isinstance(error, ReportgenError):
        say_failure(str(error) + _kept_details(error.__cause__, verbose=verbose))
        return error.exit_code
    say_failure(_unexpected(error) + (_kept_details(error, verbose=verbose) or _INVITATION))
    return _UNEXPECTED


_INVITATION = " Run it again with -v to keep the details in a log, and send that with your report of the fault."


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" See {context.command_path} --help." if context is not None else ""
    return f"{error.format_message().rstrip('.?')}{'?' if error.format_message().endswith('?') else '.'}{hint}"


def _unexpected(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "This computer's memory was not enough, so nothing was written."
    return f"Something went wrong that reportgen did not expect ({type(error).__name__}), so nothing was written."


def _kept_details(error: BaseException | None, *, verbose: bool) -> str:
    """Write the traceback to a file that only this user may read, and return the sentence that names it."""
    if error is None or not verbose:
        return ""
    try:
        handle, path = tempfile.mkstemp(prefix="reportgen-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.writelines(traceback.format_exception(error))
    except OSError:
        return " The details could not be kept: the folder for temporary files cannot be written."
    return f" The details are in {path}."
