"""What is said about a brand file: faults that stop the report, all at once, and notes that do not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from reportgen.errors import BrandOrTemplateError
from reportgen.report.brand.file import Said

_ALIKE = 75
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong and what to do, in sentences; `line` counts from 1."""

    line: int | None
    text: str

    def __str__(self) -> str:
        return self.text if self.line is None else f"line {self.line}: {self.text}"


@dataclass(slots=True, kw_only=True)
class Remarks:
    """Collects what is said while a brand file is read."""

    file: Path | None
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, at: Said, text: str) -> None:
        """Take down a fault at a place."""
        fault = Fault(line=at.line, text=text)
        if fault not in self.faults:
            self.faults.append(fault)

    def note(self, at: Said, text: str) -> None:
        """Take down something to know about a place; the report is made all the same."""
        where = f"{self.file}, line {at.line}" if at.line is not None else str(self.file)
        note = f"{where}: {text}"
        if note not in self.notes:
            self.notes.append(note)

    def of_what_is_unused(self) -> Remarks:
        """Return remarks that take down the same faults, and whose notes nobody needs."""
        return replace(self, notes=[])

    def stop_if_faulty(self) -> None:
        """End the run where there is a fault.

        Raises:
            BrandOrTemplateError: with every fault, a line each.
        """
        faults = sorted(self.faults, key=lambda one: one.line or 0)
        if len(faults) == 1:
            (only,) = faults
            where = f", line {only.line}" if only.line is not None else ""
            raise BrandOrTemplateError(f"The brand file {self.file}{where}: {only.text}")
        if faults:
            raise BrandOrTemplateError(
                f"The brand file {self.file} has {len(faults)} faults:", tuple(str(one) for one in faults)
            )


def suggestion(name: str, known: list[str]) -> str | None:
    """Return the known name that was probably meant."""
    folded = name.casefold()
    found = process.extractOne(folded, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if found is not None:
        return found[0]
    is_long_enough = len(folded) >= _SHORTEST
    return next((one for one in known if is_long_enough and OSA.distance(folded, one.casefold()) == 1), None)


def did_you_mean(name: str, known: list[str]) -> str:
    """Return the question that ends a sentence on an unknown name; "" where nothing is alike."""
    meant = suggestion(name, known)
    return f' Did you mean "{meant}"?' if meant else ""
