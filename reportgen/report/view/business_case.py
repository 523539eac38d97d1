"""The business case: each year as it is and when sourced, the steps of the saving, the money by process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import CashFlow, MoneyCase
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.report.formats import Formats, MoneyScale, counted, in_words, sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Drawing, Link, Opener
from reportgen.report.view.reading_order import section_opener
from reportgen.report.view.summary import Summary
from reportgen.report.view.uncertainty_words import simulation_sentence
from reportgen.report.view.wording import is_sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """The money of one process, in the unit of the table."""

    number: str
    link: Link
    baseline: str
    outsourced: str
    one_off: str
    npv: str
    payback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One year of the portfolio, in the unit of the table."""

    label: str
    baseline: str
    charges: str
    governance: str
    retained: str
    one_off: str
    net: str
    cumulative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCaseView:
    """The section; without any cost it holds only the opener and `missing`."""

    opener: Opener
    missing: str
    by_year: Drawing | None
    steps: Drawing | None
    years_caption: Caption | None
    years: tuple[YearRow, ...]
    years_total: YearRow | None
    costs_caption: Caption | None
    unit: str
    costs: tuple[CostRow, ...]
    costs_total: CostRow | None
    conventions: str


def opener_of(context: Context, summary: Summary) -> Opener:
    """Say what the programme is worth, and the year that pays for it."""
    return section_opener(
        "business_case",
        title=_title(context, summary),
        standfirst=_standfirst(context, summary),
    )


def _title(context: Context, summary: Summary) -> str:
    formats, years = context.formats, in_words(context.assessment.engagement.horizon_years)
    if summary.net_saving is None:
        return "No process carries a cost, so there is no business case yet"
    if not summary.sourced:
        return "Nothing moves, so the cost stays as it is"
    if summary.net_saving == 0:
        return "At the costs given, sourcing neither saves nor costs anything"
    if summary.net_saving < 0:
        return f"Sourcing costs {formats.compact(-summary.net_saving)} more over {years} years than staying as is"
    first = context.assessment.portfolio.cash_flows[:2]
    early = total(flow.net for flow in first)
    ending = ", after a first year that costs more" if early < 0 else ", from the first year on"
    return f"Sourcing saves {formats.compact(summary.net_saving)} over {years} years{ending}"


def _standfirst(context: Context, summary: Summary) -> str:
    portfolio = context.assessment.portfolio
    if summary.net_saving is None or summary.npv is None:
        return "Give a yearly cost for each process on the Processes sheet; nothing is guessed here."
    outside = portfolio.processes_without_cost
    stand = counted(outside, "process without a cost stands", "processes without a cost stand")
    coverage = f" {sentence_start(stand)} outside it." if outside else ""
    payback = (
        "Cash does not turn positive within the horizon."
        if summary.payback_years is None or not summary.sourced
        else f"Cash turns positive in month {max(1, round(summary.payback_years * 12))}."
    )
    rate = context.formats.percent(context.assessment.engagement.discount_rate, 1)
    return f"Net present value is {context.formats.compact(summary.npv)} at {rate}. {payback}{coverage}"


def cost_rows(context: Context, scale: MoneyScale) -> tuple[CostRow, ...]:
    """List the money of every process, those that move first, the largest value first."""
    ordered = sorted(
        context.assessment.processes,
        key=lambda one: (not is_sourced(one), -(_npv(one) or Decimal(0)), one.process.row),
    )
    return tuple(_cost_row(context, one, scale) for one in ordered)


def _npv(one: ProcessAssessment) -> Decimal | None:
    return one.cost.case.npv if isinstance(one.cost.case, MoneyCase) else None


def _cost_row(context: Context, one: ProcessAssessment, scale: MoneyScale) -> CostRow:
    number, link, case = str(context.number(one)), context.link(one, 60), one.cost.case
    if isinstance(case, NotAssessed):
        return CostRow(
            number=number, link=link, baseline="–", outsourced="–", one_off="–", npv="–", payback="not assessed"
        )
    return CostRow(
        number=number,
        link=link,
        baseline=scale.text(case.baseline_annual),
        outsourced=scale.text(case.outsourced_annual),
        one_off=scale.text(case.one_off),
        npv=scale.text(case.npv),
        payback=payback_text(context.formats, case.payback_years) if is_sourced(one) else "stays",
    )


