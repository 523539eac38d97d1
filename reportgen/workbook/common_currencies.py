"""The currencies that a dropdown suggests; any other code may be typed."""

from __future__ import annotations

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "AUD", "CAD", "CZK", "DKK", "HUF", "INR", "JPY", "NOK", "PLN", "SEK", "SGD")
