"""What a year is charged under each price model, in small tables, and what holds for all of them."""

import pytest
from analysis_cases import KNOWLEDGE
from hypothesis import given
from hypothesis import strategies as st
from money_cases import QUICK, case, deal, line, values, work

from reportgen.analysis.money import price_formulas as formulas
from reportgen.analysis.money.charges import Year, charge_of
from reportgen.analysis.money.values import Values
from reportgen.model.verdict import NatureClass

PARAMETERS = KNOWLEDGE.parameters
DEFAULTS = Values({name: one.value for name, one in PARAMETERS.items() if one.value is not None})
SIDES = st.sampled_from(["low", "likely", "high"])
MODELS = sorted(KNOWLEDGE.price_models)


def charged(model, volume=1.0, *, price=100.0, year=1, freed=150.0, margin=0.0, **terms):
    """Return the charge of a year; `freed` is the cost before, `margin` what the price holds on the provider's cost."""
    one = Year(price=price, volume=volume, year=year, freed=freed, cost_share=1 / (1 + margin), nature=NatureClass.BPO)
    return charge_of(model, one, values(**terms))


@pytest.mark.parametrize(("volume", "charge"), [(0.5, 110), (1.0, 110), (2.0, 110)])
def test_a_fixed_price_follows_no_volume_but_draws_change_requests(volume, charge):
    assert formulas.fixed_price(100.0, 0.1) == pytest.approx(110)
    assert charged("fixed_price", volume, change_request_share=0.1) == pytest.approx(charge)


@pytest.mark.parametrize(
    ("volume", "charge"),
    [(0.5, 80), (0.8, 80), (1.0, 100), (1.3, 130)],  # not below the minimum of 80 %
)
def test_a_price_per_unit_has_a_minimum_volume(volume, charge):
    assert formulas.per_unit(100.0, volume, 0.8) == pytest.approx(charge)
    assert charged("per_transaction", volume, minimum_volume_share=0.8) == pytest.approx(charge)


@pytest.mark.parametrize(
    ("units", "from_baseline", "from_edge"),
    [
        (850, (0, 150), (0, 50)),
        (900, (0, 0), (0, 0)),
        (1_000, (0, 0), (0, 0)),
        (1_100, (0, 0), (0, 0)),
        (1_101, (101, 0), (1, 0)),
        (1_150, (150, 0), (50, 0)),
    ],
)
def test_units_outside_the_dead_band_count_from_the_baseline_or_from_its_edge(units, from_baseline, from_edge):
    assert formulas.volume_difference(float(units), 1_000.0, 0.1) == pytest.approx(from_baseline)
    assert formulas.volume_difference(float(units), 1_000.0, 0.1, from_edge=1.0) == pytest.approx(from_edge)


@pytest.mark.parametrize(
    ("volume", "charge", "charge_from_edge"),
    [
        (0.7, 80.8, 87.2),  # 30 % less at 0.64 of a unit's price: 19.2 off; 20 % less: 12.8 off
        (0.9, 100, 100),
        (1.1, 100, 100),
        (1.3, 124, 116),  # 30 % more at 0.8 of a unit's price; 20 % more
    ],
)
def test_a_band_charges_more_units_dearer_than_it_credits_fewer(volume, charge, charge_from_edge):
    terms = {"dead_band": 0.1, "arc_share": 0.8, "rrc_over_arc": 0.8}
    assert formulas.band(100.0, 0.3, 0.0, 80.0, 64.0) == pytest.approx(124)
    assert charged("band_arc_rrc", volume, **terms) == pytest.approx(charge)
    assert charged("band_arc_rrc", volume, band_from_edge=1, **terms) == pytest.approx(charge_from_edge)


@pytest.mark.parametrize(("volume", "charge"), [(0.5, 50), (1.0, 100), (1.5, 150)])
def test_a_price_per_head_and_one_to_build_operate_and_transfer_follow_the_volume(volume, charge):
    assert charged("per_fte", volume) == charged("bot", volume) == charged("", volume) == charge


@pytest.mark.parametrize(("volume", "charge"), [(0.5, 50), (1.0, 100), (1.2, 120), (1.5, 120)])
def test_time_and_materials_stop_at_the_cap(volume, charge):
    assert formulas.capped(100.0 * volume, 120.0) == pytest.approx(charge)
    assert charged("t_and_m", volume, time_cap_share=1.2) == pytest.approx(charge)


