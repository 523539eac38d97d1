"""The money of any engagement moves the way it must; that it adds up is shown with the report's reconciliation."""

from decimal import Decimal

from analysis_cases import KNOWLEDGE, assessed, process
from hypothesis import given, settings
from hypothesis import strategies as st
from random_engagements import FACTS, PORTFOLIOS, QUIET
from reconciled import cases_of

from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import QuoteBasis, Range
from reportgen.model.money import minor_unit
from reportgen.model.verdict import NotAssessed

FEW = settings(max_examples=12, deadline=None, suppress_health_check=QUIET)


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
