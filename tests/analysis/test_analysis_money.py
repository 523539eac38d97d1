"""What moving work costs: one table worked by hand to the cent, then each of its lines by itself."""

from dataclasses import replace
from decimal import Decimal

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, assessed, changed, process, verdict
from money_cases import case, deal, exactly, line, nets, silent, values, work

from reportgen.analysis.money.components import FAMILIES
from reportgen.analysis.money.work import Quote, Scope
from reportgen.model.cash_flow import Line, MoneyCase
from reportgen.model.engagement import CostPreset, Override, QuoteBasis
from reportgen.model.verdict import NatureClass, NotAssessed, Recommendation

# 920,000 a year: pay 500,000; benefits 30 % of it; premises and technology 10 % each; recruitment and training 2 %
# each; quality 4 %; one manager for 15 at 1.5 times their pay and benefits (650,000 x 1.5 / 15); overhead 10 % of pay
# and benefits. People (pay, benefits, recruitment, training, quality) are 690,000 of it.
LOADINGS = {
    "benefits_loading": 0.30,
    "premises_loading": 0.10,
    "technology_loading": 0.10,
    "recruitment_loading": 0.02,
    "training_loading": 0.02,
    "quality_loading": 0.04,
    "management_span": 15,
    "manager_pay_ratio": 1.5,
    "overhead_loading": 0.10,
}
WORK = work(
    pay=500_000,
    benefits=150_000,
    recruitment=10_000,
    training=10_000,
    quality=20_000,
    management=65_000,
    premises=50_000,
    technology=50_000,
    overhead=65_000,
)
FALLS_AWAY = {
    "avoidable_people_bpo": 0.9,
    "avoidable_management": 0.6,
    "avoidable_premises": 0.5,
    "avoidable_technology": 0.5,
    "avoidable_overhead": 0.2,
    "falls_away_people": 3,
    "falls_away_management": 6,
    "falls_away_premises": 15,
    "falls_away_technology": 15,
    "falls_away_overhead": 27,
}
PRICE = {
    "provider_efficiency_bpo": 0.10,
    "provider_margin": 0.25,
    "onsite_share_bpo": 0.20,
    "price_inflation": 0.05,
    "committed_productivity_bpo": 0.04,
    "contract_management_share": 0.04,
    "retained_team_share_bpo": 0.06,
    "vat_rate": 0.20,
    "irrecoverable_vat_share": 0.50,
}
ONE_OFF = {
    "selection_share": 0.01,
    "transition_share_bpo": 0.10,
    "knowledge_transfer_share_bpo": 0.04,
    "severance_share": 0.04,
    "improvement_share": 0.02,
    "lost_productivity_share": 0.04,
    "exit_share": 0.10,
}
TIMING = {"wave1_live_month": 6, "ramp_months": 6, "parallel_months_bpo": 3}
GIVEN = {**FALLS_AWAY, **PRICE, **ONE_OFF, **TIMING}
DEAL = deal(WORK, rate_ratio=0.25, model="per_transaction")


