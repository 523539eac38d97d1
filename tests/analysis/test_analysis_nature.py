"""The first question: is the work BPO, KPO or a hybrid, and what does that rest on?"""

import pytest
from analysis_cases import EXPERT, NATURE, READY, ROUTINE, changed, classified, process

from reportgen.model.finding import CellRef
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed


def nature_of(ratings, **facts):
    return classified(process(ratings=ratings, **facts))


def test_the_knowledge_index_of_tax_research_worked_by_hand():
    # weight x (rating - 1) / 4, codifiability and volume turned round:
    # judgement      .20 x 0.75 = .150     domain expertise  .18 x 1.00 = .180
    # codifiability  .18 x 0.75 = .135     analysis          .14 x 0.50 = .070
    # customisation  .10 x 0.75 = .075     volume            .10 x 1.00 = .100     credential .10 x 0.25 = .025
    tax_research = {
        "judgement": 4,
        "domain_expertise": 5,
        "codifiability": 2,
        "analytical_complexity": 3,
        "output_customisation": 4,
        "volume_repeatability": 1,
        "credential_requirement": 2,
    }
    found = nature_of(tax_research, name="Tax research")
    assert found.knowledge_index == pytest.approx(73.5, abs=1e-9)
    assert found.nature is NatureClass.KPO
    assert {part.criterion: round(part.points, 9) for part in found.contributions} == {
        "judgement": 15.0,
        "domain_expertise": 18.0,
        "codifiability": 13.5,
        "analytical_complexity": 7.0,
        "output_customisation": 7.5,
        "volume_repeatability": 10.0,
        "credential_requirement": 2.5,
    }


def test_a_missing_rating_is_left_out_and_never_taken_as_three():
    # Without the credential (.10) the other weights stand for .90: 71 / .90
    ratings = {
        "judgement": 4,
        "domain_expertise": 5,
        "codifiability": 2,
        "analytical_complexity": 3,
        "output_customisation": 4,
        "volume_repeatability": 1,
    }
    found = nature_of(ratings)
    assert found.knowledge_index == pytest.approx(71.0 / 0.90, abs=1e-8)
    assert [part.criterion for part in found.contributions] == [
        key for key in NATURE if key != "credential_requirement"
    ]
    assert sum(part.weight for part in found.contributions) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize(
    ("weight", "nature"),
    [
        (0.0, NatureClass.BPO),
        (0.3999, NatureClass.BPO),
        (0.40, NatureClass.HYBRID),
        (0.5999, NatureClass.HYBRID),
        (0.60, NatureClass.KPO),
        (1.0, NatureClass.KPO),
    ],
)
def test_a_band_includes_its_lower_edge_and_an_index_meant_for_it_lies_there(weight, nature):
    # Judgement 5 gives all its weight, everything else is rated to give nothing.
    ratings = {**dict.fromkeys(NATURE, 1), "judgement": 5, "codifiability": 5, "volume_repeatability": 5}
    others = {key: (1 - weight) / 6 for key in NATURE if key != "judgement"}
    found = classified(process(ratings=ratings), criteria_weights={"judgement": weight, **others})
    assert found.knowledge_index == pytest.approx(100 * weight, abs=1e-9)
    assert found.nature is nature


def test_expert_claims_with_clerical_intake_are_mixed_and_should_be_split():
    extremes = {
        "judgement": 5,
        "domain_expertise": 5,
        "codifiability": 5,
        "analytical_complexity": 1,
        "output_customisation": 1,
        "volume_repeatability": 5,
        "credential_requirement": 3,
    }
    found = nature_of(extremes)
    assert found.nature is NatureClass.HYBRID
    assert found.spread > 0.30
    assert found.hybrid_kind is HybridKind.MIXED


def test_work_rated_three_throughout_is_truly_in_between():
    found = nature_of(dict.fromkeys(NATURE, 3))
    assert (found.knowledge_index, found.spread) == (50.0, 0.0)
    assert found.stability == 1.0
    assert found.hybrid_kind is HybridKind.INTERMEDIATE


