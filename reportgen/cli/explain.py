"""`reportgen explain`: the arithmetic of a figure, down to the cells."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen import pipeline
from reportgen.cli.console import Console
from reportgen.cli.findings import as_text as findings_text
from reportgen.cli.findings import summary
from reportgen.cli.options import Quiet, Verbose, Workbook, console_for
from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.model.finding import Finding

_OF_A_PROCESS, _OF_THE_PORTFOLIO = 3, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stages:
    """Passes on the stages, and the findings only where they stop the explanation."""

    console: Console
    workbook: Path

    def stage(self, text: str) -> None:
        self.console.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        if pipeline.stops(findings, strict=False):
            sys.stderr.write(findings_text(findings, self.workbook, sys.stderr))
            self.console.note(summary(findings))


def unquoted(words: Sequence[str]) -> str:
    """Return what to do about a name that came as several words; the last may be a figure."""
    is_path = words[-1].isascii() and any(sign in words[-1] for sign in "._[")
    name, figure = (words[:-1], f" {words[-1]}") if is_path else (words, "")
    return f'A name of several words needs quotation marks: reportgen explain WORKBOOK "{" ".join(name)}"{figure}'


def explain(
    context: typer.Context,
    workbook: Workbook,
    process: Annotated[
        str,
        typer.Argument(metavar="PROCESS", help='The ID or the name of a process, or "portfolio".', show_default=False),
    ],
    figure: Annotated[
        str,
        typer.Argument(
            metavar="FIGURE",
            help="A figure by its path in the results, such as cost.npv or classification.knowledge_index; a part such "
            "as cost lists what is under it. Without it: the main figures.",
            show_default=False,
        ),
    ] = "",
    *,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth",
            metavar="N",
            min=0,
            help="How many levels to go down. Without it: 3, for the portfolio 1.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON object; without --depth with all levels.")] = False,
    seed: Annotated[
        int, typer.Option(metavar="N", min=0, help="The seed of the random draws.")
    ] = pipeline.DEFAULT_SEED,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say how a figure of PROCESS was worked out: its rule, its formula, and the cells and defaults it comes from."""
    from reportgen.cli.explanation import as_json, as_text  # noqa: PLC0415 - not needed for --help

    if context.args:
        raise UsageError(unquoted((process, figure, *context.args)))
    console = console_for(context, quiet=quiet, verbose=verbose)
    usual = None if json else _OF_THE_PORTFOLIO if process.strip().casefold() == "portfolio" else _OF_A_PROCESS
    levels = usual if depth is None else depth
    question = pipeline.Question(workbook=workbook, process=process, figure=figure, depth=levels, seed=seed)
    found = pipeline.explain(question, listener=_Stages(console=console, workbook=workbook))
    console.document(as_json(found, workbook) if json else as_text(found, levels, sys.stdout))
    return 0
