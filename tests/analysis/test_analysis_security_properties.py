"""What holds of protection whatever the ratings: measures only help, graver data is never graded lower, no duty lost.

The work is ready for the market, so that a measure or a rating moves the risk and not the place it is graded at.
"""

from __future__ import annotations

import json
from dataclasses import replace

from analysis_cases import EXPERT, KNOWLEDGE, READY, ROUTINE, assessed, engagement, process
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.analysis.secured import secured
from reportgen.knowledge.catalogues import DATA
from reportgen.knowledge.frameworks import load_references
from reportgen.model.engagement import ControlInPlace, PersonalData, RiskAppetite
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Recommendation, Tier
from reportgen.report.results.whole import results_bytes

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TIERS = list(Tier)
LEVELS = list(PersonalData)
MATURITIES = (0.0, 0.25, 0.5, 0.75, 1.0)
RATING = st.integers(min_value=1, max_value=5)
RISK = [key for key, one in KNOWLEDGE.criteria.items() if one.group == "risk"]


def rated(always):
    """Draw ratings of risk, one of them in any case."""
    return st.fixed_dictionaries({always: RATING}, optional={key: RATING for key in RISK if key != always})


PERSONAL = st.sampled_from(PersonalData)
RATED = rated("data_sensitivity")
KINDS = st.sampled_from((ROUTINE, EXPERT, dict.fromkeys(ROUTINE, 3)))
CONFIDENTIALITY = {"CTL-NA-01", "CTL-NA-02", "CTL-AC-08"}


@st.composite
def processes(draw, kinds=KINDS, rated=RATED, personal=PERSONAL):
    return process(
        ratings=draw(kinds) | READY | draw(rated),
        personal_data=draw(personal),
        regimes=tuple(draw(st.lists(st.sampled_from(sorted(KNOWLEDGE.regimes)), unique=True, max_size=3))),
        annual_cost=None,
    )


def protected(one, **facts):
    """Return how work that may move is protected, by the product's own chain, without money and prose."""
    return protected_by(one, **facts)[0]


def protected_by(one, **facts):
    """Return the same with the facts that it rests on."""
    given = engagement(one, **facts)
    scales = scales_of(given, KNOWLEDGE)
    judged = next(judgements(scales, assumptions_of(given, KNOWLEDGE)))
    assert judged.recommendation is not Recommendation.RETAIN
    protection = judged.ruling.protection
    return secured(protection, scales, is_handed_over=False), protection.facts


def numbered(members):
    return [replace(one, id=f"P{place}", row=place + 5) for place, one in enumerate(members)]


ENGAGEMENTS = st.fixed_dictionaries(
    {
        "home_country": st.sampled_from(("DE", "GB", "US", "IN", "BR", "CN", "PH", "SG")),
        "industry": st.sampled_from((None, "Retail bank", "Hospital", "Machine building")),
        "risk_appetite": st.sampled_from(RiskAppetite),
    }
)


@FEW
@given(processes(), ENGAGEMENTS, st.sampled_from(sorted(KNOWLEDGE.controls)), st.sampled_from(MATURITIES[:-1]))
def test_more_evidence_for_a_measure_never_raises_what_remains_nor_the_risk_of_today(one, facts, control, maturity):
    def with_measure(*in_place):
        return protected(one, controls=in_place, **facts)

    absent = with_measure()
    weak = with_measure(ControlInPlace(control_id=control, maturity=maturity))
    tested = with_measure(ControlInPlace(control_id=control, maturity=1.0))
    assert absent.inherent == weak.inherent == tested.inherent
    assert tested.residual.score <= weak.residual.score <= absent.residual.score <= absent.inherent.score
    if isinstance(absent.today, RiskScore):
        assert tested.today.score <= weak.today.score <= absent.today.score <= absent.inherent.score
        assert tested.residual.score <= tested.today.score


@FEW
@given(processes(), ENGAGEMENTS)
def test_more_sensitive_data_never_lowers_the_tier(one, facts):
    def tier(sensitivity):
        changed = replace(one, ratings=one.ratings | {"data_sensitivity": sensitivity})
        return TIERS.index(protected(changed, **facts).tier)

    tiers = [tier(sensitivity) for sensitivity in range(1, 6)]
    assert tiers == sorted(tiers)


@FEW
@given(processes(rated=RATED | rated("business_criticality")), ENGAGEMENTS)
def test_more_personal_data_never_lowers_the_tier(one, facts):
    tiers = [TIERS.index(protected(replace(one, personal_data=level), **facts).tier) for level in LEVELS]
    assert tiers == sorted(tiers)


def duties_for(home, regime):
    """Return all duties, or the few that some rules leave a client whose home lies abroad."""
    eased = regime.eased
    return regime.duties if eased is None or home in eased.homes else eased.duties


