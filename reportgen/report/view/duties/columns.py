"""How wide the two columns of the table of duties are: one split for all blocks, that which makes them lowest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.report.view.table_runs import lines_of

WHOLE_MM = 170.0
_SPLITS = (102.0, 93.5, 85.0)  # of the duties; what follows has the rest
_BESIDE, _INDENT = 4.5, 3.2
_SIZE, _LINE = 8.2, 3.5
_AFTER_DUTY, _AFTER_ASK = 0.3, 1.0


def duties_mm(blocks: Iterable[tuple[Sequence[str], Sequence[tuple[str, str]]]]) -> float:
    """Return the width of the duties, given the duties of each block, and what follows as lead and text."""
    told = [*blocks]
    return min(_SPLITS, key=lambda width: sum(_height(duties, asks, width) for duties, asks in told))


def _height(duties: Sequence[str], asks: Sequence[tuple[str, str]], width: float) -> float:
    beside = WHOLE_MM - width
    left = sum(lines_of(text, width - _BESIDE - _INDENT, size=_SIZE) * _LINE + _AFTER_DUTY for text in duties)
    right = sum(lines_of(f"{lead} {text}", beside, size=_SIZE) * _LINE + _AFTER_ASK for lead, text in asks)
    return max(left, right)
