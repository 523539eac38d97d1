"""What holds for every portfolio, whatever the ratings: sums, order, monotony, and the same bytes twice."""

from dataclasses import replace
from decimal import Decimal

from analysis_cases import KNOWLEDGE, NATURE, assessed, classified, engagement, process, recommended, verdict
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportgen.analysis.assess import assess
from reportgen.analysis.risk import residual_risk, score
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import ControlInPlace, PersonalData, Range, RiskAppetite
from reportgen.model.verdict import NotAssessed, Tier
from reportgen.report.results.whole import results_bytes

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RATING = st.integers(min_value=1, max_value=5)
NAMES = ("Payroll", "Patent analytics", "Email support", "Market research", "Technical support", "xqzv plmk")
RATINGS = st.dictionaries(st.sampled_from(sorted(KNOWLEDGE.criteria)), RATING, max_size=29)
WHOLE = st.fixed_dictionaries(dict.fromkeys(KNOWLEDGE.criteria, RATING))
AMOUNTS = st.none() | st.decimals(min_value=0, max_value=50_000_000, places=2)


@st.composite
def processes(draw, ratings=None):
    return process(
        "P1",
        draw(st.sampled_from(NAMES)),
        ratings=draw(ratings if ratings is not None else RATINGS | WHOLE),
        annual_cost=draw(AMOUNTS) if ratings is None else Decimal(500_000),
        personal_data=draw(st.sampled_from([None, *PersonalData])),
        non_delegable=draw(st.sampled_from([None, False, True])),
        permitted_countries=draw(st.sampled_from([(), (), ("DE",), ("DE", "PL"), ("IN",)])),
    )


def portfolio(members):
    return [replace(one, id=f"P{number}", row=number + 5) for number, one in enumerate(members)]


# rows that are alike in everything are told apart by their order alone
PORTFOLIOS = st.lists(processes(), min_size=1, max_size=5, unique_by=repr).map(portfolio)


def conclusions(one):
    """Return all that was concluded, without the row's own identity."""
    return (one.classification, one.sourcing, one.cost, one.security)


def without_odds(cost):
    """Return the money without what is simulated."""
    return replace(cost, savings_p10=None, savings_p50=None, savings_p90=None, probability_of_saving=None)


def without_ids(sums):
    """Return the portfolio with its groups, questions, holdings, register and people told apart by content alone."""
    held = sums.oversight
    return replace(
        sums,
        groups=tuple(replace(one, process_ids=("",) * len(one.process_ids)) for one in sums.groups),
        questions=tuple(replace(one, process="") for one in sums.questions),
        oversight=replace(
            held,
            holdings=tuple(replace(one, process_ids=("",) * len(one.process_ids)) for one in held.holdings),
            register=tuple(replace(one, process_ids=("",) * len(one.process_ids)) for one in held.register),
        ),
        people=sums.people and replace(sums.people, passing=("",) * len(sums.people.passing)),
    )


def cases(found):
    return [one.cost.case for one in found.processes if isinstance(one.cost.case, MoneyCase)]


@FEW
@given(processes())
def test_contributions_sum_to_their_index(one):
    found = verdict(one)
    for value, parts in (
        (found.classification.knowledge_index, found.classification.contributions),
        (found.sourcing.index, found.sourcing.contributions),
    ):
        if isinstance(value, NotAssessed):
            assert parts == ()
        else:
            assert abs(sum(part.points for part in parts) - value) <= 1e-9
            assert abs(sum(part.weight for part in parts) - 1) <= 1e-9