@pytest.mark.parametrize(("volume", "charge"), [(0.5, 44), (1.0, 88), (1.5, 132)])
def test_cost_plus_puts_the_agreed_margin_in_place_of_the_provider_s_own(volume, charge):
    # The price of 100 holds a margin of a quarter, so the cost is 80, and 10 % on it are 88.
    assert formulas.cost_plus(80.0, 0.1) == pytest.approx(88)
    assert charged("cost_plus", volume, margin=0.25, open_book_margin=0.10) == pytest.approx(charge)


@pytest.mark.parametrize(
    ("volume", "charge"),
    [
        (0.8, 92),  # 20 saved, 60 % of it to the provider
        (1.0, 100),
        (1.06, 103),
        (1.1, 105),
        (1.5, 105),
    ],
)
def test_a_target_cost_shares_savings_as_agreed_and_overruns_by_halves_up_to_the_cap(volume, charge):
    assert formulas.target_cost(100.0 * volume, 100.0, 0.6, 1.1) == pytest.approx(charge)
    assert charged("target_cost", volume, target_share=0.6, target_cap=1.1) == pytest.approx(charge)


@pytest.mark.parametrize(
    ("cost_before", "charge"),
    [(80, 100), (100, 100), (150, 115)],  # 30 % of the 50 saved
)
def test_a_gain_share_is_paid_only_on_what_is_saved(cost_before, charge):
    assert formulas.gain_share(100.0, float(cost_before), 0.3) == pytest.approx(charge)
    assert charged("gain_share", freed=float(cost_before), gain_share=0.3) == pytest.approx(charge)


def test_a_gain_is_measured_at_the_year_s_volume():
    assert charged("gain_share", 2.0, freed=150.0, gain_share=0.3) == pytest.approx(230)  # 200 + 30 % of 100


@pytest.mark.parametrize(("volume", "charge"), [(0.5, 70), (0.7, 70), (1.0, 100), (1.3, 130), (2.0, 130)])
def test_a_price_by_result_lies_between_its_floor_and_its_cap(volume, charge):
    assert formulas.outcome(100.0, volume, 0.7, 1.3) == pytest.approx(charge)
    assert charged("outcome", volume, outcome_floor=0.7, outcome_cap=1.3) == pytest.approx(charge)


@pytest.mark.parametrize(
    ("volume", "charge"),
    [
        (0.5, 80),
        (0.8, 80),
        (1.0, 102),  # 20 beyond what is included, a tenth dearer
        (1.5, 157),  # 70 beyond
    ],
)
def test_a_retainer_includes_some_effort_and_charges_the_rest_with_a_premium(volume, charge):
    assert formulas.retainer(80.0, volume, 0.8, 110.0) == pytest.approx(charge)
    assert charged("retainer", volume, retainer_included=0.8, call_off_premium=0.1) == pytest.approx(charge)


@pytest.mark.parametrize(
    ("volume", "year", "charge"),
    [
        (1.0, 1, 100),
        (0.5, 1, 68),  # routine 60 x 0.8, at its minimum; judgement 40 x 0.5
        (1.5, 1, 138),  # 60 x 1.5 and 40 x 1.2, at its cap
        (1.0, 2, 97),  # only the routine part falls by 5 %
    ],
)
def test_a_split_prices_the_routine_part_by_the_unit_and_the_rest_by_time(volume, year, charge):
    terms = {
        "routine_share": 0.6,
        "minimum_volume_share": 0.8,
        "time_cap_share": 1.2,
        "committed_productivity_bpo": 0.05,
    }
    assert charged("split", volume, year=year, **terms) == pytest.approx(charge)


@pytest.mark.parametrize(("year", "charge"), [(1, 100), (2, 95), (3, 90.25)])
def test_the_models_with_committed_productivity_glide_and_no_others(year, charge):
    assert formulas.glide_path(100.0, 0.05, year) == pytest.approx(charge)
    for model in MODELS:
        found = charged(model, year=year, committed_productivity_bpo=0.05, routine_share=1.0, retainer_included=1.0)
        first = charged(model, routine_share=1.0, retainer_included=1.0)
        assert found == pytest.approx(first * charge / 100 if KNOWLEDGE.price_models[model].glide else first)


