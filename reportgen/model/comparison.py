"""What changed between two states of an engagement: inputs by cell, what follows from them, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Plain = object


class Group(StrEnum):
    """Where an input stands."""

    PROCESS = "process"
    ENGAGEMENT = "engagement"
    WEIGHTS = "weights"
    ASSUMPTIONS = "assumptions"
    CONTROLS = "controls"


class Cause(StrEnum):
    """Why a figure moved: what the analyst entered, by where it stands, or what it was worked out with.

    `DATA` is the workbook where nobody can tell which of its cells; `DRAWS` that a process whose entries changed is
    drawn anew, which is noise of the simulation; `OTHER` what neither side records.
    """

    PROCESS = "process"
    ENGAGEMENT = "engagement"
    WEIGHTS = "weights"
    ASSUMPTIONS = "assumptions"
    CONTROLS = "controls"
    DATA = "data"
    KNOWLEDGE = "knowledge"
    VERSION = "version"
    SEED = "seed"
    DRAWS = "draws"
    OTHER = "other"


class State(StrEnum):
    """What became of a process."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An input: its label, its value as plain data, and its cell ("" where none is known)."""

    label: str
    value: Plain
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All inputs of one side by field: those of each process by its ID, and the shared ones by group.

    `has_own_ids` holds the processes whose ID somebody entered; where none is known to be given by position, all.
    `standing` holds the weights and assumptions that stand in their cells as delivered, by field.
    """

    processes: Mapping[str, Mapping[str, Entered]]
    shared: Mapping[Group, Mapping[str, Entered]]
    names: Mapping[str, str]
    has_own_ids: frozenset[str]
    standing: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedInput:
    """An input that changed; None stands for blank. `cell` is where it stands in the new workbook, else in the old."""

    group: Group
    field: str
    label: str
    before: Plain
    after: Plain
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a figure moved; `processes` names whose cells, by their ID in the new state (removed ones: in the old).

    Where not `is_certain`, several reasons stand together and cannot be told apart.
    """

    cause: Cause
    processes: tuple[str, ...] = ()
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFigure:
    """A verdict or a figure that changed, by its path in the results; None stands for one that did not apply.

    `kind` tells how it is written: choice, points, share, money, years, count, country.
    """

    path: str
    label: str
    kind: str
    before: Plain
    after: Plain
    reasons: tuple[Reason, ...]

    @property
    def is_noise(self) -> bool:
        """Return whether nothing but new draws moved it."""
        return bool(self.reasons) and all(one.cause is Cause.DRAWS for one in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedProcess:
    """A process of which something changed; `id` and `name` are the new ones, except where it was removed.

    `noise` are the figures that moved only because the process is drawn anew.
    """

    state: State
    id: str
    name: str
    old_id: str
    old_name: str
    inputs: tuple[ChangedInput, ...]
    figures: tuple[ChangedFigure, ...]
    noise: tuple[ChangedFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side is, the hash of its file, and what made it.

    `engagement` are the facts of the engagement as the results hold them.
    """

    label: str
    sha256: str
    provenance: Mapping[str, Plain]
    engagement: Mapping[str, Plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that changed, what matters most first.

    `noise` are the figures of the portfolio that moved only because processes are drawn anew. `other_values` counts
    values of the results that changed beside the figures named, such as reasons and measures. `notes` say what could
    not be compared.
    """

    old: Side
    new: Side
    inputs: tuple[ChangedInput, ...]
    processes: tuple[ChangedProcess, ...]
    portfolio: tuple[ChangedFigure, ...]
    other_values: int
    notes: tuple[str, ...] = ()
    noise: tuple[ChangedFigure, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing at all changed."""
        return not (self.inputs or self.processes or self.portfolio or self.other_values)
