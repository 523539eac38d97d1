"""A run of `check`: every finding, and a review copy of the workbook where one is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import OutputExistsError, UnreadableInputError, UsageError
from reportgen.model.finding import Finding
from reportgen.pipeline.outputs import is_same_file
from reportgen.pipeline.request import Listener
from reportgen.pipeline.run import foretold
from reportgen.pipeline.writing import refusals, require_writable
from reportgen.pipeline.writing_all import write_all

_ENDING = ".xlsx"
_REVIEWED = re.compile(r"(?P<name>.+)\.review(?:-(?P<number>[0-9]{1,3}))?")
_NO_NAMES = {"", ".."}
_TEXT_TABLES = {".csv", ".tsv", ".txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequest:
    """A review copy to be written to `path`; with `fix` the safe repairs are made in it.

    `brand` is the file whose typefaces are to set the report.
    """

    workbook: Path
    path: Path
    fix: bool = False
    force: bool = False
    brand: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came of it: the findings of the workbook as it is, and the copy that was written.

    `remaining` is what `check` says of the copy, None where nothing was to be repaired. `losses` name what the copy
    lacks.
    """

    findings: tuple[Finding, ...]
    path: Path
    repaired: int
    remaining: tuple[Finding, ...] | None
    losses: tuple[str, ...]


def plan_review(workbook: Path, path: Path | None) -> Path:
    """Name the review copy.

    Without `path` it stands beside the workbook: acme.review.xlsx, that of a review copy acme.review-2.xlsx. A
    folder takes it under that name.

    Raises:
        UnreadableInputError: the workbook's path ends in no file name, as those of some folders.
        UsageError: it is no Excel workbook, or the name given is none for one.
    """
    if workbook.name in _NO_NAMES:
        raise UnreadableInputError(f"{workbook} is a folder: give the workbook inside it, by its name.")
    if workbook.suffix.lower() in _TEXT_TABLES:
        raise UsageError(
            f"{workbook} has no cells to colour, so there is no review copy of it: save it as an Excel workbook "
            "(.xlsx) first, or check it without --review and --fix."
        )
    if path is None:
        return workbook.with_name(_default_name(workbook))
    with refusals(path):
        is_folder = path.is_dir()
    if is_folder:
        return path / _default_name(workbook)
    if path.suffix.lower() != _ENDING:
        raise UsageError(
            f"{path} is not a name for a review copy: give a name that ends in {_ENDING}, or a folder that exists."
        )
    return path


def _default_name(workbook: Path) -> str:
    reviewed = _REVIEWED.fullmatch(workbook.stem)
    if reviewed is None:
        return f"{workbook.stem}.review{_ENDING}"
    return f"{reviewed['name']}.review-{int(reviewed['number'] or 1) + 1}{_ENDING}"


def review(request: ReviewRequest, *, listener: Listener) -> Review:
    """Check a workbook and write the review copy, whole or not at all; the workbook is opened once, for reading.

    Raises:
        UsageError: the copy would be the workbook itself.
        OutputExistsError: a file stands there that is no review copy just as reportgen wrote it, without `force`.
        OutputNotWritableError: the folder is missing or cannot be written.
        UnreadableInputError: the workbook cannot be read at all.
    """
    _require_free(request)
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help
    from reportgen.workbook import reading, source  # noqa: PLC0415 - openpyxl
    from reportgen.workbook import review as copying  # noqa: PLC0415 - openpyxl

    listener.stage(f"Reading {request.workbook}")
    knowledge = catalogues.load()
    located = reading.read_located(request.workbook, source.read_source(request.workbook), knowledge)
    original = located.reading
    findings = foretold(original, knowledge, listener=listener, brand=request.brand)
    listener.stage(f"Writing {request.path}")
    draft = copying.draft(located, findings, knowledge, fix=request.fix)
    remaining = None
    if request.fix:
        copied = draft.reread
        remarks = findings[len(original.findings) :]
        is_same = copied.engagement is not None and copied.engagement == original.engagement
        remaining = (
            (*copied.findings, *remarks)
            if is_same
            else foretold(copied, knowledge, listener=listener, brand=request.brand)
        )
    copy = copying.finish(draft, findings, remaining, knowledge)
    write_all({request.path: copy.content})
    return Review(
        findings=findings,
        path=request.path,
        repaired=copy.repaired,
        remaining=remaining,
        losses=tuple(str(loss) for loss in copy.losses),
    )


def _require_free(request: ReviewRequest) -> None:
    from reportgen.workbook.review_saving import is_untouched_copy  # noqa: PLC0415 - openpyxl

    require_writable(request.path)
    if is_same_file(request.path, request.workbook):
        raise UsageError(f"{request.path} is the workbook itself, which is never written to. Choose another name.")
    if request.path.exists() and not request.force and not is_untouched_copy(request.path):
        raise OutputExistsError(request.path, "is no review copy just as reportgen wrote it")
