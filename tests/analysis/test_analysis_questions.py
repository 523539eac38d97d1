"""The next best question: the one cell worth asking about, for a process and for the portfolio."""

from dataclasses import replace
from math import fsum

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, assessed, changed, engagement, process, verdict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.analysis.doubt import ANSWERS, chances_of
from reportgen.analysis.indices import Rating
from reportgen.analysis.ratings import judged
from reportgen.analysis.ruling import ruled
from reportgen.analysis.scales import scales_of
from reportgen.analysis.variants import variants_of
from reportgen.model.engagement import ControlInPlace, Override, PersonalData, RiskAppetite
from reportgen.model.finding import CellRef
from reportgen.model.verdict import NatureClass, Recommendation

ASKED = [key for key, one in KNOWLEDGE.criteria.items() if one.group != "digital"]
FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MORE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# An index of 60.8 without the market: it decides whether the work goes out in whole, in part or not at all.
UNDECIDED = changed(
    supplier_market_depth=None,
    strategic_importance=4,
    interdependence=4,
    relative_capability=3,
    documentation=3,
    demand_variability=2,
)


def question_of(one, **facts):
    return verdict(one, **facts).sourcing.question


def chain(one, **facts):
    """Return class and recommendation by the whole chain, with what stands behind a call for more evidence."""
    scales = scales_of(engagement(one, **facts), KNOWLEDGE)
    given_ratings = judged(one, scales)
    found = ruled(given_ratings, given_ratings.used, scales)
    return found.nature.kind, found.decision.provisional or found.decision.recommendation


def answered(one, criterion, answer):
    return replace(one, ratings={**one.ratings, criterion: answer})


def test_a_blank_supplier_market_decides_whether_the_work_goes_out():
    one = process(ratings=UNDECIDED)
    found = question_of(one, risk_appetite=RiskAppetite.HIGH)
    assert verdict(one, risk_appetite=RiskAppetite.HIGH).sourcing.recommendation is Recommendation.OUTSOURCE
    assert (found.criterion, found.label) == ("supplier_market_depth", "Supplier market depth")
    assert found.rating is None
    assert not found.inferred
    # no provider at all: keep it; up to some: only part of it; many: it goes out as a whole
    after = {
        answer: chain(answered(one, found.criterion, answer), risk_appetite=RiskAppetite.HIGH)[1] for answer in ANSWERS
    }
    assert after == {
        1: Recommendation.RETAIN,
        2: Recommendation.SELECTIVE,
        3: Recommendation.SELECTIVE,
        4: Recommendation.OUTSOURCE,
        5: Recommendation.OUTSOURCE,
    }
    assert found.answers == (1, 2, 3)
    assert found.chance == pytest.approx(0.6)
    assert found.result == "SELECTIVE"


def test_where_no_answer_matters_nothing_is_asked():
    clear = process(ratings=changed(ip_sensitivity=1))
    assert question_of(clear) is None
    lawful = process(ratings=changed(interdependence=5), non_delegable=True)
    assert verdict(lawful).sourcing.recommendation is Recommendation.RETAIN
    assert question_of(lawful) is None


def test_an_entered_rating_is_doubted_by_one_step():
    # a knowledge index of 57: one more step of judgement makes it expert work
    middling = {**dict.fromkeys(ROUTINE, 3), "judgement": 4, "domain_expertise": 4, "codifiability": 3}
    one = process(ratings={**changed(), **middling})
    found = question_of(one)
    now = chain(one)
    assert found.rating == one.ratings[found.criterion]
    assert not found.inferred
    assert set(found.answers) <= {found.rating - 1, found.rating + 1}
    assert found.chance == pytest.approx(KNOWLEDGE.doubt.entered_step * len(found.answers))
    assert all(chain(answered(one, found.criterion, answer)) != now for answer in found.answers)


def test_a_rating_that_was_inferred_is_asked_for_with_what_stood_in():
    one = process(ratings={**READY, **GUARDED, "judgement": 4, "domain_expertise": 4}, name="Cash flow forecasting")
    found = question_of(one, risk_appetite=RiskAppetite.HIGH)
    assert found is not None
    assert found.criterion not in one.ratings
    assert found.inferred == (found.rating is not None)


