"""Several workbooks in one call: each has its turn, whatever became of those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen import pipeline
from reportgen.cli.console import Console, Verbosity, say_failure
from reportgen.cli.failures import told
from reportgen.cli.messages import Messages
from reportgen.cli.outcomes import table
from reportgen.errors import SomeWorkbooksFailedError, UnreadableInputError


def make_each(
    console: Console,
    wanted: pipeline.Request,
    gathered: pipeline.Gathered,
    output: Path | None,
    formats: Sequence[pipeline.OutputFormat],
) -> int:
    """Make the outputs of several workbooks, say what became of each, and return 0.

    Raises:
        SomeWorkbooksFailedError: some, or all, have no outputs; those of the others are written.
        UsageError: the place for the outputs is no folder, or an output would replace one of the workbooks.
        BrandOrTemplateError: the brand file, which all share, is at fault.
    """
    plans = pipeline.plan_each(gathered.workbooks, output, formats, pack=wanted.pack)
    pipeline.require_brand(wanted.brand)
    jobs = [
        replace(wanted, workbook=workbook, outputs=plan)
        for workbook, plan in zip(gathered.workbooks, plans, strict=True)
    ]
    if gathered.left_out:
        console.note(f"Left out, since reportgen made them: {', '.join(map(str, gathered.left_out))}.")
    outcomes = [*map(_empty, gathered.empty), *_attempted(console, jobs)]
    for line in table(outcomes):
        console.note_line(line)
    failed = sum(outcome.failure is not None for outcome in outcomes)
    if failed:
        raise SomeWorkbooksFailedError(_summary(failed, len(outcomes)))
    return 0


def _attempted(console: Console, jobs: Sequence[pipeline.Request]) -> Iterator[pipeline.Outcome]:
    for number, job in enumerate(jobs, start=1):
        console.note(f"[{number}/{len(jobs)}] {job.workbook}")
        outcome = pipeline.attempt(job, listener=Messages(console=console, workbook=job.workbook, strict=job.strict))
        for path in outcome.outputs:
            console.result(str(path))
        if outcome.failure is not None:
            say_failure_of(outcome, outcome.failure, console)
        yield outcome


def say_failure_of(outcome: pipeline.Outcome, failure: pipeline.Failure, console: Console) -> None:
    """Say why a workbook has no outputs, by its name where the sentence does not give it."""
    sentence = told(failure, verbose=console.verbosity is Verbosity.VERBOSE)
    name = str(outcome.workbook)
    say_failure(sentence if name in sentence else f"{name}: {sentence}", failure.details)


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
