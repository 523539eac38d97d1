"""What changed, in words: ready to be printed on a page or a screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One thing that changed: what, from, to; `cell` is where it was entered, "" for what follows."""

    what: str
    before: str
    after: str
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRun:
    """Figures that moved for the same reasons; `because` ends a sentence, "" where the group itself says why."""

    because: str
    figures: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """What changed of one process, of the portfolio, or of what all share.

    `process` is the ID of the process in the new state, "" where there is none. `is_money_alone` tells that nothing of
    it was entered anew and no verdict or score changed.
    """

    title: str
    process: str = ""
    state: str = ""
    inputs: tuple[ChangeLine, ...] = ()
    runs: tuple[ChangeRun, ...] = ()
    is_money_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that changed, in words; `since` names the earlier side by date and version, `file` by its file."""

    since: str
    verdict: str
    groups: tuple[ChangeGroup, ...]
    notes: tuple[str, ...]
    file: str
    file_sha256: str
