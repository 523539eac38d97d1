"""The ways to run a process side by side: as is, better in-house, sourced in one way or another, near or far."""

from decimal import Decimal

import pytest
from analysis_cases import KNOWLEDGE, assessed, changed, process, verdict
from hypothesis import given
from hypothesis import strategies as st
from money_cases import QUICK, case, deal, exactly, line, values, work
from test_analysis_properties import FEW, WHOLE, processes

from reportgen.analysis.money.break_even import break_even_of
from reportgen.analysis.money.in_house import as_is_lines, automated_lines, improved_lines, steady_in_house
from reportgen.analysis.money.table import Terms, case_of
from reportgen.analysis.money.work import Quote, Scope
from reportgen.model.business_case import OptionKind
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Override, QuoteBasis, RiskAppetite
from reportgen.model.verdict import Form, NotAssessed, Place, Recommendation

TEAM = work(pay=100_000, premises=20_000, years=3)
SELECTIVE = changed(strategic_importance=4, relative_capability=4, supplier_market_depth=3, measurability=3)


def in_house(lines, steady):
    terms = Terms(discount_rate=0.10, currency="EUR", live_month=9)
    return case_of(lines, baseline=Decimal(120_000), steady=[steady], terms=terms)


def test_as_is_saves_and_costs_nothing_more():
    grown = values(wage_inflation=0.03, other_inflation=0.02, volume_growth=0.10)
    found = in_house(as_is_lines(TEAM, grown), 120_000.0)
    assert {row.net for row in found.cash_flows} == {Decimal(0)}
    assert (found.net_saving, found.npv, found.one_off) == (0, 0, 0)
    assert isinstance(found.irr, NotAssessed)
    assert isinstance(found.payback_years, NotAssessed)
    assert found.total_cost == sum(row.baseline for row in found.cash_flows)


def test_an_own_team_that_works_better_worked_by_hand():
    # 8 % of the cost of people, 8,000 a year, from month 9 on: a quarter of year 1. Half a year's saving pays for it.
    given = values(improvement_saving=0.08, improvement_effort=0.5, in_house_live_month=9)
    steady = steady_in_house(TEAM, 0.08, 0.5, 0.0, given)
    found = in_house(improved_lines(TEAM, given), steady)
    assert line(found, "improvement") == [4_000, 0, 0, 0]
    assert line(found, "not_moved") == [0, 118_000, 112_000, 112_000]
    assert [row.net for row in found.cash_flows] == [-4_000, 2_000, 8_000, 8_000]
    assert found.outsourced_annual == 112_000


def test_software_that_does_part_of_the_work_worked_by_hand():
    # It reaches half of the 80 % that fits: 40,000 a year, from month 9 on. Building it costs 1.2 years' saving,
    # 48,000, and running it 15 % of that, 7,200 a year.
    given = values(
        automation_reach=0.5,
        automation_effort=1.2,
        automation_running=0.15,
        in_house_live_month=9,
        other_inflation=0.02,
    )
    found = in_house(automated_lines(work(pay=100_000), 0.8, given), 100_000.0)
    assert line(found, "improvement") == [48_000, 0, 0, 0]
    assert line(found, "software") == [0, 1_800, 7_344, 7_490.88]  # a quarter of a year; 2 % more each year
    assert line(found, "not_moved") == [0, 90_000, 60_000, 60_000]
    assert steady_in_house(work(pay=100_000), 0.4, 1.2, 0.15, given) == pytest.approx(67_200)


def test_identical_options_save_nothing():
    # A provider that asks, for the same work in the same months, what the client's team costs, with nothing on top.
    same = case(deal(TEAM, quote=Quote(price=120_000.0, basis=QuoteBasis.YEAR, is_foreign=False)), values())
    assert {row.net for row in same.cash_flows} == {Decimal(0)}
    assert (same.net_saving, same.npv) == (0, 0)


@QUICK
@given(st.floats(1, 10**8), st.floats(0, 0.2), st.floats(0, 0.2), st.floats(-0.2, 0.3), st.sampled_from(Scope))
def test_identical_work_at_identical_prices_saves_nothing_whatever_grows(pay, inflation, premium, growth, scope):
    # The provider needs as much labour at the same rate, without margin, and its charges follow wages.
    grown = values(
        wage_inflation=inflation, price_inflation=inflation, volume_growth=growth, selective_share=0.3 + premium
    )
    found = case(deal(work(pay=pay), scope=scope), grown)
    assert {abs(row.net) for row in found.cash_flows} <= {Decimal(0), Decimal("0.01"), Decimal("0.02")}


