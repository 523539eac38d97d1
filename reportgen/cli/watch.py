"""`reportgen watch`: the report made anew at each save."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic

import typer

from reportgen import pipeline
from reportgen.cli.console import Console, Verbosity
from reportgen.cli.failures import Ended
from reportgen.cli.findings import as_text, summary
from reportgen.cli.options import Quiet, Verbose, Workbook, console_for
from reportgen.cli.report_options import ReportOptions, with_report_options
from reportgen.cli.telling import say_failure_of
from reportgen.errors import BrandOrTemplateError, EnvironmentIncompleteError, UsageError
from reportgen.model.finding import Finding, Severity

_SECONDS_BETWEEN_LOOKS = 0.1
_NOT_THE_WORKBOOKS = {kind.exit_code for kind in (UsageError, BrandOrTemplateError, EnvironmentIncompleteError)}


@with_report_options
def watch(
    context: typer.Context,
    workbook: Workbook,
    *,
    options: ReportOptions,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Make the report from WORKBOOK now and at each save, until Ctrl-C. While it has errors, the last report stays."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    wanted = options.request(context)
    plan = pipeline.plan_outputs(workbook, options.output, options.formats, pack=wanted.pack)
    pipeline.require_there(workbook)
    console.note(f"Watching {workbook}: its report is made anew at each save. Ctrl-C ends this.")
    desk = _Desk(console=console, request=replace(wanted, workbook=workbook, outputs=plan))
    with pipeline.remembering() if wanted.cache else nullcontext(), pipeline.press_for(desk.request):
        return _watch(desk)


def pause() -> None:
    """Wait until it is time to look again."""
    time.sleep(_SECONDS_BETWEEN_LOOKS)


def _watch(desk: _Desk) -> int:
    """Take each change; return an exit code only where the first try shows that no save will help."""
    seen = pipeline.changes(desk.request.workbook, pause=lambda: pause())  # noqa: PLW0108 - as it is when it is called
    while True:
        try:
            failure = desk.take(next(seen))
            if failure is None and desk.made:
                pipeline.rehearse(desk.request)
            pipeline.tidy()
        except KeyboardInterrupt:
            desk.close()
            raise Ended from None
        if failure is not None and desk.tries == 1 and _is_final(failure):
            desk.give_up()
            return failure.exit_code


def _is_final(failure: pipeline.Failure) -> bool:
    """Return whether no save of the workbook will help."""
    return failure.exit_code in _NOT_THE_WORKBOOKS and not failure.may_pass


@dataclass(slots=True, kw_only=True)
class _Desk:
    """Makes the report anew and says what became of it; `made` is the time of the last that was made."""

    console: Console
    request: pipeline.Request
    tries: int = 0
    made: str = ""
    said: frozenset[Finding] = field(default_factory=frozenset)

    def take(self, change: pipeline.Change) -> pipeline.Failure | None:
        """Do what a change asks for; return why there is no new report, if it asked for one."""
        name = self.request.workbook.name
        if change.kind is pipeline.ChangeKind.GONE:
            self._note(f"{name} is not there at the moment; waiting for it. {self._kept()}")
            return None
        if change.kind is pipeline.ChangeKind.UNCHANGED:
            self._note(f"{name} was saved without a change. {self._kept()}")
            return None
        return self._make(change)

    def close(self) -> None:
        """Say that nobody watches any more, and what is left of the work."""
        self._note(f"Watching has ended. {self._kept()}")

    def give_up(self) -> None:
        """Say that nobody watches any more, because no save alone would help."""
        self._note("Watching has ended; start it again once that is put right.")

    def _make(self, change: pipeline.Change) -> pipeline.Failure | None:
        self.tries += 1
        name, began = self.request.workbook.name, monotonic()
        self._note(f"{name} {'was saved' if self.tries > 1 else 'is there'}: making its report.")
        afterwards: list[Callable[[], None]] = []
        outcome = pipeline.attempt(self.request, listener=_Stages(self.console), afterwards=afterwards.append)
        is_outdated = pipeline.stamp_of(self.request.workbook) != change.stamp
        if outcome.failure is not None and is_outdated:
            self._note(f"{name} was saved again meanwhile, so it is read anew.")
            return None
        self._say(outcome, seconds=monotonic() - began)
        for work in afterwards:
            work()
        return outcome.failure

    def _say(self, outcome: pipeline.Outcome, *, seconds: float) -> None:
        self._say_findings(outcome.findings or ())
        if outcome.failure is not None:
            say_failure_of(outcome, outcome.failure, self.console)
            self._note(f"{self._kept()} The next save is tried again." if outcome.failure.may_pass else self._kept())
            return
        self.made = _clock()
        for path in outcome.outputs:
            self.console.result(str(path))
        self._note(f"Made in {seconds:.0f} s. {summary(outcome.findings or ())}")

    def _say_findings(self, findings: Sequence[Finding]) -> None:
        """Say what stops the report, all of it; else the warnings that were not said at the save before."""
        told = [one for one in findings if self._is_said(one, findings)]
        sys.stderr.write(as_text(told, self.request.workbook, sys.stderr))
        sys.stderr.flush()
        self.said = frozenset(findings)

    def _is_said(self, one: Finding, findings: Sequence[Finding]) -> bool:
        if pipeline.stops(findings, strict=self.request.strict) or self.console.verbosity is Verbosity.VERBOSE:
            return True
        is_news = one.severity is not Severity.INFO and one not in self.said
        return is_news and self.console.verbosity is not Verbosity.QUIET

    def _kept(self) -> str:
        names = ", ".join(path.name for path in self.request.outputs.values() if path.exists())
        if not names:
            return "There is no report yet."
        return f"{names} stays as made at {self.made}." if self.made else f"{names} stays as it was."

    def _note(self, text: str) -> None:
        self.console.note(f"{_clock()}  {text}")


class _Stages:
    """Says the stages where much is to be said; the findings are said when it is known whether they still count."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def stage(self, text: str) -> None:
        """Say which stage starts now."""
        if self._console.verbosity is Verbosity.VERBOSE:
            self._console.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take the findings, which the outcome brings too."""


def _clock() -> str:
    """Return the time of day on this computer."""
    return f"{datetime.now().astimezone():%H:%M:%S}"
