"""How the portfolio is held and steered: concentration and bundles, bodies and people, the register of measures."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, assessed, process
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.bundles import Bundle, Rules, bundled
from reportgen.analysis.concentration import _name
from reportgen.analysis.holdings import Load, Moved
from reportgen.model.cash_flow import Line, MoneyCase
from reportgen.model.engagement import RiskAppetite
from reportgen.model.verdict import NotAssessed, Tier

CHOSEN = {"override": "OUTSOURCE", "override_reason": "for the example"}


def sourced(identifier, kind=ROUTINE, risk=GUARDED, **facts):
    return process(identifier, f"Work {identifier}", {**kind, **READY, **risk}, **{"fte": 6, **CHOSEN, **facts})


def staying(identifier, **facts):
    return process(identifier, f"Work {identifier}", override="RETAIN", override_reason="for the example", **facts)


def oversight(*processes, **facts):
    return assessed(*processes, **{"risk_appetite": RiskAppetite.HIGH, **facts}).portfolio.oversight


def of_kind(found, kind):
    return [one for one in found.holdings if one.kind == kind]


MIXED = (
    sourced("A1", function="Finance and accounting", annual_cost=900_000),
    sourced("A2", function="Human resources", annual_cost=300_000),
    sourced("A3", function="Customer service", annual_cost=500_000, risk={**GUARDED, "business_criticality": 5}),
    sourced("B1", EXPERT, function="Research and analytics", annual_cost=700_000),
    sourced("B2", EXPERT, function="Legal", annual_cost=200_000, risk={**GUARDED, "data_sensitivity": 4}),
    staying("C1", annual_cost=1_400_000),
)


def test_bundles_hold_each_process_that_moves_exactly_once():
    found = of_kind(oversight(*MIXED), "bundle")
    counts = Counter(process for one in found for process in one.process_ids)
    assert counts == dict.fromkeys(("A1", "A2", "A3", "B1", "B2"), 1)
    assert 2 <= len(found) <= 6
    assert len({one.name for one in found}) == len(found)


@pytest.mark.parametrize("kind", ["place", "bundle"])
def test_shares_sum_to_what_moves(kind):
    # 4,000,000 in all, 2,600,000 moves; the one critical process and the one with restricted data move.
    found = of_kind(oversight(*MIXED), kind)
    assert sum(one.spend for one in found) == Decimal(2_600_000)
    assert sum(one.spend_share for one in found) == pytest.approx(0.65)
    assert sum(one.critical_share for one in found) == pytest.approx(1)
    assert sum(one.data_share for one in found) == pytest.approx(1)


def test_routine_and_expert_work_are_tendered_apart():
    for one in of_kind(oversight(*MIXED), "bundle"):
        assert len({process[0] for process in one.process_ids}) == 1
        assert one.name.startswith("Mainly routine" if one.process_ids[0][0] == "A" else "Mainly expert")
        assert one.remark


@pytest.mark.parametrize(
    ("leaning", "kind"),
    [
        ((False, False, True), "Mainly expert work"),
        ((True, True, False), "Hybrid work leaning to expert"),
        ((True,), "Hybrid work leaning to expert"),
    ],
)
def test_work_that_only_leans_to_a_kind_is_not_called_mainly_of_it(leaning, kind):
    load = Load(spend=Decimal(100), has_cost=True, critical=0, data=0)
    members = [
        Moved(id=str(place), name=f"Work {place}", side="kpo", family="Law", country="BG", country_name="Bulgaria",
              wave=1, load=load, leans=leans)
        for place, leans in enumerate(leaning)
    ]  # fmt: skip
    (bundle,) = bundled(members, Rules(most=6, processes_a_bundle=4, is_heavy=lambda _: False))
    assert _name(bundle) == f"{kind} in Bulgaria: law"


@pytest.mark.parametrize(
    ("families", "named"),
    [
        (("Finance and procurement",), "finance and procurement"),
        (
            ("Law", "Finance and procurement", "People and premises"),
            "finance and procurement; law; people and premises",
        ),
        (
            ("Law", "Finance and procurement", "People and premises", "Technology and data"),
            "finance and procurement; law; two more",
        ),
    ],
)
def test_a_bundle_names_up_to_three_families_which_are_pairs_themselves(families, named):
    load = Load(spend=Decimal(100), has_cost=True, critical=0, data=0)
    members = tuple(
        Moved(id=family, name=family, side="bpo", family=family, country="IN", country_name="India", wave=1, load=load,
              leans=False)
        for family in families
    )  # fmt: skip
    bundle = Bundle(
        members=members,
        load=load,
        sides=frozenset({"bpo"}),
        forms=frozenset({"third party"}),
        families=frozenset(families),
        countries=frozenset({"IN"}),
        waves=frozenset({1}),
    )
    assert _name(bundle) == f"Mainly routine work in India: {named}"


def test_the_order_of_the_rows_changes_nothing():
    assert oversight(*MIXED) == oversight(*reversed(MIXED))


def test_one_process_is_one_bundle_and_nothing_is_called_heavy():
    found = oversight(sourced("A1"))
    assert [one.process_ids for one in of_kind(found, "bundle")] == [("A1",)]
    assert not [one for one in found.holdings if one.is_heavy]


def test_what_holds_too_much_says_which_share_and_what_would_ease_it():
    # A1 moves 3,000,000 of 3,300,000: 91 %, above the limits of 40 % for a bundle and 60 % for a place.
    found = oversight(sourced("A1", annual_cost=3_000_000), *(staying(f"C{n}", annual_cost=100_000) for n in range(3)))
    heavy = [one for one in found.holdings if one.is_heavy]
    assert [one.kind for one in heavy] == ["place", "bundle"]
    assert "91 % of spend, more than the 60 %" in heavy[0].remark
    assert "91 % of spend, more than the 40 %" in heavy[1].remark
    assert "second provider" in heavy[1].remark


def test_where_nothing_moves_there_is_nothing_to_hold_or_steer_but_a_register():
    found = oversight(staying("C1"), staying("C2"))
    assert found.holdings == ()
    assert found.bodies == ()
    assert found.retained == ()
    assert found.register


def test_without_a_cost_the_share_of_spend_says_why_it_is_missing():
    (place,) = of_kind(oversight(sourced("A1", annual_cost=None, fte=None)), "place")
    assert isinstance(place.spend, NotAssessed)
    assert isinstance(place.spend_share, NotAssessed)


def test_one_meeting_does_what_boards_do_where_the_work_of_few_people_moves():
    few, many = (
        oversight(*(sourced(f"A{n}", fte=people, risk={**GUARDED, "data_sensitivity": 5}) for n in range(5)))
        for people in (Decimal("0.5"), Decimal(5))
    )
    assert [body.level for body in few.bodies] == ["operational", "executive"]
    assert {role for body in many.bodies for role in body.client_roles} == {
        role for body in few.bodies for role in body.client_roles
    }
    assert len(many.bodies) > len(few.bodies)


def test_steering_is_in_proportion_to_what_moves():
    small = oversight(sourced("A1", risk=dict.fromkeys(GUARDED, 1)))
    assert [body.level for body in small.bodies] == ["operational"]
    large = oversight(*(sourced(f"A{n}") for n in range(5)), sourced("B1", EXPERT))
    assert {body.level for body in large.bodies} == {"operational", "tactical", "executive"}
    assert "Output review board" in [body.name for body in large.bodies]
    assert "6 processes" in large.bodies[0].because


def test_grave_work_has_a_security_forum_and_an_executive_body_however_little_moves():
    grave = dict.fromkeys(("data_sensitivity", "regulatory_exposure", "business_criticality", "access_scope"), 5)
    one = assessed(sourced("A1", risk={**grave, "volume_of_records": 5}), risk_appetite=RiskAppetite.HIGH)
    assert one.processes[0].security.tier is Tier.CRITICAL
    names = [body.name for body in one.portfolio.oversight.bodies]
    assert {"Security and risk forum", "Steering committee"} <= set(names)
    forum = next(body for body in one.portfolio.oversight.bodies if body.name == "Security and risk forum")
    assert forum.rhythm == "every month"


def test_the_people_kept_are_those_the_money_pays_for():
    # In every year: contract management / charges and retained team / charges are the shares of the business case, and
    # people = share * charges of a steady year / cost of a person; a contract manager costs 1.5 times one of the team.
    found = assessed(
        *(sourced(f"A{n}", annual_cost=2_000_000, fte=40) for n in range(3)), risk_appetite=RiskAppetite.HIGH
    )
    people = {"contract": 0.0, "team": 0.0}
    for one in found.processes:
        assert isinstance(one.cost.case, MoneyCase)
        last = one.cost.case.cash_flows[-1].lines
        person = float(one.cost.baseline.cost_per_fte)
        charges = float(one.cost.price.annual)
        people["contract"] += float(last[Line.CONTRACT_MANAGEMENT] / last[Line.FEES]) * charges / person / 1.5
        people["team"] += float(last[Line.RETAINED_TEAM] / last[Line.FEES]) * charges / person
    roles = {one.role: one.fte for one in found.portfolio.oversight.retained}
    team = roles.pop("Rules team")
    assert team == pytest.approx(people["team"], abs=0.05)
    assert sum(roles.values()) == pytest.approx(people["contract"], abs=0.051)


def test_a_role_too_small_to_be_a_post_is_joined_with_another_and_none_of_its_tasks_is_lost():
    (manager, *_) = oversight(sourced("A1")).retained
    tasks = [role.task for role in KNOWLEDGE.contracts.kept_roles if role.pool == "contract_management"]
    assert sum(task in manager.task for task in tasks) >= 2


def test_the_team_of_a_part_that_stays_is_not_counted_as_steering():
    whole, part = (
        oversight(replace(sourced("A1", annual_cost=8_000_000, fte=100), override=verdict)).retained
        for verdict in ("OUTSOURCE", "SELECTIVE")
    )
    assert sum(one.fte for one in part) < sum(one.fte for one in whole)


def test_the_register_counts_what_the_processes_list():
    found = assessed(*MIXED, risk_appetite=RiskAppetite.HIGH)
    for row in found.portfolio.oversight.register:
        states = Counter(
            duty.state for one in found.processes for duty in one.security.controls if duty.id == row.control
        )
        assert (row.in_place, row.partial, row.missing) == tuple(
            states[state] for state in ("in_place", "partial", "missing")
        )
        assert len(row.process_ids) == sum(states.values())
    listed = {duty.id for one in found.processes for duty in one.security.controls}
    assert {row.control for row in found.portfolio.oversight.register} == listed


LOADS = st.builds(
    Load,
    spend=st.integers(0, 100).map(Decimal),
    has_cost=st.booleans(),
    critical=st.integers(0, 1),
    data=st.integers(0, 1),
)
WORK = st.lists(
    st.builds(
        Moved,
        id=st.uuids().map(str),
        name=st.sampled_from(("Payroll", "Ledger", "Research")),
        side=st.sampled_from(("bpo", "kpo", "captive")),
        family=st.sampled_from(("Finance", "Research", "People")),
        country=st.sampled_from(("PL", "IN")),
        country_name=st.just("a place"),
        wave=st.integers(1, 3),
        load=LOADS,
        form=st.sampled_from(("third_party", "joint")),
    ).map(lambda one: replace(one, form="captive") if one.side == "captive" else one),
    min_size=1,
    max_size=20,
    unique_by=lambda one: one.id,
)


@settings(max_examples=60, deadline=None)
@given(work=WORK, data=st.data())
def test_whatever_moves_bundles_are_few_and_hold_each_once_in_any_order(work, data):
    limit = 0.4 * float(sum(one.load.spend for one in work))
    rules = Rules(most=6, processes_a_bundle=3, is_heavy=lambda load: float(load.spend) > limit)
    found = bundled(work, rules)
    assert sorted(one.id for bundle in found for one in bundle.members) == sorted(one.id for one in work)
    assert len(found) <= 6
    assert not [bundle for bundle in found if len(bundle.forms) > 1]
    shuffled = data.draw(st.permutations(work))
    assert {bundle.members for bundle in bundled(shuffled, rules)} == {bundle.members for bundle in found}


def test_an_own_centre_is_steered_with_its_head_and_no_account_lead():
    exposed = {**GUARDED, "opportunism_exposure": 5, "strategic_importance": 4, "relative_capability": 1}
    held = [oversight(*(sourced(f"A{n}", risk=risk, fte=60) for n in range(5))) for risk in (GUARDED, exposed)]
    seats = [{role for body in one.bodies for role in body.provider_roles} for one in held]
    assert ["Account lead" in one for one in seats] == [True, False]
    assert ["Head of the centre" in one for one in seats] == [False, True]
