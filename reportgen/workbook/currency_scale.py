"""How many units of a currency count for about one euro, as a power of ten, so that limits on amounts make sense."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

_LOWEST, _HIGHEST = Decimal(1_000), Decimal(1_000_000)
_BY_POWER: Mapping[int, frozenset[str]] = {
    0: frozenset(
        [
            "EUR",
            "USD",
            "GBP",
            "CHF",
            "AUD",
            "CAD",
            "NZD",
            "SGD",
            "BGN",
            "PLN",
            "RON",
            "BRL",
            "ILS",
            "AED",
            "SAR",
            "QAR",
            "MYR",
            "KWD",
            "BHD",
            "OMR",
            "JOD",
            "GEL",
        ]
    ),
    1: frozenset(
        [
            "CZK",
            "DKK",
            "NOK",
            "SEK",
            "MXN",
            "ZAR",
            "CNY",
            "HKD",
            "MAD",
            "TWD",
            "UAH",
            "TRY",
            "EGP",
            "THB",
            "MDL",
            "MKD",
            "GTQ",
            "UYU",
        ]
    ),
    2: frozenset(
        ["JPY", "INR", "HUF", "ISK", "PHP", "RSD", "RUB", "KES", "PKR", "LKR", "BDT", "DOP", "ALL", "AMD", "KZT", "JMD"]
    ),
    3: frozenset(["KRW", "CLP", "ARS", "NGN", "CRC", "XAF", "XOF", "TZS"]),
    4: frozenset(["COP", "IDR", "VND", "PYG", "UZS", "UGX"]),
}
_LARGEST_POWER = max(_BY_POWER)
_POWERS = {currency: power for power, currencies in _BY_POWER.items() for currency in currencies}


def lowest_cost_per_fte(currency: str) -> Decimal:
    """Return the yearly cost of one full-time equivalent below which thousands were meant."""
    return _LOWEST.scaleb(_POWERS.get(currency, 0))


def highest_cost_per_fte(currency: str) -> Decimal:
    """Return the yearly cost of one full-time equivalent above which FTE or cost is wrong.

    Infinite for a currency whose value is not known here.
    """
    power = _POWERS.get(currency)
    return Decimal("Infinity") if power is None else _HIGHEST.scaleb(power)


def largest(maximum: float, unit: str, currency: str) -> float:
    """Return the upper limit of an assumption, which for an amount is stated in euros; generous for unknown currencies.

    `unit` is that of the parameter, such as "currency a year" or "share".
    """
    return maximum * 10 ** _POWERS.get(currency, _LARGEST_POWER) if "currency" in unit else maximum


def usual_rate(code: str, currency: str) -> Decimal | None:
    """Return about what one unit of a currency is worth in another, as a power of ten; None where it is not known."""
    if code not in _POWERS or currency not in _POWERS:
        return None
    return Decimal(1).scaleb(_POWERS[currency] - _POWERS[code])
