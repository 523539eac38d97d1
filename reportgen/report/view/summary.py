"""The portfolio in a few facts that several pages speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.model.verdict import Form, NotAssessed, Recommendation
from reportgen.report.view.wording import is_sourced, stays

CANDIDATE_ORDER = (
    Recommendation.OUTSOURCE,
    Recommendation.SELECTIVE,
    Recommendation.STABILISE,
    Recommendation.ASSESS_FURTHER,
    Recommendation.RETAIN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Who moves, who stays, and what that is worth.

    `net_saving` is nominal over the horizon, after everything, and `middle_saving` the middle of its simulated
    outcomes; `steady_saving` is what a steady year saves at today's prices. All are None where no process has a cost.
    """

    sourced: tuple[ProcessAssessment, ...]
    retained: tuple[ProcessAssessment, ...]
    to_stabilise: tuple[ProcessAssessment, ...]
    to_assess: tuple[ProcessAssessment, ...]
    waves: tuple[tuple[int, tuple[ProcessAssessment, ...]], ...]
    baseline: Decimal | None
    baseline_sourced: Decimal
    net_saving: Decimal | None
    middle_saving: Decimal | None
    steady_saving: Decimal | None
    one_off: Decimal | None
    npv: Decimal | None
    payback_years: float | None
    lowest_cash: Decimal | None

    @property
    def bought(self) -> tuple[ProcessAssessment, ...]:
        """Return what moves to a provider, and not to a centre of the client's own."""
        return tuple(one for one in self.sourced if one.sourcing.form is not Form.CAPTIVE)

    @property
    def loses(self) -> bool:
        """Return whether what moves loses money, as priced or more likely than not."""
        return bool(self.sourced) and any(one is not None and one < 0 for one in (self.net_saving, self.middle_saving))


def summarised(assessment: Assessment) -> Summary:
    """Gather the facts."""
    processes = assessment.processes
    portfolio = assessment.portfolio
    sourced = tuple(one for one in processes if is_sourced(one))
    baseline = _known(portfolio.baseline_annual)
    outsourced = _known(portfolio.outsourced_annual)
    cumulative = cumulated([flow.net for flow in portfolio.cash_flows])
    return Summary(
        sourced=sourced,
        retained=tuple(by_cost([one for one in processes if stays(one)])),
        to_stabilise=_with(processes, Recommendation.STABILISE),
        to_assess=_with(processes, Recommendation.ASSESS_FURTHER),
        waves=waves_of(sourced),
        baseline=baseline,
        baseline_sourced=cost_of(sourced),
        net_saving=cumulative[-1] if baseline is not None and cumulative else None,
        middle_saving=_known(portfolio.savings_p50),
        steady_saving=baseline - outsourced if baseline is not None and outsourced is not None else None,
        one_off=_known(portfolio.one_off),
        npv=_known(portfolio.npv),
        payback_years=None if isinstance(portfolio.payback_years, NotAssessed) else portfolio.payback_years,
        lowest_cash=min(cumulative, default=None),
    )


def _known(amount: Decimal | NotAssessed) -> Decimal | None:
    return None if isinstance(amount, NotAssessed) else amount


def _with(processes: Sequence[ProcessAssessment], recommendation: Recommendation) -> tuple[ProcessAssessment, ...]:
    chosen = [one for one in processes if one.sourcing.recommendation is recommendation]
    return tuple(by_cost(chosen))


def waves_of(sourced: Sequence[ProcessAssessment]) -> tuple[tuple[int, tuple[ProcessAssessment, ...]], ...]:
    """Group sourced processes by wave, the dearest first within each."""
    numbers = sorted({one.sourcing.wave for one in sourced})
    return tuple((wave, tuple(by_cost([one for one in sourced if one.sourcing.wave == wave]))) for wave in numbers)


def by_cost(processes: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    """Sort by yearly cost, the dearest first, those without cost last; ties keep the workbook's order."""
    return sorted(processes, key=lambda one: (-(baseline_of(one) or Decimal(-1)), one.process.row))


def baseline_of(assessed: ProcessAssessment) -> Decimal | None:
    """Return what a process costs a year today, None where that is not known."""
    case = assessed.cost.case
    return case.baseline_annual if isinstance(case, MoneyCase) else None


def cost_of(processes: Sequence[ProcessAssessment]) -> Decimal:
    """Add the known yearly costs of some processes."""
    return total(cost for one in processes if (cost := baseline_of(one)) is not None)


def cumulated(amounts: Sequence[Decimal]) -> list[Decimal]:
    """Return running totals."""
    return [total(amounts[: position + 1]) for position in range(len(amounts))]