def test_a_cash_flow_table_worked_by_hand():
    # The price: a team of which 20 % sits at home and 80 % where rates are a quarter costs 0.2 + 0.8 x 0.25 = 0.4 of
    # the home rate. Labour is people 690,000, managers 65,000 and the half of premises that goes, 25,000: 780,000 x 0.4
    # x (1 - 10 % efficiency) = 280,800. With the half of technology that goes, 25,000, at home prices: 305,800. With a
    # margin of 25 %: 382,250 a year, 0.96 x 1.05 = 1.008 times as much each year.
    # The provider takes over from month 6 to month 12, so it does a quarter of year 1's work. Today's team runs beside
    # it for three months: the work is released from month 9 to month 15, 1/16 of year 1 and 15/16 of year 2. The
    # avoidable cost of people goes three months after that (9/12 of year 2), of managers six (6/12), of premises and
    # technology fifteen (nothing of year 2, 9/12 of year 3), of overhead 27 (nothing within three years).
    found = case(DEAL, values(**GIVEN))
    expected = {
        "as_is": [0, 920_000, 920_000, 920_000],
        "fees": [0, 95_562.50, 385_308, 388_390.46],  # a quarter of 382,250; x 1.008; x 1.008^2
        "vat": [0, 9_556.25, 38_530.80, 38_839.05],  # half of 20 % is not reclaimed
        "contract_management": [0, 3_822.50, 15_412.32, 15_535.62],  # 4 %
        "retained_team": [0, 5_733.75, 23_118.48, 23_303.43],  # 6 %
        "selection": [3_822.50, 0, 0, 0],  # 1 % of 382,250
        "transition": [38_225, 0, 0, 0],
        "knowledge_transfer": [15_290, 0, 0, 0],
        "severance": [15_290, 0, 0, 0],
        "improvement": [7_645, 0, 0, 0],
        "lost_productivity": [15_290, 0, 0, 0],
        "exit": [0, 0, 0, 42_143.06],  # 38,225 x 1.05^2
        "not_moved": [0, 690_000, 0, 0],  # three quarters of year 1
        "parallel": [0, 172_500, 57_500, 0],  # 920,000 x (1/4 - 1/16), x (1 - 15/16)
        # 723,000 are avoidable: people 621,000, managers 39,000, premises and technology 25,000 each, overhead 13,000.
        # Year 1: 723,000 / 16. Year 2: 621,000 x 3/16 + 39,000 x 7/16 + (25,000 + 25,000 + 13,000) x 15/16.
        # Year 3: a quarter of premises and technology, all of overhead.
        "stranded_for_a_time": [0, 45_187.50, 192_562.50, 25_500],
        "stranded": [0, 12_312.50, 184_687.50, 197_000],  # 69,000 + 26,000 + 25,000 + 25,000 + 52,000
    }
    assert {name: line(found, name) for name in expected} == expected
    assert {name.value for row in found.cash_flows for name in row.lines} == set(expected)


def test_the_case_is_summed_from_the_table():
    found = case(DEAL, values(**GIVEN))
    rows = [(row.baseline, row.charges, row.governance, row.one_off, row.retained) for row in found.cash_flows]
    assert [tuple(map(float, row)) for row in rows] == [
        (0, 0, 0, 95_562.50, 0),
        (920_000, 105_118.75, 9_556.25, 0, 920_000),
        (920_000, 423_838.80, 38_530.80, 0, 434_750),
        (920_000, 427_229.51, 38_839.05, 42_143.06, 222_500),
    ]
    assert nets(found) == [-95_562.50, -114_675, 22_880.40, 189_288.38]
    assert (found.baseline_annual, found.one_off) == (920_000, Decimal("137705.56"))
    # Steady: fees 382,250, tax on them 38,225, 10 % to steer 38,225, stranded for good 197,000.
    assert found.outsourced_annual == 655_700
    assert (found.net_saving, found.total_cost) == (Decimal("1931.28"), Decimal("2758068.72"))
    # -95,562.50 - 114,675 / 1.1 + 22,880.40 / 1.21 + 189,288.38 / 1.331
    assert found.npv == Decimal("-38687.92")
    # -95,562.50 - 114,675 + 22,880.40 = -187,357.10, won back within year 3
    assert found.payback_years == pytest.approx(2 + 187_357.10 / 189_288.38)
    assert isinstance(found.discounted_payback_years, NotAssessed)


def test_the_whole_chain_gives_the_same_table_from_pay_and_assumptions_of_the_workbook():
    # All of the provider's team sits at home here, where providers ask 40 % of the rate: the same 0.4.
    at_home = {**GIVEN, **LOADINGS, "onsite_share_bpo": 1.0, "rate_level": 0.4}
    given = {name: exactly(float(at_home.get(name, silent(name)))) for name in KNOWLEDGE.parameters}
    one = process(annual_cost=None, fte=10, pay_per_fte=Decimal(50_000), price_model="per_transaction")
    found = verdict(one, assumptions=given, horizon_years=3, discount_rate=0.10).cost
    assert found.case == case(DEAL, values(**GIVEN))
    assert found.savings_p10 == found.savings_p50 == found.savings_p90 == Decimal("1931.28")


