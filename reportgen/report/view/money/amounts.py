"""Amounts written in whole units of the currency, or in full, to its minor unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.money import minor_unit
from reportgen.report.figures.text_metrics import text_width
from reportgen.report.words.formats import MISSING, Formats

_SIZES = (7.6, 7.0, 6.4, 5.8, 5.2)
_PADDING = 1.2
_WEIGHT = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeAmounts:
    """Writes amounts that are whole units already, as the tables of the business case print them."""

    formats: Formats

    def text(self, amount: Decimal) -> str:
        """Write an amount without its currency, an en dash for nought: 1,204,300."""
        return self.formats.number(amount) if amount else MISSING

    @property
    def unit(self) -> str:
        """Say what the amounts are in, and that they add up."""
        return f"{self.formats.currency}, in whole units, rounded so that sums are exact as printed; an en dash is nil"


@dataclass(frozen=True, slots=True, kw_only=True)
class FullAmounts:
    """Writes amounts with every digit they have."""

    formats: Formats

    def text(self, amount: Decimal) -> str:
        """Write an amount without its currency: 1,204,300.05."""
        return self.formats.number(amount, self.decimals)

    @property
    def decimals(self) -> int:
        """Return how many decimals the currency has: 2 for EUR, 0 for JPY."""
        return -int(minor_unit(self.formats.currency).as_tuple().exponent)


def size_for(texts: Iterable[str], width: float) -> float:
    """Return the type size, in pt, in which every text fits into a column of so many mm; the smallest where none."""
    shown = list(texts)
    room = width - _PADDING
    return next((size for size in _SIZES if _widest(shown, size) <= room), _SIZES[-1])


def _widest(texts: Sequence[str], size: float) -> float:
    return max((text_width(text, size=size, weight=_WEIGHT) for text in texts), default=0.0)
