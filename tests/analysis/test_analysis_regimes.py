"""Which bodies of rules the facts of a workbook bring in: what triggers each, and what does not."""

from dataclasses import replace

import pytest
from analysis_cases import KNOWLEDGE, assessed, changed, engagement, process, verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.circumstances import circumstances_of
from reportgen.analysis.regimes import regimes_of
from reportgen.model.engagement import PersonalData
from reportgen.model.finding import CellRef

PERSONAL, SPECIAL, NONE = PersonalData.PERSONAL, PersonalData.SPECIAL, PersonalData.NONE
RATED = {"ratings": changed(regulatory_exposure=4)}


def data(kind, **facts):
    return {"personal_data": kind, **facts}


def bank(home, **facts):
    """Return a client in retail banking that hands out banking work that its supervisor looks at."""
    return {"home_country": home, "industry": "Retail banking", "function": "Banking", **RATED, **facts}


# rules; facts that bring them in; what is different where they do not
CASES = [
    ("gdpr", data(PERSONAL, home_country="NO"), {"home_country": "US"}),
    ("gdpr", data(PERSONAL, home_country="US", current_locations=("PL",)), {"current_locations": ("MX",)}),
    ("uk_gdpr", data(SPECIAL, home_country="GB"), {"personal_data": None}),
    ("hipaa", data(SPECIAL, home_country="US", industry="Hospitals"), {"personal_data": PERSONAL}),
    ("hipaa", data(PERSONAL, home_country="US", name="Medical billing"), {"home_country": "GB"}),
    ("hipaa", data(SPECIAL, home_country="US", function="Healthcare"), {"function": "Banking"}),
    ("pci_dss", {"description": "Answer card disputes by letter."}, {"description": "No card disputes, only letters."}),
    ("sox", {"description": "Evidence for SOX controls."}, {"description": "Evidence for controls."}),
    ("glba", data(PERSONAL, home_country="US", industry="Mortgage lender"), {"industry": "Mortgage software"}),
    ("us_interagency", bank("US"), {"industry": None}),
    ("nydfs", {"home_country": "US", "description": "Answers to the NYDFS."}, {"home_country": "DE"}),
    ("dora", bank("FR", function="Information technology"), {"industry": "Wine and spirits"}),
    ("dora", bank("FR", name="Cloud hosting"), {"ratings": changed(regulatory_exposure=3)}),
    ("eba", bank("ES"), {"ratings": changed(regulatory_exposure=None)}),
    ("eba", bank("ES", function="Engineering", ratings=changed(regulatory_exposure=5)), RATED),
    ("nis2", {"industry": "Energieversorger", "function": "Information technology"}, {"function": "Marketing"}),
    ("india_dpdp", data(PERSONAL, home_country="IN"), {"home_country": "LK"}),
    ("rbi", bank("IN"), {"home_country": "SG"}),
    ("mas", bank("SG"), {"home_country": "IN"}),
    ("apra_cps230", bank("AU", industry="Superannuation"), {"industry": "Superannuation software"}),
    ("pra_ss221", bank("GB", industry="General insurance", function="Insurance"), {"industry": "Quality assurance"}),
    ("ccpa", data(PERSONAL, description="Requests of people in California"), {"personal_data": NONE}),
    ("lgpd", data(PERSONAL, home_country="BR"), {"home_country": "AR"}),
    ("pipl", data(PERSONAL, current_locations=("CN",)), {"current_locations": ("JP",)}),
    ("ph_dpa", data(PERSONAL, current_locations=("PH",)), {"personal_data": NONE}),
    ("export", {"description": "Redraw ITAR parts."}, {"description": "Redraw parts."}),
    ("export", {"industry": "Aerospace", "function": "Engineering"}, {"function": "Marketing"}),
    ("gxp", {"description": "Data entry for clinical trials"}, {"description": "Data entry for sales trials"}),
    ("legal_privilege", {"function": "Legal", "description": "Review for litigation"}, {"function": "Procurement"}),
    ("ai_act", {"description": "Credit scoring of retail customers"}, {"home_country": "US"}),
    ("swiss_fadp", data(PERSONAL, home_country="CH"), {"personal_data": NONE}),
    ("finma", bank("CH"), {"home_country": "AT"}),
    ("solvency2", bank("DE", industry="Rückversicherer", function="Insurance"), {"industry": "Retail banking"}),
    ("social_data_de", data(PERSONAL, industry="Krankenkasse"), {"home_country": "AT"}),
    ("pipeda", data(PERSONAL, home_country="CA"), {"home_country": "US"}),
    ("osfi_b10", bank("CA"), {"home_country": "US"}),
    ("au_privacy", data(PERSONAL, home_country="AU"), {"home_country": "NZ"}),
    ("sg_pdpa", data(PERSONAL, home_country="SG"), {"personal_data": None}),
    ("appi", data(PERSONAL, home_country="JP"), {"personal_data": NONE}),
    ("popia", data(PERSONAL, home_country="ZA"), {"personal_data": NONE}),
    ("uae_pdpl", data(PERSONAL, home_country="AE"), {"personal_data": NONE}),
    ("uae_health", data(SPECIAL, home_country="AE", industry="Hospital group"), {"industry": "Hotels"}),
    ("us_bulk_data", data(SPECIAL, home_country="US", current_locations=("CN",)), {"current_locations": ("IN",)}),
    ("us_tax", data(PERSONAL, home_country="US", name="Preparation of tax returns"), {"name": "Preparation of files"}),
    ("mar", {"home_country": "FR", "name": "Papers on takeover targets"}, {"home_country": "US"}),
    ("mar", {"description": "Decks with price-sensitive figures"}, {"description": "Decks with price lists"}),
    ("mar", {"function": "Capital markets", "ratings": changed(data_sensitivity=5)}, {"ratings": changed()}),
    ("uk_mar", {"home_country": "GB", "description": "Keeps the insider list"}, {"home_country": "DE"}),
    (
        "uk_mar",
        {"home_country": "GB", "description": "Models of pending mergers"},
        {"description": "Models of mergers"},
    ),
]


