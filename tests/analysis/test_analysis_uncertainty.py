"""The simulation on processes small enough to work out by hand."""

import pickle
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.money.draws import Chances, under
from reportgen.analysis.money.outcomes import Outcomes
from reportgen.analysis.money.pert import even_quantiles, shapes
from reportgen.analysis.money.simulation import BLOCK, simulated
from reportgen.analysis.money.tornado import Swung, variance_shares
from reportgen.analysis.money.uncertainty import uncertainty_of
from reportgen.analysis.money.values import OWN, Values
from reportgen.knowledge.facts import Origin
from reportgen.knowledge.price_facts import Parameter
from reportgen.model.engagement import Range, RiskMethod

RATE = Range(low=0.8, likely=1.0, high=1.5)
VOLUME = Range(low=-0.1, likely=0.0, high=0.05)
CHANCE = Range(low=0.85, likely=1.0, high=1.2)
RANGES = {"rate_level": RATE, "volume_growth": VOLUME, OWN: CHANCE}
ORIGIN = Origin(source="example", basis="published", reviewed="2026-11")


def beta(*shape, **place):
    """Return the exact distribution; what computes it takes a second to load, on every worker that collects tests."""
    from scipy.stats import beta

    return beta(*shape, **place)


@dataclass(frozen=True)
class Linear:
    """Saves `base` less, for each parameter, a weight times its value."""

    key: str
    base: float
    weights: dict = field(default_factory=dict)

    @property
    def varying(self):
        return frozenset(self.weights)

    def saving(self, values: Values):
        charged = sum(weight * values[name] for name, weight in self.weights.items())
        return self.base - charged

    @property
    def plan(self):
        return Decimal(round(100 * self.saving(Values(RANGES)))) / 100


def parameter(name):
    return Parameter(
        id=name, group="", label=name, value=None, unit="ratio", minimum=0, maximum=9, help="", origin=ORIGIN
    )


def odds(*processes, ranges=RANGES, seed=7, currency="EUR", target=None):
    plans = {one.key: one.plan for one in processes}
    chances = Chances(ranges=ranges, seed=seed)
    names = {name: parameter(name) for name in ranges}
    return uncertainty_of(processes, plans, chances, names, currency=currency, target=target)


def near(estimate, expected):
    """Within four standard errors, which another test holds to what repeated runs show."""
    assert abs(float(estimate.value) - expected) < 4 * float(estimate.standard_error)


def test_a_saving_that_falls_with_one_driver_agrees_with_the_closed_form():
    # saving = 1,000,000 - 700,000 x rate; the rate is PERT, so P10 of the saving is at the rate's P90
    found = odds(Linear("a", 1_000_000, {"rate_level": 700_000})).portfolio
    exact = beta(*shapes(RATE), loc=0.8, scale=0.7)
    assert exact.mean() == pytest.approx((0.8 + 4 * 1.0 + 1.5) / 6)
    near(found.mean, 1_000_000 - 700_000 * exact.mean())
    near(found.p10, 1_000_000 - 700_000 * exact.ppf(0.9))
    near(found.p50, 1_000_000 - 700_000 * exact.ppf(0.5))
    near(found.p90, 1_000_000 - 700_000 * exact.ppf(0.1))
    assert abs(found.probability_of_saving - exact.cdf(10 / 7)) < 4 * found.probability_error
    assert abs(found.share_below_plan - exact.sf(1.0)) < 4 * np.sqrt(0.25 / found.draws)


def test_standard_errors_are_those_of_repeated_runs():
    runs = [odds(Linear("a", 100_000, {"rate_level": 70_000}), seed=seed).portfolio for seed in range(40)]
    for figure in ("mean", "p10", "p50", "p90"):
        between = np.std([float(getattr(one, figure).value) for one in runs], ddof=1)
        assert float(getattr(runs[0], figure).standard_error) == pytest.approx(between, rel=0.5), figure


def test_the_plan_is_the_saving_at_likely_values_and_the_mean_need_not_be_it():
    found = odds(Linear("a", 1_000_000, {"rate_level": 700_000})).portfolio
    assert found.plan == 300_000
    assert found.mean.value < found.plan  # the rate can rise further than it can fall
    assert found.share_below_plan > 0.5


def test_the_target_is_met_less_often_than_any_saving():
    one = Linear("a", 1_000_000, {"rate_level": 700_000})
    found = odds(one, target=Decimal(250_000)).portfolio
    exact = beta(*shapes(RATE), loc=0.8, scale=0.7)
    assert found.target == 250_000
    assert found.probability_of_target == pytest.approx(exact.cdf(75 / 70), abs=0.02)
    assert found.probability_of_target < found.probability_of_saving
    assert odds(one).portfolio.probability_of_target is None


def test_the_same_seed_gives_the_same_bits_and_another_other_ones():
    one = Linear("a", 1_000_000, {"rate_level": 700_000, OWN: 100_000})
    assert odds(one, seed=3) == odds(one, seed=3)
    assert odds(one, seed=3).portfolio.mean != odds(one, seed=4).portfolio.mean


