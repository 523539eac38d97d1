"""What prices the options of one process."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.analysis.discounting import payback_years
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.baseline import total_of
from reportgen.analysis.money.deals import deal_of, work_of
from reportgen.analysis.money.pricing import moved_share
from reportgen.analysis.money.remarkable import Move
from reportgen.analysis.money.sourced import sourced_lines, steady_of
from reportgen.analysis.money.table import Terms, case_of
from reportgen.analysis.money.tax import nets_of, taxed
from reportgen.analysis.money.values import Values
from reportgen.analysis.money.ways import Way, as_is_way, automated_way, improved_way, sourced_way
from reportgen.analysis.money.work import Deal, Work
from reportgen.analysis.scales import Scales
from reportgen.model.cash_flow import Line, MoneyCase
from reportgen.model.verdict import NotAssessed

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricer:
    """Prices the options of one process; `baseline` is its yearly cost today, rounded."""

    judgement: Judgement
    scales: Scales
    values: Values
    baseline: Decimal

    @property
    def work(self) -> Work:
        """Return the work as the formulas see it."""
        return work_of(self.judgement, self.scales.engagement)

    @property
    def deal(self) -> Deal:
        """Return the deal of the recommendation, or that of sourcing all the same."""
        return deal_of(self.judgement, self.scales.engagement)

    def as_is(self) -> MoneyCase:
        """Return the money if nothing moves."""
        return self._case(as_is_way(self.work, float(self.baseline), self.values))

    def improved(self) -> MoneyCase:
        """Return the money of the client's own team that does the work better."""
        return self._case(improved_way(self.work, self.values))

    def automated(self, fit: float) -> MoneyCase:
        """Return the money of software that does the part that fits it; `fit` is 0-1."""
        return self._case(automated_way(self.work, fit, self.values))

    def sourced(self, deal: Deal) -> MoneyCase:
        """Return the money of a deal."""
        return self._case(sourced_way(deal, self.values))

    def move(self, deal: Deal) -> Move:
        """Return the money of a deal in plain numbers."""
        steady, lines = steady_of(deal, self.values), taxed(sourced_lines(deal, self.values), self.values)
        nets, live = nets_of(lines), round(float(self.values[deal.live]))
        payback = payback_years([Decimal(net) for net in nets], live_month=live)
        fte = deal.work.fte
        hours = 0.0 if fte is None else fte * float(self.values["hours_per_fte"] * moved_share(deal, self.values))
        rate = self.scales.engagement.discount_rate
        return Move(
            annual=float(steady.total),
            value=sum(net / (1 + rate) ** year for year, net in enumerate(nets)),
            months_to_payback=payback if isinstance(payback, NotAssessed) else payback * _MONTHS - live,
            live_month=live,
            spends_first=lines[Line.AVOIDED_CAPITAL][0] == 0,
            hourly_price=float(steady.fees) / hours if hours > 0 else None,
        )

    def _case(self, way: Way) -> MoneyCase:
        engagement = self.scales.engagement
        terms = Terms(
            discount_rate=engagement.discount_rate, currency=engagement.currency, live_month=round(float(way.live))
        )
        return case_of(way.lines, baseline=self.baseline, steady=way.steady.values(), terms=terms)


def pricer_of(judgement: Judgement, scales: Scales, values: Values) -> Pricer | None:
    """Return what prices a process, None where it has no cost."""
    baseline = total_of(work_of(judgement, scales.engagement), values, scales.engagement.currency)
    if baseline is None:
        return None
    return Pricer(judgement=judgement, scales=scales, values=values, baseline=baseline)
