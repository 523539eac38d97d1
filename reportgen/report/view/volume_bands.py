"""What more and less volume would cost under a price model that follows volume, worked through for one process.

Price per transaction: charge * max(volume, minimum volume). Base charge with volume bands: charge, plus the additional
rate * (volume - 1) beyond the dead-band, less the credit rate * (1 - volume) beyond it on the other side; where the
contract counts from the edge of the dead-band, the difference is shorter by it. Volumes and rates are shares of those
of today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Link
from reportgen.report.view.price_facts import by_charge, charge_of, price_of

_FIFTH = Decimal("0.2")
_STEPS = (-0.4, -0.2, 0.0, 0.2, 0.4)
_NEEDED = {
    "per_transaction": ("minimum_volume_share",),
    "band_arc_rrc": ("dead_band", "arc_share", "rrc_over_arc", "band_from_edge"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """A yearly volume against today's, what it would cost, and what each unit then costs against today."""

    volume: str
    units: str
    charge: str
    difference: str
    per_unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeBands:
    """The bands of one process; `rule` states the terms in words."""

    caption: Caption
    link: Link
    rule: str
    rows: tuple[BandRow, ...]


def volume_bands(context: Context, sourced: Sequence[ProcessAssessment]) -> VolumeBands | None:
    """Work the bands through for the process with the largest charge that has them; None where none has."""
    terms = {one.id: one.value.likely for one in context.assessment.assumptions}
    for one in by_charge(sourced):
        price, charge = price_of(one), charge_of(one)
        if price is not None and charge and all(name in terms for name in _NEEDED.get(price.model, ("none",))):
            return _worked(context, one, price.model, charge, terms)
    return None


def charge_at(model: str, volume: float, terms: Mapping[str, float]) -> float:
    """Return the charge at a volume, both as a share of today's."""
    if model == "per_transaction":
        return max(volume, terms["minimum_volume_share"])
    band = terms["dead_band"]
    counted_from = band if terms["band_from_edge"] else 0.0
    if volume > 1 + band + _EPSILON:
        return 1 + (volume - 1 - counted_from) * terms["arc_share"]
    if volume < 1 - band - _EPSILON:
        return 1 - (1 - volume - counted_from) * terms["arc_share"] * terms["rrc_over_arc"]
    return 1.0


_EPSILON = 1e-9


def _worked(
    context: Context, one: ProcessAssessment, model: str, charge: Decimal, terms: Mapping[str, float]
) -> VolumeBands:
    scale = context.formats.scale_for([charge * _FIFTH])
    rows = tuple(_row(context, one, charge, step, charge_at(model, 1 + step, terms)) for step in _STEPS)
    caption = context.numbering.table(
        _finding(context, model, terms),
        f"{scale.unit} a year, at today’s prices. Example: no. {context.number(one)}, {context.name(one, 60)}.",
    )
    return VolumeBands(caption=caption, link=context.link(one, 60), rule=_rule(context, model, terms), rows=rows)


def _finding(context: Context, model: str, terms: Mapping[str, float]) -> str:
    less, more = (charge_at(model, 1 + step, terms) - 1 for step in (-0.2, 0.2))
    percent = context.formats.percent
    fall, rise = percent(0.2), percent(0.2)
    saved = f"saves {percent(-less)}" if less < 0 else "saves nothing"
    cost = f"costs {percent(more)} more" if more > 0 else "costs no more"
    return f"{fall} less volume {saved}; {rise} more {cost}"


def _rule(context: Context, model: str, terms: Mapping[str, float]) -> str:
    percent = context.formats.percent
    if model == "per_transaction":
        least = percent(terms["minimum_volume_share"])
        return f"The minimum volume assumed is {least} of today’s; it is paid whether used or not."
    edge = "the edge of the dead-band" if terms["band_from_edge"] else "today’s volume"
    credit = terms["arc_share"] * terms["rrc_over_arc"]
    return (
        f"Within {percent(terms['dead_band'])} of today’s volume the charge stays. Beyond, each unit more costs "
        f"{percent(terms['arc_share'])} of the average unit price and each unit less is credited with "
        f"{percent(credit)}, counted from {edge}."
    )


def _row(context: Context, one: ProcessAssessment, charge: Decimal, step: float, share: float) -> BandRow:
    formats = context.formats
    scale, volume = formats.scale_for([charge * _FIFTH]), one.process.annual_volume
    amount = charge * Decimal(repr(share))
    change = amount - charge
    size = scale.text(abs(change))
    return BandRow(
        volume="as today" if not step else f"{formats.percent(abs(step))} {'more' if step > 0 else 'less'}",
        units="–" if volume is None else formats.number(volume * Decimal(repr(1 + step))),
        charge=scale.text(amount),
        difference="–" if not change else f"{size} {'more' if change > 0 else 'less'}",
        per_unit=formats.percent(share / (1 + step)),
    )
