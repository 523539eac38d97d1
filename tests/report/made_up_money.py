"""An assessment with made-up money: every line, component, option and group that the engine can give.

The amounts are derived from the process's own yearly cost, so that they differ, and every table sums as the engine's.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.business_case import Baseline, BaselineComponent, BreakEven, Option, OptionKind, Price
from reportgen.model.cash_flow import LINES, CashFlow, Line, MoneyCase
from reportgen.model.money import rounded, total
from reportgen.model.portfolio_groups import GroupKind, GroupTotal
from reportgen.model.verdict import Form, NotAssessed, Place

COMPONENTS = (
    ("pay", "Pay", "0.52", 0.95, 1),
    ("benefits", "Benefits", "0.15", 0.95, 1),
    ("premises", "Premises", "0.08", 0.6, 12),
    ("technology", "Technology", "0.10", 0.5, 12),
    ("management", "Management", "0.05", 0.7, 6),
    ("overhead", "Overhead", "0.10", 0.2, 18),
)
NO_RATE = NotAssessed(reason="No internal rate of return exists: the flows never change sign.")
YEAR_SHARES = {
    Line.FEES: "0.5113",
    Line.VAT: "0.0217",
    Line.CONTRACT_MANAGEMENT: "0.0233",
    Line.RETAINED_TEAM: "0.0391",
    Line.NOT_MOVED: "0.0509",
    Line.PARALLEL: "0.0113",
    Line.STRANDED_FOR_A_TIME: "0.0207",
    Line.STRANDED: "0.0611",
}
START_SHARES = {
    Line.SELECTION: "0.0101",
    Line.TRANSITION: "0.0703",
    Line.KNOWLEDGE_TRANSFER: "0.0301",
    Line.SEVERANCE: "0.0211",
    Line.LOST_PRODUCTIVITY: "0.0107",
}


def flow_of(year: int, lines: dict[Line, Decimal]) -> CashFlow:
    """Sum the columns of a year from its lines."""
    columns = {column: total(lines.get(line, Decimal(0)) for line in members) for column, members in LINES.items()}
    net = columns["baseline"] - total(amount for name, amount in columns.items() if name != "baseline")
    return CashFlow(year=year, net=net, lines={line: amount for line, amount in lines.items() if amount}, **columns)


def case_of(baseline: Decimal, years: int, currency: str, *, moves: bool, dearer: Decimal = Decimal(1)) -> MoneyCase:
    """Make up a case from today's cost; `dearer` multiplies what a provider asks."""

    def part(share: str, amount: Decimal = baseline) -> Decimal:
        return rounded(amount * Decimal(share), currency)

    flows = [flow_of(0, {line: part(share) for line, share in START_SHARES.items()} if moves else {})]
    for year in range(1, years + 1):
        grown = baseline * Decimal("1.031") ** (year - 1)
        lines = {Line.AS_IS: rounded(grown, currency)}
        if moves:
            lines |= {line: part(share, grown) for line, share in YEAR_SHARES.items()}
            lines[Line.FEES] = part(YEAR_SHARES[Line.FEES], grown * dearer)
            lines |= {Line.EXIT: part("0.0499")} if year == years else {}
        else:
            lines[Line.NOT_MOVED] = lines[Line.AS_IS]
        flows.append(flow_of(year, lines))
    nets = [flow.net for flow in flows]
    return MoneyCase(
        baseline_annual=rounded(baseline, currency),
        outsourced_annual=part(str(Decimal("0.7394") * dearer)) if moves else rounded(baseline, currency),
        one_off=total(flow.one_off for flow in flows),
        npv=rounded(total(net / Decimal("1.09") ** year for year, net in enumerate(nets)), currency),
        irr=0.64 if moves else NO_RATE,
        payback_years=1.4 if moves else NotAssessed(reason="Nothing is spent and nothing saved."),
        discounted_payback_years=1.6 if moves else NotAssessed(reason="Nothing is spent and nothing saved."),
        net_saving=total(nets),
        total_cost=total(flow.baseline - flow.net for flow in flows),
        cash_flows=tuple(flows),
    )


def with_money(assessment: Assessment, dearer: str = "1") -> Assessment:
    """Return the assessment with made-up money in every process that carries a cost."""
    processes = tuple(_priced(one, assessment, Decimal(dearer)) for one in assessment.processes)
    cases = [one.cost.case for one in processes if isinstance(one.cost.case, MoneyCase)]
    if not cases:
        return assessment
    flows = tuple(
        flow_of(
            year, {line: total(case.cash_flows[year].lines.get(line, Decimal(0)) for case in cases) for line in Line}
        )
        for year in range(assessment.engagement.horizon_years + 1)
    )
    sums = {
        name: total(getattr(case, name) for case in cases)
        for name in ("baseline_annual", "outsourced_annual", "one_off", "npv", "net_saving", "total_cost")
    }
    portfolio = replace(
        assessment.portfolio,
        cash_flows=flows,
        groups=tuple(_groups(processes)),
        discounted_payback_years=1.7,
        **sums,
    )
    return replace(assessment, processes=processes, portfolio=portfolio)


def _summed_lines(cases: list[MoneyCase], year: int) -> dict[Line, Decimal]:
    return {line: total(case.cash_flows[year].lines.get(line, Decimal(0)) for case in cases) for line in Line}


