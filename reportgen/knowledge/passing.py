"""Staff who may pass to a provider by law with their pay, and what that pay costs above the provider's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import floor

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.money_facts import TransferDuty
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, PlaceOption
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import rounded, total
from reportgen.model.verdict import Form

PAID = frozenset({"pay", "benefits"})
MONTHS = 12
_TRANSFER = "transfer"


def passing_of(
    moving: Sequence[ProcessAssessment], home: str | None, knowledge: Knowledge
) -> tuple[ProcessAssessment, ...]:
    """Return the processes whose staff may pass to a provider by law, where their pay is above the provider's."""
    return tuple(
        one for one in moving if one.sourcing.form is not Form.CAPTIVE and _passes(one, home, knowledge) and gap_of(one)
    )


def pay_gap(passing: Sequence[ProcessAssessment], currency: str) -> Decimal:
    """Return what the pay of those who pass costs in a year above the provider's, in all."""
    return rounded(total(gap_of(one) for one in passing), currency)


def gap_of(one: ProcessAssessment) -> Decimal:
    """Return (pay + benefits) * share that moves * (1 - the provider's rate against home), nil where it is not less."""
    baseline, place = one.cost.baseline, place_chosen(one)
    if not isinstance(baseline, Baseline) or not isinstance(one.cost.case, MoneyCase) or place is None:
        return Decimal(0)
    paid = total(part.amount for part in baseline.components if part.id in PAID)
    less = 1 - Decimal(repr(place.rate_ratio if place.rate_ratio is not None else 1.0))
    return max(Decimal(0), paid * Decimal(repr(one.sourcing.sourced_share)) * less)


def months_borne_by(gain: Decimal, gap: Decimal) -> int:
    """Return for how many whole months a gain bears a yearly gap in pay, without discounting."""
    return floor(gain / (gap / MONTHS))


def place_chosen(one: ProcessAssessment) -> PlaceOption | None:
    """Return the place that the work goes to, None where no places were compared."""
    return next((place for place in one.cost.places if place.is_chosen), None)


def _passes(one: ProcessAssessment, home: str | None, knowledge: Knowledge) -> bool:
    where = one.process.current_locations or ((home,) if home else ())
    return any(duty.kind == _TRANSFER for duty in _duties(where, knowledge))


def _duties(where: Sequence[str], knowledge: Knowledge) -> Iterator[TransferDuty]:
    return (duty for country in where for duty in knowledge.transfer_duties.get(country, ()))
