"""Load what sets the impact of a failure at the least."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.reading import toml_entries
from reportgen.model.engagement import PersonalData

_FILE = "impact_floors.toml"
_ORIGIN = ("id", "source", "basis", "reviewed")
_WORST = 5
_MOST_USD = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFloor:
    """A rating that sets the impact at the least: at its value less `below`; some only where a provider does it."""

    criterion: str
    below: int
    contracted_only: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ImpactFloors:
    """What sets the impact 1-5 at the least: ratings, whose data it is, and the cost of the work.

    `money` pairs a year's cost in US dollars with an impact, rising.
    """

    ratings: tuple[RatingFloor, ...]
    data: Mapping[PersonalData, int]
    money: tuple[tuple[float, int], ...]


def load_impact_floors(directory: Path, criteria: Collection[str]) -> ImpactFloors:
    """Read impact_floors.toml; the floors of money rise."""
    ratings = [_rating(entry, criteria) for entry in toml_entries(directory, _FILE, "rating")]
    data = dict(_data(entry) for entry in toml_entries(directory, _FILE, "data"))
    money = toml_entries(directory, _FILE, "money")
    by_money = [(one.number_within("from_usd", 1, _MOST_USD), _impact(one)) for one in money]
    _check_rise(money, [impact for _, impact in by_money])
    _check_rise(money, [least for least, _ in by_money])
    return ImpactFloors(ratings=tuple(ratings), data=data, money=tuple(by_money))


def _data(entry: Entry) -> tuple[PersonalData, int]:
    entry.only((*_ORIGIN, "impact")).origin()
    return PersonalData(entry.choice("id", tuple(PersonalData))), entry.whole("impact", 1, _WORST)


def _rating(entry: Entry, criteria: Collection[str]) -> RatingFloor:
    entry.only((*_ORIGIN, "below", "contracted_only")).origin()
    return RatingFloor(
        criterion=entry.choice("id", criteria),
        below=entry.whole("below", 0, _WORST - 1),
        contracted_only=entry.flag("contracted_only"),
    )


def _impact(entry: Entry) -> int:
    entry.only((*_ORIGIN, "impact", "from_usd")).origin()
    return entry.whole("impact", 1, _WORST)


def _check_rise(entries: Collection[Entry], values: list[float]) -> None:
    if values != sorted(set(values)):
        raise next(iter(entries)).fault("these entries must rise in the order of the file")
