"""What codes of the results stand for, in the words that the report prints."""

from __future__ import annotations

import re

from reportgen.model.verdict import VERDICT, HybridKind, NatureClass, Recommendation

_BY_CODE = {code.value: words.lower() for code, words in VERDICT.items()}
_CODE = re.compile(rf"\b(?:{'|'.join((*Recommendation, *HybridKind, NatureClass.HYBRID))})\b")


def in_printed_words(text: str) -> str:
    """Return a text with verdicts and classes under the names that the report prints, as within a sentence."""
    return _CODE.sub(lambda found: _BY_CODE.get(found[0], found[0].lower()), text)
