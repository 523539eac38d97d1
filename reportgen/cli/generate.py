"""`reportgen generate`: the report, and the results it is made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.many import make_alone, make_each
from reportgen.cli.messages import Messages
from reportgen.cli.options import Quiet, Verbose, Workbooks, console_for
from reportgen.cli.report_options import ReportOptions, with_report_options
from reportgen.model.sections import PROVIDER

Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Work in N processes: at N of several workbooks at a time, or at the pages of one. Each keeps a core busy "
        "and can take 0.4 GB of memory. Without it: one workbook at a time, in two processes where it is long.",
        show_default=False,
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Let a Dask cluster make the reports, such as tcp://10.0.0.5:8786. The workbooks are sent to it.",
        show_default=False,
    ),
]
Since = Annotated[
    Path | None,
    typer.Option(
        metavar="OLD",
        help="An earlier workbook, results file or report: add a section on what changed since.",
        show_default=False,
    ),
]


@with_report_options
def generate(
    context: typer.Context,
    workbooks: Workbooks,
    *,
    options: ReportOptions,
    since: Since = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Make the report from WORKBOOK. With errors in the workbook they are all said and nothing is written.

    Several workbooks, a pattern such as "*.xlsx" or a folder: each gets its report, whatever becomes of the others.
    """
    console = console_for(context, quiet=quiet, verbose=verbose)
    if scheduler is not None and jobs is not None:
        raise typer.BadParameter(
            "--jobs and --scheduler cannot be used together: the cluster says how many it takes.", ctx=context
        )
    if scheduler is not None and not scheduler.strip():
        raise typer.BadParameter(
            "--scheduler needs the address of a cluster, such as tcp://10.0.0.5:8786.", ctx=context
        )
    request, kinds, gathered = options.request(context), options.formats, pipeline.gather(workbooks)
    if since is not None:
        _require_one_report(context, request, kinds, gathered)
    if gathered.only is None:
        return make_each(console, request, gathered, options.output, kinds, jobs=jobs, scheduler=scheduler)
    outputs = pipeline.plan_outputs(gathered.only, options.output, kinds, pack=request.pack)
    request = replace(request, workbook=gathered.only, outputs=outputs, since=since, jobs=jobs)
    if scheduler is not None:
        return make_alone(console, request, scheduler)
    for path in pipeline.make(
        request, listener=Messages(console=console, workbook=request.workbook, strict=options.strict)
    ):
        console.result(str(path))
    return 0


def _require_one_report(
    context: typer.Context,
    request: pipeline.Request,
    kinds: tuple[pipeline.OutputFormat, ...],
    gathered: pipeline.Gathered,
) -> None:
    """Show that what changed can be said: in a report, of one workbook.

    Raises:
        typer.BadParameter: it cannot.
    """
    if request.pack == PROVIDER or not pipeline.REPORTS & set(kinds):
        raise typer.BadParameter("--since is for the PDF or HTML report, and never for the provider pack.", ctx=context)
    if gathered.only is None:
        raise typer.BadParameter("--since is for one workbook, and several were given.", ctx=context)
