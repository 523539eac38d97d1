"""`reportgen generate`: the report, and the results it is made from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.console import Console, Verbosity
from reportgen.cli.findings import as_text, summary
from reportgen.cli.options import Quiet, Strict, Verbose, Workbook, console_for
from reportgen.cli.sections import known_pack, known_sections, profile_count
from reportgen.model.finding import Finding, Severity
from reportgen.model.sections import PROVIDER
from reportgen.pipeline import DEFAULT_SEED, Attach, OutputFormat, Request, plan_outputs, stops
from reportgen.pipeline import generate as make


@dataclass(frozen=True, slots=True, kw_only=True)
class _Messages:
    """Says stages and findings as messages: what counts against the report always, notes when something stops it."""

    console: Console
    workbook: Path
    strict: bool

    def stage(self, text: str) -> None:
        self.console.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        said = [finding for finding in findings if self._is_said(finding, findings)]
        sys.stderr.write(as_text(said, self.workbook, sys.stderr))
        hint = f" See them all with: reportgen check {self.workbook}" if len(said) < len(findings) else ""
        self.console.note(summary(findings) + hint)

    def _is_said(self, finding: Finding, findings: Sequence[Finding]) -> bool:
        if stops(findings, strict=self.strict) or self.console.verbosity is Verbosity.VERBOSE:
            return True
        return finding.severity is not Severity.INFO and self.console.verbosity is not Verbosity.QUIET


def formats(text: str) -> tuple[OutputFormat, ...]:
    """Read a list such as "pdf,xlsx".

    Raises:
        typer.BadParameter: a format that reportgen does not write, or none.
    """
    names = dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip())
    known = [kind.value for kind in OutputFormat]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise typer.BadParameter(f"{', '.join(unknown) or 'nothing'} is not a format; choose from {', '.join(known)}.")
    return tuple(OutputFormat(name) for name in names)


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
    str, typer.Option("--format", metavar="LIST", help="pdf, xlsx, json, figures, or several: pdf,xlsx.")
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
    Attach,
    typer.Option(
        metavar="WHAT",
        help="What the PDF carries: results (with a manifest of hashes), all (the workbook too) or none.",
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
    workbook: Workbook,
    *,
    output: Output = None,
    format_: Formats = "pdf",
    brand: BrandFile = None,
    templates: TemplatesFolder = None,
    sections: Sections = None,
    pack: PackName = None,
    profiles: Profiles = "all",
    attach: AttachWhat = Attach.RESULTS,
    since: Since = None,
    strict: Strict = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that reportgen did not make.")] = False,
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="The seed of the random draws.")] = DEFAULT_SEED,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Make the report from WORKBOOK. With errors in the workbook they are all said and nothing is written."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    if sections is not None and pack is not None:
        raise typer.BadParameter("--pack and --sections cannot be used together.", ctx=context)
    named = None if pack is None else known_pack(pack)
    if named == PROVIDER and attach is Attach.ALL:
        raise typer.BadParameter("The provider pack carries no attachment: leave out --attach all.", ctx=context)
    kinds = formats(format_)
    if since is not None and (named == PROVIDER or OutputFormat.PDF not in kinds):
        raise typer.BadParameter("--since is for the PDF report, and never for the provider pack.", ctx=context)
    request = Request(
        workbook=workbook,
        outputs=plan_outputs(workbook, output, kinds, pack=named),
        brand=brand,
        templates=templates,
        sections=() if sections is None else known_sections(sections, templates),
        pack=named,
        profiles=profile_count(profiles),
        attach=attach,
        seed=seed,
        since=since,
        strict=strict,
        force=force,
    )
    for path in make(request, listener=_Messages(console=console, workbook=workbook, strict=strict)):
        console.result(str(path))
    return 0
