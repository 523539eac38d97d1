"""Several workbooks in one call: each is made, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen import pipeline
from reportgen.cli.bar import bar_of
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
    *,
    jobs: int | None,
) -> int:
    """Make the outputs of several workbooks, one at a time or `jobs` of them; say what became of each, and return 0.

    Raises:
        SomeWorkbooksFailedError: some, or all, have no outputs; those of the others are written.
        UsageError: the place for the outputs is no folder, or an output would replace one of the workbooks.
        BrandOrTemplateError: the brand file, which all share, is at fault.
    """
    plans = pipeline.plan_each(gathered.workbooks, output, formats, pack=wanted.pack)
    pipeline.require_brand(wanted.brand)
    at_a_time = min(jobs or 1, len(plans))
    wanted = replace(wanted, jobs=1 if at_a_time > 1 else jobs)
    requests = [
        replace(wanted, workbook=workbook, outputs=plan)
        for workbook, plan in zip(gathered.workbooks, plans, strict=True)
    ]
    if gathered.left_out:
        console.note(f"Left out, since reportgen made them: {', '.join(map(str, gathered.left_out))}.")
    outcomes = [*map(_empty, gathered.empty), *_attempted(console, requests, at_a_time)]
    for line in table(outcomes):
        console.note_line(line)
    failed = sum(outcome.failure is not None for outcome in outcomes)
    if failed:
        raise SomeWorkbooksFailedError(_summary(failed, len(outcomes)))
    return 0


def _attempted(console: Console, jobs: Sequence[pipeline.Request], at_a_time: int) -> Iterable[pipeline.Outcome]:
    return _side_by_side(console, jobs, at_a_time) if at_a_time > 1 else _in_turn(console, jobs)


def _in_turn(console: Console, jobs: Sequence[pipeline.Request]) -> Iterator[pipeline.Outcome]:
    for number, job in enumerate(jobs, start=1):
        console.note(f"[{number}/{len(jobs)}] {job.workbook}")
        outcome = pipeline.attempt(job, listener=Messages(console=console, workbook=job.workbook, strict=job.strict))
        _say(outcome, console)
        pipeline.tidy()
        yield outcome


def _side_by_side(console: Console, jobs: Sequence[pipeline.Request], at_a_time: int) -> list[pipeline.Outcome]:
    """Make the outputs in several processes; return the outcomes in the order of the jobs, and say each when it comes.

    What is said of a workbook stands together; the stages, said with -v only, are lines that name theirs.
    """
    made: dict[int, pipeline.Outcome] = {}
    with bar_of(console, len(jobs)) as bar:

        def heard(job: pipeline.Request, stage: str) -> None:
            if console.verbosity is Verbosity.VERBOSE:
                with bar.aside():
                    console.stage(f"{job.workbook}: {stage}")

        with pipeline.Crew(jobs, size=at_a_time, heard=heard) as crew:
            for number, outcome in crew.outcomes():
                made[number] = outcome
                with bar.aside():
                    console.note(f"[{len(made)}/{len(jobs)}] {outcome.workbook}")
                    if outcome.findings is not None:
                        job = jobs[number]
                        Messages(console=console, workbook=job.workbook, strict=job.strict).findings(outcome.findings)
                    _say(outcome, console)
                bar.advance()
    return [made[number] for number in range(len(jobs))]


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