def options(*arguments, **facts):
    return {one.kind: one for one in verdict(*arguments, **facts).cost.options}


def test_a_process_that_moves_stands_beside_its_alternatives():
    found = options(process(annual_cost=400_000, fte=60))
    assert list(found) == [
        OptionKind.AS_IS,
        OptionKind.IMPROVED,
        OptionKind.SOURCED,
        OptionKind.OTHER_PLACE,
        OptionKind.OTHER_FORM,
    ]
    assert [kind for kind, one in found.items() if one.is_recommended] == [OptionKind.SOURCED]
    assert found[OptionKind.OTHER_FORM].form is Form.CAPTIVE
    assert found[OptionKind.OTHER_FORM].label == "Own centre offshore in India"
    assert found[OptionKind.AS_IS].case.npv == 0


def test_the_digital_ratings_bring_in_software():
    digital = {key: 5 for key, one in KNOWLEDGE.criteria.items() if "automation_fit" in one.weights}
    assert digital
    found = options(process(ratings=changed(**digital)))
    assert found[OptionKind.AUTOMATED].label == "Automated in-house"
    # A fit of 100: half of the cost of people is saved, for 1.2 years of that saving.
    improvement = line(found[OptionKind.AUTOMATED].case, "improvement")[0]
    software = line(found[OptionKind.AUTOMATED].case, "software")[4]
    assert software == pytest.approx(improvement * 0.15 * 1.02**3, abs=0.01)


@pytest.mark.parametrize(("people", "built"), [(49, False), (50, True)])
def test_an_own_centre_is_compared_only_for_a_large_team(people, built):
    assert (OptionKind.OTHER_FORM in options(process(fte=people))) is built


def test_part_of_the_work_stands_beside_all_of_it():
    found = options(process(ratings=SELECTIVE))
    assert found[OptionKind.SOURCED].label.endswith("for part of the work")
    assert found[OptionKind.SOURCED_WHOLE].label.endswith("for all of the work")
    assert found[OptionKind.SOURCED_WHOLE].case.outsourced_annual != found[OptionKind.SOURCED].case.outsourced_annual


def test_work_that_stays_is_recommended_as_it_is():
    found = options(process(ratings=changed(supplier_market_depth=1)))
    assert [kind for kind, one in found.items() if one.is_recommended] == [OptionKind.AS_IS]


def test_the_same_work_at_home_near_and_far():
    places = {one.place: one for one in verdict(process()).cost.places}
    assert list(places) == list(Place)
    assert places[Place.ONSHORE].country == "DE"
    assert places[Place.ONSHORE].rate_ratio == 1.0
    chosen = [one for one in places.values() if one.is_chosen]
    assert [one.place for one in chosen] == [Place.OFFSHORE]
    far, near, home = (places[one].case.outsourced_annual for one in (Place.OFFSHORE, Place.NEARSHORE, Place.ONSHORE))
    assert far < near < home


def test_a_place_that_is_barred_says_so():
    places = {one.place: one.case for one in verdict(process(permitted_countries=("IN",))).cost.places}
    assert places[Place.ONSHORE] == NotAssessed(reason="Home is not among the permitted countries.")
    assert isinstance(places[Place.NEARSHORE], NotAssessed)
    assert isinstance(places[Place.OFFSHORE], MoneyCase)


def test_a_quote_holds_only_where_it_was_made_for():
    quoted = {"quoted_price": Decimal(90_000), "quote_basis": QuoteBasis.YEAR}
    found = verdict(process(price_model="managed_service", **quoted)).cost
    fees = {one.place: line(one.case, "fees")[3] for one in found.places}
    assert fees[Place.OFFSHORE] == pytest.approx(90_000 * (0.96 * 1.035) ** 2, abs=0.01)
    unquoted = verdict(process(price_model="managed_service")).cost
    assert fees[Place.NEARSHORE] == next(
        line(one.case, "fees")[3] for one in unquoted.places if one.place is Place.NEARSHORE
    )
    assert (found.price.annual, found.price.should_cost) == (90_000, unquoted.price.annual)


