"""What programs call: assess, check and generate, with paths and words as a person would write them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeVar

from reportgen.errors import UsageError
from reportgen.model.finding import Finding
from reportgen.model.sections import PROVIDER
from reportgen.pipeline import run
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.choosing import known_pack, known_sections
from reportgen.pipeline.outputs import REPORTS, OutputFormat, plan_outputs
from reportgen.pipeline.request import DEFAULT_SEED, Listener, Request
from reportgen.pipeline.run import Examination

PathLike: TypeAlias = str | os.PathLike[str]
Kind = TypeVar("Kind", bound=StrEnum)


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
    kinds = tuple(_one_of(OutputFormat, kind, "a format") for kind in formats)
    if not kinds:
        raise UsageError("No format is named: give at least one, such as pdf.")
    place, folder = Path(workbook), _path(templates)
    named = None if pack is None else known_pack(pack)
    if since is not None and (named == PROVIDER or not REPORTS & set(kinds)):
        raise UsageError("What changed is said in the PDF or HTML report only, and never in the provider pack.")
    request = Request(
        workbook=place,
        outputs=plan_outputs(place, _path(output), kinds, pack=named),
        brand=_path(brand),
        templates=folder,
        sections=_sections(sections, named, folder),
        pack=named,
        profiles=profiles,
        attach=_one_of(Attach, attach, "a choice of what to attach"),
        since=_path(since),
        seed=seed,
        strict=strict,
        force=force,
        cache=cache,
        jobs=jobs,
    )
    return run.generate(request, listener=listener)


def _path(given: PathLike | None) -> Path | None:
    return None if given is None else Path(given)


def _sections(given: Sequence[str], pack: str | None, templates: Path | None) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else list(given)
    if names and pack is not None:
        raise UsageError("A pack and sections cannot be used together.")
    return known_sections(", ".join(names), templates) if names else ()


def _one_of(kind: type[Kind], given: str, what: str) -> Kind:
    try:
        return kind(given)
    except ValueError as error:
        raise UsageError(f"{given} is not {what}; choose from {', '.join(one.value for one in kind)}.") from error
