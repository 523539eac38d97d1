"""The worked example of docs/method.md, section 6.7: every number there, from the inputs stated there."""

from datetime import date
from decimal import Decimal

import pytest
from analysis_cases import KNOWLEDGE, assess, process

from reportgen.model.engagement import Engagement, Range
from reportgen.model.uncertainty import Uncertainty
from reportgen.model.verdict import NatureClass, Recommendation

PARTS = {
    "pay": 320_000,
    "benefits": 80_000,
    "premises": 50_000,
    "technology": 32_000,
    "recruitment": 0,
    "training": 0,
    "quality": 0,
    "management": 70_000,
    "overhead": 48_000,
}
INPUTS = {
    "avoidable_people_bpo": 0.9,
    "avoidable_management": 0.7,
    "avoidable_premises": 0.6,
    "avoidable_technology": 0.5,
    "avoidable_overhead": 0.2,
    "falls_away_people": 3,
    "falls_away_management": 12,
    "falls_away_premises": 12,
    "falls_away_technology": 12,
    "falls_away_overhead": 12,
    "wave1_live_month": 6,
    "ramp_months": 3,
    "parallel_months_bpo": 3,
    "onsite_share_bpo": 0.1,
    "provider_efficiency_bpo": 0.2,
    "provider_margin": 0.25,
    "change_request_share": 0.1,
    "wage_inflation": 0.05,
    "price_inflation": 0.05,
    "other_inflation": 0,
    "volume_growth": 0,
    "baseline_accuracy": 1,
    "rate_level": 1,
    "currency_drift": 1,
    "own_variation": 1,
    "selection_share": 0.01,
    "transition_share_bpo": 0.1,
    "knowledge_transfer_share_bpo": 0.05,
    "severance_share": 0.04,
    "improvement_share": 0.01,
    "lost_productivity_share": 0.03,
    "exit_share": 0.1,
    "contract_management_share": 0.04,
    "retained_team_share_bpo": 0.06,
    "tax_rate": 0,
}
COLUMNS = ("baseline", "charges", "governance", "one_off", "retained", "net")
TABLE = (
    ("0", "0", "0", "66000", "0", "-66000"),
    ("600000", "103125", "10312.50", "0", "600000", "-113437.50"),
    ("623500", "288750", "28875", "0", "279368.75", "26506.25"),
    ("648175", "303187.50", "30318.75", "0", "141652.50", "173016.25"),
    ("674083.75", "318346.88", "31834.69", "31834.69", "145015.12", "147052.37"),
)


@pytest.fixture(scope="module")
def assessment():
    work = process(
        annual_cost=None,
        cost_components={key: Decimal(amount) for key, amount in PARTS.items()},
        permitted_countries=("US", "ZA"),
        price_model="fixed_price",
    )
    engagement = Engagement(
        client="Example",
        title="Example",
        date=date(2026, 11, 2),
        processes=(work,),
        home_country="US",
        currency="USD",
        horizon_years=4,
        discount_rate=0.1,
        assumptions={key: Range(low=value, likely=value, high=value) for key, value in INPUTS.items()},
    )
    return assess(engagement, (), KNOWLEDGE, workbook_sha256="0")


def test_it_is_the_process_that_the_example_describes(assessment):
    one = assessment.processes[0]
    assert one.classification.nature is NatureClass.BPO
    assert (one.sourcing.recommendation, one.sourcing.wave) == (Recommendation.OUTSOURCE, 1)
    assert (one.sourcing.location, one.sourcing.price_model) == ("ZA", "fixed_price")


def test_price_and_steady_year(assessment):
    cost = assessment.processes[0].cost
    assert {label: value for label, value, _ in cost.price.terms}["Agreed sum"] == pytest.approx(250_000)
    assert cost.price.annual == 275_000
    assert cost.case.outsourced_annual == 437_900


def test_the_table(assessment):
    flows = assessment.processes[0].cost.case.cash_flows
    found = [tuple(getattr(flow, column) for column in COLUMNS) for flow in flows]
    assert found == [tuple(Decimal(cell) for cell in row) for row in TABLE]


def test_what_is_left_behind_in_the_first_two_years(assessment):
    _, first, second, *_ = assessment.processes[0].cost.case.cash_flows
    assert [first.lines[line] for line in ("not_moved", "parallel")] == [375_000, 150_000]
    assert first.lines["stranded_for_a_time"] + first.lines["stranded"] == 75_000
    assert first.lines["stranded"] == 16_925
    assert second.lines["stranded"] == 138_450
    assert second.lines["stranded_for_a_time"] == Decimal("140918.75")


def test_what_is_summed_from_the_table(assessment):
    cost = assessment.processes[0].cost
    case = cost.case
    assert (case.net_saving, case.npv, case.total_cost) == (
        Decimal("167137.37"),
        Decimal("83209.41"),
        Decimal("2378621.38"),
    )
    assert round(case.irr, 4) == 0.2764
    assert (round(case.payback_years, 2), round(case.discounted_payback_years, 2)) == (2.88, 3.17)
    assert round(cost.break_even.charge_share, 3) == 1.088
    assert cost.break_even.annual_charge == Decimal("299262.77")


def test_the_range_around_it_closes_where_every_input_is_certain(assessment):
    # What has a default range still (improving it in-house, other classes and waves) does not enter this move.
    sure = assessment.portfolio.uncertainty
    assert isinstance(sure, Uncertainty)
    assert {sure.p10.value, sure.p50.value, sure.p90.value, sure.plan} == {Decimal("167137.37")}