def found(**facts):
    client = {key: facts.pop(key) for key in ("home_country", "industry") if key in facts}
    one = process(**facts)
    return {one.regime.id: one for one in regimes_of(circumstances_of(one, engagement(one, **client)), KNOWLEDGE)}


@pytest.mark.parametrize(
    ("regime", "facts", "otherwise"), CASES, ids=[f"{case[0]} {place}" for place, case in enumerate(CASES)]
)
def test_facts_bring_rules_in_and_others_do_not(regime, facts, otherwise):
    applied = found(**facts)[regime]
    assert (applied.triggered, applied.chosen) == (True, False)
    assert applied.because
    assert regime not in found(**{**facts, **otherwise})


def test_every_regime_has_such_a_case():
    assert {case[0] for case in CASES} == set(KNOWLEDGE.regimes)


def test_the_reason_names_the_facts():
    assert found(**bank("ES"))["eba"].because == (
        "the client is at home in Spain, the client's industry looks like banking or payments, "
        "the function is Banking and regulatory exposure is 3 or more"
    )
    both = found(**data(PERSONAL, regimes=("gdpr",)))["gdpr"]
    assert both.because == "named in the workbook; the work handles personal data and the client is at home in Germany"
    assert both.chosen
    assert both.triggered


def test_a_country_that_is_only_permitted_brings_nothing():
    assert "ph_dpa" not in found(**data(PERSONAL, permitted_countries=("DE", "PH")))


def test_a_group_of_several_kinds_is_each_of_them():
    mixed = bank("AT", industry="Laundry equipment, with a licensed leasing and payment company")
    assert "eba" in found(**mixed)
    assert "eba" not in found(**{**mixed, "industry": "Laundry equipment"})


def test_every_duty_of_rules_that_apply_is_written_out_with_its_date_and_source():
    one = verdict(process(personal_data=PERSONAL, regimes=("dora",))).security
    assert [duty.id for duty in one.regimes] == ["gdpr", "dora", "india_dpdp"]
    for duty in one.regimes:
        known = KNOWLEDGE.regimes[duty.id]
        asked = known.eased or known  # Indian law asks less of a German client
        assert (duty.duties, duty.clauses, duty.status) == (asked.duties, asked.clauses, known.status)
        assert (duty.label, duty.jurisdiction) == (known.label, known.jurisdiction)
        assert (duty.checked, duty.source) == (known.origin.reviewed, known.origin.source)
        assert duty.place_limits == tuple(limit.text for limit in known.limits if limit.when is None)


