"""What the case holds for those who lose their work, what it leaves out, and how many months' pay would turn it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import floor

from reportgen.model.business_case import Baseline
from reportgen.model.cash_flow import Line, MoneyCase
from reportgen.model.money import total
from reportgen.report.view.context import Context
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import counted

_PAY, _SHARE = "pay", "severance_share"
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Redundancy:
    """`held` is what the case spends on severance, `month` a month's pay for all whose work moves.

    `turning` is the number of whole months of pay for all that the present value bears, None where that is not known.
    `is_own` where the workbook gives the share that is spent, so that it is no benchmark.
    """

    held: Decimal
    month: Decimal
    turning: int | None
    is_own: bool


def redundancy_of(context: Context, summary: Summary) -> Redundancy | None:
    """Work it out, None where nothing that moves has a known pay or the case holds no such line.

    Severance is spent at year 0, so that no discounting comes between it and the present value.
    """
    held, pay = Decimal(0), Decimal(0)
    for one in summary.sourced:
        if isinstance(one.cost.baseline, Baseline) and isinstance(one.cost.case, MoneyCase):
            held += total(flow.lines.get(Line.SEVERANCE, Decimal(0)) for flow in one.cost.case.cash_flows)
            paid = total(each.amount for each in one.cost.baseline.components if each.id == _PAY)
            pay += paid * Decimal(repr(one.sourcing.sourced_share))
    if not held or not pay:
        return None
    month = pay / _MONTHS
    is_taxed = any(flow.tax for flow in context.assessment.portfolio.cash_flows)
    npv = None if is_taxed else summary.npv
    turning = None if npv is None or npv <= 0 else floor((npv + held) / month)
    is_own = any(one.id == _SHARE and one.given_by == "workbook" for one in context.assessment.assumptions)
    return Redundancy(held=held, month=month, turning=turning, is_own=is_own)


def redundancy_told(context: Context, found: Redundancy) -> str:
    """Say that the figure is a benchmark, what it leaves out, and where the case would turn."""
    formats = context.formats
    months = formats.number(float(found.held / found.month), 1)
    turn = f"; over {counted(found.turning, 'month', 'months')} nothing would be gained" if found.turning else ""
    left_out = (
        ", as the workbook sets it. "
        if found.is_own
        else ", a benchmark and not what the law sets. Statutory severance pay, notice and social plans beyond it are "
        "not priced: add them for all who neither transfer to the provider nor find other work. "
    )
    return (
        f"The case holds {formats.compact(found.held)} for severance and retention, {months} months’ pay of the work "
        f"that moves{left_out}Each month’s pay for all costs {formats.compact(found.month)} in present value{turn}."
    )


def redundancy_limit(context: Context, summary: Summary) -> str:
    """Name the severance pay that would use up the gain, "" where no law asks for any or it is not known."""
    people, found = context.assessment.portfolio.people, redundancy_of(context, summary)
    if people is None or not people.duties or found is None or not found.turning or found.is_own:
        return ""
    return f"severance pay for all exceeds {counted(found.turning, 'month', 'months')}"
