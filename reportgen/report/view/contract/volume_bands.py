"""What more and less volume would cost, worked through for the process with the largest charge that follows volume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.report.view.context import Context
from reportgen.report.view.contract.price_facts import by_charge, charge_of, price_of
from reportgen.report.view.contract.volume_rules import NEEDED, charge_at, rule_of
from reportgen.report.view.parts import Caption, Link
from reportgen.report.view.process_numbers import numbered
from reportgen.report.words.formats import Formats, MoneyScale

_FIFTH = Decimal("0.2")
_STEPS = (-0.4, -0.2, 0.0, 0.2, 0.4)
_SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """A yearly volume against today's, what it would cost, and what each unit then costs against today.

    `units` is "" where the volume is not known.
    """

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

    @property
    def has_units(self) -> bool:
        """Return whether the volume is known, so that units can be printed."""
        return any(row.units for row in self.rows)


def volume_bands(context: Context, sourced: Sequence[ProcessAssessment]) -> VolumeBands | None:
    """Work the bands through for the process with the largest charge that has them; None where none has."""
    terms = {one.id: one.value.likely for one in context.assessment.assumptions}
    for one in by_charge(sourced):
        price, charge = price_of(one), charge_of(one)
        if price is not None and charge and all(name in terms for name in NEEDED.get(price.model, ("none",))):
            return _worked(context, one, price.model, charge, terms)
    return None


def _worked(
    context: Context, one: ProcessAssessment, model: str, charge: Decimal, terms: Mapping[str, float]
) -> VolumeBands:
    shares = {step: charge_at(model, 1 + step, terms) for step in _STEPS}
    scale = _scale(context.formats, charge, [charge * Decimal(repr(share)) for share in shares.values()])
    rows = tuple(_row(context, one, charge, step, share, scale) for step, share in shares.items())
    caption = context.numbering.table(
        _finding(context, model, terms),
        f"{scale.unit} a year, at today’s prices. Example: {numbered([context.number(one)])}, {context.name(one, 60)}.",
    )
    return VolumeBands(
        caption=caption, link=context.link(one, 60), rule=rule_of(context.formats, model, terms), rows=rows
    )


def _finding(context: Context, model: str, terms: Mapping[str, float]) -> str:
    """Say how far less volume lowers the charge, or that it does not, and what more volume costs."""
    lowest, fifth, more = (charge_at(model, 1 + step, terms) - 1 for step in (_STEPS[0], -0.2, 0.2))
    percent = context.formats.percent
    risen = f"{percent(0.2)} more costs {percent(more)} more" if more > 0 else f"{percent(0.2)} more costs no more"
    if lowest >= 0:
        return f"Less volume saves nothing; {risen}"
    if abs(lowest - fifth) < _SAME:
        return f"Less volume never saves more than {percent(-lowest)} of the charge; {risen}"
    if abs(lowest - _STEPS[0]) < _SAME and abs(more - _STEPS[-2]) < _SAME:
        return "The charge follows volume down and up"
    return f"{percent(-_STEPS[0])} less volume saves only {percent(-lowest)} of the charge; {risen}"


def _scale(formats: Formats, charge: Decimal, amounts: Sequence[Decimal]) -> MoneyScale:
    """Return a unit in which each change is the difference of the amounts as printed and yet what it truly is.

    So a fifth more and a fifth less of a charge are printed alike.
    """
    return formats.adding_or_full(
        formats.scale_for([charge * _FIFTH]), [(charge, amount - charge) for amount in amounts]
    )


def _row(
    context: Context, one: ProcessAssessment, charge: Decimal, step: float, share: float, scale: MoneyScale
) -> BandRow:
    formats, volume = context.formats, one.process.annual_volume
    amount = charge * Decimal(repr(share))
    change = scale.rounded(amount) - scale.rounded(charge)
    size = scale.text(abs(change))
    return BandRow(
        volume="As today" if not step else f"{formats.percent(abs(step))} {'more' if step > 0 else 'less'}",
        units="" if volume is None else formats.number(volume * Decimal(repr(1 + step))),
        charge=scale.text(amount),
        difference="–" if not change else f"{size} {'more' if change > 0 else 'less'}",
        per_unit=formats.percent(share / (1 + step)),
    )