def test_every_model_of_the_catalogue_has_a_formula():
    # By the unit is what a model falls back to; only these charge so on purpose.
    plain = {model for model in MODELS if charged(model, 3.0, outcome_cap=1, time_cap_share=1) == charged("", 3.0)}
    assert plain == {"per_transaction", "per_fte", "bot", "cost_plus", "target_cost", "gain_share", "retainer"} & plain
    assert {"fixed_price", "managed_service", "t_and_m", "outcome", "band_arc_rrc"}.isdisjoint(plain)


@st.composite
def terms(draw):
    """Draw each term of the price models at its usual low, likely or high."""
    group = {name for model in KNOWLEDGE.price_models.values() for name in model.parameters}
    return {name: getattr(PARAMETERS[name].value, draw(SIDES)) for name in sorted(group) if name in PARAMETERS}


ON_TOP = {
    "fixed_price": "change requests come on top of the agreed sum",
    "cost_plus": "the agreed margin stands in place of the provider's own",
    "gain_share": "a share of the saving comes on top of the base fee",
    "retainer": "the effort that is not included is called off at a premium",
}


@QUICK
@given(terms(), st.floats(1.0, 10**7))
def test_today_s_work_is_charged_at_its_price_in_the_first_year(chosen, price):
    numbers = DEFAULTS.with_(**chosen)
    for model in MODELS:
        one = Year(price=price, volume=1.0, year=1, freed=price * 1.5, cost_share=1 / 1.15, nature=NatureClass.BPO)
        if model not in ON_TOP:
            assert charge_of(model, one, numbers) == pytest.approx(price), model


@pytest.mark.parametrize(
    ("model", "silenced"),
    [
        ("fixed_price", {"change_request_share": 0.0}),
        ("cost_plus", {"open_book_margin": 0.15}),
        ("gain_share", {"gain_share": 0.0}),
        ("retainer", {"call_off_premium": 0.0}),
    ],
)
def test_what_comes_on_top_is_that_one_term(model, silenced):
    one = Year(price=100.0, volume=1.0, year=1, freed=150.0, cost_share=1 / 1.15, nature=NatureClass.BPO)
    assert charge_of(model, one, DEFAULTS) != pytest.approx(100)
    assert charge_of(model, one, DEFAULTS.with_(**silenced)) == pytest.approx(100)
    assert set(ON_TOP) == {"fixed_price", "cost_plus", "gain_share", "retainer"}


@QUICK
@given(
    terms(), st.sampled_from(MODELS), st.floats(0, 3), st.floats(0, 3), st.integers(1, 10), st.sampled_from([0.0, 1.0])
)
def test_more_work_is_never_charged_less(chosen, model, volume, more, year, from_edge):
    numbers = DEFAULTS.with_(**{**chosen, "band_from_edge": from_edge})

    def charge(units):
        one = Year(price=100.0, volume=units, year=year, freed=150.0, cost_share=1 / 1.15, nature=NatureClass.BPO)
        return charge_of(model, one, numbers)

    assert charge(volume + more) >= charge(volume) - 1e-9


@QUICK
@given(terms(), st.sampled_from(MODELS), st.floats(1, 1_000), st.floats(0, 1_000), st.floats(0, 2))
def test_a_dearer_price_is_never_charged_less(chosen, model, price, more, volume):
    numbers = DEFAULTS.with_(**chosen)

    def charge(asked):
        one = Year(price=asked, volume=volume, year=1, freed=150.0, cost_share=1 / 1.15, nature=NatureClass.BPO)
        return charge_of(model, one, numbers)

    assert charge(price + more) >= charge(price) - 1e-9


def test_a_model_follows_the_growth_of_volume_in_the_table():
    # Volume grows by 20 % a year; the dead-band of 10 % is left in year 2, when the units count from the baseline.
    grown = {"volume_growth": 0.2, "dead_band": 0.1, "arc_share": 0.5, "rrc_over_arc": 1.0}
    banded = case(deal(work(pay=100_000), model="band_arc_rrc"), values(**grown))
    assert line(banded, "fees") == [0, 100_000, 110_000, 122_000]  # 20 %, then 44 % more at half the price of a unit
    fixed = case(deal(work(pay=100_000), model="managed_service"), values(volume_growth=0.2))
    assert line(fixed, "fees") == [0, 100_000, 100_000, 100_000]
