"""`reportgen generate`: the report, and the results it is made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.many import make_alone, make_each
from reportgen.cli.messages import Messages
from reportgen.cli.options import NoCache, Quiet, Strict, Verbose, Workbooks, console_for
from reportgen.cli.sections import known_pack, known_sections, profile_count
from reportgen.model.sections import PROVIDER


def formats(text: str) -> tuple[pipeline.OutputFormat, ...]:
    """Read a list such as "pdf,xlsx".

    Raises:
        typer.BadParameter: a format that reportgen does not write, or none.
    """
    names = dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip())
    known = [kind.value for kind in pipeline.OutputFormat]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise typer.BadParameter(f"{', '.join(unknown) or 'nothing'} is not a format; choose from {', '.join(known)}.")
    return tuple(pipeline.OutputFormat(name) for name in names)


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="The file to write, or a folder. Without it: beside the workbook, under its name.",
        show_default=False,
    ),
]
Formats = Annotated[
    str, typer.Option("--format", metavar="LIST", help="pdf, html, xlsx, json, figures, or several: pdf,html.")
]
BrandFile = Annotated[Path | None, typer.Option(metavar="FILE", help="A _brand.yml file.", show_default=False)]
TemplatesFolder = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="A folder of templates that are used before the built-in ones.", show_default=False
    ),
]
Sections = Annotated[
    str | None,
    typer.Option(
        metavar="LIST",
        help="The sections to print, in this order, by their names in the contents: decision, business case.",
        show_default=False,
    ),
]
PackName = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="full, executive (six pages at most), finance, or provider (only what a provider may see).",
        show_default=False,
    ),
]
Profiles = Annotated[
    str,
    typer.Option(metavar="N", help="Print only the N processes that matter most in full: all, none or a number."),
]

AttachWhat = Annotated[
    pipeline.Attach,
    typer.Option(
        metavar="WHAT",
        help="What the PDF carries: results (with a manifest of hashes), all (the workbook too) or none.",
    ),
]


Force = Annotated[bool, typer.Option("--force", help="Replace a file that reportgen did not make.")]
Seed = Annotated[int, typer.Option(metavar="N", min=0, help="The seed of the random draws.")]
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


def generate(
    context: typer.Context,
    workbooks: Workbooks,
    *,
    output: Output = None,
    format_: Formats = "pdf",
    brand: BrandFile = None,
    templates: TemplatesFolder = None,
    sections: Sections = None,
    pack: PackName = None,
    profiles: Profiles = "all",
    attach: AttachWhat = pipeline.Attach.RESULTS,
    since: Since = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    strict: Strict = False,
    force: Force = False,
    seed: Seed = pipeline.DEFAULT_SEED,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Make the report from WORKBOOK. With errors in the workbook they are all said and nothing is written.

    Several workbooks, a pattern such as "*.xlsx" or a folder: each gets its report, whatever becomes of the others.
    """
    console = console_for(context, quiet=quiet, verbose=verbose)
    request = asked(
        context,
        brand=brand,
        templates=templates,
        sections=sections,
        pack=pack,
        profiles=profiles,
        attach=attach,
        strict=strict,
        force=force,
        seed=seed,
        cache=not no_cache,
    )
    if scheduler is not None and jobs is not None:
        raise typer.BadParameter(
            "--jobs and --scheduler cannot be used together: the cluster says how many it takes.", ctx=context
        )
    kinds, gathered = formats(format_), pipeline.gather(workbooks)
    if since is not None and (request.pack == PROVIDER or not pipeline.REPORTS & set(kinds)):
        raise typer.BadParameter("--since is for the PDF or HTML report, and never for the provider pack.", ctx=context)
    if gathered.only is None:
        if since is not None:
            raise typer.BadParameter("--since is for one workbook, and several were given.", ctx=context)
        return make_each(console, request, gathered, output, kinds, jobs=jobs, scheduler=scheduler)
    request = replace(
        request,
        workbook=gathered.only,
        outputs=pipeline.plan_outputs(gathered.only, output, kinds, pack=request.pack),
        since=since,
        jobs=jobs,
    )
    if scheduler is not None:
        return make_alone(console, request, scheduler)
    for path in pipeline.make(request, listener=Messages(console=console, workbook=request.workbook, strict=strict)):
        console.result(str(path))
    return 0


def asked(
    context: typer.Context,
    *,
    brand: Path | None,
    templates: Path | None,
    sections: str | None,
    pack: str | None,
    profiles: str,
    attach: pipeline.Attach,
    strict: bool,
    force: bool,
    seed: int,
    cache: bool,
) -> pipeline.Request:
    """Return what the options ask for; the workbook and the names of its outputs are still to be put in.

    Raises:
        typer.BadParameter: a value that is none, or two options that do not go together.
    """
    if sections is not None and pack is not None:
        raise typer.BadParameter("--pack and --sections cannot be used together.", ctx=context)
    named = None if pack is None else known_pack(pack)
    if named == PROVIDER and attach is pipeline.Attach.ALL:
        raise typer.BadParameter("The provider pack carries no attachment: leave out --attach all.", ctx=context)
    return pipeline.Request(
        workbook=Path(),
        outputs={},
        brand=brand,
        templates=templates,
        sections=() if sections is None else known_sections(sections, templates),
        pack=named,
        profiles=profile_count(profiles),
        attach=attach,
        seed=seed,
        strict=strict,
        force=force,
        cache=cache,
    )