def test_a_hybrid_close_to_an_edge_is_a_boundary_case_that_needs_evidence():
    # .10 + .09 + .045 + .07 + .025 + .05 + .025 = .405
    close = {
        "judgement": 3,
        "domain_expertise": 3,
        "codifiability": 4,
        "analytical_complexity": 3,
        "output_customisation": 2,
        "volume_repeatability": 3,
        "credential_requirement": 2,
    }
    found = nature_of(close)
    assert found.knowledge_index == pytest.approx(40.5, abs=1e-9)
    assert found.spread <= 0.30
    assert found.stability < 0.80
    assert found.hybrid_kind is HybridKind.BOUNDARY


def test_a_class_that_is_no_hybrid_has_no_kind():
    assert nature_of(ROUTINE).hybrid_kind is None
    assert nature_of(EXPERT).hybrid_kind is None


@pytest.mark.parametrize("ratings", [ROUTINE, EXPERT, dict.fromkeys(NATURE, 3)])
def test_the_leaning_agrees_with_the_probability(ratings):
    found = nature_of(ratings)
    assert (found.leaning is NatureClass.KPO) == (found.probability_kpo >= 0.5)
    assert 0 <= found.probability_kpo <= 1


def test_evidence_is_rated_when_every_rating_but_one_small_one_is_entered():
    found = nature_of({key: value for key, value in ROUTINE.items() if key != "credential_requirement"})
    assert (found.evidence, found.coverage) == (Evidence.RATED, 0.90)


def test_evidence_is_partial_from_sixty_per_cent_of_the_weight():
    # .20 + .18 + .14 + .10 = .62
    keys = ("judgement", "domain_expertise", "analytical_complexity", "output_customisation")
    found = nature_of({key: ROUTINE[key] for key in keys})
    assert (found.evidence, found.coverage) == (Evidence.PARTIAL, 0.62)
    assert not any(part.inferred for part in found.contributions)


def test_evidence_of_exactly_sixty_per_cent_is_partial():
    changed_weights = dict.fromkeys(NATURE, 0.1) | {"judgement": 0.4}
    keys = ("judgement", "domain_expertise", "codifiability")
    one = process(ratings={key: ROUTINE[key] for key in keys})
    found = classified(one, criteria_weights=changed_weights)
    assert (found.evidence, found.coverage) == (Evidence.PARTIAL, 0.60)


def test_with_fewer_ratings_the_class_is_inferred_from_the_name_and_says_so():
    found = nature_of({"judgement": 1, "domain_expertise": 2}, name="Accounts payable processing")
    assert found.evidence is Evidence.INDICATIVE
    assert found.nature is NatureClass.BPO
    assert found.resembles
    entered = {part.criterion for part in found.contributions if not part.inferred}
    assert entered == {"judgement", "domain_expertise"}


def test_each_contribution_points_at_the_cell_it_came_from():
    one = process(ratings=changed(), cells={"judgement": CellRef(sheet="Processes", cell="E12")})
    parts = {part.criterion: part for part in classified(one).contributions}
    assert str(parts["judgement"].cell) == "Processes!E12"
    assert parts["domain_expertise"].cell is None


def test_sourceability_ratings_do_not_touch_the_nature():
    assert nature_of({**ROUTINE, **READY}).knowledge_index == nature_of(ROUTINE).knowledge_index


def test_ratings_of_one_to_five_span_the_whole_scale():
    lowest = {key: 5 if key in {"codifiability", "volume_repeatability"} else 1 for key in NATURE}
    assert nature_of(lowest).knowledge_index == 0
    assert nature_of({key: 6 - value for key, value in lowest.items()}).knowledge_index == 100


def test_text_that_is_no_process_has_no_class_but_a_reason():
    found = nature_of({}, name="xqzv plmk")
    assert found.evidence is Evidence.NONE
    assert isinstance(found.nature, NotAssessed)
    assert "rate the seven nature criteria" in found.nature.reason