@pytest.mark.parametrize("chosen", [(), ("india_dpdp",)], ids=["by its place", "named"])
def test_indian_law_asks_only_for_safeguards_where_data_of_people_abroad_is_handled_in_india(chosen):
    eased = found(**data(PERSONAL, home_country="US", current_locations=("IN",), regimes=chosen))["india_dpdp"].regime
    assert eased.clauses == ("Safeguards",)
    assert eased.controls == ("CTL-LO-01",)
    assert any("s.17(1)(d)" in duty for duty in eased.duties)
    for home in ("IN", None):
        whole = found(**data(PERSONAL, home_country=home, current_locations=("IN",)))["india_dpdp"].regime
        assert {"Processor contract", "Breach notice"} <= set(whole.clauses)
        assert not any("s.17" in duty for duty in whole.duties)


def test_chinese_law_asks_for_no_export_mechanism_for_data_that_came_from_abroad():
    abroad, at_home = (
        found(**data(PERSONAL, home_country=home, current_locations=("CN",)))["pipl"].regime for home in ("US", "CN")
    )
    assert "Export mechanism" in at_home.clauses
    assert abroad.clauses == ("Terms of entrusted processing",)


def test_inside_information_calls_for_a_list_of_insiders_and_a_clean_team_whatever_the_data():
    one = process(name="Research on takeover targets", personal_data=NONE, override="OUTSOURCE", override_reason="x")
    found_here = verdict(one, home_country="GB").security
    assert {"CTL-NA-02", "CTL-NA-07", "CTL-AC-08", "CTL-AC-13"} <= {control.id for control in found_here.controls}
    listed = next(clause for clause in found_here.contract.checklist if clause.id == "insider_list")
    assert listed.because == "UK MAR asks for it: whoever knows it early can trade on it"
    assert any("five years" in duty for duty in found_here.regimes[0].duties)


def test_a_limit_holds_only_under_its_own_facts():
    card, ledger = (found(**bank("IN", name=name))["rbi"] for name in ("Card settlement", "Ledger entries"))
    assert "stored in India only" in card.limits[0].text
    assert len(ledger.limits) == len(card.limits) - 1


def remarked(code, *processes, **facts):
    return [one.message for one in assessed(*processes, **facts).findings if one.code == code]


@pytest.mark.parametrize(
    ("regime", "facts", "client", "reason"),
    [
        ("dora", {}, {"industry": "Brewery"}, "the industry does not read like banking or payments, insurance or fund"),
        ("dora", {}, {"industry": None}, ""),
        ("dora", {"function": "Banking"}, {"industry": "Conglomerate"}, ""),
        ("hipaa", data(PERSONAL), {"industry": "Brewery", "home_country": "US"}, "data is not marked as special"),
        ("hipaa", data(SPECIAL), {"industry": "Brewery", "home_country": "US"}, ""),
        ("hipaa", data(SPECIAL), {"home_country": "DE"}, "no country of client or work is one where HIPAA holds"),
        ("mas", {}, {"industry": "Retail banking"}, "where MAS holds"),
        ("mas", {"permitted_countries": ("SG",)}, {"industry": "Retail banking"}, ""),
        ("gdpr", data(NONE), {}, ""),  # said when the workbook is read: RG307
        ("gxp", {}, {"industry": "Brewery"}, "does not read like life sciences or health care"),
        ("gxp", {"description": "Batch files for clinical trials"}, {"industry": "Brewery"}, ""),
        ("pci_dss", {}, {"industry": "Brewery"}, ""),
    ],
)
def test_rules_that_nothing_supports_are_remarked(regime, facts, client, reason):
    messages = remarked("RG917", process(regimes=(regime,), **facts), **client)
    assert len(messages) == bool(reason)
    assert reason in "".join(messages)


