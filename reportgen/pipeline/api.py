"""What programs call: assess, check and generate, with paths and words as a person would write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from reportgen.errors import UsageError
from reportgen.model.finding import Finding
from reportgen.pipeline import run
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.makers import makers_of
from reportgen.pipeline.naming import plan_each
from reportgen.pipeline.outcome import Outcome
from reportgen.pipeline.outputs import plan_outputs
from reportgen.pipeline.request import DEFAULT_SEED, Hearing, Listener
from reportgen.pipeline.run import Examination
from reportgen.pipeline.wishes import PathLike, Wishes, as_path, wanted


def check(workbook: PathLike, *, brand: PathLike | None = None, listener: Listener = SILENT) -> tuple[Finding, ...]:
    """Return everything there is to say about a workbook; `brand` is the file whose typefaces are to set it.

    Raises:
        UnreadableInputError: it cannot be read at all.
        BrandOrTemplateError: the brand file is at fault.
    """
    return run.found_in(Path(workbook), listener=listener, brand=as_path(brand))


def assess(workbook: PathLike, *, seed: int = DEFAULT_SEED, listener: Listener = SILENT) -> Examination:
    """Read a workbook and assess it; with errors in it, the findings say them and there is no assessment.

    Raises:
        UnreadableInputError: it cannot be read at all.
    """
    return run.examine(Path(workbook), listener=listener, seed=seed)


def generate(
    workbook: PathLike,
    output: PathLike | None = None,
    *,
    jobs: int | None = None,
    listener: Listener = SILENT,
    **wishes: Unpack[Wishes],
) -> tuple[Path, ...]:
    """Make the outputs of a workbook, all or none, and return their paths in the order of `formats`.

    Args:
        workbook: the Excel workbook, or a text file of processes.
        output: the file to write, or a folder that exists; None: beside the workbook, under its name.
        jobs: how many processes may work at a report, None for as many as pay.
        listener: hears stages and findings while it runs.
        wishes: what the report is to be, each by its name: the fields of `Wishes`.

    Raises:
        WorkbookHasErrorsError: the workbook has errors, in its `findings`; nothing was written.
        ReportgenError: each other kind of failure as its own class; nothing was written.
    """
    asked, place = wanted(**wishes), Path(workbook)
    plan = plan_outputs(place, as_path(output), tuple(asked.outputs), pack=asked.pack)
    return run.generate(replace(asked, workbook=place, outputs=plan, jobs=jobs), listener=listener)


def generate_each(
    workbooks: Sequence[PathLike],
    output: PathLike | None = None,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    hearing: Hearing = lambda _: SILENT,
    **wishes: Unpack[Wishes],
) -> tuple[Outcome, ...]:
    """Make the outputs of several workbooks, and return what became of each, in their order.

    Args:
        workbooks: the workbooks, each once.
        output: a folder that exists; None: beside each workbook.
        jobs: how many are made at a time, each in a process of its own; None: one.
        scheduler: the address of a Dask cluster that makes them; the workbooks are sent to it.
        hearing: called with the request of each workbook, returns who hears its stages and findings.
        wishes: what the reports are to be, as in `generate`.

    Raises:
        UsageError: `output` is no folder, an output would replace one of the workbooks, or both `jobs` and `scheduler`.
        BrandOrTemplateError: the brand file, which all share, is at fault.
        EnvironmentIncompleteError: there is no such cluster, or it cannot make these reports.
    """
    if scheduler is not None and jobs is not None:
        raise UsageError("The cluster says how many it makes at a time: give jobs or scheduler.")
    asked = wanted(**wishes)
    places = [Path(workbook) for workbook in workbooks]
    plans = plan_each(places, as_path(output), tuple(asked.outputs), pack=asked.pack)
    run.require_brand(asked.brand)
    requests = [replace(asked, workbook=one, outputs=plan) for one, plan in zip(places, plans, strict=True)]
    with makers_of(requests, jobs=jobs, scheduler=scheduler, hearing=hearing) as makers:
        made = dict(makers.outcomes())
    return tuple(made[number] for number in range(len(requests)))
