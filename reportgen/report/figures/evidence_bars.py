"""How much of the portfolio rests on what: a bar for each kind of evidence, by number and by cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.hatch import hatch
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Box, Drawing, Figure, Line, Mark, Path, Rect, Text, figure
from reportgen.report.figures.text_metrics import fitted

_LABEL_WIDTH, _GUTTER = 26.0, 4.0
_VALUE_WIDTH = 13.0
_HEAD, _ROW, _BAR = 5.0, 6.0, 3.2
_SIZE = 7.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A share of the whole, of which `firm` (as large at most) stands firm, and its text."""

    share: float
    firm: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """A kind of evidence: how many processes rest on it and, where costs are known, how much cost."""

    label: str
    count: Amount
    cost: Amount | None


def evidence_bars(rows: Sequence[EvidenceRow], palette: Palette, *, width: float = 111.8) -> Figure:
    """Draw the rows in the order given: filled what is firm, hatched what is not."""
    with_cost = any(row.cost is not None for row in rows)
    panels = 2 if with_cost else 1
    panel = (width - _LABEL_WIDTH - _GUTTER * (panels - 1)) / panels
    height = _HEAD + _ROW * len(rows) + 0.4
    marks = list(_heads(panel, panels, height, palette))
    for place, row in enumerate(rows):
        middle = _HEAD + (place + 0.5) * _ROW
        label = fitted(row.label, _LABEL_WIDTH - 1, size=_SIZE)
        marks.append(Text(x=0, y=middle + 0.95, text=label, size=_SIZE, fill=palette.ink))
        amounts = (row.count, row.cost) if with_cost else (row.count,)
        for index, amount in enumerate(amounts):
            if amount is not None:
                marks += _bar(amount, _panel_left(index, panel), middle, panel, palette)
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt="Evidence of the portfolio: " + "; ".join(_said(row) for row in rows),
        table=(("Evidence", "Processes", "Annual cost"), *(_cells(row) for row in rows)),
    )


def _panel_left(index: int, panel: float) -> float:
    return _LABEL_WIDTH + index * (panel + _GUTTER)


def _heads(panel: float, panels: int, height: float, palette: Palette) -> Iterator[Mark]:
    for index, name in enumerate(("Processes", "Annual cost")[:panels]):
        left = _panel_left(index, panel)
        yield Text(x=left, y=2.8, text=name, size=_SIZE, weight=600, fill=palette.ink_2)
        yield Line(x1=left, y1=_HEAD - 0.6, x2=left, y2=height, stroke=palette.ink_2, stroke_width=0.3)


def _bar(amount: Amount, left: float, middle: float, panel: float, palette: Palette) -> Iterator[Mark]:
    """Draw an amount's bar, and its text after the end."""
    reach = panel - _VALUE_WIDTH
    firm, end = left + reach * min(amount.firm, amount.share), left + reach * amount.share
    top = middle - _BAR / 2
    if firm > left:
        yield Rect(x=left, y=top, width=firm - left, height=_BAR, fill=palette.primary)
    if end > firm:
        box = Box(left=firm, top=top, right=end, bottom=top + _BAR)
        yield Rect(
            x=firm,
            y=top + 0.1,
            width=end - firm,
            height=_BAR - 0.2,
            fill=palette.white,
            stroke=palette.p80,
            stroke_width=0.2,
        )
        yield Path(d=hatch(box), stroke=palette.p80, stroke_width=0.3)
    text = fitted(amount.text, _VALUE_WIDTH - 1.2, size=_SIZE, weight=600)
    yield Text(x=end + 1.2, y=middle + 0.95, text=text, size=_SIZE, weight=600, fill=palette.ink)


def _said(row: EvidenceRow) -> str:
    cost = "" if row.cost is None else f", {row.cost.text} of the cost"
    return f"{row.label} {row.count.text}{cost}"


def _cells(row: EvidenceRow) -> tuple[str, str, str]:
    return row.label, row.count.text, "–" if row.cost is None else row.cost.text
