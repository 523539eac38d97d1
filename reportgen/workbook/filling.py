"""What a template is filled with: nothing but the settings, or the example company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from reportgen.model.engagement import PageSize, Range
from reportgen.workbook.notation import Notation

Entry: TypeAlias = str | int | float | date
"""What an analyst would type into a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlEntry:
    """A maturity's label, as chosen from the dropdown, with a note."""

    maturity: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Entries by the model's field names (for ratings: criterion ids), as an analyst would type them.

    `weights` (0-1, by criterion id) and `assumptions` (by parameter id) hold only changes; `controls` is by
    control id. `logo` is a PNG.
    """

    engagement: Mapping[str, Entry]
    processes: tuple[Mapping[str, Entry], ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    assumptions: Mapping[str, Range] = field(default_factory=dict)
    controls: Mapping[str, ControlEntry] = field(default_factory=dict)
    logo: bytes | None = None

    @property
    def notation(self) -> Notation:
        """Return how the template writes numbers: in its own currency and locale."""
        return Notation(currency=str(self.engagement["currency"]), locale=str(self.engagement["locale"]))


def blank(
    *, currency: str, locale: str, marking: str | None = "Confidential", page_size: PageSize | None = None
) -> Filling:
    """Return the filling of an empty template: the usual settings.

    Without a marking its cell stays blank; without a page size it is the paper of the locale's country.
    """
    usual = PageSize.LETTER if Notation(currency=currency, locale=locale).is_on_letter else PageSize.A4
    return Filling(
        engagement={
            "status": "Draft",
            "version": "0.1",
            **({} if marking is None else {"marking": marking}),
            "risk_appetite": "Moderate",
            "currency": currency,
            "locale": locale,
            "horizon_years": 5,
            "discount_rate": 0.09,
            "cost_preset": "Typical",
            "risk_method": "Simulation",
            "page_size": (page_size or usual).value,
        }
    )