MANY = tuple(
    Linear(f"key {place}", 1_000 * place, {"rate_level": 617.3 * place, OWN: 91.7 * place}) for place in range(1, 160)
)


def test_the_order_of_processes_does_not_change_a_bit():
    assert odds(*MANY) == odds(*reversed(MANY))


def elsewhere(work, blocks):
    """Work each block out from a copy, as another process would get it, the last first."""
    return reversed([pickle.loads(pickle.dumps(work))(block) for block in reversed(blocks)])  # noqa: S301 - its own copy


def test_splitting_the_work_does_not_change_a_bit():
    plans, chances = {one.key: one.plan for one in MANY}, Chances(ranges=RANGES, seed=7)
    assert len(MANY) > 2 * BLOCK
    whole = simulated(MANY, plans, chances, "EUR")
    split = simulated(MANY, plans, chances, "EUR", run=elsewhere)
    assert np.array_equal(whole.deviations, split.deviations)
    assert whole.odds == split.odds


def test_a_process_keeps_its_odds_whatever_stands_beside_it():
    alone, among = odds(MANY[70]), odds(*MANY)
    assert alone.processes["key 71"] == among.processes["key 71"]


def test_without_spread_every_percentile_is_the_plan_to_the_cent():
    still = {name: Range(low=one.likely, likely=one.likely, high=one.likely) for name, one in RANGES.items()}
    one = Linear("a", 100_000.004, {"rate_level": 70_000.1, OWN: 0.3})
    found = odds(one, replace(one, key="b"), ranges=still)
    assert found.portfolio.p10.value == found.portfolio.p50.value == found.portfolio.p90.value == 2 * one.plan
    assert found.portfolio.mean.standard_error == 0
    assert found.portfolio.curve == ((2 * one.plan, 1.0),)
    assert found.portfolio.swings == ()
    assert found.portfolio.share_below_plan == 0
    assert found.processes["a"].p10 == found.processes["a"].p90 == one.plan


def test_work_that_stays_saves_nothing_for_sure():
    found = odds(Linear("stays", 0.0))
    assert found.processes["stays"].p10 == found.processes["stays"].p90 == 0
    assert found.processes["stays"].probability_of_saving == found.portfolio.probability_of_saving == 0


def test_rounding_noise_is_no_saving():
    noise = Outcomes(plan=Decimal(0), deviations=np.array([-1e-9, 0.0, 1e-9, 0.004]), currency="EUR")
    assert noise.share_above(Decimal(0)) == 0
    assert noise.share_below(Decimal(0)) == 0
    assert Outcomes(plan=Decimal(0), deviations=np.array([0.006]), currency="EUR").share_above(Decimal(0)) == 1


def test_a_dearer_range_of_another_shape_makes_every_draw_dearer():
    cheap, dear = RATE, Range(low=0.8, likely=1.2, high=1.5)
    before, after = (Chances(ranges={"rate_level": rate}, seed=7).common["rate_level"] for rate in (cheap, dear))
    assert (after > before).all()


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(1, 1e6))
def test_a_dearer_process_has_lower_percentiles(base, weight, more):
    cheap = odds(Linear("a", base, {"rate_level": weight})).processes["a"]
    dear = odds(Linear("a", base, {"rate_level": weight + more})).processes["a"]
    for figure in ("p10", "p50", "p90", "probability_of_saving"):
        assert getattr(dear, figure) <= getattr(cheap, figure)


def deviations(*processes, ranges=RANGES):
    plans = {one.key: one.plan for one in processes}
    return simulated(processes, plans, Chances(ranges=ranges, seed=7), "EUR").deviations


def test_two_processes_under_one_driver_move_together_and_under_own_chance_apart():
    weights = {"rate_level": 1_000, OWN: 1_000}
    first, second = deviations(Linear("a", 0, weights)), deviations(Linear("b", 0, weights))
    assert np.corrcoef(first, second)[0, 1] > 0.5
    apart = [deviations(Linear(key, 0, {OWN: 1_000})) for key in "ab"]
    assert abs(np.corrcoef(*apart)[0, 1]) < 0.04


def test_own_chance_of_a_hundred_equal_processes_evens_out_tenfold():
    one = np.std(deviations(Linear("a", 0, {OWN: 100}))) / 100
    hundred = np.std(deviations(*(Linear(f"{place}", 0, {OWN: 1}) for place in range(100)))) / 100
    assert one / hundred == pytest.approx(10, rel=0.05)


def test_the_tornado_of_a_linear_saving_shows_its_weights_the_widest_first():
    found = odds(
        Linear("a", 1_000_000, {"rate_level": 100_000, "volume_growth": 2_000_000}),
        Linear("b", 500_000, {"volume_growth": 4_000_000}),
    ).portfolio
    volume, rate = found.swings
    assert (volume.parameter, volume.low, volume.likely, volume.high) == ("volume_growth", -0.1, 0.0, 0.05)
    assert volume.saving_at_low == found.plan + 600_000
    assert volume.saving_at_high == found.plan - 300_000
    assert rate.saving_at_low == found.plan + 20_000
    assert rate.saving_at_high == found.plan - 50_000
    assert volume.width == 900_000