def test_the_likely_site_stands_in_for_blank_ratings_of_its_own():
    # sent to a third party, which usually has subcontractors of its own: 3; a chain of them would be too risky
    grave = changed(data_sensitivity=5, business_criticality=3, regulatory_exposure=4, ip_sensitivity=4)
    found = question_of(process(ratings=grave | {"access_scope": 5, "volume_of_records": 4, "remote_delivery": 4}))
    assert (found.criterion, found.rating, found.inferred) == ("subcontracting_depth", 3.0, True)
    assert (found.answers, found.result) == ((5,), "STABILISE")
    assert found.chance == pytest.approx(0.067, abs=5e-4)  # the upper tail of a normal distribution around 3


def test_an_override_leaves_only_the_class_to_ask_about():
    one = process(ratings=UNDECIDED, override=Override.RETAIN)
    assert question_of(one, risk_appetite=RiskAppetite.HIGH) is None
    between = process(ratings={**changed(), **dict.fromkeys(ROUTINE, 3), "judgement": 4, "domain_expertise": 4})
    asked = question_of(replace(between, override=Override.RETAIN))
    assert asked.result in {one.value for one in NatureClass}


def test_a_call_for_more_evidence_is_no_result_of_its_own():
    # much is blank: whatever is answered, the engine asks for more, and says OUTSOURCE behind it
    blank = dict.fromkeys(("supplier_market_depth", "measurability", "interdependence", "relative_capability"))
    one = process(ratings=changed(strategic_importance=4, **blank))
    found = verdict(one, risk_appetite=RiskAppetite.HIGH).sourcing
    assert found.recommendation is Recommendation.ASSESS_FURTHER
    assert found.provisional_recommendation is Recommendation.OUTSOURCE
    assert found.question.result not in {"ASSESS_FURTHER", "OUTSOURCE"}


def test_a_blank_is_asked_for_by_its_cell():
    sheet = {"name": CellRef(sheet="Processes", cell="B9")}
    one = process(ratings=UNDECIDED, row=9, cells=sheet)
    facts = {"risk_appetite": RiskAppetite.HIGH}
    assert str(question_of(one, process_columns={"supplier_market_depth": "P"}, **facts).cell) == "Processes!P9"
    assert question_of(one, **facts).cell is None


def test_of_equal_questions_a_blank_comes_first():
    # a market of none keeps the work at home, and so does the one provider of a job that must never stop
    both = changed(supplier_market_depth=None, opportunism_exposure=None, business_criticality=5)
    found = question_of(process(ratings=both), risk_appetite=RiskAppetite.HIGH)
    assert found.criterion == "supplier_market_depth"  # the heavier of two blanks, .12 against .11
    assert found.chance == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("rating", "odds"),
    [
        (None, {1: 0.2, 2: 0.2, 3: 0.2, 4: 0.2, 5: 0.2}),
        (Rating(value=3), {2: 0.15, 4: 0.15}),
        (Rating(value=5), {4: 0.15}),
        # half a step either side of 3 holds 38 % of a normal distribution, the next step 24 %, the tail 7 %
        (Rating(value=3.0, inferred=True), {1: 0.067, 2: 0.242, 3: 0.383, 4: 0.242, 5: 0.067}),
        (Rating(value=5.0, inferred=True), {1: 0.0, 2: 0.006, 3: 0.061, 4: 0.242, 5: 0.691}),
    ],
    ids=["blank", "entered", "entered at the end", "inferred", "inferred at the end"],
)
def test_how_likely_an_answer_is(rating, odds):
    assert chances_of(rating, KNOWLEDGE.doubt) == pytest.approx(odds, abs=5e-4)


def test_the_portfolio_asks_first_where_most_money_is_at_stake():
    facts = {"risk_appetite": RiskAppetite.HIGH, "currency": "EUR"}
    small = process("A", "Small", ratings=UNDECIDED, annual_cost=100_000)
    large = process("B", "Large", ratings=UNDECIDED, annual_cost=2_000_000)
    clear = process("C", "Clear", ratings=changed(), annual_cost=9_000_000)
    unpriced = process("D", "Unpriced", ratings=UNDECIDED, annual_cost=None)
    asked = assessed(unpriced, small, clear, large, **facts).portfolio.questions
    assert [(one.process, one.stake) for one in asked] == [("B", 1_200_000), ("A", 60_000), ("D", None)]