def test_what_speaks_against_several_rules_is_said_once():
    one = process(regimes=("dora", "mas", "hipaa"), personal_data=PERSONAL)
    (message,) = remarked("RG917", one, industry="Brewery")
    assert message == (
        '"Supplier invoice entry" names HIPAA, DORA and MAS, but the rest of the workbook speaks against them: the '
        "industry does not read like health care, banking or payments, insurance or fund and asset management; the "
        "data is not marked as special category (HIPAA); neither function nor text speaks of them; no country of "
        "client or work is one where HIPAA or MAS holds."
    )


@pytest.mark.parametrize(
    ("regime", "facts", "client", "said"),
    [
        ("dora", {}, {"industry": None}, "Industry is blank; neither function nor text speaks of it"),
        ("dora", {"function": "Banking"}, {"home_country": None}, "Home country is blank"),
        ("hipaa", data(None), {"home_country": "US"}, "Industry is blank; Personal data is blank; neither function"),
        ("hipaa", data(None), {"home_country": "US", "industry": "Hospital"}, "says why: Personal data is blank."),
        ("gdpr", data(None), {}, "says why: Personal data is blank."),
        ("gdpr", data(PERSONAL), {"home_country": "US"}, "no country of client or work is one where GDPR holds"),
        ("pci_dss", {}, {"industry": "Brewery"}, "the text does not speak of it"),
        ("ccpa", data(PERSONAL), {"home_country": "US"}, "the text does not speak of it"),
        ("sox", {"function": "Marketing"}, {"home_country": "US"}, "neither function nor text speaks of it"),
        ("nis2", {}, {"industry": "Brewery"}, "the industry does not read like a sector that is essential"),
        ("ai_act", {"function": "Human resources"}, {}, "the text does not speak of it"),
        ("export", {"function": "Supply chain"}, {"industry": "Brewery"}, "the industry does not read like defence"),
    ],
)
def test_rules_for_which_nothing_speaks_are_noted(regime, facts, client, said):
    one = process(regimes=(regime,), **facts)
    (message,) = remarked("RG921", one, **client)
    assert said in message
    assert not remarked("RG917", one, **client)


@pytest.mark.parametrize(
    ("regime", "facts", "client"),
    [
        ("dora", {}, {"industry": "Retail banking"}),  # no trigger, since it is no IT, but it is a bank in the Union
        ("dora", {}, {"industry": "Brewery"}),  # the facts speak against it: RG917
        ("gdpr", data(NONE), {}),  # said when the workbook is read: RG307
        ("gdpr", data(PERSONAL, permitted_countries=("US", "IE")), {"home_country": "US"}),
        ("ph_dpa", data(PERSONAL, permitted_countries=("DE", "PH")), {}),
        ("india_dpdp", data(PERSONAL), {}),  # the work would go to India
        ("sox", {"function": "Finance and accounting"}, {"home_country": "US"}),
        ("nis2", {"function": "Information technology"}, {"industry": "Brewery"}),
        ("legal_privilege", {"function": "Legal"}, {}),
        ("pci_dss", {"description": "Answer chargebacks"}, {}),
        ("nydfs", {}, {"home_country": "US", "industry": "Retail banking"}),
    ],
)
def test_rules_that_something_supports_pass(regime, facts, client):
    assert not remarked("RG921", process(regimes=(regime,), **facts), **client)


@pytest.mark.parametrize(
    ("regime", "facts", "industry", "said"),
    [
        (
            "dora",
            {"function": "Banking"},
            "Retail banking",
            (
                "the client's industry looks like banking or payments, the function is Banking "
                "and the client is at home in Germany"
            ),
        ),
        ("dora", {"function": "Marketing"}, "Brewery", ""),  # the facts speak against it
        ("ai_act", {"function": "Human resources"}, "Brewery", ""),  # nothing speaks for it
        ("eba", bank("DE"), "Retail banking", ""),  # the facts call for it
    ],
)
def test_rules_that_are_named_tell_what_speaks_for_them_short_of_calling_for_them(regime, facts, industry, said):
    one = found(**{"regimes": (regime,), **facts, "industry": industry, "home_country": "DE"})[regime]
    assert (one.fits, one.triggered) == (said, regime == "eba")


