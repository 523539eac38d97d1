"""Several workbooks in one call: each is made, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from reportgen import pipeline
from reportgen.cli.bar import Bar, bar_of
from reportgen.cli.console import Console, Verbosity, say_failure
from reportgen.cli.failures import told
from reportgen.cli.messages import Messages
from reportgen.cli.outcomes import table
from reportgen.cli.telling import InTurn, SideBySide, Telling
from reportgen.errors import SomeWorkbooksFailedError, UnreadableInputError


def make_each(
    console: Console,
    wanted: pipeline.Request,
    gathered: pipeline.Gathered,
    output: Path | None,
    formats: Sequence[pipeline.OutputFormat],
    *,
    jobs: int | None,
    scheduler: str | None,
) -> int:
    """Make the outputs of several workbooks; say what became of each, and return 0.

    It is one at a time, or `jobs` side by side, or as many as a cluster takes, where its `scheduler` is named.

    Raises:
        SomeWorkbooksFailedError: some, or all, have no outputs; those of the others are written.
        UsageError: the place for the outputs is no folder, or an output would replace one of the workbooks.
        BrandOrTemplateError: the brand file, which all share, is at fault.
        EnvironmentIncompleteError: there is no such cluster, or it cannot make these reports.
    """
    plans = pipeline.plan_each(gathered.workbooks, output, formats, pack=wanted.pack)
    notes = pipeline.require_brand(wanted.brand)
    requests = [
        replace(wanted, workbook=workbook, outputs=plan)
        for workbook, plan in zip(gathered.workbooks, plans, strict=True)
    ]
    if gathered.left_out:
        console.note(f"Left out, since reportgen made them: {', '.join(map(str, gathered.left_out))}.")
    outcomes = [*map(_empty, gathered.empty), *_attempted(console, requests, notes, jobs=jobs, scheduler=scheduler)]
    for line in table(outcomes):
        console.note_line(line)
    failed = sum(outcome.failure is not None for outcome in outcomes)
    if failed:
        raise SomeWorkbooksFailedError(_summary(failed, len(outcomes)))
    return 0


def make_alone(console: Console, job: pipeline.Request, scheduler: str) -> int:
    """Make the outputs of one workbook on a cluster; say what became of it, and return the exit code."""
    listener = Messages(console=console, workbook=job.workbook, strict=job.strict)
    with pipeline.makers_of((job,), jobs=None, scheduler=scheduler, hearing=lambda _: listener) as makers:
        ((_, outcome),) = makers.outcomes()
    for path in outcome.outputs:
        console.result(str(path))
    if outcome.failure is None:
        return 0
    say_failure(told(outcome.failure, verbose=console.verbosity is Verbosity.VERBOSE), outcome.failure.details)
    return outcome.failure.exit_code


def _attempted(
    console: Console,
    requests: Sequence[pipeline.Request],
    notes: Sequence[str],
    *,
    jobs: int | None,
    scheduler: str | None,
) -> list[pipeline.Outcome]:
    """Make the outputs; say what becomes of each, and return the outcomes in the order of the requests.

    `notes` on the brand file are said with each workbook in turn, and once where they are made side by side.
    """
    made: dict[int, pipeline.Outcome] = {}
    in_turn = scheduler is None and min(jobs or 1, len(requests)) == 1
    with nullcontext(Bar()) if in_turn else bar_of(console, len(requests)) as bar:
        telling: Telling = InTurn(console=console, total=len(requests))
        if not in_turn:
            telling = SideBySide(console=console, total=len(requests), bar=bar, notes=notes)
        with pipeline.makers_of(requests, jobs=jobs, scheduler=scheduler, hearing=telling.hearing) as makers:
            for number, outcome in makers.outcomes():
                made[number] = outcome
                telling.done(requests[number], outcome)
    return [made[number] for number in range(len(requests))]


def _empty(place: Path) -> pipeline.Outcome:
    sentence = f"{place} stands for no workbook: check the name, and what the folder holds."
    failure = pipeline.Failure(sentence=sentence, exit_code=UnreadableInputError.exit_code)
    say_failure(sentence)
    return pipeline.Outcome(workbook=place, failure=failure)


def _summary(failed: int, count: int) -> str:
    if failed == count:
        return f"All {count} workbooks failed, so nothing was written."
    others = "what the other gave is" if count - failed == 1 else f"the outputs of the other {count - failed} are"
    return f"{failed} of {count} workbooks failed; {others} written."
