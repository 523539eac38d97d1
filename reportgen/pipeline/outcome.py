"""What became of one workbook among several: its outputs, or why there are none."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from reportgen.errors import BrandOrTemplateError, NothingToPrintError, ReportgenError
from reportgen.model.finding import Finding, Severity
from reportgen.model.remark import Remark
from reportgen.pipeline.request import Listener, Request
from reportgen.pipeline.run import at_once, generate

_UNEXPECTED = 5
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a run ended without its outputs; `trace` is for a log, and "" where the sentence says everything.

    `may_pass` where another workbook would do, though the exit code is that of a wrong use.
    """

    sentence: str
    exit_code: int
    may_pass: bool = False
    details: tuple[str, ...] = ()
    trace: str = ""
    is_expected: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a workbook; plain data, so that it can come from another process.

    `findings` is None where the workbook could not be read; `outputs` are the files written, all or none. `remarks` are
    what should be known of these.
    """

    workbook: Path
    outputs: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] | None = None
    remarks: tuple[Remark, ...] = ()
    failure: Failure | None = None

    def count(self, severity: Severity) -> int | None:
        """Return how many findings have a severity, None where nothing could be read."""
        return None if self.findings is None else sum(one.severity is severity for one in self.findings)


class _Recorder:
    """Keeps findings and remarks while it passes everything on."""

    def __init__(self, listener: Listener) -> None:
        self.found: tuple[Finding, ...] | None = None
        self.remarks: list[Remark] = []
        self._listener = listener

    def stage(self, text: str) -> None:
        if isinstance(text, Remark):
            self.remarks.append(text)
        self._listener.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        self.found = tuple(findings)
        self._listener.findings(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried(Generic[Value]):
    """What came of some work, None where it failed, and what was found in the workbook, None where it was not read."""

    value: Value | None
    findings: tuple[Finding, ...] | None
    remarks: tuple[Remark, ...]
    failure: Failure | None


def tried(work: Callable[..., Value], request: Request, *, listener: Listener) -> Tried[Value]:
    """Do some work for a request; whatever goes wrong is said and not raised, so that the next has its turn.

    Only being interrupted or ended is passed on.
    """
    recorder = _Recorder(listener)
    value, failure = None, None
    try:
        value = work(request, listener=recorder)
    except (KeyboardInterrupt, SystemExit, BrokenPipeError):
        raise
    except BaseException as error:  # noqa: BLE001 - a compiled library's panic is no Exception
        failure = failure_of(error)
    return Tried(value=value, findings=recorder.found, remarks=tuple(recorder.remarks), failure=failure)


def attempt(
    request: Request, *, listener: Listener, afterwards: Callable[[Callable[[], None]], None] = at_once
) -> Outcome:
    """Make the outputs asked for; whatever goes wrong is an outcome, so that the next workbook has its turn.

    `afterwards` is handed what keeps them for the next run.
    """
    made = tried(partial(generate, afterwards=afterwards), request, listener=listener)
    return Outcome(
        workbook=request.workbook,
        findings=made.findings,
        outputs=made.value or (),
        remarks=made.remarks,
        failure=made.failure,
    )


def failure_of(error: BaseException) -> Failure:
    """Return what there is to say of an error: our own as they say it, others as what nobody expected."""
    if isinstance(error, BrandOrTemplateError) and error.details:
        return Failure(sentence=str(error.args[0]), exit_code=error.exit_code, details=error.details)
    if isinstance(error, ReportgenError):
        may_pass, trace = isinstance(error, NothingToPrintError), _trace(error.__cause__)
        return Failure(sentence=str(error), exit_code=error.exit_code, may_pass=may_pass, trace=trace)
    return Failure(sentence=_unexpected(error), exit_code=_UNEXPECTED, trace=_trace(error), is_expected=False)


def _unexpected(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "This computer's memory was not enough, so nothing was written."
    return f"Something went wrong that reportgen did not expect ({type(error).__name__}), so nothing was written."


def _trace(error: BaseException | None) -> str:
    if error is None:
        return ""
    try:
        return "".join(traceback.format_exception(error))
    except (MemoryError, RecursionError):
        return f"{type(error).__name__}\n"
