"""Several texts as one sentence."""

from __future__ import annotations

from collections.abc import Sequence


def run_on(texts: Sequence[str]) -> str:
    """Join texts, sentences or not, into one sentence."""
    first, *others = (text.rstrip(".") for text in texts)
    return f"{'; '.join([first, *map(lowered, others)])}."


def lowered(text: str) -> str:
    """Return a text as it stands within a sentence, an abbreviation at its start as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
