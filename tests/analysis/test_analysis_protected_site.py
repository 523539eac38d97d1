"""Where the protection of work is graded: where it goes, where it stays, or at the provider that does it today."""

import pytest
from analysis_cases import EXPERT, changed, process, verdict

from reportgen.model.verdict import Form, Recommendation

KEPT = {"supplier_market_depth": 1, "interdependence": 5}  # no credible provider is known: the work stays


def kept(**facts):
    found = verdict(process(ratings=changed(**KEPT), **facts))
    assert found.sourcing.recommendation is Recommendation.RETAIN
    return found.security


def part(security, criterion):
    return next(one.rating for one in security.parts if one.criterion == criterion)


def test_work_of_the_own_team_is_graded_at_home_and_needs_no_contract():
    found = kept()
    assert found.contract is None
    assert (part(found, "location_exposure"), part(found, "subcontracting_depth")) == (1, 1)
    assert {control.owner for control in found.controls} == {"client"}


@pytest.mark.parametrize(("countries", "exposure"), [((), 1), (("PL",), 2), (("IN",), 4), (("AQ",), 4)])
def test_work_that_stays_with_its_provider_is_graded_there_with_its_contract(countries, exposure):
    found = kept(current_provider="Monolith Systems", current_locations=countries)
    assert (part(found, "location_exposure"), part(found, "subcontracting_depth")) == (exposure, 3)
    assert found.contract.exit_steps
    assert "provider" in {control.owner for control in found.controls}
    assert not [control for control in found.controls if control.shown_anew]


def test_expert_work_that_may_go_only_to_an_own_centre_at_home_stays_with_the_team():
    ratings = changed(**EXPERT, data_sensitivity=5, ip_sensitivity=5, strategic_importance=4, opportunism_exposure=4)
    found = verdict(process(ratings=ratings, name="Equity research", permitted_countries=("DE",)))
    assert (found.sourcing.form, found.sourcing.moves) == (Form.CAPTIVE, False)
    assert found.security.contract is None
    assert "CTL-NA-01" not in {control.id for control in found.security.controls}
