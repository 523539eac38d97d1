"""How far software reaches, whether a move pays back before it comes, and what makes expert work a niche."""

from dataclasses import replace

import pytest
from analysis_cases import KNOWLEDGE, assessed, process

from reportgen.analysis.outlook import outlook_of
from reportgen.analysis.scales import scales_of
from reportgen.model.outlook import NicheGround, Reach
from reportgen.model.verdict import NatureClass, NotAssessed

ROUTINE = {
    "judgement": 1, "codifiability": 5, "analytical_complexity": 1, "output_customisation": 1,
    "volume_repeatability": 5, "documentation": 5, "process_stability": 5,
}  # fmt: skip
EXPERT = {key: 6 - rating for key, rating in ROUTINE.items()}
HALF = dict.fromkeys(ROUTINE, 3)


@pytest.fixture(scope="module")
def subject():
    """Return routine work that moves, for its facts to be changed, and what it is measured with."""
    found = assessed(process())
    return found.processes[0], scales_of(found.engagement, KNOWLEDGE)


def foreseen(subject, ratings, *, leaning=NatureClass.BPO, fit=60.0, first=False, moves=True, payback=1.5):
    one, scales = subject
    case = replace(one.cost.case, payback_years=payback)
    return outlook_of(
        replace(one.process, ratings=ratings),
        replace(one.classification, leaning=leaning),
        replace(one.sourcing, automation_fit=fit, automate_first=first, wave=1 if moves else 0),
        replace(one.cost, case=case),
        scales=scales,
    )


def test_the_exposure_weighs_seven_ratings_and_three_of_them_lower_it(subject):
    assert foreseen(subject, ROUTINE).automation_exposure == pytest.approx(100)
    assert foreseen(subject, EXPERT).automation_exposure == pytest.approx(0)
    # codifiability 5 gives its 25 of 100 points, and judgement 2 three quarters of its 20
    found = foreseen(subject, EXPERT | {"codifiability": 5, "judgement": 2})
    assert found.automation_exposure == pytest.approx(25 + 15)
    assert sum(part.points for part in found.contributions) == pytest.approx(40)


def test_a_blank_is_left_out_and_too_many_blanks_are_no_exposure(subject):
    some = {key: ROUTINE[key] for key in ("judgement", "codifiability", "volume_repeatability")}  # 60 of 100
    assert foreseen(subject, some).automation_exposure == pytest.approx(100)
    assert foreseen(subject, some).coverage == pytest.approx(0.6)
    few = foreseen(subject, {"judgement": 1, "codifiability": 5})  # 45 of 100
    assert few.automation_exposure == NotAssessed(reason="Only 45 % of the weight of its criteria is rated.")
    assert isinstance(foreseen(subject, {}).reach, NotAssessed)


@pytest.mark.parametrize(
    ("ratings", "facts", "reach", "held_back"),
    [
        (ROUTINE, {}, Reach.NEXT, False),
        (ROUTINE, {"fit": NotAssessed(reason="")}, Reach.NEXT, False),
        (ROUTINE, {"fit": 39.0}, Reach.LATER, True),
        (HALF, {}, Reach.LATER, False),
        (EXPERT, {}, Reach.FAR, False),
        (HALF, {"fit": 75.0, "first": True}, Reach.NEXT, False),
        ({}, {"fit": 75.0, "first": True}, Reach.NEXT, False),
    ],
    ids=["routine", "fit unknown", "systems closed", "half", "expert", "verdict says first", "first, nothing else"],
)
def test_when_software_comes(subject, ratings, facts, reach, held_back):
    found = foreseen(subject, ratings, **facts)
    assert (found.reach, found.is_held_back) == (reach, held_back)


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ({"payback": 3.0}, False),
        ({"payback": 3.1}, True),
        ({"payback": NotAssessed(reason="never")}, True),
        ({"moves": False}, None),
    ],
)
def test_a_move_that_breaks_even_after_three_years_is_late_where_software_comes_next(subject, facts, late):
    assert foreseen(subject, ROUTINE, **facts).pays_back_late is late
    assert foreseen(subject, HALF, **facts).pays_back_late is None


@pytest.mark.parametrize(
    ("ratings", "leaning", "grounds"),
    [
        (("5", "5", "2"), NatureClass.KPO, {"credential", "expertise", "thin_market"}),
        (("3", "4", "3"), NatureClass.KPO, {"expertise", "thin_market"}),
        (("5", "5", "4"), NatureClass.KPO, set()),
        (("3", "3", "1"), NatureClass.KPO, set()),
        (("5", "5", "2"), NatureClass.BPO, set()),
        (("5", "5", None), NatureClass.KPO, set()),
    ],
    ids=["both", "expertise", "deep market", "no specialism", "routine", "market not rated"],
)
def test_a_niche_is_expert_work_that_takes_a_specialism_in_a_thin_market(subject, ratings, leaning, grounds):
    keys = ("credential_requirement", "domain_expertise", "supplier_market_depth")
    given = {key: int(rating) for key, rating in zip(keys, ratings, strict=True) if rating}
    assert foreseen(subject, given, leaning=leaning).niche == tuple(one for one in NicheGround if one in grounds)
