"""Places in laws, and dates, that no line breaks in two: "art. 28(3)(a)", "s.8(1)", "2 December 2027"."""

from __future__ import annotations

import re

from reportgen.report.words.formats import NO_BREAK_SPACE, WORD_JOINER
from reportgen.report.words.unbroken import MONTHS

_GAP = re.compile(
    rf"\b(?:arts?\.|articles?|sections?|chapter|module|Rules?) (?=\d|[IVX]+\b)|\b\d{{1,2}} (?=(?:{'|'.join(MONTHS)})\b)"
)
_SEAM = re.compile(r"(?<=\))(?=\()|(?<=\bs\.)(?=\d)")


def unbroken(text: str) -> str:
    """Return a text in which what cites a law, or a day, stays on one line."""
    joined = _GAP.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)
    return _SEAM.sub(WORD_JOINER, joined)