@FEW
@given(processes(WHOLE), st.sampled_from(RiskAppetite))
def test_exactly_one_option_is_recommended_and_it_is_the_case(one, appetite):
    found = verdict(one, risk_appetite=appetite).cost
    chosen = [each for each in found.options if each.is_recommended]
    assert [each.case for each in chosen] == [found.case]
    assert len({each.kind for each in found.options}) == len(found.options)
    assert sum(place.is_chosen for place in found.places) <= 1


def test_at_the_break_even_price_a_move_neither_gains_nor_loses():
    found = verdict(process()).cost
    share = found.break_even.charge_share
    at_it = {"own_variation": exactly(share)}  # scales the charges, and what is a share of them
    assert float(verdict(process(), assumptions=at_it).cost.case.npv) == pytest.approx(0, abs=1.0)
    assert float(found.break_even.annual_charge) == pytest.approx(float(found.price.annual) * share, abs=0.01)


def test_break_even_worked_by_hand():
    # 100,000 a year fall away for three years; with 10 % of a year's charge once and 5 % a year to steer it, the charge
    # that leaves nothing without discount is 300,000 / (3 x 1.05 + 0.10) = 92,307.69.
    one = deal(work(pay=100_000, volume=1_000), quote=Quote(price=80_000.0, basis=QuoteBasis.YEAR, is_foreign=False))
    given = values(transition_share_bpo=0.10, contract_management_share=0.05)
    found = break_even_of(one, given, fees=Decimal(80_000), discount_rate=0.0, currency="EUR")
    assert float(found.annual_charge) == pytest.approx(300_000 / 3.25, abs=0.01)
    assert found.charge_share == pytest.approx(300_000 / 3.25 / 80_000)
    # Volume: one-off cost 8,000 and steering 12,000 stay; each year saves 20,000 at today's volume, 60,000 in all.
    assert found.volume_share == pytest.approx(20_000 / 60_000)
    assert found.volume == 333


def test_a_move_that_gains_at_any_price_has_no_break_even():
    # Equipment of 1,000,000 is spared: even at five times the charge the move pays.
    rich = deal(work(pay=1_000, capital=1_000_000.0), quote=Quote(price=10.0, basis=QuoteBasis.YEAR, is_foreign=False))
    found = break_even_of(rich, values(), fees=Decimal(10), discount_rate=0.1, currency="EUR")
    assert isinstance(found.annual_charge, NotAssessed)
    assert isinstance(found.charge_share, NotAssessed)


def test_recommended_moves_are_the_money_of_the_portfolio():
    found = assessed(process("P1"), process("P2", ratings=SELECTIVE), process("P3", ratings=changed(documentation=1)))
    recommended = [each for one in found.processes for each in one.cost.options if each.is_recommended]
    assert found.portfolio.net_saving == sum(each.case.net_saving for each in recommended)
    assert {one.sourcing.recommendation for one in found.processes} >= {
        Recommendation.OUTSOURCE,
        Recommendation.SELECTIVE,
    }


HARD_TO_PLACE = changed(
    strategic_importance=2,
    relative_capability=2,
    measurability=1,
    codifiability=1,
    documentation=2,
    opportunism_exposure=5,
    interdependence=5,
    business_criticality=3,
)


def test_an_own_centre_at_home_is_the_team_as_it_is():
    one = verdict(process(ratings=HARD_TO_PLACE, override=Override.OUTSOURCE))
    assert (one.sourcing.form, one.sourcing.place) == (Form.CAPTIVE, Place.ONSHORE)
    assert one.cost.case.net_saving == one.cost.case.one_off == 0
    assert next(option for option in one.cost.options if option.is_recommended).kind is OptionKind.AS_IS
    assert next(option for option in one.cost.options if option.kind is OptionKind.SOURCED).form is Form.THIRD_PARTY


@pytest.mark.parametrize(
    ("basis", "facts"),
    [(QuoteBasis.UNIT, {"annual_volume": 0}), (QuoteBasis.FTE_YEAR, {"fte": 0}), (QuoteBasis.HOUR, {"fte": 0})],
)
def test_a_quote_for_none_of_what_it_counts_in_is_not_used(basis, facts):
    one = verdict(process(quoted_price=Decimal(5), quote_basis=basis, **facts))
    assert not one.cost.price.is_quoted
    assert one.cost.price.annual > 0
