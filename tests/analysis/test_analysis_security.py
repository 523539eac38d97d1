"""How the work is protected: risk by hand, measures by the kind of work, and the law the facts bring with them."""

from dataclasses import replace

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, changed, process, verdict

from reportgen.analysis.risk import residual_risk, score
from reportgen.model.engagement import ControlInPlace, Override, PersonalData, RiskAppetite
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import NotAssessed, Recommendation, Tier

IMPACT = ("data_sensitivity", "regulatory_exposure", "business_criticality", "customer_contact", "ip_sensitivity")
LIKELIHOOD = ("access_scope", "subcontracting_depth", "location_exposure", "volume_of_records", "remote_delivery")


def security_of(ratings, **facts):
    return verdict(process(ratings=ratings, **facts), risk_appetite=RiskAppetite.HIGH).security


def measure(identifier, family, effectiveness, acts_on="likelihood"):
    known = KNOWLEDGE.controls["CTL-AU-01"]
    return replace(known, id=identifier, family=family, effectiveness=effectiveness, acts_on=acts_on)


def test_inherent_risk_of_card_disputes_worked_by_hand():
    # impact      .35 x .50 + .20 x .75 + .25 x .50 + .08 x .25 + .12 x 0   = .470   -> 1 + 4 x .470   = 2.88 -> 3
    # likelihood  .30 x .75 + .20 x .50 + .20 x .75 + .15 x 1 + .15 x .25   = .6625  -> 1 + 4 x .6625  = 3.65 -> 4
    impact = dict(zip(IMPACT, (3, 4, 3, 2, 1), strict=True))
    likelihood = dict(zip(LIKELIHOOD, (4, 3, 4, 5, 2), strict=True))
    found = security_of({**ROUTINE, **READY, **impact, **likelihood})
    assert found.inherent == RiskScore(likelihood=4, impact=3, score=12)
    assert found.tier is Tier.SIGNIFICANT


@pytest.mark.parametrize(("sensitivity", "impact"), [(5, 4), (4, 3), (3, 2), (2, 1), (1, 1)])
def test_impact_is_never_below_data_sensitivity_less_one(sensitivity, impact):
    harmless = dict.fromkeys(IMPACT, 1) | {"data_sensitivity": sensitivity}
    assert security_of({**ROUTINE, **READY, **harmless}).inherent.impact >= impact


def test_very_sensitive_data_weighs_even_where_nothing_else_does():
    # By weight alone: 1 + 4 x .35 = 2.4 -> 2. The floor makes it 4.
    harmless = dict.fromkeys(IMPACT, 1) | {"data_sensitivity": 5}
    assert security_of({**ROUTINE, **READY, **harmless}).inherent.impact == 4


@pytest.mark.parametrize(
    ("likelihood", "impact", "tier"),
    [
        (1, 1, Tier.LOW),
        (5, 1, Tier.LOW),
        (2, 3, Tier.STANDARD),
        (3, 3, Tier.STANDARD),
        (2, 5, Tier.SIGNIFICANT),
        (3, 4, Tier.SIGNIFICANT),
        (3, 5, Tier.CRITICAL),
        (5, 5, Tier.CRITICAL),
    ],
)
def test_the_tier_follows_the_inherent_score(likelihood, impact, tier):
    ratings = {**ROUTINE, **READY, **dict.fromkeys(IMPACT, impact), **dict.fromkeys(LIKELIHOOD, likelihood)}
    found = security_of(ratings)
    assert found.inherent == score(likelihood, impact)
    assert found.tier is tier


def test_without_a_rating_of_impact_there_is_no_risk_score_but_a_reason():
    found = security_of({**ROUTINE, **READY}, name="xqzv plmk")
    for one in (found.tier, found.inherent, found.residual):
        assert isinstance(one, NotAssessed)
        assert "data sensitivity" in one.reason
    assert found.controls


def test_residual_risk_worked_by_hand():
    # Measures operate untested (.75). Data: .4 -> .30, and the second counts half: .7 x .85 = .595 left, .405 removed.
    # Audit: .2 -> .15, as the second family half: .075. Left .595 x .925 = .550; 5 x .550 = 2.75 -> 3.
    measures = (measure("A", "data", 0.4), measure("B", "data", 0.4), measure("C", "audit", 0.2))
    assert residual_risk(score(5, 4), measures, {}, Tier.STANDARD, KNOWLEDGE) == score(3, 4)


