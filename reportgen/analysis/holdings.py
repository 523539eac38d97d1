"""What of the portfolio's spend, critical work and data some processes would hold together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.analysis.indices import Rating
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.money import ZERO, rounded, total
from reportgen.model.verdict import Form, NatureClass, NotAssessed

_CRITICAL = 4
_RESTRICTED = 4
_NO_COST = NotAssessed(reason="No process carries a cost.")
_NO_CRITICAL = NotAssessed(reason="No process is rated critical to the business.")
_NO_DATA = NotAssessed(reason="No process holds personal or restricted data.")
Order = tuple[tuple[Decimal, int, int], tuple[str, ...]]
OWN_CENTRE = "captive"
EXPERT = "kpo"
ROUTINE = "bpo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a process, or several, weigh: known yearly cost that moves, critical processes, processes with data."""

    spend: Decimal
    has_cost: bool
    critical: int
    data: int

    def __add__(self, other: Load) -> Load:
        """Return what both weigh together."""
        return Load(
            spend=self.spend + other.spend,
            has_cost=self.has_cost or other.has_cost,
            critical=self.critical + other.critical,
            data=self.data + other.data,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A process that moves, as bundles and places see it; `side` is bpo, kpo or captive, `form` who does it then.

    `leans` tells that it only leans to its side: it is a hybrid, or could not be classed.
    """

    id: str
    name: str
    side: str
    family: str
    country: str
    country_name: str
    wave: int
    load: Load
    form: str = ""
    leans: bool = False

    @property
    def order(self) -> Order:
        """Return where it stands among others, by what it is; only processes alike in all stand by their id."""
        load = self.load
        return (
            (-load.spend, -load.critical, -load.data),
            (self.name, self.side, self.form, self.family, self.country, str(self.wave), self.id),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All processes: what shares are taken of."""

    processes: int
    load: Load

    def shares(self, load: Load) -> tuple[float | NotAssessed, float | NotAssessed, float | NotAssessed]:
        """Return the shares of spend, critical processes and processes with data."""
        whole = self.load
        spend = float(load.spend / whole.spend) if load.has_cost and whole.spend > 0 else _NO_COST
        critical = load.critical / whole.critical if whole.critical else _NO_CRITICAL
        return spend, critical, load.data / whole.data if whole.data else _NO_DATA


def whole_of(processes: Sequence[ProcessAssessment], used: Mapping[str, Mapping[str, Rating]]) -> Whole:
    """Weigh all processes, whether they move or not."""
    return Whole(processes=len(processes), load=sum_of(_load(one, used[one.process.id], None) for one in processes))


def sum_of(loads: Iterable[Load]) -> Load:
    """Add up what processes weigh."""
    every = list(loads)
    return Load(
        spend=total(one.spend for one in every),
        has_cost=any(one.has_cost for one in every),
        critical=sum(one.critical for one in every),
        data=sum(one.data for one in every),
    )


def moved_of(
    processes: Sequence[ProcessAssessment],
    used: Mapping[str, Mapping[str, Rating]],
    families: Mapping[str, str],
    currency: str,
) -> tuple[Moved, ...]:
    """Return the processes that move, the greatest spend first."""
    moved = (
        Moved(
            id=one.process.id,
            name=one.process.name,
            side=_side(one),
            family=_family(one, families),
            country=one.sourcing.location,
            country_name=one.sourcing.location_name or one.sourcing.location,
            wave=one.sourcing.wave,
            load=_load(one, used[one.process.id], currency),
            form=one.sourcing.form.value,
            leans=one.classification.nature is not one.classification.leaning,
        )
        for one in processes
        if one.sourcing.moves
    )
    return tuple(sorted(moved, key=lambda one: one.order))


def _side(one: ProcessAssessment) -> str:
    if one.sourcing.form is Form.CAPTIVE:
        return OWN_CENTRE
    return EXPERT if one.classification.leaning is NatureClass.KPO else ROUTINE


def _family(one: ProcessAssessment, families: Mapping[str, str]) -> str:
    """Return the family of functions, the function itself where the product does not know it."""
    function = " ".join((one.process.function or "").split())
    return families.get(function.casefold(), function)


def _load(one: ProcessAssessment, ratings: Mapping[str, Rating], currency: str | None) -> Load:
    """Weigh a process: the part of its cost that moves where a currency is given, else all of it."""
    case, process = one.cost.case, one.process
    cost = case.baseline_annual if isinstance(case, MoneyCase) else None
    if cost is not None and currency is not None:
        cost = rounded(cost * Decimal(repr(one.sourcing.sourced_share)), currency)
    return Load(
        spend=ZERO if cost is None else cost,
        has_cost=cost is not None,
        critical=int(is_critical(ratings)),
        data=int(is_sensitive(process, ratings)),
    )


def is_critical(ratings: Mapping[str, Rating]) -> bool:
    """Return whether the interruption of a process hurts within a day."""
    return _is_at_least(ratings, "business_criticality", _CRITICAL)


def is_sensitive(process: Process, ratings: Mapping[str, Rating]) -> bool:
    """Return whether a process holds personal or restricted data."""
    has_data = process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}
    return has_data or _is_at_least(ratings, "data_sensitivity", _RESTRICTED)


def _is_at_least(ratings: Mapping[str, Rating], key: str, least: int) -> bool:
    return key in ratings and ratings[key].value >= least