def test_only_avoidable_cost_is_saved():
    half = values(avoidable_people_bpo=0.5)
    assert nets(
        case(deal(work(pay=100_000), quote=Quote(price=0.0, basis=QuoteBasis.YEAR, is_foreign=False)), half)
    ) == [
        0,
        50_000,
        50_000,
        50_000,
    ]


def test_a_provider_that_asks_what_falls_away_saves_nothing():
    found = case(deal(work(pay=400_000)), values())
    assert nets(found) == [0, 0, 0, 0]
    assert (found.npv, found.net_saving, found.outsourced_annual) == (0, 0, 400_000)


def test_wages_other_prices_and_volume_grow_each_by_their_own_rate():
    # People follow wages and volume, managers wages alone, premises other prices; charges follow volume and an index.
    mixed = work(pay=100_000, management=20_000, premises=10_000, years=2)
    grown = values(wage_inflation=0.10, other_inflation=0.05, volume_growth=0.20, price_inflation=0.02)
    found = case(deal(mixed), grown)
    assert line(found, "as_is") == [0, 130_000, 100_000 * 1.10 * 1.20 + 20_000 * 1.10 + 10_000 * 1.05]
    assert line(found, "fees") == [0, 130_000, 159_120]  # 130,000 x 1.2 x 1.02


def test_what_is_stranded_grows_like_any_cost():
    found = case(deal(work(pay=100_000)), values(avoidable_people_bpo=0.4, wage_inflation=0.10))
    assert line(found, "stranded") == [0, 60_000, 66_000, 72_600]


def test_nothing_is_paid_for_leaving_before_a_provider_is_there():
    late = values(exit_share=0.10, wave1_live_month=36)
    assert line(case(deal(work(pay=100_000)), late), "exit") == [0, 0, 0, 0]


def test_part_of_the_work_pays_part_of_the_price_and_keeps_the_rest():
    part = case(deal(work(pay=100_000), scope=Scope.SELECTIVE), values(selective_share=0.6, provider_margin=0.5))
    assert line(part, "fees") == [0, 90_000, 90_000, 90_000]  # 60,000 and half of it
    assert line(part, "not_moved") == [0, 40_000, 40_000, 40_000]
    assert part.outsourced_annual == 130_000


def test_an_own_centre_has_a_cost_to_set_up_but_no_margin_no_selection_no_contract_and_no_exit():
    own = values(
        captive_overhead=0.12,
        captive_set_up_share=0.5,
        provider_margin=0.3,
        selection_share=0.01,
        exit_share=0.1,
        contract_management_share=0.05,
        change_request_share=0.1,
        retained_team_share_bpo=0.02,
    )
    found = case(deal(work(pay=100_000), is_captive=True, model="fixed_price"), own)
    assert {name.value: float(amount) for name, amount in found.cash_flows[0].lines.items()} == {"set_up": 56_000}
    assert {name.value: float(amount) for name, amount in found.cash_flows[3].lines.items()} == {
        "as_is": 100_000,
        "fees": 112_000,
        "retained_team": 2_240,
    }


def test_a_provider_that_builds_operates_and_transfers_is_paid_for_both_ends():
    ends = values(build_share=0.3, transfer_share=0.1, exit_share=0.5, selection_share=0.01)
    found = case(deal(work(pay=100_000), model="bot"), ends)
    assert (line(found, "set_up"), line(found, "exit")) == ([30_000, 0, 0, 0], [0, 0, 0, 10_000])
    assert line(found, "selection") == [1_000, 0, 0, 0]


