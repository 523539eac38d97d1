"""The work to be priced and the ways to run it, as the formulas of money see them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from reportgen.analysis.money.components import Entered
from reportgen.model.engagement import QuoteBasis
from reportgen.model.verdict import NatureClass


class Scope(StrEnum):
    """How much of the work moves."""

    WHOLE = "whole"
    SELECTIVE = "selective"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A process's cost and size. `capital` is spent once at the decision if all the work stays; `years` is the horizon.

    Amounts are in the engagement's currency, `volume` in units a year.
    """

    entered: Entered
    nature: NatureClass | None
    fte: float | None
    volume: float | None
    capital: float
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A price that a provider has quoted, in the engagement's currency at the workbook's exchange rate."""

    price: float
    basis: QuoteBasis
    is_foreign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """Work done by somebody else: a provider, or an own centre where `is_captive`.

    `rate_ratio` is the rate of the place as a share of that at home, before any work done at home is blended in;
    `live` names the parameter with the month after the decision in which the provider takes over.
    """

    work: Work
    scope: Scope
    rate_ratio: float
    is_abroad: bool
    is_captive: bool
    has_several_providers: bool
    model: str
    live: str
    quote: Quote | None = None
    is_biased: bool = False

    def for_a_year(self) -> Deal:
        """Return the deal over a horizon of one year: every further year reads the same parameters."""
        return replace(self, work=replace(self.work, years=1))
