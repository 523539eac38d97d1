"""The money and the people of a portfolio by group."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportgen.model.verdict import Place


class GroupKind(StrEnum):
    """What the portfolio's money is grouped by."""

    FUNCTION = "function"
    CLASS = "class"
    PLACE = "place"
    WAVE = "wave"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotal:
    """The money of some processes; groups of one kind sum to the portfolio.

    `key` is the value grouped by, `process_ids` are those of its members.
    """

    kind: GroupKind
    key: str
    label: str
    processes: int
    process_ids: tuple[str, ...]
    baseline_annual: Decimal
    outsourced_annual: Decimal
    one_off: Decimal
    net_saving: Decimal
    npv: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountLine:
    """The people whose work moves in a wave, to a country, in full-time equivalents."""

    wave: int
    place: Place
    country: str
    country_name: str
    processes: int
    fte: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleDuty:
    """What the law of a country asks for when work moves away from it. Decision support, not legal advice."""

    country: str
    country_name: str
    rule: str
    duty: str
    effect: str
    source: str
    reviewed: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who is affected; `without_headcount` counts moving processes that give none.

    `passing` are the processes whose staff may pass to a provider by law with their pay, `pay_gap` is what that pay and
    the benefits cost in a year above the provider's for the same hours.
    """

    affected: Decimal
    by_wave: tuple[HeadcountLine, ...]
    without_headcount: int
    duties: tuple[PeopleDuty, ...]
    skills_to_retain: tuple[str, ...]
    passing: tuple[str, ...] = ()
    pay_gap: Decimal = Decimal(0)