def test_the_portfolio_asks_eight_questions_at_most_and_equal_ones_by_name():
    names = ["Kilo", "Alpha", "India", "Bravo", "Hotel", "Charlie", "Golf", "Delta", "Foxtrot", "Echo"]
    many = [process(f"P{place}", name, ratings=UNDECIDED, row=place + 5) for place, name in enumerate(names)]
    asked = assessed(*many, risk_appetite=RiskAppetite.HIGH).portfolio.questions
    assert [one.name for one in asked] == sorted(names)[:8]


PROCESSES = st.builds(
    process,
    name=st.sampled_from(["Payroll", "Patent analytics", "Email support", "xqzv plmk"]),
    ratings=st.fixed_dictionaries({}, optional=dict.fromkeys(KNOWLEDGE.criteria, st.integers(1, 5)))
    | st.fixed_dictionaries(dict.fromkeys(KNOWLEDGE.criteria, st.integers(1, 5)))
    | st.sampled_from([changed(), UNDECIDED, {**EXPERT, **READY, **GUARDED}, {}]),
    personal_data=st.sampled_from([None, *PersonalData]),
    non_delegable=st.sampled_from([None, None, True]),
    permitted_countries=st.sampled_from([(), (), ("DE",), ("DE", "PL"), ("IN",)]),
    override=st.sampled_from([None, None, Override.RETAIN]),
)
FACTS = st.fixed_dictionaries(
    {
        "home_country": st.sampled_from([None, "DE", "IN"]),
        "risk_appetite": st.sampled_from(RiskAppetite),
        "controls": st.sampled_from([(), (ControlInPlace(control_id=next(iter(KNOWLEDGE.controls)), maturity=1.0),)]),
        "criteria_weights": st.sampled_from([{}, {"judgement": 0.0, "interdependence": 0.5, "data_sensitivity": 0.0}]),
    }
)


@MORE
@given(PROCESSES, FACTS)
def test_every_single_change_comes_to_what_the_whole_chain_says(one, facts):
    scales = scales_of(engagement(one, **facts), KNOWLEDGE)
    given_ratings = judged(one, scales)
    variants = variants_of(given_ratings, scales)
    for criterion in ASKED:
        for answer in ANSWERS:
            if criterion in one.ratings:
                ratings = {**given_ratings.used, criterion: Rating(value=answer)}
                whole = ruled(given_ratings, ratings, scales)
                found = variants.settlement(criterion, answer)
                assert found.recommendation is whole.decision.recommendation
                assert found.advice is whole.decision.advice
                assert variants.nature(criterion, answer) == whole.nature
            else:
                after = variants.answering(criterion)
                found = after.nature(criterion, answer).kind, after.settlement(criterion, answer).advice
                assert found == chain(answered(one, criterion, answer), **facts)


@FEW
@given(PROCESSES, FACTS)
def test_the_question_is_the_best_of_all(one, facts):
    found, now = question_of(one, **facts), chain(one, **facts)
    scales = scales_of(engagement(one, **facts), KNOWLEDGE)
    given_ratings = judged(one, scales)
    site = ruled(given_ratings, given_ratings.used, scales).site
    by_site = {
        "location_exposure": site.exposure,
        "subcontracting_depth": {"third_party": 3, "joint": 2}.get(site.form, 1),
    }
    best = {}
    for criterion in ASKED:
        rating = given_ratings.used.get(criterion)
        if rating is None and criterion in by_site:
            rating = Rating(value=by_site[criterion], inferred=True)
        odds = chances_of(rating, KNOWLEDGE.doubt)
        outcomes = {answer: chain(answered(one, criterion, answer), **facts) for answer in odds}
        changing = [
            answer
            for answer, (kind, advice) in outcomes.items()
            if kind is not now[0] or (advice is not now[1] and one.override is None)
        ]
        best[criterion] = (round(fsum(odds[answer] for answer in changing), 9), tuple(sorted(changing)))
    greatest = max(chance for chance, _ in best.values())
    assert (found is None) == (greatest <= KNOWLEDGE.threshold("least_chance"))
    if found is not None:
        assert (found.chance, found.answers) == best[found.criterion]
        assert found.chance == greatest
        assert found.result not in {now[0], now[1]}
