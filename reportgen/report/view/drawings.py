"""The report's figures, filled from the assessment; geometry and looks are the figures' own affair."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from reportgen.model.cash_flow import CashFlow, Line
from reportgen.model.engagement import PageSize
from reportgen.model.money import total
from reportgen.model.uncertainty import Uncertainty
from reportgen.report.figures.cost_by_verdict import VerdictSegment, cost_by_verdict
from reportgen.report.figures.cover_flow import CoverItem, cover_flow
from reportgen.report.figures.minis import YearAmount, cumulative_cash, net_by_year, risk_rows
from reportgen.report.figures.portfolio_map import MapItem, PortfolioMapFigure
from reportgen.report.figures.portfolio_map import portfolio_map as map_figure
from reportgen.report.view.context import Context
from reportgen.report.view.decision.cost_bar import cost_parts
from reportgen.report.view.decision.section import Mini
from reportgen.report.view.exact_amounts import with_amounts
from reportgen.report.view.marks import fate_of, kind_of, known, risk_tier
from reportgen.report.view.money.by_line import over_years
from reportgen.report.view.money.opening import month_of
from reportgen.report.view.page import LIVE_WIDTH_MM, PageView
from reportgen.report.view.parts import Drawing
from reportgen.report.view.portfolio_map import MapDrawing, placed
from reportgen.report.view.run_in import lines_run_in
from reportgen.report.view.security.risk_facts import SEVERE, score_floors, scored
from reportgen.report.view.summary import Summary, baseline_of, cumulated
from reportgen.report.view.uncertainty.figures import range_mini
from reportgen.report.view.wording import MOVED_A_LITTLE, TIED, clipped, score
from reportgen.report.words.formats import MoneyScale, all_of, in_words, sentence_start

_TIERS = ("low", "medium", "high", "severe")
_LABEL_LIMIT = 90
_KEY_ROW_MM, _KEY_HEAD_MM = 3.9, 5.0
_MOST_BELOW = 18  # names of a key that stands below the map; more have the next page, and the map takes their room
_KEY_PAGE_GAIN_MM = 20.0
_MAP_HEIGHT_MM = {PageSize.A4: 142.0, PageSize.LETTER: 134.0}


def cover(context: Context, page: PageView) -> Markup:
    """Draw the portfolio across the edge of the cover; without any function its lines begin under no name."""
    unnamed = "Other" if any(one.process.function for one in context.assessment.processes) else ""
    items = [
        CoverItem(
            function=clipped(one.process.function or unnamed, 40),
            cost=None if (cost := baseline_of(one)) is None else float(cost),
            kind=kind_of(one),
            fate=fate_of(one),
            wave=one.sourcing.wave,
        )
        for one in context.assessment.processes
    ]
    return cover_flow(items, context.palette, width=page.width_mm, height=page.height_mm).svg


def verdict_bar(context: Context, summary: Summary) -> Mini | None:
    """Draw the yearly cost by verdict; None where no cost is known."""
    parts = cost_parts(context, summary)
    if not parts:
        return None
    segments = [
        VerdictSegment(label=one.label, amount=float(one.cost), amount_text=one.text, kind=one.kind) for one in parts
    ]
    figure = cost_by_verdict(segments, context.palette)
    numbers = with_amounts(context.formats, figure.table, {1: [one.cost for one in parts]})
    return Mini(title="Annual cost by verdict", svg=figure.svg, numbers=numbers)


def minis(context: Context, summary: Summary) -> tuple[Mini, ...]:
    """Draw the small figures of the decision page."""
    drawn = []
    flows = context.assessment.portfolio.cash_flows
    if flows and summary.sourced:
        scale = context.formats.scale_for(flow.net for flow in flows)
        years = [_year_amount(flow.year, flow.net, scale) for flow in flows]
        figure = net_by_year(years, context.palette)
        numbers = with_amounts(context.formats, figure.table, {1: [flow.net for flow in flows]})
        drawn.append(Mini(title=_net_title(flows, scale), svg=figure.svg, numbers=numbers))
        drawn.append(_doubt_mini(context, summary))
    drawn.extend(_risk_mini(context, summary))
    return tuple(drawn)


def _doubt_mini(context: Context, summary: Summary) -> Mini:
    """Draw the range of the saving; without one, when the money is back."""
    uncertainty = context.assessment.portfolio.uncertainty
    if isinstance(uncertainty, Uncertainty) and uncertainty.p10.value != uncertainty.p90.value:
        return range_mini(context, uncertainty)
    flows = context.assessment.portfolio.cash_flows
    scale = context.formats.scale_for(flow.net for flow in flows)
    sums = list(cumulated([flow.net for flow in flows]))
    running = [_year_amount(flow.year, amount, scale) for flow, amount in zip(flows, sums, strict=True)]
    month = f"month {month_of(summary.payback_years)}" if summary.payback_years else ""
    title = "Cash does not turn within the horizon" if not month else "When the money is back"
    figure = cumulative_cash(running, context.palette, crossing=summary.payback_years, crossing_text=month)
    numbers = with_amounts(context.formats, figure.table, {1: sums})
    return Mini(title=f"{title}, {scale.unit}", svg=figure.svg, numbers=numbers)


def _risk_mini(context: Context, summary: Summary) -> list[Mini]:
    rated = scored(summary.sourced or context.assessment.processes)
    if not rated:
        return []
    before = sorted((float(inherent.score) for _, inherent, _ in rated), reverse=True)
    after = sorted((float(residual.score) for _, _, residual in rated), reverse=True)
    floors = score_floors(context.knowledge)
    figure = risk_rows(before, after, context.palette, floors=floors)
    title = _risk_finding(before, after, floors, moves=bool(summary.sourced))
    return [Mini(title=title, svg=figure.svg, numbers=figure.table)]


def _risk_finding(before: Sequence[float], after: Sequence[float], floors: Sequence[float], *, moves: bool) -> str:
    """Say how many risks are severe with the measures; that none is left is said only where one was before.

    Where none was, how high the worst still is: `floors` are the lowest scores of the four bands.
    """
    whose = " in what moves" if moves else ""
    severe = sum(1 for score in after if score >= SEVERE)
    if severe:
        return f"{sentence_start(in_words(severe))} {'stays' if severe == 1 else 'stay'} severe{whose}"
    if any(score >= SEVERE for score in before):
        return f"No severe risk is left{whose}"
    worst = _TIERS[bisect_right(floors[1:], max(after)) if after else 0]
    if worst == _TIERS[0]:
        return "All that moves ends at low risk" if moves else "With the measures all risk is low"
    count = sum(1 for score in after if score >= floors[_TIERS.index(worst)])
    return f"With the measures {in_words(count)} {'stays' if count == 1 else 'stay'} {worst}"


def _year_amount(year: int, amount: Decimal, scale: MoneyScale) -> YearAmount:
    return YearAmount(label=str(year), amount=float(amount / scale.divisor), amount_text=scale.text(amount))


def _net_title(flows: Sequence[CashFlow], scale: MoneyScale) -> str:
    first = next((flow.year for flow in flows if flow.net > 0), None)
    pays = first is not None and total(flow.net for flow in flows) > 0
    in_house = [over_years([flow], (Line.AS_IS,)) for flow in flows if flow.year]
    rising = " as prices rise" if in_house and in_house[-1] > in_house[0] else ""
    never = "It does not pay" if rising else "It does not pay within the horizon"
    return f"{f'It pays from year {first} on' if pays else never}, {scale.unit}{rising}"


def portfolio_map(context: Context) -> MapDrawing | None:
    """Draw the map, and say which processes it shows by number alone."""
    members = placed(context.assessment.processes)
    if not members:
        return None
    items = [
        MapItem(
            number=context.number(one),
            name=context.name(one, _LABEL_LIMIT),
            knowledge=known(one.classification.knowledge_index) or 0.0,
            sourceability=known(one.sourcing.index) or 0.0,
            cost=None if (cost := baseline_of(one)) is None else float(cost),
            risk=risk_tier(one),
            kind=kind_of(one),
        )
        for one in members
    ]
    figure = _sized_map(context, items, _MAP_HEIGHT_MM[context.assessment.engagement.page_size])
    is_crowded = len(figure.numbered_only) > _MOST_BELOW
    has_key_page = is_crowded and not context.selection.is_brief
    if has_key_page:
        figure = _sized_map(context, items, figure.height_mm + _KEY_PAGE_GAIN_MM)
    elif figure.numbered_only and not is_crowded:
        figure = _above_its_key(context, items, figure)
    given = "ratings in the workbook"
    if any(
        part.inferred for one in members for part in (*one.classification.contributions, *one.sourcing.contributions)
    ):
        given += "; where too few were entered, what names and descriptions suggest"
    bands = context.selection.pointing_to("method", "the method", "the method of the full report")
    note = f"Bands as in {bands}; gates can override a position."
    moved = f" {MOVED_A_LITTLE}" if figure.moved else ""
    moved += f" {TIED}" if figure.is_tied else ""
    marked = _marked(context, is_dense=figure.is_dense)
    caption = context.numbering.figure(_map_finding(items), f"{marked} Both scales run from 0 to 100.")
    named = " Numbers without a name: see the table of verdicts." if is_crowded and not has_key_page else ""
    source = f"Source: {given}. {note}{moved}{named}"
    numbers = with_amounts(context.formats, figure.table, {5: [baseline_of(one) for one in members]})
    return MapDrawing(
        drawing=Drawing(caption=caption, svg=figure.svg, numbers=numbers, source=source),
        numbered_only=() if named else figure.numbered_only,
        has_key_page=has_key_page,
    )


def _above_its_key(context: Context, items: Sequence[MapItem], figure: PortfolioMapFigure) -> PortfolioMapFigure:
    """Draw the map lower, by what the names below it take; a lower map may name fewer, and then gives way once more."""
    whole, taken = figure.height_mm, 0
    for _ in range(2):
        rows = _key_rows(items, figure.numbered_only)
        if rows > taken:
            taken = rows
            figure = _sized_map(context, items, whole - _KEY_HEAD_MM - _KEY_ROW_MM * rows)
    return figure


def _key_rows(items: Sequence[MapItem], numbers: Sequence[int]) -> int:
    """Return how many lines the names take that stand below the map."""
    entries = (f"{one.number} {one.name}" for one in items if one.number in numbers)
    return lines_run_in(entries, LIVE_WIDTH_MM, size=8.2)


def _marked(context: Context, *, is_dense: bool) -> str:
    """Say what a disc is, and where the processes are listed."""
    where = context.selection.pointing_to("verdicts", "the verdict table", "the verdict table of the full report")
    if is_dense:
        return f"Each disc is a process; they are too many to number, so find single ones in {where}."
    return f"Each disc is a process, numbered as in {where}."


def _sized_map(context: Context, items: Sequence[MapItem], height: float) -> PortfolioMapFigure:
    return map_figure(
        items,
        context.palette,
        cost_text=lambda cost: context.formats.compact(Decimal(round(cost))),
        score_text=lambda index: score(index, context.formats),
        height=height,
    )


def _map_finding(items: Sequence[MapItem]) -> str:
    easy = [item for item in items if item.sourceability >= 60]  # noqa: PLR2004 - the band's edge
    expert = [item for item in easy if item.knowledge >= 60]  # noqa: PLR2004 - the band's edge
    if not easy:
        return "No process stands in the band that is readily bought"
    first = f"{sentence_start(_who_score(len(easy), len(items)))} 60 or more on sourceability"
    if not expert:
        return first
    if len(expert) < len(easy):
        return f"{first}, {in_words(len(expert))} of them expert work"
    return f"{first} and {'is' if len(easy) == 1 else 'are'} expert work"


def _who_score(easy: int, whole: int) -> str:
    if easy == whole:
        return "the process scores" if whole == 1 else f"{all_of(whole)} score"
    return f"{in_words(easy)} of {in_words(whole)} {'scores' if easy == 1 else 'score'}"
