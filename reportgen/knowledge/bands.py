"""Load the bands that turn an index into a name, and the residual risk each appetite accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from reportgen.knowledge.control_facts import Maturity
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.rating_facts import Band
from reportgen.knowledge.reading import toml_entries
from reportgen.model.engagement import RiskAppetite
from reportgen.model.verdict import NatureClass, Recommendation, Tier

_ORIGIN = ("id", "source", "basis", "reviewed")
RISK_LEVELS = ("low", "moderate", "high")
_WORST_SCORE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """What a set of bands must name, from low to high, and the range it must cover without a gap."""

    names: tuple[str, ...]
    low: float
    high: float


_SCALES = {
    "knowledge_index": _Scale(names=(NatureClass.BPO, NatureClass.HYBRID, NatureClass.KPO), low=0, high=100),
    "sourceability": _Scale(
        names=(Recommendation.RETAIN, Recommendation.SELECTIVE, Recommendation.OUTSOURCE), low=0, high=100
    ),
    "risk": _Scale(names=RISK_LEVELS, low=0, high=100),
    "tier": _Scale(names=tuple(Tier), low=1, high=_WORST_SCORE),
}


def load_bands(directory: Path) -> Mapping[str, tuple[Band, ...]]:
    """Read the sets of bands in bands.toml: knowledge_index, sourceability, risk and tier."""
    entries = {entry.name: entry for entry in toml_entries(directory, "bands.toml", "bands")}
    for entry in entries.values():
        entry.choice("id", tuple(_SCALES))
    missing = sorted(set(_SCALES) - set(entries))
    if missing:
        raise next(iter(entries.values())).fault(f"the bands of {missing[0]} are missing from the file")
    return {name: _bands(entry.only((*_ORIGIN, "band"))) for name, entry in entries.items()}


def _bands(entry: Entry) -> tuple[Band, ...]:
    entry.origin()
    found = entry.value("band")
    if not isinstance(found, Sequence) or not all(isinstance(band, Mapping) for band in found):
        raise entry.fault('"band" must be a list of bands with name, low and high')
    parts = [Entry(file=entry.file, name=entry.name, values=band, units=entry.units) for band in found]
    bands = tuple(
        Band(name=part.text("name"), low=part.number("low"), high=part.number("high"))
        for part in (part.only(("name", "low", "high")) for part in parts)
    )
    _check(entry, bands)
    return bands


def _check(entry: Entry, bands: Sequence[Band]) -> None:
    scale = _SCALES[entry.name]
    if tuple(band.name for band in bands) != scale.names:
        raise entry.fault(f"its bands must be {', '.join(scale.names)}, in this order")
    if bands[0].low != scale.low or bands[-1].high != scale.high:
        raise entry.fault(f"its bands must cover {scale.low:g} to {scale.high:g}")
    if any(band.low >= band.high for band in bands) or any(low.high != high.low for low, high in pairwise(bands)):
        raise entry.fault("each band must end above its start, where the next one begins")


def load_appetite_limits(directory: Path) -> Mapping[str, int]:
    """Read the highest residual score (1-25) that each appetite accepts, rising with the appetite."""
    entries = toml_entries(directory, "bands.toml", "appetite")
    for entry in entries:
        entry.only((*_ORIGIN, "accepted_residual")).origin()
    limits = {
        entry.choice("id", tuple(RiskAppetite)): entry.whole("accepted_residual", 1, _WORST_SCORE) for entry in entries
    }
    ordered = [limits.get(appetite, 0) for appetite in RiskAppetite]
    if ordered != sorted(set(ordered)) or ordered[0] == 0:
        raise entries[0].fault("the limits must be given for low, moderate and high, and rise in this order")
    return limits


def load_maturity(directory: Path) -> tuple[Maturity, ...]:
    """Read the steps of the maturity scale in bands.toml, from 0 to 1."""
    entries = toml_entries(directory, "bands.toml", "maturity")
    for entry in entries:
        entry.only((*_ORIGIN, "value", "label")).origin()
    steps = tuple(Maturity(value=entry.number_within("value", 0, 1), label=entry.text("label")) for entry in entries)
    values = [step.value for step in steps]
    if values != sorted(set(values)) or values[0] != 0 or values[-1] != 1:
        raise entries[0].fault("the steps of maturity must rise from 0 to 1")
    return steps
