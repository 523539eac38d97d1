"""Reads printed numbers as a reader of that country would; refuses what is not written as that country writes."""

import re
from dataclasses import dataclass
from decimal import Decimal

# Thousands and decimals: 1,204.05; 1.204,05; 1 204,05; 1’204.05. A no-break space reads as a space.
SEPARATORS = {"en_GB": (",", "."), "de_DE": (".", ","), "fr_FR": (" ", ","), "de_CH": ("’", ".")}
SIZES = {"bn": Decimal(10**9), "m": Decimal(10**6), "k": Decimal(1000), "": Decimal(1)}
GLANCE = r"−?(?:[A-Z$]{3}[ \u00a0]|[^\s\d−,;.]{1,4})\d+(?:[.,’ \u00a0]\d+)*(?:bn|m|k)?(?!\w|[.,’]\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads amounts in whole units, amounts at a glance, and per cents."""

    locale: str
    currency: str

    def decimal(self, text, decimals):
        group, point = SEPARATORS[self.locale]
        fraction = f"{re.escape(point)}[0-9]{{{decimals}}}" if decimals else ""
        text = text.replace("\u00a0", " ").strip()
        if not re.fullmatch(rf"−?[0-9]{{1,3}}({re.escape(group)}[0-9]{{3}})*{fraction}", text):
            raise ValueError(f"not a number of {decimals} decimals in {self.locale}: {text!r}")
        return Decimal(text.replace(group, "").replace(point, ".").replace("−", "-"))

    def amount(self, text):
        """Return an amount in whole units; an en dash is nil."""
        return Decimal(0) if text.strip() == "–" else self.decimal(text, 0)

    def glance(self, text):
        """Return an amount such as "−€14.2m" and half of its last digit."""
        minus, _, digits, unit = re.fullmatch(r"(−?)([A-Z$]{3}[ \u00a0]|[^\d−]+)(\d.*?)(bn|m|k|)", text).groups()
        decimals = 1 if unit in {"bn", "m"} else 0
        size = SIZES[unit]
        return self.decimal(minus + digits, decimals) * size, size / 10**decimals / 2

    def scaled(self, text, unit, finer=0):
        """Return an amount of a table set in a unit such as "€m", and half of its last digit; `finer` adds decimals."""
        letters = re.search(r"(?:bn|m|k|)$", unit)[0]
        decimals = (1 if letters in {"bn", "m"} else 0) + finer
        return self.decimal(text, decimals) * SIZES[letters], SIZES[letters] / 10**decimals / 2

    def percent(self, text):
        return self.decimal(text.removesuffix("%").strip(), 0) / 100
