"""The types of prices: ways to charge, and assumptions about costs and rates; part of `Knowledge` (facts.py)."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.knowledge.origin import Origin
from reportgen.model.engagement import Range
from reportgen.model.verdict import NatureClass


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceModel:
    """A way to charge for a service.

    `charge` says in a phrase what is paid, `formula` how it is worked out, in words and symbols, with `parameters` by
    id. `glide` tells whether the price falls by the committed productivity. `clauses` are what the contract should
    say, `measures` what to report.
    """

    id: str
    name: str
    charge: str
    fits: str
    risk_on: str
    watch: str
    formula: str
    parameters: tuple[str, ...]
    glide: bool
    clauses: tuple[str, ...]
    measures: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceModelRule:
    """Which price model is the default for a class and situation, and why; rules are tried in order.

    `nature` is BPO, KPO or HYBRID; `situation` is one of mixed, stable_volume, whole_function,
    defined_deliverable, exploratory, any.
    """

    nature: NatureClass
    situation: str
    price_model: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A cost or rate assumption with its plausible range. `unit` such as "share", "share a year", "years".

    `group` is the heading it stands under.
    A parameter without a default (`value` None) takes effect only when the workbook gives it.
    """

    id: str
    group: str
    label: str
    value: Range | None
    unit: str
    minimum: float
    maximum: float
    help: str
    origin: Origin
