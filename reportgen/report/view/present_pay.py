"""What it would cost if staff who transfer to a provider by law were paid as today, which the price leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.knowledge.passing import MONTHS, gap_of, months_borne_by, passing_of
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.report.view.context import Context
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import counted

_NAMED = 8
_MOST_MONTHS = 12  # for so long a new employer is commonly bound at the least


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentPay:
    """`month` is what a month of today's pay costs above the provider's, for all who may transfer.

    `turning` is the number of whole months of it that the present value bears, None where that is not known.
    """

    month: Decimal
    turning: int | None


def present_pay_of(context: Context, summary: Summary) -> PresentPay | None:
    """Work it out, None where no law lets anybody pass to a provider that pays less.

    The months are not discounted, so that they are rather too few than too many.
    """
    people = context.assessment.portfolio.people
    if people is None or not people.pay_gap:
        return None
    month = people.pay_gap / MONTHS
    is_taxed = any(flow.tax for flow in context.assessment.portfolio.cash_flows)
    npv = None if is_taxed else summary.npv
    return PresentPay(month=month, turning=None if npv is None or npv <= 0 else months_borne_by(npv, people.pay_gap))


def present_pay_told(context: Context, found: PresentPay) -> str:
    """Say that the price is that of the provider's wages, and what each month at today's pay would cost."""
    people = context.assessment.portfolio.people
    passing = set(people.passing if people is not None else ())
    which = [context.number(one) for one in context.assessment.processes if one.process.id in passing]
    turn = f"; over {counted(found.turning, 'month', 'months')} nothing would be gained" if found.turning else ""
    return (
        f"The prices are those of the provider’s own wages from the first day. Where staff transfer to the provider by "
        f"law with their pay ({numbered_at_most(which, _NAMED)}), each month at today’s pay and benefits costs "
        f"{context.formats.compact(found.month)} more for all of them together{turn}. Have counsel say who "
        "transfers, and ask for bids that price them."
    )


def present_pay_limit(context: Context, summary: Summary) -> str:
    """Name the months at today's pay that would use up the gain, "" where they are not known."""
    found = present_pay_of(context, summary)
    if found is None or not found.turning:
        return ""
    months = counted(found.turning, "month", "months")
    return f"those who transfer by law keep today’s pay for over {months}"


def present_pay_uncovered(context: Context, summary: Summary) -> str:
    """Say beside the odds that they leave this out."""
    found = present_pay_of(context, summary)
    if found is None:
        return ""
    much = context.formats.compact(found.month)
    return f"Staff who transfer by law at today’s pay are not in them: each month of it costs {much} for all."


def months_borne(context: Context, one: ProcessAssessment) -> str:
    """Say for how many months the gain of a process bears today's pay of staff who transfer, where that is a year.

    "" where it is more, nothing is gained anyway, or no law lets anybody pass to a provider that pays less.
    """
    case, home = one.cost.case, context.assessment.engagement.home_country
    if not one.sourcing.moves or not isinstance(case, MoneyCase) or not passing_of((one,), home, context.knowledge):
        return ""
    months = months_borne_by(case.npv, gap_of(one))
    if case.npv <= 0 or months > _MOST_MONTHS or any(flow.tax for flow in case.cash_flows):
        return ""
    return counted(months, "month", "months") if months else "less than a month"
