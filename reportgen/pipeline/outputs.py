"""Where the results go: names, and whether something may be written there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from reportgen.errors import OutputExistsError, UnreadableInputError, UsageError
from reportgen.model.sections import FULL
from reportgen.pipeline.folders import require_free_folder
from reportgen.pipeline.ownership import made_by_reportgen
from reportgen.pipeline.writing import refusals, require_writable


class OutputFormat(StrEnum):
    """What `generate` can write."""

    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"
    FIGURES = "figures"


REPORTS = frozenset({OutputFormat.PDF, OutputFormat.HTML})
"""Formats of the report itself, which say what changed and are named after their pack."""

_ENDINGS = {
    OutputFormat.PDF: ".pdf",
    OutputFormat.HTML: ".html",
    OutputFormat.XLSX: ".results.xlsx",
    OutputFormat.JSON: ".results.json",
    OutputFormat.FIGURES: ".figures",
}
_SUFFIXES = {
    OutputFormat.PDF: ".pdf",
    OutputFormat.HTML: ".html",
    OutputFormat.XLSX: ".xlsx",
    OutputFormat.JSON: ".json",
    OutputFormat.FIGURES: ".figures",
}
_OF_A_PACK = REPORTS | {OutputFormat.FIGURES}
_NO_NAMES = {"", ".."}


def plan_outputs(
    workbook: Path,
    output: Path | None,
    formats: Sequence[OutputFormat],
    *,
    pack: str | None = None,
    stem: str | None = None,
) -> Mapping[OutputFormat, Path]:
    """Name the file for each format.

    Without `output` they stand beside the workbook under its name: acme.pdf, acme.html, acme.results.xlsx,
    acme.results.json, acme.figures; the last is a folder. A pack that was asked for is part of the report's name, so
    that nobody sends the wrong one: acme-provider.pdf. A folder takes them under the workbook's name. A file name is
    for the first format; others stand beside it. `stem` replaces the workbook's name.

    Raises:
        UnreadableInputError: the workbook's path ends in no file name, as those of some folders.
        UsageError: the file name does not fit the format, or no file can have it.
    """
    if workbook.name in _NO_NAMES:
        raise UnreadableInputError(f"{workbook} is a folder: give the workbook inside it, by its name.")
    stem = workbook.stem if stem is None else stem
    if output is None:
        return {kind: workbook.with_name(_name(stem, kind, pack)) for kind in formats}
    with refusals(output):
        is_folder = output.is_dir()
    first, *others = formats
    is_figures = first is OutputFormat.FIGURES and output.suffix.lower() == _SUFFIXES[first]
    if is_folder and not is_figures:
        return {kind: output / _name(stem, kind, pack) for kind in formats}
    if output.suffix.lower() != _SUFFIXES[first]:
        raise UsageError(
            f"{output} is not a name for {first.upper()} output: give a name that ends in {_SUFFIXES[first]}, "
            "or a folder that exists."
        )
    return {first: output} | {kind: output.with_name(output.stem + _ENDINGS[kind]) for kind in others}


def _name(stem: str, kind: OutputFormat, pack: str | None) -> str:
    is_named = kind in _OF_A_PACK and pack not in {None, FULL}
    return f"{stem}{f'-{pack}' if is_named else ''}{_ENDINGS[kind]}"


def require_free(outputs: Mapping[OutputFormat, Path], *, workbook: Path, force: bool) -> None:
    """Show, before any work is done, that every output can be written and nothing of the user's is lost.

    Raises:
        UsageError: an output is the workbook itself, even with `force`.
        OutputExistsError: a file stands there that reportgen did not make, without `force`.
        OutputNotWritableError: the folder is missing or cannot be written.
    """
    for kind, path in outputs.items():
        if kind is OutputFormat.FIGURES:
            require_free_folder(path, workbook=workbook, force=force)
            continue
        require_writable(path)
        if is_same_file(path, workbook):
            raise UsageError(f"{path} is the workbook itself, which is never written to. Choose another name.")
        if path.exists() and not force and not made_by_reportgen(path):
            raise OutputExistsError(path)


def is_same_file(path: Path, workbook: Path) -> bool:
    """Return whether an output would be the workbook itself, by whatever name."""
    try:
        return path.samefile(workbook)
    except OSError:
        return False
