"""The types of what the product knows about money, taxes and staff; part of `Knowledge` (facts.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.origin import Origin
from reportgen.model.engagement import Range
from reportgen.model.verdict import NatureClass


@dataclass(frozen=True, slots=True, kw_only=True)
class CostPresetFacts:
    """A set of figures for the cost of the move and of steering a provider.

    `values` replace the defaults of the parameters they name (by id); they are never added on top. Where the source
    gives one figure, low, likely and high are that figure.
    """

    id: str
    label: str
    note: str
    values: Mapping[str, Range]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CostComponent:
    """A part of today's yearly cost; `help` says what belongs to it.

    `avoidable` is the id of the parameter that says how much of it goes with the work, without the class where the
    component is part of the cost of people (`is_people`); `falls_away` is that of the month in which it goes.
    `is_supplied_by_provider` tells what a provider brings with it from what only the client has.
    """

    id: str
    label: str
    help: str
    is_people: bool
    avoidable: str
    falls_away: str
    is_supplied_by_provider: bool
    origin: Origin

    def avoidable_for(self, nature: NatureClass) -> str:
        """Return the id of the parameter that says how much of it goes with work of a class."""
        return f"{self.avoidable}_{nature.lower()}" if self.is_people else self.avoidable


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCountry:
    """What is plausible in a country, in its own currency (ISO 4217), for checks only but for `vat_rate`.

    `vat_rate` is the standard rate as a share, None where not known to us, 0 where there is none. `fte_cost_low` and
    `fte_cost_high` bound a fully loaded person-year, `pay_hour_low` the hourly pay of a provider's staff. `note` may
    be "". `vat_origin` is where the rate comes from, None without one, `origin` where the other figures do.
    """

    country: str
    name: str
    currency: str
    vat_rate: float | None
    vat_origin: Origin | None
    fte_cost_low: float
    fte_cost_high: float
    pay_hour_low: float
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDuty:
    """A duty to staff where work moves to a provider; decision support, not legal advice.

    `kind` is "transfer" (staff pass to the provider), "consultation" (representatives are heard first),
    "redundancy" (dismissals of many) or "limit" (what may be contracted out at all). `rule` names the statute, `duty`
    and `effect` (on timing and severance) are sentences. `months` are the least months between announcement and
    first move, None where the law sets none, `longest` the most that this commonly takes, None where no more are known.
    `consults` tells that staff or their representatives are informed or heard before the move, and not only given
    notice or asked one by one. `confidence` is high, medium or low.
    """

    id: str
    kind: str
    rule: str
    duty: str
    effect: str
    months: float | None
    longest: float | None
    consults: bool
    confidence: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class VatSector:
    """A sector that cannot reclaim all value added tax; `irrecoverable` is the share of the tax that stays as a cost.

    `words` and `unless` are phrases in plain form (see vat_sectors.py): one of the first must stand in the client's
    industry, none of the second.
    """

    id: str
    label: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    irrecoverable: Range
    note: str
    origin: Origin