def test_families_of_measures_overlap_so_each_further_one_counts_half():
    # .7 x .85 x .925 = .550 -> 3; were they independent, .7 x .7 x .7 = .343 -> 2.
    measures = [measure(family, family, 0.4) for family in ("data", "access", "audit")]
    assert residual_risk(score(5, 5), measures, {}, Tier.STANDARD, KNOWLEDGE) == score(3, 5)


def test_likelihood_and_impact_are_lowered_by_their_own_measures():
    backup = measure("B", "continuity", 0.8, acts_on="impact")
    # 1 - .8 x .75 = .40; 5 x .40 = 2
    assert residual_risk(score(4, 5), (backup,), {}, Tier.STANDARD, KNOWLEDGE) == score(4, 2)


def test_a_measure_that_somebody_independent_tested_counts_in_full():
    one = measure("A", "data", 0.5)
    # untested 1 - .375 = .625 -> 3.125 -> 3; tested .5 -> 2.5 -> 3 of 5 rounds half up; on 4: 2.5 -> 3 and 2.0 -> 2
    assert residual_risk(score(4, 4), (one,), {}, Tier.STANDARD, KNOWLEDGE).likelihood == 3
    assert residual_risk(score(4, 4), (one,), {"A": 1.0}, Tier.STANDARD, KNOWLEDGE).likelihood == 2


def test_a_measure_that_is_only_stated_today_counts_as_agreed():
    # 4 x (1 - .5 x .75) = 2.5 -> 3, whether stated (.25) or not mentioned at all
    one = measure("A", "data", 0.5)
    for today in ({"A": 0.25}, {}):
        assert residual_risk(score(4, 4), (one,), today, Tier.STANDARD, KNOWLEDGE) == score(3, 4)


def test_what_is_agreed_counts_for_less_where_the_work_is_gravest():
    # .5 x .75 leaves .625 of 5: 3.125 -> 3; at critical tier .5 x .5 leaves .75: 3.75 -> 4
    one = measure("A", "data", 0.5)
    left = {tier: residual_risk(score(5, 5), (one,), {}, tier, KNOWLEDGE).likelihood for tier in Tier}
    assert left == {Tier.LOW: 3, Tier.STANDARD: 3, Tier.SIGNIFICANT: 3, Tier.CRITICAL: 4}
    assert residual_risk(score(5, 5), (one,), {"A": 0.75}, Tier.CRITICAL, KNOWLEDGE).likelihood == 3


def test_no_measures_make_risk_vanish():
    perfect = [measure(f"{axis}{n}", f"family {n}", 1.0, axis) for axis in ("likelihood", "impact") for n in range(6)]
    tested = {one.id: 1.0 for one in perfect}
    assert residual_risk(score(5, 5), perfect, tested, Tier.STANDARD, KNOWLEDGE) == score(1, 1)
    assert residual_risk(score(1, 1), perfect, tested, Tier.STANDARD, KNOWLEDGE) == score(1, 1)
    assert residual_risk(score(4, 4), (), {}, Tier.STANDARD, KNOWLEDGE) == score(4, 4)


def test_routine_work_starts_with_encryption_access_control_and_audits():
    for ratings in (changed(), changed(data_sensitivity=4, business_criticality=4)):
        kinds = [control.id.split("-")[1] for control in security_of(ratings).controls]
        assert list(dict.fromkeys(kinds))[:3] == ["EN", "AC", "AU"]


def test_expert_work_starts_with_non_disclosure_and_restricted_access():
    for risk in (GUARDED, GUARDED | {"data_sensitivity": 4, "ip_sensitivity": 5}):
        controls = security_of({**EXPERT, **READY, **risk}).controls
        assert [control.id for control in controls[:3]] == ["CTL-NA-01", "CTL-NA-02", "CTL-AC-08"]
        assert "non-disclosure" in controls[0].name.casefold()
        assert "restricted" in controls[2].name.casefold()


