"""The words that a number format shows beside a number, such as "k€", "/month" or a percent sign that is mere text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<marked>[^\]-]*)(?:-[^\]]*)?\]'
    r"|(?P<nothing>\[[^\]]*\]|_.|\*.|E[+-]|@)|(?P<digit>[0#?]|General|Standard)|(?P<comma>,)|(?P<point>\.)"
    r"|(?P<bare>[^\W\d_])",
    re.DOTALL,
)
_BY_SCALE = {
    1: "k|t|th|tsd|thousands?|'?000s?|tausend",
    2: "m|mn|mio|mill?|millions?",
    3: "b|bn|mrd|billions?",
}


@dataclass(slots=True, kw_only=True)
class _Section:
    """One section of a format; `thousands` counts the commas that divide what is shown by a thousand."""

    words: list[str] = field(default_factory=list)
    has_digits: bool = False
    thousands: int = 0
    commas: int = 0

    def take(self, found: re.Match[str]) -> None:
        """Take one part of the format in."""
        if found.lastgroup == "digit":
            self.has_digits, self.commas = True, 0
            self.words.append(" ")
        elif found.lastgroup == "comma":
            self.commas += 1
        elif found.lastgroup == "point":
            self.thousands, self.commas = self.thousands + self.commas, 0
        elif found.lastgroup == "nothing":
            self.words.append(" ")
        else:
            self.words.append(found[found.lastgroup or 0])

    @property
    def unit(self) -> str | None:
        """Return the words beside the digits, without the one that the commas make true."""
        text = " ".join("".join(self.words).split())
        truth = _BY_SCALE.get(self.thousands + self.commas)
        if truth is not None:
            text = re.sub(rf"(?i:(?<!\w)(?:{truth})\b\.?)|(?<!\w)[kKTM](?=[A-Z]{{3}}|[€$£¥])", "", text).strip()
        tells = any(one.isalnum() or one in "%‰" for one in text)
        return text if self.has_digits and tells else None


def shown_unit(number_format: str) -> str | None:
    """Return the words that a number format shows beside a number, None where it shows none.

    "0.0,"k"" shows 1200 as 1.2k, which is what it is; "0"k"" shows it as 1200k, so its unit is "k".
    """
    return next((unit for one in _sections(number_format) if (unit := one.unit) is not None), None)


def without_literals(number_format: str) -> str:
    """Return a number format without the text that it merely shows."""
    return re.sub(r'"[^"]*"|\\.|\[\$[^\]]*\]', "", number_format, flags=re.DOTALL)


def _sections(number_format: str) -> list[_Section]:
    sections = [_Section()]
    position = 0
    while position < len(number_format):
        found = _PART.match(number_format, position)
        if found is not None:
            sections[-1].take(found)
        elif number_format[position] == ";":
            sections.append(_Section())
        position = position + 1 if found is None else found.end()
    return sections