def _priced(one: ProcessAssessment, assessment: Assessment, dearer: Decimal) -> ProcessAssessment:
    old, engagement = one.cost.case, assessment.engagement
    if not isinstance(old, MoneyCase):
        return one
    today, years, currency = old.baseline_annual, engagement.horizon_years, engagement.currency
    moves = one.sourcing.wave > 0
    case = case_of(today, years, currency, moves=moves, dearer=dearer)
    cost = replace(
        one.cost,
        case=case,
        baseline=_baseline(one, today, currency),
        price=_price(one, case, currency) if moves else None,
        break_even=_break_even(case, moves=moves),
        options=tuple(_options(case, today, years, currency, moves=moves)),
        savings_p10=rounded(case.net_saving * Decimal("0.4"), currency),
        savings_p50=rounded(case.net_saving * Decimal("0.9"), currency),
        savings_p90=rounded(case.net_saving * Decimal("1.3"), currency),
        probability_of_saving=0.93,
    )
    return replace(one, cost=cost)


def _baseline(one: ProcessAssessment, today: Decimal, currency: str) -> Baseline:
    parts = [
        BaselineComponent(
            id=key,
            label=label,
            amount=rounded(today * Decimal(share), currency),
            is_given=False,
            avoidable_share=avoidable,
            falls_away_month=month,
        )
        for key, label, share, avoidable, month in COMPONENTS
    ]
    rest = today - total(part.amount for part in parts[:-1])
    parts[-1] = replace(parts[-1], amount=rest)
    volume = one.process.annual_volume
    return Baseline(
        total=today,
        source=("the yearly cost", "people and pay", "components")[one.process.row % 3],
        components=tuple(parts),
        unit_cost=rounded(today / volume, currency) if volume else None,
        rework_unit_cost=rounded(today / volume / 50, currency) if volume else None,
        cost_per_fte=rounded(today / one.process.fte, currency) if one.process.fte else None,
    )


def _price(one: ProcessAssessment, case: MoneyCase, currency: str) -> Price:
    volume = float(one.process.annual_volume or 12_000)
    annual = case.cash_flows[1].charges
    return Price(
        model=one.sourcing.price_model,
        annual=annual,
        formula="unit price × volume, at least the minimum share of it",
        terms=(
            ("Unit price", float(annual) / volume, currency),
            ("Volume", volume, "units a year"),
            ("Minimum volume", 0.8, "share of volume"),
        ),
        is_quoted=one.process.row % 5 == 0,
        quoted_by="Meridian Services" if one.process.row % 5 == 0 else None,
    )


def _break_even(case: MoneyCase, *, moves: bool) -> BreakEven | None:
    if not moves:
        return None
    return BreakEven(
        annual_charge=case.outsourced_annual * Decimal("1.3"), charge_share=1.3, volume_share=0.62, volume=Decimal(7400)
    )


def _options(case: MoneyCase, today: Decimal, years: int, currency: str, *, moves: bool):
    home = {"country": "AT", "country_name": "Austria", "form": Form.IN_HOUSE, "place": Place.ONSHORE}
    as_is = case_of(today, years, currency, moves=False)
    yield Option(kind=OptionKind.AS_IS, label="As is", is_recommended=not moves, case=as_is, **home)
    better = case_of(today, years, currency, moves=True, dearer=Decimal("1.55"))
    yield Option(kind=OptionKind.IMPROVED, label="Improved in-house", is_recommended=False, case=better, **home)
    yield Option(kind=OptionKind.AUTOMATED, label="Automated in-house", is_recommended=False, case=better, **home)
    sourced = case if moves else case_of(today, years, currency, moves=True)
    there = {"form": Form.THIRD_PARTY, "country": "PL", "country_name": "Poland", "place": Place.NEARSHORE}
    yield Option(
        kind=OptionKind.SOURCED, label="Third party, nearshore, Poland", is_recommended=moves, case=sourced, **there
    )
    off = {**there, "country": "IN", "country_name": "India", "place": Place.OFFSHORE}
    other = case_of(today, years, currency, moves=True, dearer=Decimal("0.95"))
    yield Option(
        kind=OptionKind.OTHER_PLACE, label="Third party, offshore, India", is_recommended=False, case=other, **off
    )
    form = {**there, "form": Form.CAPTIVE}
    yield Option(
        kind=OptionKind.OTHER_FORM, label="Captive centre, nearshore, Poland", is_recommended=False, case=better, **form
    )


def _groups(processes: tuple[ProcessAssessment, ...]):
    keys = {
        GroupKind.FUNCTION: lambda one: one.process.function or "No function",
        GroupKind.CLASS: lambda one: str(getattr(one.classification.nature, "value", "Not classed")),
        GroupKind.PLACE: lambda one: one.sourcing.place.value,
        GroupKind.WAVE: lambda one: f"Wave {one.sourcing.wave}" if one.sourcing.wave else "Stays",
    }
    costed = [one for one in processes if isinstance(one.cost.case, MoneyCase)]
    for kind, key in keys.items():
        for value, members in groupby(sorted(costed, key=key), key=key):
            found = list(members)
            sums = {
                name: total(getattr(one.cost.case, name) for one in found)
                for name in ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")
            }
            yield GroupTotal(
                kind=kind,
                key=value,
                label=value,
                processes=len(found),
                process_ids=tuple(one.process.id for one in found),
                **sums,
            )
