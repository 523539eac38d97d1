"""The options of a report, which `generate` and `watch` have in common, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import wraps
from inspect import Parameter, Signature, signature
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

from reportgen import pipeline
from reportgen.cli.options import NoCache, Strict
from reportgen.cli.records import written_now
from reportgen.cli.sections import known_pack, known_sections, profile_count
from reportgen.model.sections import PROVIDER

_ONE = "options"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is given of the options that say what a report is to be: a field an option."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="The file to write, or a folder. Without it: beside the workbook, under its name.",
            show_default=False,
        ),
    ] = None
    format_: Annotated[
        str, typer.Option("--format", metavar="LIST", help="pdf, html, xlsx, json, figures, or several: pdf,html.")
    ] = "pdf"
    brand: Annotated[Path | None, typer.Option(metavar="FILE", help="A _brand.yml file.", show_default=False)] = None
    templates: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A folder of templates that are used before the built-in ones.", show_default=False
        ),
    ] = None
    sections: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="The sections to print, in this order, by their names in the contents: decision, business case.",
            show_default=False,
        ),
    ] = None
    pack: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="full, executive (six pages at most), finance, or provider (only what a provider may see).",
            show_default=False,
        ),
    ] = None
    profiles: Annotated[
        str,
        typer.Option(metavar="N", help="Print only the N processes that matter most in full: all, none or a number."),
    ] = "all"
    attach: Annotated[
        pipeline.Attach,
        typer.Option(
            metavar="WHAT",
            help="What the PDF carries: results (with a manifest of hashes), all (the workbook too) or none.",
        ),
    ] = pipeline.Attach.RESULTS
    strict: Strict = False
    force: Annotated[bool, typer.Option("--force", help="Replace a file that reportgen did not make.")] = False
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="The seed of the random draws.")] = pipeline.DEFAULT_SEED
    no_cache: NoCache = False

    @property
    def formats(self) -> tuple[pipeline.OutputFormat, ...]:
        """Return the formats of a list such as "pdf,xlsx".

        Raises:
            typer.BadParameter: a format that reportgen does not write, or none.
        """
        names = dict.fromkeys(name.strip().lower() for name in self.format_.split(",") if name.strip())
        known = [kind.value for kind in pipeline.OutputFormat]
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            raise typer.BadParameter(
                f"{', '.join(unknown) or 'nothing'} is not a format; choose from {', '.join(known)}."
            )
        return tuple(pipeline.OutputFormat(name) for name in names)

    def request(self, context: typer.Context) -> pipeline.Request:
        """Return what is asked for; the workbook and the names of its outputs are still to be put in.

        Raises:
            typer.BadParameter: a value that is none, or two options that do not go together.
        """
        if self.sections is not None and self.pack is not None:
            raise typer.BadParameter("--pack and --sections cannot be used together.", ctx=context)
        named = None if self.pack is None else known_pack(self.pack)
        if named == PROVIDER and self.attach is pipeline.Attach.ALL:
            raise typer.BadParameter("the provider pack carries no attachment: leave out --attach all.", ctx=context)
        return pipeline.Request(
            workbook=Path(),
            outputs={},
            brand=self.brand,
            templates=self.templates,
            sections=() if self.sections is None else known_sections(self.sections, self.templates),
            pack=named,
            profiles=profile_count(self.profiles),
            attach=self.attach,
            seed=self.seed,
            strict=self.strict,
            force=self.force,
            cache=not self.no_cache,
        )


def with_report_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of a report, in the place of its parameter `options`, which takes them as one."""

    @wraps(command)
    def taking_each(**given: Any) -> int:
        options = ReportOptions(**{one.name: given.pop(one.name) for one in fields(ReportOptions)})
        return command(**given, options=options)

    shown = _shown(signature(command, eval_str=True).parameters.values())
    vars(taking_each)["__signature__"] = Signature(shown)
    taking_each.__annotations__ = {one.name: one.annotation for one in shown}
    return taking_each


def _shown(own: Iterable[Parameter]) -> tuple[Parameter, ...]:
    shared = tuple(signature(written_now(ReportOptions), eval_str=True).parameters.values())
    return tuple(chain.from_iterable(shared if one.name == _ONE else (one,) for one in own))