@pytest.mark.parametrize(
    ("basis", "price"),
    [(QuoteBasis.YEAR, 60_000.0), (QuoteBasis.UNIT, 3.0), (QuoteBasis.FTE_YEAR, 24_000.0), (QuoteBasis.HOUR, 15.0)],
)
def test_a_quote_is_counted_in_what_it_is_made_in(basis, price):
    # 20,000 units a year by 2.5 people of 1,600 hours each
    counted = work(pay=100_000, fte=2.5, volume=20_000)
    quoted = deal(counted, quote=Quote(price=price, basis=basis, is_foreign=False))
    assert line(case(quoted, values(hours_per_fte=1_600)), "fees") == [0, 60_000, 60_000, 60_000]


def test_a_foreign_quote_is_converted_at_the_rate_of_the_workbook_and_follows_the_currency():
    # 90,000 dollars at 0.80 are 72,000; should the dollar rise by a tenth over the term, 79,200.
    asked = {"quoted_price": Decimal(90_000), "quote_basis": QuoteBasis.YEAR, "quote_currency": "USD"}
    one = process(annual_cost=100_000, price_model="managed_service", **asked)
    rates = {"exchange_rates": {"USD": Decimal("0.80")}}
    assert verdict(one, **rates).cost.price.annual == 72_000
    risen = verdict(one, assumptions={"currency_drift": exactly(1.1)}, **rates).cost.price
    assert (risen.annual, risen.is_quoted) == (79_200, True)


def test_a_quote_at_home_does_not_follow_the_currency_nor_the_rates_of_a_place():
    own = deal(work(pay=100_000), quote=Quote(price=50_000.0, basis=QuoteBasis.YEAR, is_foreign=False))
    moved = values(currency_drift=1.5, rate_level=2.0, provider_margin=0.3, quote_accuracy=1.04)
    assert line(case(own, moved), "fees") == [0, 52_000, 52_000, 52_000]


def test_a_quote_for_open_books_is_charged_as_quoted():
    # It holds the margin agreed for open books, 12 %: 100,000 of cost for 112,000.
    asked = {"quoted_price": Decimal(112_000), "quote_basis": QuoteBasis.YEAR}
    found = verdict(process(price_model="cost_plus", **asked)).cost
    assert found.price.annual == 112_000
    assert found.price.terms == (
        ("Allowable cost", pytest.approx(100_000), "EUR a year"),
        ("Margin", 0.12, "share"),
    )


def test_a_price_that_is_quoted_does_not_rest_on_what_it_should_cost():
    asked = {"quoted_price": Decimal(112_000), "quote_basis": QuoteBasis.YEAR}
    rests_on = {one.parameter for one in verdict(process(price_model="managed_service", **asked)).cost.drivers}
    assert rests_on.isdisjoint({"provider_margin", "provider_efficiency_bpo", "rate_level", "onsite_share_bpo"})
    assert "quote_accuracy" in rests_on


def test_the_currency_touches_only_work_done_abroad():
    # 0.2 at home + 0.8 x 0.5 x 1.1 abroad
    drifted = values(onsite_share_bpo=0.2, currency_drift=1.1)
    assert line(case(deal(work(pay=100_000), rate_ratio=0.5), drifted), "fees")[1] == 64_000
    assert line(case(deal(work(pay=100_000), is_abroad=False), drifted), "fees")[1] == 100_000


def test_the_price_is_lower_by_less_the_more_the_work_asks():
    # Tiers, not one factor: the same team in India against Germany, at the rate of routine, mixed and expert work.
    india, germany = KNOWLEDGE.locations["IN"], KNOWLEDGE.locations["DE"]
    ratios = [
        getattr(india, tier) / getattr(germany, tier)
        for tier in ("rate_transactional", "rate_skilled", "rate_specialist")
    ]
    assert ratios == sorted(ratios)


