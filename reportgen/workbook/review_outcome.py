"""What was found in a workbook, what could be repaired safely, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.model.finding import Finding
from reportgen.workbook.repair import Repair

_Place = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`remaining` is what a fresh reading of the repaired copy finds, None where nothing was to be repaired.

    Its sheets may have new names: `titles` gives the new name of each of the analyst's sheets.
    """

    findings: tuple[Finding, ...]
    repairs: tuple[Repair, ...]
    titles: Mapping[str, str]
    remaining: tuple[Finding, ...] | None = None
    _by_place: Mapping[_Place, Sequence[Repair]] = field(init=False)
    _left: frozenset[tuple[str, str | None, str | None]] = field(init=False)

    def __post_init__(self) -> None:
        """Arrange the repairs of findings by place, and what is left by code and place."""
        by_place: dict[_Place, list[Repair]] = {}
        for repair in (one for one in self.repairs if one.resolves):
            by_place.setdefault((repair.sheet, repair.at), []).append(repair)
        left = frozenset((one.code, one.sheet, one.cell) for one in self.remaining or ())
        object.__setattr__(self, "_by_place", by_place)
        object.__setattr__(self, "_left", left)

    @property
    def tidies(self) -> tuple[Repair, ...]:
        """Return the repairs of what the reading took without a word."""
        return tuple(repair for repair in self.repairs if not repair.resolves)

    @property
    def new_findings(self) -> tuple[Finding, ...]:
        """Return what is found in the repaired copy only, as a check that errors had kept from being made."""
        known = {(one.code, self.title(one.sheet), one.cell) for one in self.findings}
        new = [one for one in self.remaining or () if (one.code, one.sheet, one.cell) not in known]
        names = {title: name for name, title in self.titles.items()}
        return tuple(replace(one, sheet=names.get(one.sheet or "", one.sheet)) for one in new)

    def repair_for(self, finding: Finding) -> Repair | None:
        """Return the repair that takes a finding away."""
        here = self._by_place.get((finding.sheet, finding.cell), ())
        return next((repair for repair in here if finding.code in repair.resolves), None)

    def is_repaired(self, finding: Finding) -> bool:
        """Return whether the repaired copy is free of a finding that a repair was made for."""
        is_left = (finding.code, self.title(finding.sheet), finding.cell) in self._left
        return self.remaining is not None and self.repair_for(finding) is not None and not is_left

    def title(self, sheet: str | None) -> str | None:
        """Return the name that a sheet of the analyst has in the copy."""
        return self.titles.get(sheet, sheet) if sheet else sheet
