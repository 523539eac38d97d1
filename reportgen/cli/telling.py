"""What is said of several workbooks: of each while it is made, or all together when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reportgen import pipeline
from reportgen.cli.bar import Bar
from reportgen.cli.console import Console, Verbosity, say_failure
from reportgen.cli.failures import told
from reportgen.cli.messages import Messages
from reportgen.cli.stages import Stages


class Telling(Protocol):
    """Says what becomes of one workbook after the other."""

    def hearing(self, job: pipeline.Request) -> pipeline.Listener:
        """Return who hears what a run says of a workbook."""

    def done(self, job: pipeline.Request, outcome: pipeline.Outcome) -> None:
        """Say what became of a workbook."""


@dataclass(slots=True, kw_only=True)
class InTurn:
    """Says everything as it happens, since only one workbook is made at a time."""

    console: Console
    total: int
    begun: int = 0

    def hearing(self, job: pipeline.Request) -> pipeline.Listener:
        """Say which workbook it is now, and return who says the rest."""
        self.begun += 1
        self.console.note(f"[{self.begun}/{self.total}] {job.workbook}")
        return Messages(console=self.console, workbook=job.workbook, strict=job.strict)

    def done(self, job: pipeline.Request, outcome: pipeline.Outcome) -> None:
        """Say what was written, or why nothing was."""
        del job
        _say(outcome, self.console)


@dataclass(slots=True, kw_only=True)
class SideBySide:
    """Says what there is of a workbook when it is done, so that it stands together; the stages with -v only.

    `notes` hold for all workbooks, and are said once.
    """

    console: Console
    total: int
    bar: Bar
    notes: Sequence[str] = ()
    told: int = 0
    _nobody: pipeline.Listener = field(default_factory=pipeline.Silent)

    def __post_init__(self) -> None:
        for note in self.notes:
            self.console.note(note)

    def hearing(self, job: pipeline.Request) -> pipeline.Listener:
        """Return who says the stages, each with its workbook's name."""
        if self.console.verbosity is not Verbosity.VERBOSE:
            return self._nobody
        return Stages(console=self.console, name=str(job.workbook), bar=self.bar)

    def done(self, job: pipeline.Request, outcome: pipeline.Outcome) -> None:
        """Say what was found in a workbook, and what was written or why nothing was."""
        self.told += 1
        with self.bar.aside():
            self.console.note(f"[{self.told}/{self.total}] {outcome.workbook}")
            if outcome.findings is not None:
                listener = Messages(console=self.console, workbook=job.workbook, strict=job.strict)
                listener.findings(outcome.findings)
            _say(outcome, self.console)
            self._remark(outcome)
        self.bar.advance()

    def _remark(self, outcome: pipeline.Outcome) -> None:
        """Say what should be known of the outputs, which -v has said among the stages."""
        if self.console.verbosity is not Verbosity.VERBOSE:
            for remark in outcome.remarks:
                if remark not in self.notes:
                    self.console.note(remark)


def _say(outcome: pipeline.Outcome, console: Console) -> None:
    for path in outcome.outputs:
        console.result(str(path))
    if outcome.failure is not None:
        say_failure_of(outcome, outcome.failure, console)


def say_failure_of(outcome: pipeline.Outcome, failure: pipeline.Failure, console: Console) -> None:
    """Say why a workbook has no outputs, by its name where the sentence does not give it."""
    sentence = told(failure, verbose=console.verbosity is Verbosity.VERBOSE)
    name = str(outcome.workbook)
    say_failure(sentence if name in sentence else f"{name}: {sentence}", failure.details)