@pytest.mark.parametrize(
    ("industry", "expected"),
    [("Insurance", 0.19 * 0.95), ("Mechanical engineering", 0.0)],
)
def test_value_added_tax_is_a_cost_where_the_sector_cannot_reclaim_it(industry, expected):
    # Germany's rate of 19 %; an insurer bears 95 % of it, a maker of machines none.
    row = verdict(process(), industry=industry).cost.case.cash_flows[3]
    assert float(row.lines.get(Line.VAT, 0)) == pytest.approx(expected * float(row.lines[Line.FEES]), abs=0.01)


def test_tax_takes_its_share_of_a_saving_and_gives_it_back_on_what_is_spent():
    cheap = deal(work(pay=100_000), quote=Quote(price=60_000.0, basis=QuoteBasis.YEAR, is_foreign=False))
    found = case(cheap, values(tax_rate=0.25, transition_share_bpo=0.10))
    assert line(found, "tax") == [-1_500, 10_000, 10_000, 10_000]
    assert nets(found) == [-4_500, 30_000, 30_000, 30_000]


def test_capital_spending_that_is_avoided_is_untaxed_but_its_depreciation_is_lost():
    # 90,000 over two years would have lowered the tax of years 1 and 2 by 20 % of 45,000 each.
    spared = deal(work(pay=100_000, capital=90_000.0))
    found = case(spared, values(tax_rate=0.20, capital_life=2))
    assert line(found, "avoided_capital") == [90_000, 0, 0, 0]
    assert line(found, "tax") == [0, 9_000, 9_000, 0]


def test_a_life_that_is_no_whole_number_writes_off_the_rest_in_its_last_year():
    found = case(deal(work(pay=100_000, capital=100_000.0)), values(tax_rate=0.20, capital_life=2.5))
    assert line(found, "tax") == [0, 8_000, 8_000, 4_000]  # 20 % of 40,000, 40,000 and 20,000


def test_part_of_the_work_spares_part_of_the_capital():
    part = deal(work(pay=100_000, capital=90_000.0), scope=Scope.SELECTIVE)
    assert line(case(part, values(selective_share=0.5)), "avoided_capital")[0] == 45_000


@pytest.mark.parametrize(
    ("preset", "selection", "steering"),
    [("lean", 0.002, 0.06), ("typical", 0.01, 0.045), ("heavy", 0.02, 0.10)],
)
def test_a_preset_takes_the_place_of_the_defaults(preset, selection, steering):
    row = verdict(process(), cost_preset=CostPreset(preset)).cost.case.cash_flows
    year = row[3]
    assert float(year.lines[Line.CONTRACT_MANAGEMENT] / year.lines[Line.FEES]) == pytest.approx(steering, abs=1e-6)
    first = row[0].lines
    severance = {"lean": 0.03, "typical": 0.04, "heavy": 0.05}[preset]
    assert float(first[Line.SELECTION] / first[Line.SEVERANCE]) == pytest.approx(selection / severance, rel=1e-3)


def test_the_workbook_stands_above_the_preset():
    given = {"contract_management_share": exactly(0.02)}
    year = verdict(process(), cost_preset=CostPreset.HEAVY, assumptions=given).cost.case.cash_flows[3]
    assert float(year.lines[Line.CONTRACT_MANAGEMENT] / year.lines[Line.FEES]) == pytest.approx(0.02, abs=1e-6)
    assert Line.RETAINED_TEAM not in year.lines  # the preset's own: its contract management holds the people who stay


def test_several_providers_cost_a_premium_on_whatever_the_price_is():
    several = deal(
        work(pay=100_000),
        has_several_providers=True,
        quote=Quote(price=50_000.0, basis=QuoteBasis.YEAR, is_foreign=False),
    )
    assert line(case(several, values(multi_source_premium=0.06)), "fees")[1] == 53_000


def test_work_that_stays_costs_the_same_in_both_columns():
    found = verdict(process(ratings=changed(supplier_market_depth=1))).cost.case
    assert {row.net for row in found.cash_flows} == {Decimal(0)}
    assert found.baseline_annual == found.outsourced_annual == 400_000
    assert (found.npv, found.one_off) == (0, 0)


