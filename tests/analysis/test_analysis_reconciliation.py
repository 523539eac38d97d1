"""The money of any engagement adds up to the minor unit, and moves the way it must."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, assessed, process
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.analysis.discounting import net_present_value
from reportgen.model.business_case import OptionKind
from reportgen.model.cash_flow import LINES, MoneyCase
from reportgen.model.engagement import CostPreset, QuoteBasis, Range, RiskMethod
from reportgen.model.money import minor_unit, rounded, total
from reportgen.model.portfolio_groups import GroupKind
from reportgen.model.verdict import NotAssessed
from reportgen.report.exports import results_json

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
MANY = settings(max_examples=200, deadline=None, suppress_health_check=QUIET)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=QUIET)
COLUMNS = ("baseline", "charges", "governance", "one_off", "retained", "tax", "net")
MIDDLING = dict.fromkeys(ROUTINE, 3)
EXPERT_PART = ROUTINE | {"judgement": 5, "domain_expertise": 5, "analytical_complexity": 5}
CORE = {"strategic_importance": 5, "relative_capability": 5}
KINDS = st.sampled_from((ROUTINE, ROUTINE, EXPERT, MIDDLING, EXPERT_PART)).map(lambda kind: kind | READY | GUARDED)
RATINGS = st.one_of(KINDS, KINDS, KINDS, KINDS.map(lambda kind: kind | CORE), st.just({}))
COMPONENTS = st.dictionaries(
    st.sampled_from(sorted(KNOWLEDGE.cost_components)), st.decimals(0, 900_000, places=2), max_size=4
)


def sometimes(values):
    return st.none() | values


@st.composite
def processes(draw):
    quoted = draw(st.booleans())
    components = draw(st.just({}) | COMPONENTS)
    beyond = draw(sometimes(st.decimals(0, 20_000_000, places=2)))
    return process(
        "P1",
        draw(st.sampled_from(("Payroll", "Patent analytics", "Email support", "Supplier invoice entry"))),
        ratings=draw(RATINGS),
        function=draw(sometimes(st.sampled_from(("Finance", "Legal")))),
        annual_cost=None if beyond is None else total(components.values()) + beyond,
        annual_volume=draw(sometimes(st.integers(1, 2_000_000))),
        fte=draw(sometimes(st.decimals(1, 300, places=1))),
        pay_per_fte=draw(sometimes(st.decimals(5_000, 120_000, places=2))),
        cost_components=components,
        avoided_capital=draw(sometimes(st.decimals(0, 500_000, places=2))),
        price_model=draw(sometimes(st.sampled_from(sorted(KNOWLEDGE.price_models)))),
        quoted_price=draw(st.decimals(1, 5_000_000, places=2)) if quoted else None,
        quote_basis=draw(st.sampled_from(QuoteBasis)) if quoted else None,
        quote_currency=draw(sometimes(st.just("GBP"))) if quoted else None,
        permitted_countries=draw(st.sampled_from(((), (), ("DE",), ("DE", "PL"), ("IN",)))),
    )


PORTFOLIOS = st.lists(processes(), min_size=1, max_size=3).map(
    lambda members: [replace(one, id=f"P{place}", row=place + 5) for place, one in enumerate(members)]
)
FACTS = st.fixed_dictionaries(
    {
        "currency": st.sampled_from(("EUR", "EUR", "USD", "JPY", "KWD")),
        "home_country": st.sampled_from(("DE", "DE", "GB", "US", None)),
        "horizon_years": st.integers(1, 10),
        "discount_rate": st.sampled_from((0.0, 0.035, 0.09, 0.2)),
        "cost_preset": st.sampled_from(CostPreset),
        "risk_method": st.sampled_from(RiskMethod),
        "target_saving": st.sampled_from((None, 0.1)),
        "industry": st.sampled_from((None, "Banking")),
        "exchange_rates": st.just({"GBP": Decimal("1.17")}),
        "assumptions": st.sampled_from(({}, {"tax_rate": Range(low=0.2, likely=0.25, high=0.3)})),
    }
)


def summed(parts, names):
    """Return the sum of each named amount over some objects."""
    return {name: total(getattr(part, name) for part in parts) for name in names}


def cases_of(cost):
    """Return every case that a process has: the recommended one, the hypothetical, the options, the places."""
    found = (cost.case, cost.what_if, *(one.case for one in (*cost.options, *cost.places)))
    return [one for one in found if isinstance(one, MoneyCase)]


def check_case(case, engagement):
    for flow in case.cash_flows:
        for column, lines in LINES.items():
            assert getattr(flow, column) == total(flow.lines.get(line, Decimal(0)) for line in lines), (flow, column)
        costs = flow.charges + flow.governance + flow.one_off + flow.retained + flow.tax
        assert flow.net == flow.baseline - costs
        for amount in (*flow.lines.values(), flow.net):
            assert amount == rounded(amount, engagement.currency)
    assert [flow.year for flow in case.cash_flows] == list(range(engagement.horizon_years + 1))
    nets = [flow.net for flow in case.cash_flows]
    assert case.net_saving == total(nets)
    assert case.total_cost == total(flow.baseline - flow.net for flow in case.cash_flows)
    assert case.one_off == total(flow.one_off for flow in case.cash_flows)
    assert case.npv == rounded(net_present_value(nets, engagement.discount_rate), engagement.currency)


def check_process(cost, engagement):
    for case in cases_of(cost):
        check_case(case, engagement)
    if not isinstance(cost.case, MoneyCase):
        return
    assert cost.baseline.total == cost.case.baseline_annual == total(one.amount for one in cost.baseline.components)
    assert [one.case for one in cost.options if one.is_recommended] == [cost.case]
    assert all(one.case.net_saving == 0 for one in cost.options if one.kind is OptionKind.AS_IS)
    if not isinstance(cost.savings_p10, NotAssessed):
        assert cost.savings_p10 <= cost.savings_p50 <= cost.savings_p90


AMOUNTS = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")


def check_portfolio(found):
    cases = [one.cost.case for one in found.processes if isinstance(one.cost.case, MoneyCase)]
    whole = found.portfolio
    assert whole.processes_without_cost == len(found.processes) - len(cases)
    if not cases:
        assert isinstance(whole.net_saving, NotAssessed)
        assert whole.cash_flows == ()
        return
    assert {name: getattr(whole, name) for name in AMOUNTS} == summed(cases, AMOUNTS)
    assert whole.total_cost == total(case.total_cost for case in cases)
    assert whole.net_saving == total(flow.net for flow in whole.cash_flows)
    assert whole.net_saving == (0 if isinstance(whole.uncertainty, NotAssessed) else whole.uncertainty.plan)
    assert whole.savings_p10 <= whole.savings_p50 <= whole.savings_p90
    for flow, *rows in zip(whole.cash_flows, *(case.cash_flows for case in cases), strict=True):
        assert {name: getattr(flow, name) for name in COLUMNS} == summed(rows, COLUMNS)
        for lines in LINES.values():
            for line in lines:
                assert flow.lines.get(line, 0) == total(row.lines.get(line, Decimal(0)) for row in rows), line


def check_groups(whole):
    if isinstance(whole.net_saving, NotAssessed):
        return
    kinds = defaultdict(list)
    for group in whole.groups:
        kinds[group.kind].append(group)
    assert set(kinds) == set(GroupKind)
    for groups in kinds.values():
        assert summed(groups, AMOUNTS) == {name: getattr(whole, name) for name in AMOUNTS}
        assert len({group.key for group in groups}) == len(groups)


def check_document(found):
    """What the results file says of the processes sums to what it says of the portfolio."""
    document = results_json(found)
    written = [one["cost"] for one in document["processes"] if "cash_flows" in one["cost"]]
    for name in AMOUNTS if written else ():
        assert Decimal(str(document["portfolio"][name])) == total(Decimal(str(one[name])) for one in written)
    for flow, *rows in zip(document["portfolio"]["cash_flows"], *(one["cash_flows"] for one in written), strict=True):
        assert Decimal(str(flow["net"])) == total(Decimal(str(row["net"])) for row in rows)


@pytest.mark.slow
@MANY
@given(PORTFOLIOS, FACTS)
def test_every_amount_of_any_engagement_adds_up_to_the_minor_unit(members, facts):
    found = assessed(*members, **facts)
    for one in found.processes:
        check_process(one.cost, found.engagement)
    check_portfolio(found)
    check_groups(found.portfolio)
    check_document(found)


def fixed(**values):
    return {name: Range(low=value, likely=value, high=value) for name, value in values.items()}


def savings(found):
    """Return the net saving of every case of every process, in order."""
    return [[case.net_saving for case in cases_of(one.cost)] for one in found.processes]


@FEW
@given(PORTFOLIOS, FACTS, st.sampled_from((0.0, 0.05, 0.15, 0.3)), st.sampled_from((0.001, 0.05, 0.4)))
def test_a_higher_margin_of_the_provider_never_raises_a_saving(members, facts, margin, more):
    low, high = (
        savings(assessed(*members, **{**facts, "assumptions": fixed(provider_margin=value)}))
        for value in (margin, margin + more)
    )
    for before, after in zip(low, high, strict=True):
        assert all(dear <= cheap for cheap, dear in zip(before, after, strict=True))


@FEW
@given(PORTFOLIOS, FACTS, st.sampled_from((0.01, 0.1)))
def test_a_higher_discount_rate_never_raises_the_value_of_later_savings(members, facts, more):
    low = assessed(*members, **facts)
    high = assessed(*members, **{**facts, "discount_rate": facts["discount_rate"] + more})
    for before, after in zip(low.processes, high.processes, strict=True):
        for cheap, dear in zip(cases_of(before.cost), cases_of(after.cost), strict=True):
            assert [flow.net for flow in cheap.cash_flows] == [flow.net for flow in dear.cash_flows]
            if all(flow.net >= 0 for flow in cheap.cash_flows[1:]):
                assert dear.npv <= cheap.npv


STILL = {
    name: Range(low=one.value.likely, likely=one.value.likely, high=one.value.likely)
    for name, one in KNOWLEDGE.parameters.items()
    if one.value is not None
} | fixed(vat_rate=0.2, irrecoverable_vat_share=0.4)


@FEW
@given(PORTFOLIOS, FACTS)
def test_without_any_spread_every_percentile_is_the_plan(members, facts):
    found = assessed(*members, **{**facts, "assumptions": STILL})
    for one in found.processes:
        if isinstance(one.cost.case, MoneyCase) and not isinstance(one.cost.savings_p10, NotAssessed):
            odds = {one.cost.savings_p10, one.cost.savings_p50, one.cost.savings_p90}
            assert odds == {one.cost.case.net_saving}
    sure = found.portfolio.uncertainty
    if not isinstance(sure, NotAssessed):
        assert {sure.p10.value, sure.p50.value, sure.p90.value, sure.mean.value} == {found.portfolio.net_saving}
        assert sure.swings == ()


NO_MOVE = ("selection", "severance", "improvement", "lost_productivity", "exit")
BY_CLASS = ("transition_share", "knowledge_transfer_share", "retained_team_share", "committed_productivity")
ALL_GOES = ("management", "premises", "technology", "overhead")
ALIKE = {
    **fixed(**{f"{name}_share": 0.0 for name in NO_MOVE}),
    **fixed(**{f"{name}_{nature}": 0.0 for name in BY_CLASS for nature in ("bpo", "hybrid", "kpo")}),
    **fixed(**{f"parallel_months_{nature}": 0.0 for nature in ("bpo", "hybrid", "kpo")}),
    **fixed(**{f"avoidable_people_{nature}": 1.0 for nature in ("bpo", "hybrid", "kpo")}),
    **fixed(**{f"avoidable_{name}": 1.0 for name in ALL_GOES}),
    **fixed(**{f"falls_away_{name}": 0.0 for name in ("people", *ALL_GOES)}),
    **fixed(wage_inflation=0.03, other_inflation=0.03, price_inflation=0.03, volume_growth=0.0),
    **fixed(contract_management_share=0.0, ramp_months=0.0, currency_drift=1.0, vat_rate=0.0),
}


@FEW
@given(st.sampled_from(("per_fte", "per_transaction", "outcome")), st.integers(1, 10), st.integers(1, 9_000_000))
def test_a_provider_that_is_just_like_the_work_in_house_saves_nothing(model, horizon, cost):
    same = process(
        annual_cost=cost, quoted_price=Decimal(cost), quote_basis=QuoteBasis.YEAR, quoted_by="Twin", price_model=model
    )
    found = assessed(same, horizon_years=horizon, assumptions=ALIKE).processes[0]
    assert found.sourcing.recommendation.value == "OUTSOURCE"
    for flow in found.cost.case.cash_flows:
        assert abs(flow.net) <= 3 * minor_unit("EUR")  # what is charged and what is not moved are rounded apart
