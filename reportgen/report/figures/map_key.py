"""The key of the portfolio map: what area and colour say, in a corner that no disc needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.report.figures.bubbles import Bubble, Sizes
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.risk_disc import RiskTier, risk_colours, tier_name
from reportgen.report.figures.scale import round_step
from reportgen.report.figures.svg import Box, Circle, Mark, Text
from reportgen.report.figures.text_metrics import text_width

_HEAD, _SIZE = 7.2, 7.0
_INSET = 2.4
_CLEAR_OF_DISCS = 0.8
_ROW = 4.2
_RISK_WIDTH = 27.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyContent:
    """What the key has to say. `costs` are round amounts with their text, the largest last."""

    costs: tuple[tuple[float, str], ...]
    tiers: tuple[RiskTier, ...]
    note: str

    def width(self, sizes: Sizes) -> float:
        """Return the width of the key in mm."""
        beside = _area_width(self.costs, sizes) + _RISK_WIDTH
        return max(beside, text_width(self.note, size=_SIZE))

    def height(self, sizes: Sizes) -> float:
        """Return the height of the key in mm."""
        area = 2 * sizes.radius(self.costs[-1][0]) if self.costs else 0.0
        return 5.0 + max(area, _ROW * len(self.tiers)) + (4.2 if self.note else 0.0)


def key_content(
    costs: Sequence[float | None], tiers: Sequence[RiskTier], sizes: Sizes, cost_text: Callable[[float], str]
) -> KeyContent:
    """Choose three round amounts that span the costs, and the tiers that occur."""
    known = [cost for cost in costs if cost is not None and cost > 0]
    amounts: list[float] = []
    if known:
        largest = _round_below(max(known))
        amounts = [largest, *(amount for amount in (_round_below(largest / 2.5), _round_below(largest / 10)))]
    drawable = sorted(amount for amount in amounts if sizes.radius(amount) > sizes.smallest)
    note = _smallest_note(known, len(costs), sizes, cost_text)
    if not drawable:
        note = "No cost is given, so size shows none" if not known else "Too close together for size to show cost"
    order: tuple[RiskTier, ...] = ("low", "medium", "high", "none")
    return KeyContent(
        costs=tuple((amount, cost_text(amount)) for amount in drawable),
        tiers=tuple(tier for tier in order if tier in tiers),
        note=note,
    )


def _smallest_note(known: Sequence[float], count: int, sizes: Sizes, cost_text: Callable[[float], str]) -> str:
    """Say up to which cost discs are drawn alike, and whether the cost of some is not given; "" where neither is so."""
    alike = [cost for cost in known if sizes.radius(cost) <= sizes.smallest]
    some_lack = len(known) < count
    if alike and (some_lack or len(alike) > 1):
        return f"Smallest: up to {cost_text(max(alike))}{', or not given' if some_lack else ''}"
    return "Smallest: no cost given" if some_lack else ""


def _round_below(amount: float) -> float:
    step, most = round_step(amount), amount * (1 + 1e-9)
    return step if step <= most else max((s for s in (step / 2, step / 2.5) if s <= most), default=amount)


def corner_box(content: KeyContent, sizes: Sizes, plot: Box, bubbles: Sequence[Bubble]) -> Box | None:
    """Return the first corner of the plot where the key covers no disc, or None."""
    width, height = content.width(sizes) + 2 * _INSET, content.height(sizes) + 2 * _INSET
    bottom, top = plot.bottom - height, plot.top + 6
    for left, upper in (
        (plot.left, bottom),
        (plot.right - width, bottom),
        (plot.right - width, top),
        (plot.left, top),
    ):
        box = Box(left=left, top=upper, right=left + width, bottom=upper + height)
        if all(box.distance(one.x, one.y) > one.r + _CLEAR_OF_DISCS for one in bubbles):
            return box
    return None


def key_marks(content: KeyContent, sizes: Sizes, palette: Palette, box: Box) -> tuple[Mark, ...]:
    """Draw the key into its box."""
    left, top = box.left + _INSET, box.top + _INSET
    marks: list[Mark] = []
    foot = top + 5.0 + max(2 * sizes.radius(content.costs[-1][0]) if content.costs else 0.0, 0.0)
    if content.costs:
        marks.append(_head("Area: annual cost", left, top + 2, palette))
    x = left
    for amount, label in content.costs:
        r = sizes.radius(amount)
        marks.append(Circle(x=x + r, y=foot - r, r=r, stroke=palette.ink_2, stroke_width=0.25))
        marks.append(Text(x=x + 2 * r + 0.9, y=foot - 0.6, text=label, size=_SIZE, fill=palette.ink_2))
        x += 2 * r + 0.9 + text_width(label, size=_SIZE) + 2.6
    if content.note:
        y = box.bottom - _INSET - 0.6
        marks.append(Text(x=left, y=y, text=content.note, size=_SIZE, fill=palette.ink_2))
    right = left + _area_width(content.costs, sizes)
    marks.append(_head("Colour: residual risk", right, top + 2, palette))
    for index, tier in enumerate(content.tiers):
        marks += _tier_marks(tier, right, top + 6.4 + index * _ROW, palette)
    return tuple(marks)


def _area_width(costs: Sequence[tuple[float, str]], sizes: Sizes) -> float:
    if not costs:
        return 0.0
    circles = sum(2 * sizes.radius(amount) + 0.9 + text_width(label, size=_SIZE) + 2.6 for amount, label in costs)
    return max(circles, text_width("Area: annual cost", size=_HEAD, weight=600)) + 4


def _head(text: str, x: float, y: float, palette: Palette) -> Text:
    return Text(x=x, y=y, text=text, size=_HEAD, weight=600, fill=palette.ink_2)


def _tier_marks(tier: RiskTier, x: float, y: float, palette: Palette) -> tuple[Mark, Mark]:
    colours = risk_colours(tier, palette)
    return (
        Circle(x=x + 1.5, y=y, r=1.5, fill=colours.fill, stroke=colours.stroke, stroke_width=0.35),
        Text(x=x + 4.6, y=y + 0.85, text=tier_name(tier), size=_SIZE, fill=palette.ink_2),
    )
