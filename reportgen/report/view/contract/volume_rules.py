"""How a yearly charge follows volume under the price models that do, and the rule in words.

Volumes, charges and rates are shares of those of today. Price per transaction: max(volume, minimum). Volume bands:
1 + (volume - 1) * additional rate above the dead-band, 1 - (1 - volume) * credit rate below it; where the contract
counts from the edge of the dead-band, both differences are shorter by it. Split price: the routine part as units, the
rest as time. Time: min(volume, cap). Retainer: included + (volume - included) * call-off rate, against the same today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.report.words.formats import Formats

Terms = Mapping[str, float]
_SLACK = 1e-9
NEEDED: Mapping[str, tuple[str, ...]] = {
    "per_transaction": ("minimum_volume_share",),
    "band_arc_rrc": ("dead_band", "arc_share", "rrc_over_arc", "band_from_edge"),
    "split": ("routine_share", "minimum_volume_share", "time_cap_share"),
    "t_and_m": ("time_cap_share",),
    "retainer": ("retainer_included", "call_off_premium"),
}


def charge_at(model: str, volume: float, terms: Terms) -> float:
    """Return the charge at a volume."""
    return _CHARGES[model](volume, terms)


def rule_of(formats: Formats, model: str, terms: Terms) -> str:
    """Say the rule with the terms assumed."""
    return _RULES[model](formats, terms)


def _units(volume: float, terms: Terms) -> float:
    return max(volume, terms["minimum_volume_share"])


def _band(volume: float, terms: Terms) -> float:
    band = terms["dead_band"]
    uncounted = band if terms["band_from_edge"] else 0.0
    if volume > 1 + band + _SLACK:
        return 1 + (volume - 1 - uncounted) * terms["arc_share"]
    if volume < 1 - band - _SLACK:
        return 1 - (1 - volume - uncounted) * terms["arc_share"] * terms["rrc_over_arc"]
    return 1.0


def _time(volume: float, terms: Terms) -> float:
    return min(volume, terms["time_cap_share"])


def _split(volume: float, terms: Terms) -> float:
    routine = terms["routine_share"]
    return routine * _units(volume, terms) + (1 - routine) * _time(volume, terms)


def _retainer(volume: float, terms: Terms) -> float:
    return _retained(volume, terms) / _retained(1.0, terms)


def _retained(volume: float, terms: Terms) -> float:
    included = terms["retainer_included"]
    return included + max(0.0, volume - included) * (1 + terms["call_off_premium"])


def _units_rule(formats: Formats, terms: Terms) -> str:
    least = formats.percent(terms["minimum_volume_share"])
    return f"The minimum volume assumed is {least} of today’s; it is paid whether used or not."


def _band_rule(formats: Formats, terms: Terms) -> str:
    edge = "the edge of the dead-band" if terms["band_from_edge"] else "today’s volume"
    more = formats.percent(terms["arc_share"])
    less = formats.percent(terms["arc_share"] * terms["rrc_over_arc"])
    return (
        f"Within {formats.percent(terms['dead_band'])} of today’s volume the charge stays. Beyond, each unit more "
        f"costs {more} of the average unit price and each unit less is credited with {less}, counted from {edge}."
    )


def _time_rule(formats: Formats, terms: Terms) -> str:
    cap = formats.percent(terms["time_cap_share"])
    return f"Hours are paid as worked, up to a cap assumed at {cap} of today’s charge; beyond it none is paid."


def _split_rule(formats: Formats, terms: Terms) -> str:
    routine = formats.percent(terms["routine_share"])
    least, cap = formats.percent(terms["minimum_volume_share"]), formats.percent(terms["time_cap_share"])
    return (
        f"{routine} is taken as routine and paid by the unit, at least {least} of today’s volume; the rest is paid "
        f"by the hour, up to {cap} of today’s charge for it."
    )


def _retainer_rule(formats: Formats, terms: Terms) -> str:
    included, premium = formats.percent(terms["retainer_included"]), formats.percent(terms["call_off_premium"])
    return f"The retainer is assumed to hold {included} of today’s hours; each further hour costs {premium} more."


_CHARGES: Mapping[str, Callable[[float, Terms], float]] = {
    "per_transaction": _units,
    "band_arc_rrc": _band,
    "split": _split,
    "t_and_m": _time,
    "retainer": _retainer,
}
_RULES: Mapping[str, Callable[[Formats, Terms], str]] = {
    "per_transaction": _units_rule,
    "band_arc_rrc": _band_rule,
    "split": _split_rule,
    "t_and_m": _time_rule,
    "retainer": _retainer_rule,
}
