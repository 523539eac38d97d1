"""What programs call: assess, check and generate, with paths and words as a person would write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from reportgen.errors import UsageError
from reportgen.model.finding import Finding
from reportgen.pipeline import run
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.makers import makers_of
from reportgen.pipeline.naming import plan_each
from reportgen.pipeline.outcome import Outcome
from reportgen.pipeline.outputs import plan_outputs
from reportgen.pipeline.request import DEFAULT_SEED, Hearing, Listener
from reportgen.pipeline.run import Examination
from reportgen.pipeline.wishes import PathLike, Wishes, as_path, wanted


class Silent:
    """Hears a run and says nothing."""

    def stage(self, text: str) -> None:
        """Take the name of a stage."""

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take the findings."""


SILENT = Silent()


def check(workbook: PathLike, *, listener: Listener = SILENT) -> tuple[Finding, ...]:
    """Return everything there is to say about a workbook.

    Raises:
        UnreadableInputError: it cannot be read at all.
    """
    return run.found_in(Path(workbook), listener=listener)


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
    formats: Sequence[str] = ("pdf",),
    brand: PathLike | None = None,
    templates: PathLike | None = None,
    sections: Sequence[str] = (),
    pack: str | None = None,
    profiles: int | None = None,
    attach: str = Attach.RESULTS,
    since: PathLike | None = None,
    seed: int = DEFAULT_SEED,
    strict: bool = False,
    force: bool = False,
    cache: bool = True,
    jobs: int | None = None,
    listener: Listener = SILENT,
) -> tuple[Path, ...]:
    """Make the outputs of a workbook, all or none, and return their paths in the order of `formats`.

    Args:
        workbook: the Excel workbook, or a text file of processes.
        output: the file to write, or a folder that exists; None: beside the workbook, under its name.
        formats: of `pdf`, `xlsx`, `json` and the other formats of `reportgen generate`.
        brand: a `_brand.yml` file.
        templates: a folder of templates that go before the built-in ones.
        sections: names of sections to print, in order; not together with `pack`.
        pack: full, executive, finance or provider.
        profiles: how many processes are printed in full, None for all.
        attach: what the PDF carries: results, all or none.
        since: an earlier workbook, results file or report; a section says what changed. Only in a PDF.
        seed: of the random draws.
        strict: warnings count as errors.
        force: replace a file that reportgen did not make.
        cache: use what was made before where it is the same, and keep what is made.
        jobs: how many processes may work at a report, None for as many as pay.
        listener: hears stages and findings while it runs.

    Raises:
        WorkbookHasErrorsError: the workbook has errors, in its `findings`; nothing was written.
        ReportgenError: each other kind of failure as its own class; nothing was written.
    """
    asked = wanted(
        formats=formats,
        brand=brand,
        templates=templates,
        sections=sections,
        pack=pack,
        profiles=profiles,
        attach=attach,
        since=since,
        seed=seed,
        strict=strict,
        force=force,
        cache=cache,
    )
    place = Path(workbook)
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