def payback_text(formats: Formats, years: float | NotAssessed) -> str:
    """Write a payback in years with one decimal, or "none"."""
    return "none" if isinstance(years, NotAssessed) else f"{formats.number(years, 1)} years"


def year_rows(flows: Sequence[CashFlow], scale: MoneyScale) -> tuple[tuple[YearRow, ...], YearRow]:
    """List the years of the portfolio and their totals."""
    running, rows = Decimal(0), []
    for flow in flows:
        running += flow.net
        rows.append(_year_row(f"Year {flow.year}" if flow.year else "Year 0", flow, scale.text(running), scale))
    summed = CashFlow(
        year=0,
        baseline=total(flow.baseline for flow in flows),
        charges=total(flow.charges for flow in flows),
        governance=total(flow.governance for flow in flows),
        one_off=total(flow.one_off for flow in flows),
        retained=total(flow.retained for flow in flows),
        net=total(flow.net for flow in flows),
    )
    return tuple(rows), _year_row("All years", summed, "", scale)


def _year_row(label: str, flow: CashFlow, cumulative: str, scale: MoneyScale) -> YearRow:
    return YearRow(
        label=label,
        baseline=scale.text(flow.baseline),
        charges=scale.text(flow.charges),
        governance=scale.text(flow.governance),
        retained=scale.text(flow.retained),
        one_off=scale.text(flow.one_off),
        net=scale.text(flow.net),
        cumulative=cumulative,
    )


def business_case_view(
    context: Context, summary: Summary, by_year: Drawing | None, steps: Drawing | None
) -> BusinessCaseView:
    """Compose the section around its two figures."""
    opener = opener_of(context, summary)
    portfolio = context.assessment.portfolio
    if summary.net_saving is None:
        return BusinessCaseView(
            opener=opener,
            missing=opener.standfirst,
            by_year=None,
            steps=None,
            years_caption=None,
            years=(),
            years_total=None,
            costs_caption=None,
            unit="",
            costs=(),
            costs_total=None,
            conventions="",
        )
    cases = [one.cost.case for one in context.assessment.processes if isinstance(one.cost.case, MoneyCase)]
    scale = context.formats.scale_for(case.baseline_annual for case in cases)
    rows, rows_total = year_rows(portfolio.cash_flows, scale)
    return BusinessCaseView(
        opener=opener,
        missing="",
        by_year=by_year,
        steps=steps,
        years_caption=context.numbering.table("Year by year, the whole portfolio", _unit(scale)),
        years=rows,
        years_total=rows_total,
        costs_caption=context.numbering.table(_costs_finding(context, summary), _unit(scale)),
        unit=scale.unit,
        costs=cost_rows(context, scale),
        costs_total=CostRow(
            number="",
            link=Link(text="All processes", anchor=""),
            baseline=scale.text(total(case.baseline_annual for case in cases)),
            outsourced=scale.text(total(case.outsourced_annual for case in cases)),
            one_off=scale.text(total(case.one_off for case in cases)),
            npv=scale.text(total(case.npv for case in cases)),
            payback=payback_text(context.formats, portfolio.payback_years) if summary.sourced else "",
        ),
        conventions=conventions(context),
    )


def _unit(scale: MoneyScale) -> str:
    return f"{scale.unit}. Baseline: in-house cost. Net: baseline less everything else; a minus costs more."


def _costs_finding(context: Context, summary: Summary) -> str:
    values = sorted((_npv(one) or Decimal(0) for one in summary.sourced), reverse=True)
    positive = total(value for value in values if value > 0)
    top = min(3, len(values))
    if positive <= 0 or len(values) <= top:
        return "What each process costs and what it is worth"
    share = float(total(values[:top]) / positive)
    return f"{sentence_start(in_words(top))} processes carry {context.formats.percent(share)} of the value"


def conventions(context: Context) -> str:
    """State the conventions of the money once."""
    engagement = context.assessment.engagement
    return (
        f"Nominal {engagement.currency}, before tax; one-off costs at year 0, yearly flows at year end; "
        f"discounted at {context.formats.percent(engagement.discount_rate, 1)}. Yearly costs are those of a steady "
        f"year at today’s prices. {simulation_sentence(context)}"
    )
