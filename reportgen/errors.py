"""Failures that end a run, each with its exit code and one sentence for the user."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from reportgen.model.finding import Finding


class ReportgenError(Exception):
    """A failure the user can act on; its text is one clear sentence."""

    exit_code: ClassVar[int] = 5


class WorkbookHasErrorsError(ReportgenError):
    """The workbook was read, but holds errors, which are among its `findings`."""

    exit_code = 1

    def __init__(self, sentence: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(sentence)
        self.findings = findings


class UsageError(ReportgenError):
    """The command was used wrongly, or an output exists that is not ours or cannot be written."""

    exit_code = 2


class NothingToPrintError(UsageError):
    """What was chosen prints nothing of this workbook; once the workbook is another, it may."""


class OutputExistsError(UsageError):
    """A file stands where the output should go, and it must not be replaced unasked."""

    def __init__(self, path: Path, reason: str = "was not made by reportgen") -> None:
        super().__init__(
            f"{path} exists and {reason}, so it is left as it is. Choose another name, or replace it with --force."
        )


class OutputNotWritableError(UsageError):
    """The output's folder is missing or cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}. Choose another place.")


class UnreadableInputError(ReportgenError):
    """The input is missing, locked, encrypted, corrupt, hostile or no workbook."""

    exit_code = 3


class BrandOrTemplateError(ReportgenError):
    """A brand, template or knowledge file is at fault; with several faults `details` hold one each."""

    exit_code = 4

    def __init__(self, sentence: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.details = details

    def __str__(self) -> str:
        return "\n  ".join((*self.args, *self.details))


class RenderingError(ReportgenError):
    """The report could not be rendered."""

    exit_code = 5


class EnvironmentIncompleteError(ReportgenError):
    """Something the product needs is not installed on this computer."""

    exit_code = 6


class SomeWorkbooksFailedError(ReportgenError):
    """Several workbooks were given, and some or all have no outputs; those of the others are written."""

    exit_code = 7