def test_higher_tiers_ask_for_more_measures_and_stricter_clauses():
    found = [
        security_of({**ROUTINE, **READY, **dict.fromkeys(IMPACT, level), **dict.fromkeys(LIKELIHOOD, level)})
        for level in (2, 3, 4)
    ]
    assert [one.tier for one in found] == [Tier.LOW, Tier.STANDARD, Tier.CRITICAL]
    counts = [len(one.controls) for one in found]
    assert counts == sorted(counts)
    assert counts[0] < counts[2]
    assert len(found[0].clauses) < len(found[2].clauses)


def test_every_measure_says_why_and_what_shows_that_it_works():
    for control in security_of(changed(data_sensitivity=5)).controls:
        assert control.because
        assert control.evidence
        assert control.references


def test_no_measure_claims_a_kind_of_work_that_is_not_known():
    known, unknown = verdict(process()), verdict(process(ratings=GUARDED, name="xqzv plmk"))
    assert isinstance(unknown.classification.nature, NotAssessed)
    reasons = {control.because for control in unknown.security.controls}
    assert any(reason.startswith("any work needs it") for reason in reasons)
    assert not [reason for reason in reasons if reason.startswith(("routine", "expert"))]
    assert any(control.because.startswith("routine work needs it") for control in known.security.controls)


@pytest.mark.parametrize("kind", [PersonalData.PERSONAL, PersonalData.SPECIAL])
@pytest.mark.parametrize("home", ["DE", "PT", "NO"])
def test_personal_data_at_a_home_in_the_european_economic_area_brings_the_gdpr(home, kind):
    found = verdict(process(personal_data=kind), home_country=home).security
    regime = next(one for one in found.regimes if one.id == "gdpr")
    assert "personal data" in regime.because
    assert regime.duties


@pytest.mark.parametrize(
    ("home", "kind"),
    [("DE", PersonalData.NONE), ("DE", None), ("US", PersonalData.PERSONAL), (None, PersonalData.NONE)],
)
def test_without_personal_data_or_a_european_home_the_gdpr_is_not_brought_in(home, kind):
    found = verdict(process(personal_data=kind), home_country=home).security
    assert "gdpr" not in [one.id for one in found.regimes]


@pytest.mark.parametrize(("home", "law"), [("GB", "uk_gdpr"), ("IN", "india_dpdp"), ("BR", "lgpd"), ("PH", "ph_dpa")])
def test_other_homes_bring_their_own_law(home, law):
    found = verdict(process(personal_data=PersonalData.PERSONAL), home_country=home).security
    assert law in [one.id for one in found.regimes]


def test_a_regime_chosen_in_the_workbook_applies_and_brings_its_measures():
    bare, regulated = security_of(changed()), security_of(changed(), regimes=("dora",))
    assert [one.id for one in regulated.regimes] == ["dora"]
    assert "workbook" in regulated.regimes[0].because
    brought = {one.id for one in regulated.controls} - {one.id for one in bare.controls}
    assert brought & set(KNOWLEDGE.regimes["dora"].controls)


def test_a_control_in_place_is_shown_with_its_maturity():
    one = verdict(process(), controls=(ControlInPlace(control_id="CTL-EN-01", maturity=1.0),)).security
    assert next(control for control in one.controls if control.id == "CTL-EN-01").maturity == 1.0


def test_work_that_stays_in_house_has_no_measure_in_the_words_of_a_contract():
    facts = {"personal_data": PersonalData.SPECIAL, "regimes": ("gdpr", "dora", "sox", "export", "nis2")}
    kept = verdict(
        process(ratings={**EXPERT, **READY, **GUARDED}, override=Override.RETAIN, override_reason="Ours.", **facts)
    )
    assert kept.sourcing.recommendation is Recommendation.RETAIN
    assert any(duty.name == "Data deleted when no longer needed" for duty in kept.security.controls)
    for duty in kept.security.controls:
        said = f"{duty.name}; {duty.against}; {duty.evidence}".lower()
        assert not any(word in said for word in ("provider", "client", "contract", "clause", "agreed")), said


def test_a_measure_reads_for_a_provider_where_one_does_the_work():
    moved = security_of({**ROUTINE, **READY}, personal_data=PersonalData.PERSONAL)
    assert "Data returned and destroyed at the end" in {duty.name for duty in moved.controls}
