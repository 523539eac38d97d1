"""Who pays by which price model, and how a price was worked out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Price
from reportgen.model.money import total
from reportgen.model.verdict import Form
from reportgen.report.view.context import Context
from reportgen.report.view.money.worked_prices import worked_words
from reportgen.report.view.summary import by_cost
from reportgen.report.words.formats import NO_BREAK_SPACE, MoneyScale


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUse:
    """A price model with the processes priced by it, the largest charge first; `annual` sums the known charges."""

    model: str
    name: str
    members: tuple[ProcessAssessment, ...]
    annual: Decimal


def is_bought(one: ProcessAssessment) -> bool:
    """Return whether a provider is paid for the work; a centre of the client's own is not."""
    return one.sourcing.form is not Form.CAPTIVE


def price_of(one: ProcessAssessment) -> Price | None:
    """Return the price of a process, None where it has none."""
    return one.cost.price if isinstance(one.cost.price, Price) else None


def charge_of(one: ProcessAssessment) -> Decimal | None:
    """Return the charge of a steady year at today's prices, None where it is not known."""
    price = price_of(one)
    return None if price is None else price.annual


def model_uses(context: Context, sourced: Iterable[ProcessAssessment]) -> tuple[ModelUse, ...]:
    """Group what moves by price model, the largest charges first."""
    groups: dict[str, list[ProcessAssessment]] = {}
    for one in filter(is_bought, sourced):
        price = price_of(one)
        groups.setdefault(price.model if price is not None else one.sourcing.price_model, []).append(one)
    uses = [
        ModelUse(
            model=model,
            name=context.knowledge.price_models[model].name,
            members=tuple(by_charge(members)),
            annual=total(charge for one in members if (charge := charge_of(one)) is not None),
        )
        for model, members in groups.items()
        if model
    ]
    return tuple(sorted(uses, key=lambda use: (-use.annual, -len(use.members), use.model)))


def by_charge(members: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    """Sort by yearly charge, the dearest first; those without one follow by cost."""
    return sorted(by_cost(members), key=lambda one: -(charge_of(one) or Decimal(0)))


def risk_shares(context: Context, uses: Sequence[ModelUse]) -> Mapping[str, float]:
    """Return the share of the charges whose risk lies with the provider, the client or both."""
    whole = total(use.annual for use in uses)
    shares: dict[str, float] = {}
    for use in uses:
        bearer = context.knowledge.price_models[use.model].risk_on
        shares[bearer] = shares.get(bearer, 0.0) + (float(use.annual / whole) if whole else 0.0)
    return shares


def example_of(context: Context, use: ModelUse, scale: MoneyScale | None) -> str:
    """Work the model's largest price out in words and numbers, yearly amounts in one unit; "" where none is known."""
    one = next((one for one in use.members if price_of(one) is not None), None)
    price = price_of(one) if one is not None else None
    if one is None or price is None:
        return ""
    formats = context.formats.in_scale(scale)
    made, bounds = worked_words(formats, price)
    told = f"{made} {formats.compact(price.annual)} a year".strip()
    text = f"No. {context.number(one)}: {'; '.join(part for part in (told, bounds) if part)}"
    return text.replace(" a year", f"{NO_BREAK_SPACE}a{NO_BREAK_SPACE}year")
