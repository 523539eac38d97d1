"""What is printed of a bid are its own rates; and an own centre, which makes no bid, is held to its cost."""

from decimal import Decimal

import pytest
from analysis_cases import changed, process, verdict

from reportgen.model.engagement import Override, QuoteBasis, Range
from reportgen.model.verdict import Form

BY_THE_HOUR = {"quoted_price": Decimal(40), "quote_basis": QuoteBasis.HOUR, "fte": 10}


def exactly(value):
    return Range(low=value, likely=value, high=value)


def terms(one, **assumptions):
    found = verdict(one, assumptions={name: exactly(value) for name, value in assumptions.items()})
    return {label: (value, unit) for label, value, unit in found.cost.price.terms}


def test_the_rate_of_a_bid_is_the_one_that_was_bid():
    found = terms(process(**BY_THE_HOUR, price_model="t_and_m"))
    assert found["Rate"] == (pytest.approx(40), "EUR an hour")
    assert "Added to the bid by the assumptions" not in found


def test_what_the_assumptions_add_to_a_bid_stands_apart_from_its_rate():
    # Charges end 4 % above the quote.
    found = terms(process(**BY_THE_HOUR, price_model="t_and_m"), quote_accuracy=1.04)
    assert found["Rate"] == (pytest.approx(40), "EUR an hour")
    assert found["Added to the bid by the assumptions"] == (pytest.approx(0.04), "share")


def test_a_price_without_a_bid_has_nothing_added():
    assert "Added to the bid by the assumptions" not in terms(process(price_model="t_and_m", fte=10))


def moved(**ratings):
    one = process(ratings=changed(**ratings), override=Override.OUTSOURCE, override_reason="to see the premises")
    return verdict(one).sourcing


def test_an_own_centre_makes_no_offers():
    own = moved(opportunism_exposure=5, ip_sensitivity=5, subcontracting_depth=5, location_exposure=5)
    assert own.form is Form.CAPTIVE
    said = " ".join(own.premises).lower()
    assert "the centre" in said
    assert "offer" not in said
    bought = moved()
    assert bought.form is Form.THIRD_PARTY
    assert "offers" in " ".join(bought.premises).lower()
