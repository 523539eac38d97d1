"""One kind of finding: its code, how much it matters, and the words it is said in."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.finding import CellRef, Finding, Severity

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a finding stands: `column` is the header as the analyst wrote it, `field` the model's name for it."""

    sheet: str
    cell: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None

    @property
    def ref(self) -> CellRef:
        """Return the cell; for a spot that is a whole sheet, its first."""
        return CellRef(sheet=self.sheet, cell=self.cell or "A1")


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text of our own that stands in a message in full."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A kind of finding. `says` states what is wrong and why it matters, `remedy` what to do; both are templates.

    `about` names it in the list of findings in the docs.
    """

    code: str
    severity: Severity
    about: str
    says: str
    remedy: str

    def at(self, spot: Spot | None, *, suggestion: str | None = None, **details: object) -> Finding:
        """Return the finding for a place; texts are shortened, tuples listed, and a suggestion ends the message."""
        shown = {key: _shown(value) for key, value in details.items()}
        ending = "" if suggestion is None else f' Did you mean "{quoted(suggestion)}"?'
        return Finding(
            severity=self.severity,
            code=self.code,
            message=self.says.format_map(shown) + ending,
            remedy=self.remedy.format_map(shown),
            sheet=spot.sheet if spot else None,
            cell=spot.cell if spot else None,
            row=spot.row if spot else None,
            column=spot.column if spot else None,
            field=spot.field if spot else None,
            suggestion=suggestion,
        )


def _shown(value: object) -> object:
    if isinstance(value, tuple):
        return ", ".join(quoted(str(one)) for one in value)
    return quoted(value) if isinstance(value, str) else value


def quoted(text: str) -> str:
    """Return a text short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"


def error(code: str, about: str, says: str, remedy: str) -> Message:
    """State a finding that stops the report."""
    return Message(code=code, severity=Severity.ERROR, about=about, says=says, remedy=remedy)


def warning(code: str, about: str, says: str, remedy: str) -> Message:
    """State a finding that does not stop the report, but needs a look."""
    return Message(code=code, severity=Severity.WARNING, about=about, says=says, remedy=remedy)


def note(code: str, about: str, says: str, remedy: str) -> Message:
    """State something worth knowing."""
    return Message(code=code, severity=Severity.INFO, about=about, says=says, remedy=remedy)
