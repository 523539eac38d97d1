"""What the next years are likely to change about a process: how far software reaches, and how thin its market is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.model.classification import Contribution
from reportgen.model.verdict import NotAssessed


class Reach(StrEnum):
    """When software takes over much of the work."""

    NEXT = "next"
    LATER = "later"
    FAR = "far"


class NicheGround(StrEnum):
    """What makes expert work a specialist niche."""

    CREDENTIAL = "credential"
    EXPERTISE = "expertise"
    THIN_MARKET = "thin_market"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the next years are likely to change about a process.

    `automation_exposure` is an index 0-100 of what the work is like, from entered ratings alone; `coverage` is the
    share of its weight that is rated. `is_held_back` tells that the work would be next, but that its inputs and
    systems keep software out today. `pays_back_late` tells that it moves, is next, and gains only after software may
    have taken over much of it; None where that does not apply. `niche` says what makes expert work a niche: empty
    where it is none.
    """

    automation_exposure: float | NotAssessed
    coverage: float
    reach: Reach | NotAssessed
    is_held_back: bool = False
    pays_back_late: bool | None = None
    niche: tuple[NicheGround, ...] = ()
    contributions: tuple[Contribution, ...] = ()
