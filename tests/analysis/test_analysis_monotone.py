"""What has to hold whatever the numbers: dearer is never better, and without spread the odds are the plan."""

from dataclasses import replace
from decimal import Decimal

import pytest
from analysis_cases import KNOWLEDGE, assessed, changed, process, verdict
from hypothesis import given
from hypothesis import strategies as st
from money_cases import QUICK, case, deal, exactly, values, work
from test_analysis_properties import FEW, PORTFOLIOS

from reportgen.analysis.money.values import Values
from reportgen.analysis.money.work import Quote, Scope
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import CostPreset, QuoteBasis
from reportgen.model.verdict import NotAssessed

DEFAULTS = Values({name: one.value for name, one in KNOWLEDGE.parameters.items() if one.value is not None})
MODELS = st.sampled_from(["", *sorted(KNOWLEDGE.price_models)])
AMOUNTS = st.floats(1_000, 10**7)
CENT = Decimal("0.50")  # the cells of a table are rounded one by one

DEARER = [
    *("provider_margin", "rate_level", "price_inflation", "multi_source_premium", "contract_management_share"),
    *("selection_share", "transition_share_bpo", "knowledge_transfer_share_bpo", "severance_share", "exit_share"),
    *("lost_productivity_share", "improvement_share", "retained_team_share_bpo", "parallel_months_bpo"),
    *("falls_away_people", "falls_away_premises", "onsite_share_bpo", "currency_drift", "own_variation"),
]
BETTER = ["avoidable_people_bpo", "avoidable_overhead", "avoidable_management", "provider_efficiency_bpo"]
SIDES = st.sampled_from([("low", "likely"), ("likely", "high"), ("low", "high")])


def at(name, side):
    return getattr(KNOWLEDGE.parameters[name].value, side)


@QUICK
@given(AMOUNTS, AMOUNTS, st.floats(0, 10**6), MODELS, st.sampled_from(Scope))
def test_a_higher_quote_never_raises_the_saving(cost, price, more, model, scope):
    def saved(asked):
        quote = Quote(price=asked, basis=QuoteBasis.YEAR, is_foreign=False)
        return case(deal(work(pay=cost), model=model, scope=scope, quote=quote), DEFAULTS)

    cheap, dear = saved(price), saved(price + more)
    assert dear.net_saving <= cheap.net_saving + CENT
    assert dear.npv <= cheap.npv + CENT
    assert dear.outsourced_annual >= cheap.outsourced_annual - CENT


@QUICK
@given(st.sampled_from(DEARER), SIDES, AMOUNTS, MODELS)
def test_what_makes_a_move_dearer_never_raises_its_saving(name, sides, cost, model):
    one = deal(work(pay=cost, premises=cost / 5), rate_ratio=0.5, model=model, has_several_providers=True)
    less, more = (case(one, DEFAULTS.with_(**{name: at(name, side)})) for side in sides)
    assert more.net_saving <= less.net_saving + CENT


@QUICK
@given(st.sampled_from(BETTER), SIDES, AMOUNTS)
def test_what_falls_away_or_is_done_with_less_labour_never_lowers_the_saving(name, sides, cost):
    parts = {"pay": cost, "overhead": cost / 10, "management": cost / 10}
    one = deal(work(**parts), rate_ratio=0.5, model="per_fte")
    less, more = (case(one, DEFAULTS.with_(**{name: at(name, side)})) for side in sides)
    assert more.net_saving >= less.net_saving - CENT


@QUICK
@given(AMOUNTS, st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_higher_discount_rate_never_raises_the_value_of_later_savings(cost, rate, more):
    # A move that only saves: no cost to begin, none at the end, a provider at half the price.
    saving = deal(work(pay=cost), quote=Quote(price=cost / 2, basis=QuoteBasis.YEAR, is_foreign=False))
    assert case(saving, values(), rate=rate + more).npv <= case(saving, values(), rate=rate).npv


def test_presets_rise_from_lean_to_heavy():
    lean, typical, heavy = (
        verdict(process(), cost_preset=one).cost.case.net_saving
        for one in (CostPreset.LEAN, CostPreset.TYPICAL, CostPreset.HEAVY)
    )
    assert heavy < typical < lean


@FEW
@given(PORTFOLIOS, st.integers(0, 2**31))
def test_without_spread_every_percentile_is_the_plan(members, seed):
    sure = {name: exactly(one.value.likely) for name, one in KNOWLEDGE.parameters.items() if one.value is not None}
    found = assessed(*members, assumptions=sure, seed=seed)
    for one in found.processes:
        if isinstance(one.cost.case, MoneyCase):
            plan = one.cost.case.net_saving
            assert one.cost.savings_p10 == one.cost.savings_p50 == one.cost.savings_p90 == plan
            assert one.cost.probability_of_saving == (1.0 if plan > 0 else 0.0)
    whole = found.portfolio
    if not isinstance(whole.net_saving, NotAssessed):
        assert whole.savings_p10 == whole.savings_p50 == whole.savings_p90 == whole.net_saving


def test_value_added_tax_that_nobody_reclaims_is_uncertain_too_unless_it_is_given():
    # A bank bears 60 to 95 % of it: the only spread left.
    sure = {name: exactly(one.value.likely) for name, one in KNOWLEDGE.parameters.items() if one.value is not None}
    found = verdict(process(), assumptions=sure, industry="Retail bank", draws=1_000).cost
    assert found.savings_p10 < found.savings_p50 < found.savings_p90
    given_share = {**sure, "irrecoverable_vat_share": exactly(0.85)}
    fixed = verdict(process(), assumptions=given_share, industry="Retail bank").cost
    assert fixed.savings_p10 == fixed.savings_p90 == fixed.case.net_saving


def test_two_equal_processes_save_twice_as_much():
    twins = (process("P1"), process("P2", row=6))
    found = assessed(*twins)
    one = verdict(replace(twins[0])).cost.case
    assert found.portfolio.net_saving == 2 * one.net_saving
    assert found.portfolio.irr == pytest.approx(one.irr)
    assert found.portfolio.payback_years == one.payback_years


def test_work_that_stays_has_nothing_to_be_unsure_of():
    found = assessed(process(ratings=changed(supplier_market_depth=1)))
    assert isinstance(found.portfolio.uncertainty, NotAssessed)
    assert (found.portfolio.savings_p10, found.portfolio.savings_p90) == (0, 0)
