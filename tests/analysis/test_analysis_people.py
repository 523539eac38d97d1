"""Whose work moves, what the law asks for where they are, and which skills must stay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.assess import assess
from reportgen.analysis.money.people import people_of
from reportgen.knowledge import catalogues
from reportgen.model.engagement import Engagement, Process, Range
from reportgen.model.verdict import Place, Recommendation

KNOWLEDGE = catalogues.load()
ROUTINE = {
    "judgement": 1, "domain_expertise": 1, "codifiability": 5, "analytical_complexity": 1, "output_customisation": 1,
    "volume_repeatability": 5, "credential_requirement": 1, "strategic_importance": 1, "relative_capability": 2,
    "opportunism_exposure": 1, "supplier_market_depth": 5, "measurability": 5, "interdependence": 1,
    "process_stability": 5, "documentation": 5, "demand_variability": 3,
}  # fmt: skip
EXPERT = {
    **ROUTINE, "judgement": 5, "domain_expertise": 5, "codifiability": 2, "analytical_complexity": 4,
    "output_customisation": 4, "volume_repeatability": 2, "credential_requirement": 4,
}  # fmt: skip
KEPT = {
    **ROUTINE, "strategic_importance": 5, "relative_capability": 5, "interdependence": 5, "supplier_market_depth": 1,
    "measurability": 1, "opportunism_exposure": 5,
}  # fmt: skip


def engagement(*processes, home="DE", **facts):
    return Engagement(
        client="Northwind",
        title="What to source",
        date=date(2026, 11, 18),
        home_country=home,
        processes=processes,
        **facts,
    )


def work(row, ratings=ROUTINE, **facts):
    return Process(
        **{"id": f"P{row}", "name": f"Work {row}", "row": row, "annual_cost": Decimal(900_000), **facts},
        ratings=ratings,
    )


def assessed(given_):
    return assess(given_, (), KNOWLEDGE, workbook_sha256="0" * 64).processes


def people(given_, processes=None):
    return people_of(assessed(given_) if processes is None else processes, given_, KNOWLEDGE)


def partly(one, share):
    sourcing = replace(one.sourcing, recommendation=Recommendation.SELECTIVE, sourced_share=share)
    return replace(one, sourcing=sourcing)


def test_where_nothing_moves_nobody_is_affected():
    given_ = engagement(work(2, KEPT, fte=Decimal(30)))
    assert people(given_) is None


def test_the_part_of_a_team_whose_work_moves_is_counted():
    """Of 20 people 60 % of the work moves: 12 full-time equivalents; all of the work of 8 others: 8."""
    given_ = engagement(work(2, fte=Decimal(20)), work(3, fte=Decimal(8)))
    first, second = assessed(given_)
    found = people(given_, (partly(first, 0.6), second))
    assert found.affected == Decimal(20)
    assert sum(line.fte for line in found.by_wave) == found.affected
    assert sum(line.processes for line in found.by_wave) == 2


def test_a_process_that_gives_no_headcount_is_said_so_and_not_counted_as_nobody():
    found = people(engagement(work(2, fte=Decimal(20)), work(3)))
    assert (found.affected, found.without_headcount) == (Decimal(20), 1)
    assert sum(line.processes for line in found.by_wave) == 1


def test_lines_go_by_wave_then_from_near_to_far():
    given_ = engagement(work(2, fte=Decimal(5)), work(3, fte=Decimal(7)), work(4, fte=Decimal(9)))
    first, second, third = assessed(given_)
    moved = (
        replace(first, sourcing=replace(first.sourcing, wave=2)),
        replace(second, sourcing=replace(second.sourcing, wave=1)),
        replace(
            third, sourcing=replace(third.sourcing, wave=1, place=Place.ONSHORE, location="DE", location_name="Germany")
        ),
    )
    lines = people(given_, moved).by_wave
    assert [(line.wave, line.place.value, line.fte) for line in lines] == [
        (1, "onshore", 9),
        (1, "offshore", 7),
        (2, "offshore", 5),
    ]


def test_duties_are_those_of_the_country_where_the_people_are():
    at_home = people(engagement(work(2, fte=Decimal(20))))
    assert {duty.country for duty in at_home.duties} == {"DE"}
    assert "Section 613a of the Civil Code (BGB)" in {duty.rule for duty in at_home.duties}
    in_france = people(engagement(work(2, fte=Decimal(20), current_locations=("FR",))))
    assert {duty.country_name for duty in in_france.duties} == {"France"}


def test_a_country_without_known_rules_has_no_duties():
    assert people(engagement(work(2, fte=Decimal(20), current_locations=("AQ",)))).duties == ()
    assert people(engagement(work(2, fte=Decimal(20)), home=None)).duties == ()


def test_the_country_of_most_processes_stands_first():
    found = people(engagement(work(2), work(3, current_locations=("FR",)), work(4, current_locations=("FR",))))
    assert [duty.country for duty in found.duties] == sorted(
        (duty.country for duty in found.duties), key=["FR", "DE"].index
    )


@pytest.mark.parametrize(
    ("live", "said"),
    [
        (5, "more than the plan leaves in wave 1 (2): begin a month before the wave starts, or go live later."),
        (6, ""),
        (9, ""),
    ],
    ids=["two months for a duty of three", "three for three", "six for three"],
)
def test_a_duty_that_takes_longer_than_a_wave_leaves_says_so(live, said):
    """The works council in Germany takes three months; the wave starts in month 3 and is live in month `live`."""
    months = {"wave1_start_month": 3, "wave1_live_month": live}
    given_ = engagement(
        work(2, fte=Decimal(20)),
        assumptions={name: Range(low=value, likely=value, high=value) for name, value in months.items()},
    )
    duty = next(one for one in people(given_).duties if "BetrVG" in one.rule)
    assert said in duty.effect
    assert ("more than the plan leaves" in duty.effect) is bool(said)


def test_routine_work_needs_no_expert_to_check_it():
    assert people(engagement(work(2, fte=Decimal(20)))).skills_to_retain == ()


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (3, "to steer and check “Work 2”, “Work 3” and “Work 4”."),  # one more is named, too
        (4, "to steer and check “Work 2”, “Work 3” and two more."),
    ],
)
def test_a_skill_names_the_work_it_is_needed_for(count, named):
    given_ = engagement(*(work(2 + place, EXPERT) for place in range(count)))
    moved = tuple(
        replace(one, sourcing=replace(one.sourcing, recommendation=Recommendation.OUTSOURCE))
        for one in assessed(given_)
    )
    assert all(skill.endswith(named) for skill in people(given_, moved).skills_to_retain)


def test_expert_work_names_who_must_stay_to_steer_and_check_it_each_skill_once():
    given_ = engagement(work(2, EXPERT), work(3, EXPERT), work(4))
    moved = tuple(
        replace(one, sourcing=replace(one.sourcing, recommendation=Recommendation.OUTSOURCE))
        for one in assessed(given_)
    )
    skills = people(given_, moved).skills_to_retain
    assert len(skills) == len(set(skills)) >= 1
    assert all("to steer and check “Work 2” and “Work 3”" in skill for skill in skills)


def test_work_sourced_in_part_names_who_keeps_the_rest():
    given_ = engagement(work(2, fte=Decimal(20)))
    kept = people(given_, tuple(partly(one, 0.6) for one in assessed(given_))).skills_to_retain
    assert len(kept) == 1
    assert kept[0].startswith("People who do the part that stays of “Work 2”, and hand the rest over cleanly.")
    assert kept[0].endswith("They are about 8 full-time equivalents, beside those who steer what moves.")


@settings(deadline=None, max_examples=20)
@given(order=st.permutations(range(5)))
def test_the_order_of_rows_changes_nothing(order):
    given_ = engagement(*(work(row, EXPERT if row % 2 else ROUTINE, fte=Decimal(row)) for row in range(2, 7)))
    members = FIVE or FIVE.extend(assessed(given_)) or FIVE
    assert people(given_, [members[index] for index in order]) == people(given_, members)


FIVE: list = []
