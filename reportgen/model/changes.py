"""What changed, in words: ready to be printed on a page or a screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One thing that changed: what and where, from, to; `because` is "" where its group says it."""

    what: str
    before: str
    after: str
    cell: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """What changed of one process, of the portfolio, or of what all share; `because` holds for all its figures.

    `process` is the ID of the process in the new state, "" where there is none.
    """

    title: str
    process: str = ""
    state: str = ""
    because: str = ""
    inputs: tuple[ChangeLine, ...] = ()
    figures: tuple[ChangeLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that changed, in words; `since` names the earlier side by date and version, `file` by its file."""

    since: str
    verdict: str
    groups: tuple[ChangeGroup, ...]
    notes: tuple[str, ...]
    file: str
    file_sha256: str