def test_shares_of_variance_are_those_of_the_weights_and_sum_to_one():
    # 3 processes of one rate and an own chance each: variance = (3 x 1,000)^2 var(rate) + 3 x 2,000^2 var(chance)
    found = odds(*(Linear(key, 9_000, {"rate_level": 1_000, OWN: 2_000}) for key in "abc")).portfolio
    rate = 9e6 * beta(*shapes(RATE), scale=0.7).var()
    chance = 12e6 * beta(*shapes(CHANCE), scale=0.35).var()
    assert found.own_share_of_variance == pytest.approx(chance / (rate + chance), abs=0.02)
    assert found.own_share_of_variance + sum(one.share_of_variance for one in found.swings) == pytest.approx(1)


def test_the_noise_of_rounding_is_nobody_s_share():
    nothing = Swung(names=(), at_low=np.zeros(0), at_high=np.zeros(0), own_variance=0.0)
    parts, own = variance_shares(nothing, Chances(ranges={}, seed=1, draws=2), np.array([0.0, 1e-9]))
    assert (parts.tolist(), own) == ([], 0.0)


def test_a_driver_that_moves_nothing_is_no_swing():
    @dataclass(frozen=True)
    class Deaf(Linear):
        def saving(self, values):
            return self.base - self.weights["rate_level"] * values["rate_level"]

    found = odds(Deaf("a", 10, {"rate_level": 5, "volume_growth": 5})).portfolio
    assert [one.parameter for one in found.swings] == ["rate_level"]
    assert found.own_share_of_variance == 0


def test_the_curve_rises_from_the_smallest_outcome_to_the_largest():
    one = Linear("a", 1_000_000, {"rate_level": 700_000})
    found, outcomes = odds(one).portfolio, np.sort(deviations(one))
    amounts, shares = zip(*found.curve, strict=True)
    assert 50 < len(amounts) <= 60
    assert list(amounts) == sorted(set(amounts))
    assert list(shares) == sorted(set(shares))
    assert float(amounts[0] - found.plan) == pytest.approx(outcomes[0], abs=0.01)
    assert float(amounts[-1] - found.plan) == pytest.approx(outcomes[-1], abs=0.01)
    assert (shares[0], shares[-1]) == (1 / 10_000, 1.0)


def test_a_switch_is_never_drawn():
    chances = Chances(ranges={"band_from_edge": Range(low=0, likely=0, high=1)}, seed=7)
    assert chances.common == {}


def test_an_uplift_for_optimism_bias_leaves_the_price_without_spread_and_volume_with_it():
    ranges = {**RANGES, "optimism_bias": Range(low=0, likely=0.2, high=0.41)}
    held = under(RiskMethod.OPTIMISM_BIAS, ranges)
    assert Chances(ranges=held, seed=7).uncertain == {"volume_growth"}
    assert under(RiskMethod.SIMULATION, ranges) == ranges
    one = Linear("a", 1_000_000, {"rate_level": 700_000, OWN: 10_000})
    assert odds(one, ranges=held).portfolio.p10.value == one.plan


@pytest.mark.parametrize("value", [RATE, VOLUME, Range(low=0, likely=0, high=1), Range(low=0, likely=5, high=5)])
def test_even_quantiles_are_those_of_the_beta_distribution(value):
    alpha, other = shapes(value)
    width = value.high - value.low
    exact = beta(alpha, other, loc=value.low, scale=width)
    points = even_quantiles(value, 200)
    assert points == pytest.approx(exact.ppf((np.arange(200) + 0.5) / 200), abs=1e-4 * width)
    assert points.mean() == pytest.approx(exact.mean(), abs=0.001 * width)
    assert points.var() == pytest.approx(exact.var(), rel=0.02)


def test_percentiles_lie_between_two_draws_in_a_straight_line():
    few = Outcomes(plan=Decimal(100), deviations=np.array([-10.0, 0.0, 20.0]), currency="EUR")
    assert [few.percentile(share) for share in (0, 0.25, 0.5, 0.9, 1)] == [90, 95, 100, 116, 120]


def test_what_is_made_of_parameters_alone_is_made_once_for_all_processes():
    values, made = Values(RANGES), []

    def growth(of):
        return of.remembered("growth", lambda: made.append(1) or (1 + of["volume_growth"]) ** 3)

    assert growth(values) == growth(values.with_(own_variation=1.1)) == 1
    assert len(made) == 1
    assert growth(values.with_(volume_growth=1.0)) == 8
    assert growth(values) == 1


def test_yen_have_no_fractions_and_dinars_three_places():
    one = Linear("a", 1_000, {"rate_level": 700})
    yen, dinar = (odds(one, currency=currency).portfolio.p10.value for currency in ("JPY", "KWD"))
    assert yen == yen.to_integral_value()
    assert dinar.as_tuple().exponent == -3
