"""What the engagement's exchange rates, its cost preset and its way to treat doubt say against the rest."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import CostPreset, Engagement, Range, RiskMethod
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.messages_method import (
    DATE_WITHOUT_RATES,
    PRESET_OVERRIDDEN,
    RANGES_HELD,
    RATE_TURNED_ROUND,
    RATES_WITHOUT_DATE,
)
from reportgen.workbook.numbers import grouped
from reportgen.workbook.rates import rate_text, turned_round
from reportgen.workbook.schema import engagement_fields

PRICE_DRIVERS = "Price and performance"
_UPLIFT = "optimism_bias"


def check_method(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    """Return what is doubtful about how the money is to be worked out."""
    yield from _dates(engagement, knowledge)
    yield from _turned(engagement, knowledge)
    yield from _doubt(engagement, knowledge)
    yield from _preset(engagement, knowledge)


def _dates(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    given = {"exchange_rates", "exchange_rates_date"} & engagement.cells.keys()
    if engagement.exchange_rates and "exchange_rates_date" not in given:
        yield RATES_WITHOUT_DATE.at(_spot(engagement, "exchange_rates", knowledge))
    if engagement.exchange_rates_date is not None and "exchange_rates" not in given:
        yield DATE_WITHOUT_RATES.at(_spot(engagement, "exchange_rates_date", knowledge))


def _turned(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    """Say which exchange rates look turned round, beside the rough rates of the currencies."""
    for code, rate in engagement.exchange_rates.items():
        usual = _rough_rate(code, engagement.currency, knowledge)
        turned = None if usual is None else turned_round(rate, usual)
        if turned is not None:
            yield RATE_TURNED_ROUND.at(
                _spot(engagement, "exchange_rates", knowledge),
                suggestion=rate_text(code, turned, engagement.locale),
                text=rate_text(code, rate, engagement.locale),
                code=code,
                rate=OwnWords(grouped(rate)),
                currency=engagement.currency,
            )


def _rough_rate(code: str, currency: str, knowledge: Knowledge) -> float | None:
    """Return what one unit of a currency is roughly worth in another, None where that is not known."""
    dollars = knowledge.working_rates
    return dollars[code] / dollars[currency] if code in dollars and currency in dollars else None


def _doubt(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    """Say which ranges of the price the uplift stands for, where doubt is treated by it."""
    if engagement.risk_method is not RiskMethod.OPTIMISM_BIAS:
        return
    drivers = [one for one in knowledge.parameters.values() if one.group == PRICE_DRIVERS and one.id != _UPLIFT]
    labels = tuple(one.label for one in drivers if _is_open(engagement.assumptions.get(one.id)))
    if labels:
        yield RANGES_HELD.at(_spot(engagement, "risk_method", knowledge), labels=labels)


def _is_open(value: Range | None) -> bool:
    return value is not None and value.low < value.high


def _preset(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    if engagement.cost_preset is CostPreset.TYPICAL:
        return
    for parameter in knowledge.cost_presets[engagement.cost_preset].values:
        ref = engagement.cells.get(parameter)
        if parameter in engagement.assumptions and ref is not None:
            label = knowledge.parameters[parameter].label
            spot = Spot(sheet=ref.sheet, cell=ref.cell, row=_row(ref.cell), column="Likely", field="likely")
            yield PRESET_OVERRIDDEN.at(spot, preset=engagement.cost_preset.value.capitalize(), label=label)


def _spot(engagement: Engagement, field: str, knowledge: Knowledge) -> Spot:
    ref = engagement.cells[field]
    header = next(column.header for column in engagement_fields(knowledge) if column.field == field)
    return Spot(sheet=ref.sheet, cell=ref.cell, row=_row(ref.cell), column=header, field=field)


def _row(cell: str) -> int:
    return int("".join(character for character in cell if character.isdigit()))
