"""The fields of the Engagement sheet on how the money is worked out: currencies of offers, doubt, the saving wanted."""

from __future__ import annotations

from reportgen.model.engagement import CostPreset, RiskMethod
from reportgen.workbook.column import Choice, Column, Kind

CALCULATION = "The calculation"
_PRESETS = (
    Choice(label="Lean", value=CostPreset.LEAN, aliases=("Low", "Light")),
    Choice(label="Typical", value=CostPreset.TYPICAL, aliases=("Medium", "Normal", "Usual", "Standard")),
    Choice(label="Heavy", value=CostPreset.HEAVY, aliases=("High",)),
)
_METHODS = (
    Choice(label="Simulation", value=RiskMethod.SIMULATION, aliases=("Simulate", "Monte Carlo", "Simulated")),
    Choice(label="Optimism bias", value=RiskMethod.OPTIMISM_BIAS, aliases=("Uplift", "Optimism bias uplift", "Bias")),
)


def money_fields() -> tuple[Column, ...]:
    """Return the fields from top to bottom; each has a default or may stay blank."""
    return (*_rates(), _preset(), _method(), _target())


def _rates() -> tuple[Column, ...]:
    return (
        Column(
            header="Exchange rates",
            field="exchange_rates",
            kind=Kind.RATES,
            group=CALCULATION,
            aliases=("Exchange rate", "Currency rates", "Rates of exchange", "FX rates", "FX", "Wechselkurse"),
            help="What one unit of each currency that a price is quoted in is worth in the engagement's currency, "
            "separated by ; such as USD=0.92; GBP=1.17.",
            default="no quoted price can be in another currency",
        ),
        Column(
            header="Exchange rates of",
            field="exchange_rates_date",
            kind=Kind.DATE,
            group=CALCULATION,
            aliases=("Exchange rate date", "Exchange rates as of", "Date of exchange rates", "Rates of", "FX date"),
            help="The day the exchange rates are of, such as 2026-11-13.",
            default="the report says that the day is not known",
        ),
    )


def _preset() -> Column:
    return Column(
        header="Cost preset",
        field="cost_preset",
        kind=Kind.CHOICE,
        group=CALCULATION,
        aliases=("Preset", "Cost level", "Cost presets", "Transition cost preset"),
        choices=_PRESETS,
        default="Typical",
        help="Whether the move and the steering of a provider are taken as lean, typical or heavy. What you enter on "
        "the Assumptions sheet goes before it.",
    )


def _method() -> Column:
    return Column(
        header="Treat doubt by",
        field="risk_method",
        kind=Kind.CHOICE,
        group=CALCULATION,
        aliases=("Risk method", "Treatment of doubt", "Doubt", "Uncertainty method", "Treatment of uncertainty"),
        choices=_METHODS,
        default="Simulation",
        help="Simulation draws every doubtful figure many times; optimism bias adds one uplift to cost instead. Never "
        "both on the same risk.",
    )


def _target() -> Column:
    return Column(
        header="Target saving",
        field="target_saving",
        kind=Kind.PERCENT,
        group=CALCULATION,
        aliases=("Saving target", "Savings target", "Target savings", "Savings goal", "Einsparziel"),
        minimum=0,
        maximum=1,
        default="no chance of reaching a target is given",
        help="The net saving you want over the horizon, as a share of what the work would cost in-house, such as 15 %.",
    )
