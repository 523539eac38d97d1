"""The figure of cost by year, filled from the canonical table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportgen.model.cash_flow import CashFlow, Line
from reportgen.report.figures.cost_by_year import YearCost
from reportgen.report.figures.cost_by_year import cost_by_year as figure
from reportgen.report.view.context import Context
from reportgen.report.view.exact_amounts import drawn_amount, with_amounts
from reportgen.report.view.money.by_line import over_years
from reportgen.report.view.parts import Drawing, joined
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import Formats, MoneyScale, in_words, is_nought, sentence_start

_STRANDED = (Line.STRANDED, Line.STRANDED_FOR_A_TIME)
_WEIGHTY = Decimal("0.001")
_IN_HOUSE = (Line.NOT_MOVED, Line.PARALLEL, Line.SOFTWARE)
_KINDS: tuple[tuple[int, tuple[str, str]], ...] = (
    (-1, ("costs more than today’s course", "cost more than today’s course")),
    (1, ("saves", "save")),
    (0, ("changes nothing", "change nothing")),
)
_ALIKE: Mapping[tuple[int, int], str] = {
    (-1, 1): "Only the move itself costs more; every year after it saves",
    (0, 1): "Every year from the first on saves",
    (1, 1): "Every year saves against today’s course",
    (-1, -1): "Every year costs more than today’s course",
    (0, -1): "Every year from the first on costs more than today’s course",
    (1, -1): "Only year 0 saves; every year after it costs more than today’s course",
    (-1, 0): "Only the move itself costs more; no year after it differs",
    (1, 0): "Only year 0 saves; no year after it differs",
}


def cost_by_year(context: Context, summary: Summary) -> Drawing | None:
    """Draw each year as it is and as recommended; None where nothing moves."""
    flows = context.assessment.portfolio.cash_flows
    if not flows or not summary.sourced:
        return None
    scale = year_scale(context.formats, flows)
    years = [_year(flow, scale) for flow in flows]
    apart = " Each amount is rounded by itself." if _is_rounded_apart(years, flows, scale) else ""
    caption = context.numbering.figure(
        _finding(flows, scale),
        f"{scale.unit} by year, all processes with a cost. Left bar: as it is; right bar: as recommended. "
        f"Year 0 is the move itself.{apart}",
    )
    drawn = figure(
        years,
        context.palette,
        text=lambda value: context.formats.number(value, scale.decimals),
    )
    values = [(one.baseline, one.avoided_capital, *one.parts) for one in years]
    amounts = [[drawn_amount(context.formats, value, scale) for value in row] for row in values]
    columns = dict(enumerate(zip(*amounts, strict=True), start=1)) | {len(drawn.table[0]): [flow.net for flow in flows]}
    table = tuple((*row, "" if place else "Net") for place, row in enumerate(drawn.table))
    return Drawing(caption=caption, svg=drawn.svg, numbers=with_amounts(context.formats, table, columns))


def year_scale(formats: Formats, flows: Sequence[CashFlow]) -> MoneyScale:
    """Choose the unit by the baselines, or the one below it where a net that weighs would else print as no change."""
    weighty = (flow.net for flow in flows if abs(flow.net) >= _WEIGHTY * flow.baseline)
    return formats.telling(formats.scale_for(flow.baseline for flow in flows), weighty)


def _is_rounded_apart(years: Sequence[YearCost], flows: Sequence[CashFlow], scale: MoneyScale) -> bool:
    """Return whether the totals that are printed differ by another amount than the difference that is."""
    places, unit = scale.decimals, 10.0**-scale.decimals
    return any(
        abs(
            round(one.as_it_is, places)
            - round(one.recommended, places)
            - round(float(flow.net / scale.divisor), places)
        )
        > unit / 2
        for one, flow in zip(years, flows, strict=True)
    )


def _finding(flows: Sequence[CashFlow], scale: MoneyScale) -> str:
    """Say which years cost more than today's course, which save and which print no change."""
    start = next((_sign(flow, scale) for flow in flows if not flow.year), 0)
    later = Counter(_sign(flow, scale) for flow in flows if flow.year)
    if not start and not (later[1] or later[-1]):
        return "At the costs given no year differs"
    if len(later) == 1:
        return _ALIKE[start, next(iter(later))]
    kinds = [(later[sign], words) for sign, words in _KINDS if later[sign]]
    (first, verbs), *others = kinds
    after = "after the move " if start < 0 else ""  # whose own year costs more, too
    said = sentence_start(f"{after}{in_words(first)} of {in_words(later.total())} years {_verb(first, verbs)}")
    rest = [
        f"the other{'s' if count > 1 else ''} {_verb(count, words)}"
        if len(others) == 1
        else f"{in_words(count)} {_verb(count, words)}"
        for count, words in others
    ]
    return f"{said}; {joined(rest)}"


def _verb(count: int, verbs: tuple[str, str]) -> str:
    return verbs[0] if count == 1 else verbs[1]


def _sign(flow: CashFlow, scale: MoneyScale) -> int:
    """Return 1 for a year that saves, -1 for one that costs more, 0 where no change is printed."""
    return 0 if is_nought(scale.text(abs(flow.net))) else 1 if flow.net > 0 else -1


def _year(flow: CashFlow, scale: MoneyScale) -> YearCost:
    amount = scale.text(abs(flow.net))
    difference = {1: f"saves {amount}", -1: f"costs {amount} more", 0: "no change"}[_sign(flow, scale)]

    def drawn(*lines: Line) -> float:
        return float(over_years([flow], lines) / scale.divisor)

    return YearCost(
        label=f"Year {flow.year}",
        baseline=drawn(Line.AS_IS),
        avoided_capital=drawn(Line.AVOIDED_CAPITAL),
        charges=float(flow.charges / scale.divisor),
        governance=float(flow.governance / scale.divisor),
        retained=drawn(*_IN_HOUSE),
        stranded=drawn(*_STRANDED),
        one_off=float(flow.one_off / scale.divisor),
        tax=float(flow.tax / scale.divisor),
        difference=difference,
        saves=flow.net >= 0,
    )
