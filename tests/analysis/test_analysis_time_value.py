"""Value over time: net present value, rate of return and payback, on flows that can be worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from money_cases import QUICK

from reportgen.analysis.discounting import (
    discounted_payback_years,
    internal_rate_of_return,
    live_share,
    net_present_value,
    payback_years,
)
from reportgen.analysis.money.timing import handed_over
from reportgen.model.verdict import NotAssessed


def flows(*amounts):
    return [Decimal(str(amount)) for amount in amounts]


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
        ((100, -60, -60), "money comes first"),
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


def test_a_discounted_payback_comes_later():
    # 110 / 1.1 = 100 and 121 / 1.21 = 100: 150 are won back half-way through year 2; undiscounted after 40/121 of it.
    assert discounted_payback_years(flows(-150, 110, 121), 0.10) == pytest.approx(1.5)
    assert payback_years(flows(-150, 110, 121)) == pytest.approx(1 + 40 / 121)


@pytest.mark.parametrize("amounts", [(-100, 50), (-100, 120, -30), (0, 0), ()])
def test_payback_says_when_there_is_none(amounts):
    assert isinstance(payback_years(flows(*amounts)), NotAssessed)


@pytest.mark.parametrize(
    ("year", "live_month", "share"),
    [(1, 0, 1.0), (1, 6, 0.5), (1, 11, 1 / 12), (1, 12, 0.0), (2, 6, 1.0), (2, 15, 0.75), (2, 24, 0.0), (3, 24, 1.0)],
)
def test_the_part_of_a_year_that_the_work_is_with_the_provider(year, live_month, share):
    assert live_share(year, live_month) == pytest.approx(share)
    assert handed_over(year, float(live_month), 0.0) == pytest.approx(share)


@pytest.mark.parametrize(
    ("year", "live_month", "ramp", "share"),
    [
        (1, 0.0, 12.0, 0.5),  # rises from nothing to all through the year: half on average
        (1, 6.0, 6.0, 0.25),  # the second half of the year, at half on average
        (2, 6.0, 6.0, 1.0),
        (1, 6.0, 12.0, 0.125),  # reaches one half by the end of the year: half a year at a quarter
        (2, 6.0, 12.0, 0.875),  # half a year at three quarters, half a year at all
        (1, 12.0, 3.0, 0.0),
    ],
)
def test_the_provider_takes_over_step_by_step(year, live_month, ramp, share):
    assert handed_over(year, live_month, ramp) == pytest.approx(share)


@QUICK
@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=8),
    st.floats(0, 0.9),
    st.floats(0, 0.9),
)
def test_a_higher_discount_rate_never_raises_the_value_of_later_savings(savings, rate, more):
    table = [Decimal(0), *map(Decimal, savings)]
    assert net_present_value(table, rate + more) <= net_present_value(table, rate)
