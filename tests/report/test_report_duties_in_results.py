"""Every duty of rules that apply, and the route of personal data, reach the results file."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.analysis.secured import secured
from reportgen.knowledge.catalogues import load
from reportgen.model.engagement import Engagement, PersonalData, Process
from reportgen.report.results.security import security_json

KNOWLEDGE = load()
RATINGS = {
    "data_sensitivity": 3,
    "regulatory_exposure": 5,
    "measurability": 5,
    "documentation": 4,
    "codifiability": 5,
    "judgement": 1,
}


@settings(deadline=None, max_examples=50)
@given(
    chosen=st.lists(st.sampled_from(sorted(KNOWLEDGE.regimes)), max_size=4, unique=True).map(tuple),
    kind=st.sampled_from((None, *PersonalData)),
    home=st.sampled_from((*sorted(KNOWLEDGE.home_countries), None)),
    industry=st.sampled_from((None, "Retail banking", "Krankenkasse", "Hospital", "Aerospace", "Brewery")),
    function=st.sampled_from((None, "Banking", "Insurance", "Legal", "Healthcare", "Information technology")),
)
def test_every_duty_of_rules_that_apply_reaches_the_results(chosen, kind, home, industry, function):
    one = Process(
        id="P1", name="Card disputes", row=5, ratings=RATINGS, regimes=chosen, personal_data=kind, function=function
    )
    given_ = Engagement(
        client="Brenner", title="Review", date=date(2026, 11, 2), home_country=home, industry=industry, processes=(one,)
    )
    scales = scales_of(given_, KNOWLEDGE)
    (judged,) = judgements(scales, assumptions_of(given_, KNOWLEDGE))
    protection = judged.ruling.protection
    written = security_json(secured(protection, scales, is_handed_over=False))
    told = {regime["id"]: regime for regime in written["regimes"]}
    assert set(chosen) <= set(told) == {applied.regime.id for applied in protection.regimes}
    for applied in protection.regimes:
        assert tuple(told[applied.regime.id]["duties"]) == applied.regime.duties
        assert tuple(told[applied.regime.id]["place_limits"]) == tuple(limit.text for limit in applied.limits)
        able = {key for key in applied.regime.controls if protection.facts.issuperset(KNOWLEDGE.controls[key].needs)}
        assert able <= {control["id"] for control in written["controls"]}
    moves = kind in {PersonalData.PERSONAL, PersonalData.SPECIAL} and home is not None
    assert (written["transfer"] is not None) is moves