@settings(FEW, max_examples=10)
@given(st.lists(processes(), min_size=1, max_size=2), ENGAGEMENTS)
def test_every_duty_of_every_regime_that_applies_stands_in_the_results(members, facts):
    found = assessed(*numbered(members), **facts)
    written = json.loads(results_bytes(found))["processes"]
    for one, shown in zip(found.processes, written, strict=True):
        told = {each["id"]: each["duties"] for each in shown["security"]["regimes"]}
        assert set(one.process.regimes) <= set(told)
        for regime, duties in told.items():
            assert duties == list(duties_for(facts["home_country"], KNOWLEDGE.regimes[regime]))


@settings(FEW, max_examples=10)
@given(st.lists(processes(), min_size=1, max_size=2), ENGAGEMENTS)
def test_the_register_holds_every_measure_of_every_process_and_counts_it_once(members, facts):
    found = assessed(*numbered(members), **facts)
    rows = {row.control: row for row in found.portfolio.oversight.register}
    needed = {(control.id, one.process.id) for one in found.processes for control in one.security.controls}
    assert {(key, process_id) for key, row in rows.items() for process_id in row.process_ids} == needed
    assert all(row.in_place + row.partial + row.missing == len(row.process_ids) for row in rows.values())


@FEW
@given(processes(), ENGAGEMENTS)
def test_a_way_out_leads_to_what_is_accepted_and_none_is_told_where_that_is_so_already(one, facts):
    found = protected(one, **facts)
    assert all(way.result.score <= found.accepted for way in found.ways)
    assert not (found.is_accepted and found.ways)


@FEW
@given(processes(), ENGAGEMENTS)
def test_a_measure_that_a_law_or_a_fact_asks_for_is_never_cut_off(one, facts):
    found, known = protected_by(one, **facts)
    listed = {control.id for control in found.controls}
    by_law = {control for duty in found.regimes for control in duty.controls}
    by_fact = {key for key, control in KNOWLEDGE.controls.items() if known.intersection(control.when)}
    able = {key for key, control in KNOWLEDGE.controls.items() if known.issuperset(control.needs)}
    assert (by_law | by_fact) & able <= listed <= able


@FEW
@given(processes(), ENGAGEMENTS)
def test_every_measure_on_the_list_says_why_it_is_there(one, facts):
    found = protected(one, **facts).controls
    assert found
    assert all(control.because.strip() for control in found)
    assert len({control.id for control in found}) == len(found)


@FEW
@given(st.lists(processes(st.just(EXPERT), personal=st.just(PersonalData.NONE)), min_size=1, max_size=3), ENGAGEMENTS)
def test_expert_work_without_personal_data_still_gets_confidentiality(members, facts):
    found = [protected(one, **facts) for one in members]
    for one in found:
        assert {control.id for control in one.controls} >= CONFIDENTIALITY
        assert any("non-disclosure" in control.name.casefold() for control in one.controls)


HARMLESS = st.fixed_dictionaries(dict.fromkeys(RISK, st.integers(1, 2)) | {"data_sensitivity": st.just(1)})


@FEW
@given(processes(st.just(ROUTINE), HARMLESS, st.just(PersonalData.NONE)), ENGAGEMENTS)
def test_routine_work_on_public_data_is_not_buried_in_measures(one, facts):
    named = replace(one, name="Catalogue upkeep", regimes=())
    found = protected(named, **(facts | {"industry": "Machine building"}))
    assert found.tier is Tier.LOW
    assert len(found.controls) <= KNOWLEDGE.threshold("listed_low")
    assert not CONFIDENTIALITY & {control.id for control in found.controls}


@FEW
@given(processes(), ENGAGEMENTS)
def test_a_list_is_no_longer_than_its_tier_allows_but_for_facts_law_and_the_other_kind_of_work(one, facts):
    found, known = protected_by(one, **facts)
    by_law = {control for duty in found.regimes for control in duty.controls}
    by_fact = {key for key, control in KNOWLEDGE.controls.items() if known.intersection(control.when)}
    others = [control for control in found.controls if control.id not in by_law | by_fact]
    assert len(others) <= KNOWLEDGE.threshold(f"listed_{found.tier.value}") + 3


def test_every_reference_stands_in_the_list_of_its_framework():
    known = load_references(DATA)
    cited = {reference for control in KNOWLEDGE.controls.values() for reference in control.references}
    assert cited <= known
    assert "NIST CSF PR.DS-03" not in known
    for framework in ("NIST CSF", "NIST SP 800-53", "ISO/IEC 27001", "SOC 2"):
        assert any(reference.startswith(framework) for reference in cited)
