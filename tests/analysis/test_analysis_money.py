"""What it costs: value over time by published examples, and one cash-flow table worked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, assessed, changed, process, verdict

from reportgen.analysis.cash_flow import Terms, as_is_case, money_case
from reportgen.analysis.discounting import internal_rate_of_return, live_share, net_present_value, payback_years
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Override, Range
from reportgen.model.verdict import NotAssessed, Recommendation


def flows(*amounts):
    return [Decimal(str(amount)) for amount in amounts]


def exactly(value):
    return Range(low=value, likely=value, high=value)


def test_value_of_a_bank_that_hands_over_its_computing():
    # Jiambalvo, Managerial Accounting, Metro Bank: a fee of 700,000 for 3 years replaces salaries of 400,000 and other
    # cost of 100,000, and equipment of 300,000 need not be bought; tax 20 %, straight-line depreciation, rate 10 %.
    yearly = -(700_000 - 400_000 - 100_000) * (1 - 0.20) - 300_000 / 3 * 0.20
    assert net_present_value(flows(300_000, yearly, yearly, yearly), 0.10) == pytest.approx(
        Decimal("-147633.36"), abs=Decimal("0.01")
    )


def test_value_of_a_printing_service_whose_fee_rises_in_steps():
    # tutorsglobe.com 51850663: 335,000 a year in-house for 8 years against a stepped fee, 12 %.
    in_house = flows(0, *[335_000] * 8)
    provider = flows(0, 10_000, 50_000, 145_000, *[420_000] * 5)
    assert net_present_value(in_house, 0.12) == pytest.approx(Decimal("1664159.32"), abs=Decimal("0.01"))
    assert net_present_value(provider, 0.12) == pytest.approx(Decimal("1229635.97"), abs=Decimal("0.01"))


def test_payback_of_an_outsourced_shop_floor_service():
    # mfgcalcs.com: 62,500 once, 18,000 saved less 2,500 to manage: 4.03 years, and 15,000 ahead after five.
    table = flows(-62_500, *[18_000 - 2_500] * 5)
    assert payback_years(table) == pytest.approx(4.03, abs=0.005)
    assert sum(table) == 15_000


def test_value_is_linear_and_year_zero_is_not_discounted():
    assert net_present_value(flows(100), 0.5) == 100
    assert net_present_value(flows(0, 150), 0.5) == 100
    assert net_present_value(flows(7, 8, 9), 0.0) == 24


def test_a_rate_of_return_where_flows_change_sign_once():
    assert internal_rate_of_return(flows(-100, 110)) == pytest.approx(0.10)
    # 100 = 60 / 1.1307 + 60 / 1.1307^2
    assert internal_rate_of_return(flows(-100, 60, 60)) == pytest.approx(0.1306624)


@pytest.mark.parametrize(
    ("amounts", "reason"),
    [
        ((-100, 300, -200), "more than once"),
        ((-100, -5), "never change sign"),
        ((10, 20), "never change sign"),
        ((0, 0, 0), "never change sign"),
        ((), "never change sign"),
    ],
)
def test_no_rate_of_return_is_claimed_elsewhere(amounts, reason):
    found = internal_rate_of_return(flows(*amounts))
    assert isinstance(found, NotAssessed)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [((-100, 50, 50), 2.0), ((-100, 0, 200), 1.5), ((50, -20), 0.0), ((-100, 200, -150, 200), 2.25)],
)
def test_payback_is_when_the_running_total_turns_positive_for_good(amounts, expected):
    assert payback_years(flows(*amounts)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("amounts", "live_month", "expected"),
    [
        ((-10, 100), 6, 0.55),  # live from the middle of year 1: half a year, and a tenth of the other half
        ((-10, 100), 0, 0.10),
        ((-50, 0, 100), 15, 1.625),  # live from month 15: 1.25 years, and half of the nine months left
        ((-50, 20, 60), 6, 1.5),  # live for all of year 2
        ((0, 100), 6, 0.5),  # nothing to win back: when the saving begins
    ],
)
def test_nothing_is_paid_back_before_the_provider_is_live(amounts, live_month, expected):
    assert payback_years(flows(*amounts), live_month=live_month) == pytest.approx(expected)


def test_a_portfolio_pays_back_no_sooner_than_its_first_provider_is_live():
    # Wave 1 is live in month 6; the process that stays has no provider to wait for.
    members = (process("P1"), process("P2", ratings=changed(supplier_market_depth=1)))
    free = dict.fromkeys(("selection_share", "transition_share_bpo", "severance_share"), exactly(0.001))
    found = assessed(*members, assumptions=free)
    assert found.portfolio.payback_years == found.processes[0].cost.case.payback_years
    assert 0.5 < found.portfolio.payback_years < 0.52


@pytest.mark.parametrize("amounts", [(-100, 50), (-100, 120, -30), (0, 0), ()])
def test_payback_says_when_there_is_none(amounts):
    assert isinstance(payback_years(flows(*amounts)), NotAssessed)


@pytest.mark.parametrize(
    ("year", "live_month", "share"),
    [(1, 0, 1.0), (1, 6, 0.5), (1, 11, 1 / 12), (1, 12, 0.0), (2, 6, 1.0), (2, 15, 0.75), (2, 24, 0.0), (3, 24, 1.0)],
)
def test_the_part_of_a_year_that_the_work_is_with_the_provider(year, live_month, share):
    assert live_share(year, live_month) == pytest.approx(share)


TERMS = Terms(
    baseline=Decimal(1_000_000),
    avoidable_share=0.80,
    moved_share=0.50,
    price_ratio=0.60,
    governance_share=0.10,
    one_off_share=0.25,
    baseline_growth=0.03,
    price_growth=0.02,
    live_month=6,
    horizon_years=3,
    discount_rate=0.10,
    currency="EUR",
)


def test_a_cash_flow_table_worked_by_hand():
    # 400,000 of the million moves (half of the avoidable 80 %); the provider asks 60 % of it: 240,000 a year,
    # 24,000 to steer it, 60,000 once. It takes over in the middle of year 1.
    case = money_case(TERMS)
    rows = [(row.baseline, row.charges, row.governance, row.one_off, row.retained, row.net) for row in case.cash_flows]
    assert rows == [
        tuple(flows(0, 0, 0, 60_000, 0, -60_000)),
        tuple(flows(1_000_000, 120_000, 12_000, 0, 800_000, 68_000)),
        tuple(flows(1_030_000, 244_800, 24_480, 0, 618_000, 142_720)),
        tuple(flows(1_060_900, 249_696, "24969.60", 0, 636_540, "149694.40")),
    ]
    assert (case.baseline_annual, case.outsourced_annual, case.one_off) == tuple(flows(1_000_000, 864_000, 60_000))
    # -60,000 + 68,000/1.1 + 142,720/1.21 + 149,694.40/1.331
    assert case.npv == Decimal("232236.21")
    # the 68,000 come in the second half of year 1
    assert case.payback_years == pytest.approx(0.5 + 0.5 * 60_000 / 68_000)


def test_only_avoidable_cost_is_saved():
    free_of_charge = money_case(replace(TERMS, price_ratio=0.0, moved_share=1.0, live_month=0))
    assert [row.net for row in free_of_charge.cash_flows[1:]] == flows(800_000, 824_000, 848_720)


def test_work_that_stays_costs_the_same_in_both_columns():
    case = as_is_case(TERMS)
    assert {row.net for row in case.cash_flows} == {Decimal(0)}
    assert case.baseline_annual == case.outsourced_annual == 1_000_000
    assert (case.npv, case.one_off) == (0, 0)


def test_yen_have_no_minor_unit():
    case = money_case(replace(TERMS, currency="JPY", baseline=Decimal(1_234_567)))
    cells = [cell for row in case.cash_flows for cell in (row.baseline, row.charges, row.governance, row.retained)]
    assert all(cell == cell.to_integral_value() for cell in cells)


def test_the_price_of_routine_work_in_india_for_a_german_client_worked_from_the_assumptions():
    # Three quarters of the cost is people. They cost what the rate index says, less the provider's efficiency; the rest
    # costs the same there; the margin comes on top. No transition, no governance, so that the price stands alone.
    given = {
        "labour_share": exactly(0.75),
        "provider_efficiency_bpo": exactly(0.10),
        "provider_margin": exactly(0.20),
        "avoidable_share_bpo": exactly(1.0),
        "governance_share_bpo": exactly(0.0),
    }
    one = verdict(process(annual_cost=100_000), assumptions=given)
    drivers = {driver.parameter: driver.value for driver in one.cost.drivers}
    rates = KNOWLEDGE.locations
    ratio = rates[one.sourcing.location].rate_transactional / rates["DE"].rate_transactional
    expected = (0.75 * ratio * 0.90 + 0.25) * 1.20
    assert drivers["price_ratio"] == pytest.approx(expected)
    assert float(one.cost.case.outsourced_annual) == pytest.approx(100_000 * expected, abs=0.005)


def test_headcount_is_priced_only_with_a_loaded_cost_from_the_workbook():
    team = process(annual_cost=0, fte=7.5)
    unpriced = replace(team, annual_cost=None)
    assert isinstance(verdict(unpriced).cost.case, NotAssessed)
    priced = verdict(unpriced, assumptions={"loaded_cost_per_fte": exactly(60_000.0)})
    assert priced.cost.case.baseline_annual == 450_000


def test_a_given_cost_stands_before_the_headcount():
    both = verdict(process(annual_cost=300_000, fte=10), assumptions={"loaded_cost_per_fte": exactly(60_000.0)})
    assert both.cost.case.baseline_annual == 300_000


@pytest.mark.parametrize(
    "ratings",
    [
        changed(supplier_market_depth=1),
        changed(documentation=1, process_stability=1),
        {"judgement": 1},
    ],
)
def test_money_follows_a_recommendation_that_moves_nothing(ratings):
    one = verdict(process(ratings=ratings, name="Payroll"))
    assert one.sourcing.recommendation in {
        Recommendation.RETAIN,
        Recommendation.STABILISE,
        Recommendation.ASSESS_FURTHER,
    }
    assert one.cost.case.baseline_annual == one.cost.case.outsourced_annual
    assert one.cost.case.npv == 0
    assert isinstance(one.cost.what_if, MoneyCase)
    assert one.cost.what_if.outsourced_annual != one.cost.what_if.baseline_annual
    assert one.cost.what_if_label == "sourced all the same"


def test_selective_moves_the_selective_share_only():
    middling = changed(strategic_importance=4, relative_capability=4, supplier_market_depth=3, measurability=3)
    one = verdict(process(ratings=middling))
    assert one.sourcing.recommendation is Recommendation.SELECTIVE
    assert one.sourcing.sourced_share == 0.60
    assert one.cost.what_if_label == "all of it sourced"
    full, part = one.cost.what_if, one.cost.case
    assert float(part.cash_flows[3].charges) == pytest.approx(0.60 * float(full.cash_flows[3].charges), abs=0.01)


def test_without_a_home_country_the_provider_is_priced_at_home_and_that_is_remarked():
    found = assessed(process(), home_country=None)
    assert "RG904" in [finding.code for finding in found.findings]
    assert found.processes[0].sourcing.location == ""


def test_a_saving_too_good_to_be_true_is_remarked():
    cheap = {"provider_margin": exactly(0.0), "labour_share": exactly(1.0), "avoidable_share_bpo": exactly(1.0)}
    codes = [finding.code for finding in assessed(process(), assumptions=cheap).findings]
    assert "RG903" in codes
    assert "RG903" not in [
        finding.code for finding in assessed(process(ratings={**EXPERT, **READY, **GUARDED})).findings
    ]


def test_a_move_that_loses_money_says_so_first():
    # At home a provider has no cheaper wages to offer, only its margin to add.
    at_a_loss = verdict(process(permitted_countries=("DE",)))
    assert at_a_loss.sourcing.recommendation is Recommendation.OUTSOURCE
    assert at_a_loss.cost.case.npv < 0
    assert "costs more than it saves" in at_a_loss.sourcing.counter_argument
    assert "RG908" in [finding.code for finding in assessed(process(permitted_countries=("DE",))).findings]


@pytest.mark.parametrize(
    ("override", "cause", "remedy"),
    [
        (None, "is recommended by its scores", "override it"),
        (Override.OUTSOURCE, "is set by the analyst's override", "take the override back"),
    ],
)
def test_a_remark_on_a_loss_says_who_chose_the_move(override, cause, remedy):
    found = assessed(process(permitted_countries=("DE",), override=override)).findings
    remark = next(one for one in found if one.code == "RG908")
    assert cause in remark.message
    assert remedy in remark.remedy


def test_a_move_that_pays_is_not_said_to_lose_money():
    assert "costs more" not in verdict(process()).sourcing.counter_argument
    assert "RG908" not in [finding.code for finding in assessed(process()).findings]


def test_coverage_is_the_share_of_the_known_baseline_with_enough_evidence():
    members = (
        process("P1", annual_cost=300_000),
        process("P2", "Payroll", ratings={}, annual_cost=100_000),
        process("P3", annual_cost=None),
    )
    found = assessed(*members).portfolio
    assert found.coverage == 0.75
    assert found.processes_without_cost == 1
    assert found.baseline_annual == 400_000
