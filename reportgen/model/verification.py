"""What came of asking whether a report is still as it was made: each check, and everything that does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What is looked at, in this order."""

    ATTACHMENTS = "attachments"
    MANIFEST = "manifest"
    PAGES = "pages"
    FIGURES = "figures"
    WORKBOOK = "workbook"


class Outcome(StrEnum):
    """What came of a check; what could not be looked at is neither."""

    HOLDS = "holds"
    FAILS = "fails"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One thing that does not hold; `attachment`, `page`, `process`, `path` and `text` as far as they apply.

    `path` is that of the figure in the results (docs/results.schema.json), within its process where one is named;
    `text` is the figure as printed, or what is expected and found.
    """

    sentence: str
    attachment: str = ""
    page: int | None = None
    process: str = ""
    path: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check, what came of it in a sentence, and every mismatch."""

    check: Check
    outcome: Outcome
    sentence: str
    mismatches: tuple[Mismatch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What made the figures, as the report says; "" and None where it does not. Hashes are SHA-256 in hex."""

    version: str = ""
    knowledge_sha256: str = ""
    workbook_sha256: str = ""
    seed: int | None = None
    draws: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A printed figure: whether it is that of the results, and whether it follows from the workbook (None: unknown)."""

    page: int
    process: str
    path: str
    text: str
    agrees: bool
    follows: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One thing that does not hold, as a part of a sentence, and what to do about it, as sentences."""

    said: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All checks of a report.

    `is_as_written` tells whether not a byte of the file was changed, None where that was not recorded. `figures` are
    those printed, as the manifest lists them. `causes` say what is likely behind figures that do not follow.
    `rulings` say what all this comes to, what was changed first; none where the report is consistent.
    """

    report: str
    checks: tuple[Checked, ...]
    made: Making
    is_as_written: bool | None
    figures: tuple[Figure, ...] = ()
    causes: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def mismatches(self) -> tuple[Mismatch, ...]:
        """Return everything that does not hold, in the order of the checks."""
        return tuple(one for checked in self.checks for one in checked.mismatches)

    @property
    def is_consistent(self) -> bool:
        """Return whether nothing was found that does not hold."""
        return all(checked.outcome is not Outcome.FAILS for checked in self.checks)
