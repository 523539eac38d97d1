"""How sure the saving of the portfolio is, as JSON."""

from __future__ import annotations

from reportgen.model.uncertainty import Estimate, Swing, Uncertainty
from reportgen.report.results.plain import Json, fields, known, number

_PLAIN_KEYS = (
    "draws",
    "seed",
    "probability_of_saving",
    "probability_error",
    "plan",
    "share_below_plan",
    "target",
    "probability_of_target",
    "own_share_of_variance",
)
_SWING_KEYS = (
    "parameter",
    "label",
    "unit",
    "low",
    "likely",
    "high",
    "saving_at_low",
    "saving_at_high",
    "share_of_variance",
)


def uncertainty_json(one: Uncertainty) -> dict[str, Json]:
    """Return the simulated net saving, its curve, and what moves it."""
    return {
        **fields(one, _PLAIN_KEYS),
        **{key: _estimate(getattr(one, key)) for key in ("mean", "p10", "p50", "p90")},
        "curve": [{"amount": number(amount), "share": known(share)} for amount, share in one.curve],
        "swings": [_swing(swing) for swing in one.swings],
    }


def _estimate(one: Estimate) -> dict[str, Json]:
    return fields(one, ("value", "standard_error"))


def _swing(one: Swing) -> dict[str, Json]:
    return fields(one, _SWING_KEYS)