@pytest.mark.parametrize(("currency", "digits"), [("JPY", 0), ("EUR", 2), ("KWD", 3)])
def test_every_cell_has_the_minor_unit_of_its_currency(currency, digits):
    found = verdict(process(annual_cost=1_234_567), currency=currency).cost.case
    cells = [amount for row in found.cash_flows for amount in row.lines.values()]
    assert {-amount.as_tuple().exponent for amount in cells} == {digits}
    assert -found.npv.as_tuple().exponent == digits


@pytest.mark.parametrize(
    ("currency", "fees"), [("JPY", Decimal(333)), ("EUR", Decimal("333.33")), ("KWD", Decimal("333.333"))]
)
def test_a_third_of_a_thousand_is_rounded_once(currency, fees):
    thousand = deal(work(pay=1_000), model="")
    found = case(thousand, values(provider_efficiency_bpo=2 / 3), currency=currency)
    assert found.cash_flows[1].lines[Line.FEES] == fees
    assert found.outsourced_annual == fees


def test_headcount_is_priced_only_with_a_loaded_cost_from_the_workbook():
    unpriced = process(annual_cost=None, fte=7.5)
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
    cheap = {name: exactly(1.0) for name in ("avoidable_people_bpo", "avoidable_management", "avoidable_overhead")}
    codes = [
        finding.code for finding in assessed(process(), assumptions={**cheap, "provider_margin": exactly(0.0)}).findings
    ]
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


def test_a_loss_on_work_that_costs_nothing_is_no_share_of_its_cost():
    free = process(annual_cost=0, quoted_price=Decimal(50_000), quote_basis=QuoteBasis.YEAR)
    found = verdict(free)
    assert found.cost.case.npv < 0
    assert found.sourcing.counter_argument == "it costs more than it saves: the work costs nothing today"


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


@pytest.mark.parametrize(
    ("countries", "remedy"), [(("DE",), "widen the permitted countries"), ((), "have the price confirmed")]
)
def test_countries_are_widened_only_where_some_are_permitted(countries, remedy):
    dear = process(permitted_countries=countries, quoted_price=Decimal(9_000_000), quote_basis=QuoteBasis.YEAR)
    remark = next(one for one in assessed(dear).findings if one.code == "RG908")
    assert remedy in remark.remedy


def test_a_move_that_pays_is_not_said_to_lose_money():
    assert "costs more" not in verdict(process()).sourcing.counter_argument
    assert "RG908" not in [finding.code for finding in assessed(process()).findings]


def test_a_portfolio_pays_back_no_sooner_than_its_first_provider_is_live():
    # Wave 1 is live in month 6; the process that stays has no provider to wait for. Nothing runs in parallel and
    # nothing lingers, so that the little that is spent once is won back at once.
    swift = ("parallel_months_bpo", "ramp_months", *(f"falls_away_{one}" for one in FAMILIES))
    one_off = [name for name, one in KNOWLEDGE.parameters.items() if one.group == "Cost to make the move"]
    free = {**dict.fromkeys(one_off, exactly(0.001)), **dict.fromkeys(swift, exactly(0.0))}
    members = (process("P1"), process("P2", ratings=changed(supplier_market_depth=1)))
    found = assessed(*members, assumptions=free)
    assert found.portfolio.payback_years == found.processes[0].cost.case.payback_years
    assert 0.5 < found.portfolio.payback_years < 0.52


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


def test_the_class_decides_which_shares_hold():
    # The same cost, as expert work: its own avoidable share, its own transition.
    shares = values(avoidable_people_kpo=0.8, transition_share_kpo=0.2, transition_share_bpo=0.1)
    expert = case(deal(replace(work(pay=100_000), nature=NatureClass.KPO)), shares)
    assert (line(expert, "stranded")[3], line(expert, "transition")[0]) == (20_000, 20_000)