@FEW
@given(PORTFOLIOS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_their_ids_change_no_verdict_and_no_number(members, chance):
    shuffled = list(members)
    chance.shuffle(shuffled)
    renamed = [replace(one, id=f"X-{number}", row=90 - number) for number, one in enumerate(shuffled)]
    before, after = assessed(*members), assessed(*renamed)
    for one, other in zip(shuffled, after.processes, strict=True):
        twin = next(each for each in before.processes if each.process.id == one.id)
        assert conclusions(twin) == conclusions(other)
    assert without_ids(before.portfolio) == without_ids(after.portfolio)


@FEW
@given(PORTFOLIOS, processes())
def test_an_unrelated_process_changes_no_other_verdict(members, stranger):
    alone = assessed(*members).processes
    joined = assessed(*members, replace(stranger, id="NEW", row=99)).processes
    assert [conclusions(one) for one in alone] == [conclusions(one) for one in joined[:-1]]


@FEW
@given(processes(WHOLE), st.sampled_from(NATURE))
def test_a_rating_that_speaks_for_expert_work_never_lowers_the_index(one, criterion):
    step = -1 if "knowledge_index" in KNOWLEDGE.criteria[criterion].reversed_in else 1
    moved = one.ratings[criterion] + step
    assume(1 <= moved <= 5)
    before = classified(one)
    after = classified(replace(one, ratings={**one.ratings, criterion: moved}))
    assert after.knowledge_index > before.knowledge_index
    assert after.probability_kpo >= before.probability_kpo


@FEW
@given(processes(WHOLE | RATINGS))
def test_every_flip_of_the_class_really_flips_it(one):
    found = classified(one)
    for flip in found.flips:
        assert one.ratings[flip.criterion] == flip.rating
        after = classified(replace(one, ratings={**one.ratings, flip.criterion: flip.needed}))
        assert after.nature.value == flip.result != found.nature.value


@FEW
@given(processes(WHOLE | RATINGS), st.sampled_from(RiskAppetite))
def test_the_flip_of_the_recommendation_really_flips_it(one, appetite):
    found = verdict(one, risk_appetite=appetite).sourcing
    if found.flip is not None:
        assert one.ratings[found.flip.criterion] == found.flip.rating
        turned = replace(one, ratings={**one.ratings, found.flip.criterion: found.flip.needed})
        after = recommended(turned, risk_appetite=appetite)
        assert after.value == found.flip.result != found.recommendation.value


@FEW
@given(PORTFOLIOS, st.integers(min_value=1, max_value=10), st.sampled_from(["EUR", "JPY", "BHD"]))
def test_money_reconciles_to_the_last_minor_unit(members, horizon, currency):
    found = assessed(*members, horizon_years=horizon, currency=currency)
    flows, money = found.portfolio.cash_flows, cases(found)
    for table in [flows, *(case.cash_flows for case in money)]:
        for row in table:
            assert row.net == row.baseline - row.charges - row.governance - row.one_off - row.retained - row.tax
    for case in money:
        assert [row.year for row in case.cash_flows] == list(range(horizon + 1))
        assert case.one_off == sum(row.one_off for row in case.cash_flows)
    if money:
        for part in ("baseline_annual", "outsourced_annual", "one_off", "npv"):
            assert getattr(found.portfolio, part) == sum(getattr(case, part) for case in money)
        for year, row in enumerate(flows):
            for part in ("baseline", "charges", "governance", "one_off", "retained", "net"):
                assert getattr(row, part) == sum(getattr(case.cash_flows[year], part) for case in money)
    else:
        assert isinstance(found.portfolio.npv, NotAssessed)


@FEW
@given(PORTFOLIOS)
def test_the_counts_add_up(members):
    found = assessed(*members).portfolio
    assert sum(found.by_class.values()) == sum(found.by_recommendation.values()) == found.process_count == len(members)
    assert found.processes_without_cost == sum(one.annual_cost is None for one in members)
    assert 0 <= found.coverage <= 1


@FEW
@given(processes(WHOLE), st.floats(min_value=0, max_value=0.5), st.floats(min_value=0, max_value=0.5))
def test_a_higher_margin_never_raises_the_saving(one, margin, more):
    def saved(value):
        given = {"provider_margin": Range(low=value, likely=value, high=value)}
        return verdict(one, assumptions=given).cost.case

    low, high = saved(margin), saved(margin + more)
    assert high.npv <= low.npv
    assert high.outsourced_annual >= low.outsourced_annual


@FEW
@given(
    RATING,
    RATING,
    st.lists(st.sampled_from(sorted(KNOWLEDGE.controls)), unique=True, max_size=12),
    st.sampled_from(sorted(KNOWLEDGE.controls)),
)
def test_one_more_measure_never_raises_residual_risk(likelihood, impact, chosen, more):
    inherent = score(likelihood, impact)
    before = residual_risk(inherent, [KNOWLEDGE.controls[key] for key in chosen], {}, Tier.STANDARD, KNOWLEDGE)
    after = residual_risk(inherent, [KNOWLEDGE.controls[key] for key in {*chosen, more}], {}, Tier.STANDARD, KNOWLEDGE)
    assert after.likelihood <= before.likelihood <= inherent.likelihood
    assert after.impact <= before.impact <= inherent.impact


@FEW
@given(processes(WHOLE), st.sampled_from(sorted(KNOWLEDGE.controls)), st.sampled_from([0.25, 0.75, 1.0]))
def test_a_control_already_in_place_never_raises_residual_risk(one, control, maturity):
    before = verdict(one).security
    after = verdict(one, controls=(ControlInPlace(control_id=control, maturity=maturity),)).security
    assert after.inherent == before.inherent
    assert after.residual.score <= before.residual.score


@FEW
@given(PORTFOLIOS)
def test_the_same_input_gives_the_same_bytes(members):
    def written():
        return results_bytes(assess(engagement(*members), (), KNOWLEDGE, workbook_sha256="0" * 64, seed=7))

    assert written() == written()


@FEW
@given(processes(WHOLE), st.integers(min_value=0, max_value=2**32))
def test_another_seed_moves_only_what_is_drawn(one, seed):
    ours, other = verdict(one), verdict(one, seed=seed)
    assert ours.classification.knowledge_index == other.classification.knowledge_index
    assert ours.classification.nature == other.classification.nature
    assert abs(ours.classification.stability - other.classification.stability) < 0.10
    assert ours.sourcing.recommendation == other.sourcing.recommendation
    assert without_odds(ours.cost) == without_odds(other.cost)


@FEW
@given(processes(WHOLE))
def test_the_class_and_the_recommendation_do_not_follow_the_money(one):
    found = verdict(one)
    assert found.classification == classified(one)
    assert found.sourcing.recommendation is recommended(one)


def test_how_often_it_was_drawn_stands_in_the_assessment():
    found = assessed(process(), draws=300)
    assert found.provenance.draws == found.portfolio.uncertainty.draws == 300
    assert assess(engagement(), (), KNOWLEDGE, workbook_sha256="0" * 64).provenance.draws == 10_000


@FEW
@given(processes())
def test_every_verdict_is_complete(one):
    found = verdict(one)
    assert found.sourcing.counter_argument
    assert found.sourcing.in_house_alternative
    assert found.sourcing.price_model_reason
    assert 0 <= found.sourcing.sourced_share <= 1
    assert (found.sourcing.wave > 0) == (found.sourcing.sourced_share > 0)
    assert sum(gate.decided for gate in found.sourcing.gates) <= 1
    if one.permitted_countries and found.sourcing.sourced_share:
        assert found.sourcing.location in one.permitted_countries


def test_three_hundred_processes_are_assessed():
    keys = sorted(KNOWLEDGE.criteria)
    many = [
        process(
            f"P{number}",
            NAMES[number % len(NAMES)],
            ratings={key: 1 + (number * place + number) % 5 for place, key in enumerate(keys) if number % 4},
            annual_cost=1_000 * number,
            row=number + 5,
        )
        for number in range(300)
    ]
    found = assessed(*many)
    assert found.portfolio.process_count == 300
    assert found.portfolio.baseline_annual == sum(1_000 * number for number in range(300))
    assert {plan.wave for plan in found.waves} <= {0, 1, 2, 3}


def test_no_processes_at_all():
    found = assessed()
    assert (found.processes, found.waves, found.portfolio.process_count) == ((), (), 0)
    assert found.portfolio.cash_flows == ()
    assert isinstance(found.portfolio.npv, NotAssessed)
