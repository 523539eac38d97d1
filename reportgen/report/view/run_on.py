"""Several texts as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.report.view.shared_words import lowered


def run_on(texts: Sequence[str]) -> str:
    """Join texts, sentences or not, into one sentence."""
    first, *others = (text.rstrip(".") for text in texts)
    return f"{'; '.join([first, *map(lowered, others)])}."
