"""What every page is composed from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from statistics import median
from typing import Self

from reportgen.knowledge.facts import Knowledge
from reportgen.model.alone import without_processes
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.changes import Changes
from reportgen.report.brand import Brand
from reportgen.report.figures.palette import Palette
from reportgen.report.view.mattering import mattering_most
from reportgen.report.view.names import Cut, told_apart
from reportgen.report.view.parts import Link, Numbering
from reportgen.report.view.printed import Printed
from reportgen.report.view.reading_order import WHOLE, Selection
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import Formats, MoneyScale
from reportgen.report.words.sentences import in_locale, typographic

NAME_LIMIT = 90
_FEWEST_FOR_A_MEDIAN = 3
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What the page of one process tells of all: their names, and the sourceability in their middle, None for none."""

    names: tuple[str, ...]
    sourceability: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One report's facts and conventions.

    `numbers` gives each process, by its row, the number it is printed with; `others` is what the page of one tells of
    all; `attached` names the files that the report carries; `changes` is what changed since an earlier one, None where
    there is none to compare with. `printed` marks the figures whose working is known.
    """

    assessment: Assessment
    knowledge: Knowledge
    brand: Brand
    palette: Palette
    formats: Formats
    numbering: Numbering
    numbers: Mapping[int, int]
    others: Others
    selection: Selection = WHOLE
    attached: tuple[str, ...] = ()
    changes: Changes | None = None
    printed: Printed = field(default_factory=Printed)

    def in_scale(self, scale: MoneyScale | None) -> Self:
        """Return the context of a page that tells all its amounts in one unit; None leaves each its own."""
        return self if scale is None else replace(self, formats=self.formats.in_scale(scale))

    def alone(self) -> Self:
        """Return the context of a page of one process, which sees of the others what `others` tells; nothing marks."""
        seen = without_processes(self.assessment)
        return replace(self, assessment=seen, printed=Printed(), attached=(), changes=None)

    def said(self, text: str) -> str:
        """Return a sentence of the knowledge files with its numbers in the report's locale."""
        return in_locale(text, self.formats)

    def found(self, text: str) -> str:
        """Return what was found in the workbook as `said`, with the quotation marks that a typesetter sets."""
        return _QUOTED.sub(r"“\1”", self.said(text))

    def number(self, assessed: ProcessAssessment) -> int:
        """Return the number a process is printed with."""
        return self.numbers[assessed.process.row]

    def name(self, assessed: ProcessAssessment, limit: int = NAME_LIMIT) -> str:
        """Return a process's name, shortened where a page could not hold it, yet like no other's."""
        return self.name_cut(assessed, partial(clipped, limit=limit))

    def name_cut(self, assessed: ProcessAssessment, cut: Cut) -> str:
        """Return a process's name as `cut` leaves it, in another place where two would look the same."""
        return told_apart(typographic(assessed.process.name), self.others.names, cut)

    def link(self, assessed: ProcessAssessment, limit: int = NAME_LIMIT) -> Link:
        """Return a link to a process's profile or its row among those without one; mere words where none is printed."""
        is_printed = self.selection.prints("profiles")
        return Link(text=self.name(assessed, limit), anchor=f"process-{self.number(assessed)}" if is_printed else "")

    @property
    def detailed(self) -> tuple[ProcessAssessment, ...]:
        """Return the processes that get a profile and a protection sheet, in the workbook's order."""
        return mattering_most(self.assessment.processes, self.selection.profiles)

    @property
    def start(self) -> date:
        """Return the date that month 0 of the roadmap stands for: the first of the month after the report."""
        day = self.assessment.engagement.date
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)

    def month(self, months: int) -> date:
        """Return the first day of the month that is so many months after the start."""
        whole = self.start.year * 12 + self.start.month - 1 + months
        return date(whole // 12, whole % 12 + 1, 1)


def others_of(assessment: Assessment) -> Others:
    """Return what the page of one process tells of all."""
    found = [one.sourcing.index for one in assessment.processes]
    known = [index for index in found if isinstance(index, int | float)]
    return Others(
        names=tuple(typographic(one.process.name) for one in assessment.processes),
        sourceability=median(known) if len(known) >= _FEWEST_FOR_A_MEDIAN else None,
    )


def numbers_by_row(assessment: Assessment) -> dict[int, int]:
    """Number the processes 1, 2, 3 ... in the order of the workbook."""
    rows = sorted(assessed.process.row for assessed in assessment.processes)
    return {row: number for number, row in enumerate(rows, start=1)}