def test_all_such_rules_stand_in_one_finding_at_their_cell():
    cells = {"regimes": CellRef(sheet="Processes", cell="V6")}
    one = process(regimes=("nis2", "ccpa", "lgpd"), personal_data=PERSONAL, cells=cells)
    (found,) = [one for one in assessed(one, industry="Brewery").findings if one.code == "RG921"]
    assert (found.sheet, found.cell) == ("Processes", "V6")
    assert found.message == (
        '"Supplier invoice entry" names NIS2, CCPA and LGPD, and nothing else in the workbook says why: the industry '
        "does not read like a sector that is essential or important to society (NIS2); neither function nor text "
        "speaks of NIS2 or CCPA; no country of client or work is one where LGPD holds. What is named is counted and "
        "printed all the same."
    )


def test_a_site_that_only_the_named_rules_leave_open_does_not_support_them():
    one = process(regimes=("uae_health",), personal_data=SPECIAL)
    assert verdict(one).sourcing.location in {"AE", "DE"}
    (message,) = remarked("RG917", one)
    assert "no country of client or work is one where UAE health data law holds" in message


def test_what_facts_call_for_is_missed_only_where_something_was_named():
    missing = data(PERSONAL, regimes=("sox",))
    (message,) = remarked("RG918", process(**missing))
    assert message.startswith(
        'The regimes of "Supplier invoice entry" leave out GDPR, although the work handles personal data and the '
        "client is at home in Germany."
    )
    assert not remarked("RG918", process(**{**missing, "regimes": ()}))
    said_none = {"regimes": (), "cells": {"regimes": CellRef(sheet="Processes", cell="V6")}}
    assert remarked("RG918", process(**{**missing, **said_none}))
    assert not remarked("RG918", process(**{**missing, "regimes": ("gdpr",)}))


def test_what_the_advice_brings_in_was_not_left_out():
    one = process(**data(PERSONAL, regimes=("gdpr",)))
    assert "india_dpdp" in [duty.id for duty in verdict(one).security.regimes]
    assert not remarked("RG918", one)


WATCHED = "a supervisor watches the work"


@pytest.mark.parametrize(
    ("facts", "is_watched"),
    [
        ({"regimes": ("eba",)}, True),
        ({"regimes": ("gxp",)}, True),
        (data(PERSONAL, regimes=("social_data_de",)), True),
        (RATED, True),  # a failure must be reported to a supervisor
        ({"regimes": ("pci_dss",)}, False),  # a contract with the card schemes
        ({"regimes": ("sox", "export", "legal_privilege")}, False),
        (data(SPECIAL, regimes=("gdpr", "hipaa")), False),
        ({}, False),
    ],
)
def test_a_supervisor_is_named_only_where_one_watches(facts, is_watched):
    found = verdict(process(**facts)).security
    reasons = {one.because for one in found.controls} | {one.because for one in found.contract.checklist}
    assert any(WATCHED in reason for reason in reasons) is is_watched


KINDS = st.sampled_from((None, *PersonalData))
SOME_REGIMES = st.lists(st.sampled_from(sorted(KNOWLEDGE.regimes)), max_size=3, unique=True).map(tuple)
INDUSTRIES = st.sampled_from((None, "Retail banking", "Insurance", "Hospitals", "Pharma", "Brewery", "Aerospace"))


@settings(deadline=None)
@given(kind=KINDS, chosen=SOME_REGIMES, home=st.sampled_from(("DE", "US", "IN", None, "CR")), industry=INDUSTRIES)
def test_what_is_chosen_always_applies_and_says_so(kind, chosen, home, industry):
    facts = circumstances_of(
        process(personal_data=kind, regimes=chosen), engagement(home_country=home, industry=industry)
    )
    applied = regimes_of(facts, KNOWLEDGE)
    assert set(chosen) <= {one.regime.id for one in applied}
    assert all(one.chosen or one.triggered for one in applied)
    assert all(one.chosen is one.because.startswith("named in the workbook") for one in applied)
    without = regimes_of(replace(facts, chosen=()), KNOWLEDGE)
    assert {one.regime.id for one in applied} == {one.regime.id for one in without} | set(chosen)
