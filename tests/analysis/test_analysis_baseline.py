"""Today's cost from whatever the analyst gives, what falls away of it, and what a unit and a person cost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from analysis_cases import KNOWLEDGE, process, verdict
from hypothesis import given
from hypothesis import strategies as st
from money_cases import QUICK, deal, exactly, values, work

from reportgen.analysis.money.baseline import baseline_of
from reportgen.analysis.money.components import COMPONENTS, FAMILIES, PEOPLE, Entered, amounts_of
from reportgen.analysis.money.values import Values
from reportgen.model.verdict import NotAssessed

# For each 1.00 of pay: benefits 0.30, premises 0.08, technology 0.06, recruitment 0.02, training 0.02, quality 0.05;
# managers 1.5 x 1.30 / 13 = 0.15; overhead 0.10 x 1.30 = 0.13. In all 1.81.
LOADINGS = {
    "benefits_loading": 0.30,
    "premises_loading": 0.08,
    "technology_loading": 0.06,
    "recruitment_loading": 0.02,
    "training_loading": 0.02,
    "quality_loading": 0.05,
    "manager_pay_ratio": 1.5,
    "management_span": 13,
    "overhead_loading": 0.10,
}
PER_PAY = {
    "pay": 1.00,
    "benefits": 0.30,
    "premises": 0.08,
    "technology": 0.06,
    "recruitment": 0.02,
    "training": 0.02,
    "quality": 0.05,
    "management": 0.15,
    "overhead": 0.13,
}


def amounts(total=None, fte=None, pay_per_fte=None, loaded=None, **components):
    entered = Entered(total=total, components=components, fte=fte, pay_per_fte=pay_per_fte)
    numbers = values(**LOADINGS).ranges
    absent = {"pay_per_fte", "loaded_cost_per_fte"} - ({"loaded_cost_per_fte"} if loaded else set())
    known = {name: one for name, one in numbers.items() if name not in absent}
    if loaded:
        known["loaded_cost_per_fte"] = exactly(loaded)
    return amounts_of(entered, Values(known))


def by_pay(pay):
    return pytest.approx({name: pay * share for name, share in PER_PAY.items()})


def test_a_total_is_split_by_the_loadings():
    assert amounts(total=181_000.0) == by_pay(100_000)


def test_pay_is_loaded():
    assert amounts(pay=100_000.0) == by_pay(100_000)
    assert amounts(fte=2.0, pay_per_fte=50_000.0) == by_pay(100_000)


def test_headcount_and_loaded_cost_are_a_total():
    assert amounts(fte=2.0, loaded=90_500.0) == by_pay(100_000)


def test_headcount_alone_and_nothing_at_all_make_no_cost():
    assert amounts(fte=2.0) is None
    assert amounts() is None


def test_what_a_total_leaves_beside_a_component_goes_to_the_others():
    # 28,000 of 201,000 are premises; 173,000 go to the rest, 1.73 for each 1.00 of pay.
    found = amounts(total=201_000.0, premises=28_000.0)
    assert found["premises"] == 28_000
    assert found["pay"] == pytest.approx(100_000)
    assert sum(found.values()) == pytest.approx(201_000)


def test_a_component_given_stands_before_its_loading():
    found = amounts(pay=100_000.0, benefits=22_000.0)
    assert (found["benefits"], found["premises"]) == (22_000, 8_000)


def test_components_without_pay_are_all_there_is():
    found = amounts(technology=40_000.0, premises=5_000.0)
    assert sum(found.values()) == 45_000
    assert (found["pay"], found["overhead"]) == (0, 0)


def test_what_remains_of_a_total_whose_components_are_all_given_is_overhead():
    found = amounts(total=120_000.0, **dict.fromkeys(COMPONENTS, 10_000.0))
    assert (found["overhead"], found["pay"]) == (40_000, 10_000)


def test_what_remains_of_a_total_is_overhead_too_where_nothing_else_has_a_loading():
    # The analyst gives pay and management and loads nothing else: 30,000 are left over.
    entered = Entered(total=100_000.0, components={"pay": 60_000.0, "management": 10_000.0}, fte=None, pay_per_fte=None)
    found = amounts_of(entered, values())
    assert (found["pay"], found["management"], found["overhead"]) == (60_000, 10_000, 30_000)
    assert sum(found.values()) == 100_000


def test_a_total_stands_before_headcount_and_pay():
    assert sum(amounts(total=181_000.0, fte=10.0, pay_per_fte=50_000.0).values()) == pytest.approx(181_000)


@QUICK
@given(
    st.floats(1_000, 10**8),
    st.dictionaries(st.sampled_from(COMPONENTS), st.floats(0, 0.11), max_size=9),
)
def test_components_sum_to_the_total_whichever_are_given(whole, shares):
    found = amounts(total=whole, **{name: whole * share for name, share in shares.items()})
    assert tuple(found) == COMPONENTS
    assert sum(found.values()) == pytest.approx(whole)
    assert all(found[name] == whole * share for name, share in shares.items() if name != "overhead")


def test_families_hold_each_component_once_as_the_catalogue_says():
    assert FAMILIES["people"] == PEOPLE
    assert sorted(name for members in FAMILIES.values() for name in members) == sorted(COMPONENTS)
    assert set(KNOWLEDGE.cost_components) == set(COMPONENTS)


def baseline(**facts):
    return verdict(process(**facts)).cost.baseline


def test_components_are_printed_to_the_cent_and_sum_to_the_total():
    found = baseline(annual_cost="100000.01")
    assert sum(part.amount for part in found.components) == found.total == Decimal("100000.01")
    assert all(part.amount == part.amount.quantize(Decimal("0.01")) for part in found.components)


@QUICK
@given(st.decimals(min_value=0, max_value=10**8, places=2))
def test_any_total_is_the_sum_of_its_printed_components(total):
    entered = Entered(total=float(total), components={}, fte=None, pay_per_fte=None)
    priced = deal(replace(work(), entered=entered))
    found = baseline_of(process(annual_cost=total), priced, values(**LOADINGS), "EUR", KNOWLEDGE)
    assert sum(part.amount for part in found.components) == found.total == total


def test_what_was_entered_is_told_from_what_was_split_off():
    found = baseline(annual_cost=400_000, cost_components={"technology": Decimal(90_000)})
    assert {part.id for part in found.components if part.is_given} == {"technology"}
    assert next(part.amount for part in found.components if part.id == "technology") == 90_000


@pytest.mark.parametrize(
    ("facts", "source"),
    [
        ({"annual_cost": 400_000}, "annual cost"),
        ({"annual_cost": 400_000, "cost_components": {"pay": Decimal(9)}}, "annual cost and components"),
        ({"annual_cost": None, "cost_components": {"pay": Decimal(9)}}, "components, the rest loaded on pay"),
        ({"annual_cost": None, "cost_components": {"premises": Decimal(9)}}, "components alone"),
        ({"annual_cost": None, "fte": 4, "pay_per_fte": Decimal(50_000)}, "headcount and pay, loaded"),
    ],
)
def test_what_a_cost_was_made_from_is_said(facts, source):
    assert baseline(**facts).source == source


def test_what_falls_away_is_said_with_its_month():
    found = {part.id: (part.avoidable_share, part.falls_away_month) for part in baseline().components}

    def usual(name):
        return KNOWLEDGE.parameters[name].value.likely

    people = (usual("avoidable_people_bpo"), usual("falls_away_people"))
    assert found["pay"] == found["benefits"] == found["quality"] == people
    for family in ("management", "premises", "technology", "overhead"):
        assert found[family] == (usual(f"avoidable_{family}"), usual(f"falls_away_{family}"))


def test_a_good_unit_costs_more_than_a_unit():
    # 50,000 units of which 4 % are wrong: 400,000 / 48,000 = 8.3333 a good one, 8.00 if none were.
    found = baseline(annual_cost=400_000, annual_volume=50_000, error_rate=Decimal("0.04"), fte=8)
    assert (found.unit_cost, found.rework_unit_cost) == (Decimal("8.3333"), Decimal("0.3333"))
    assert found.cost_per_fte == 50_000


def test_without_volume_errors_or_people_nothing_is_divided():
    found = baseline(annual_cost=400_000)
    assert (found.unit_cost, found.rework_unit_cost, found.cost_per_fte) == (None, None, None)
    assert baseline(annual_cost=400_000, annual_volume=50_000).unit_cost == 8
    none_right = baseline(annual_cost=400_000, annual_volume=50_000, error_rate=Decimal(1))
    assert (none_right.unit_cost, none_right.rework_unit_cost) == (None, None)


def test_no_units_and_no_people_are_no_divisors():
    found = baseline(annual_cost=400_000, annual_volume=0, fte=0)
    assert (found.unit_cost, found.cost_per_fte) == (None, None)


def test_without_any_cost_the_reason_is_given():
    found = verdict(process(annual_cost=None, fte=3)).cost
    assert isinstance(found.baseline, NotAssessed)
    assert "No cost is given" in found.baseline.reason
    assert found.options == ()
    assert isinstance(found.savings_p10, NotAssessed)
