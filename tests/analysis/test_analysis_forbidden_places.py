"""Countries that a duty forbids: never chosen, never compared, and the reason is told."""

import pytest
from analysis_cases import KNOWLEDGE, assessed, changed, engagement, process, verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.circumstances import circumstances_of
from reportgen.analysis.countries import EEA
from reportgen.analysis.place import best_site, chosen_site, has_place_left
from reportgen.analysis.regimes import bans_of, barred
from reportgen.model.engagement import PersonalData
from reportgen.model.verdict import Form, NatureClass, NotAssessed, Place, Recommendation, Tier

PERSONAL, SPECIAL = PersonalData.PERSONAL, PersonalData.SPECIAL
SITED = sorted(KNOWLEDGE.locations)


def forbidden(one, **client):
    bans = bans_of(circumstances_of(one, engagement(one, **client)), KNOWLEDGE)
    return {ban.country for ban in bans if not ban.is_doubt}


def out(one, **client):
    return set(barred(one, engagement(one, **client), KNOWLEDGE))


HEALTH_RECORDS = {"personal_data": PERSONAL, "description": "Records of My Health Record"}
TAX_INFORMATION = {"personal_data": PERSONAL, "name": "Federal tax information"}


@pytest.mark.parametrize(
    ("facts", "client", "out"),
    [
        ({"regimes": ("export",)}, {"industry": "Aerospace"}, {"CN"}),
        ({"regimes": ("export",), "name": "Redrawing of military parts"}, {}, {"CN"}),
        ({"personal_data": SPECIAL}, {"industry": "Hospital", "home_country": "AE"}, set(SITED) - {"AE"}),
        (HEALTH_RECORDS, {"home_country": "AU"}, set(SITED) - {"AU"}),
        (TAX_INFORMATION, {"home_country": "US"}, set(SITED) - {"US"}),
        (
            {"personal_data": PERSONAL},
            {"industry": "Krankenkasse"},
            set(SITED) - EEA - {"GB", "US", "CA", "BR", "AR", "JP"},
        ),
    ],
)
def test_what_a_duty_forbids(facts, client, out):
    assert forbidden(process(**facts), **client) == out


@pytest.mark.parametrize(
    ("facts", "client"),
    [
        ({"personal_data": PERSONAL}, {}),
        ({"regimes": ("export",)}, {}),  # a licence for what is no defence article is not refused as a rule
        ({"regimes": ("export",)}, {"home_country": "CN", "industry": "Aerospace"}),  # nobody is sent away from home
        ({"personal_data": PERSONAL}, {"industry": "Krankenkasse", "home_country": "AT"}),
        ({"personal_data": PERSONAL, "description": "Records of health"}, {"home_country": "AU"}),
        # what is open under a condition stays an option: returns with consent, payments, exports, bulk data
        ({"personal_data": PERSONAL, "name": "Review of tax returns"}, {"home_country": "US"}),
        ({"name": "Card settlement", "regimes": ("rbi",)}, {"home_country": "IN"}),
        ({"personal_data": PERSONAL}, {"home_country": "CN"}),
        ({"personal_data": SPECIAL, "current_locations": ("CN",)}, {"home_country": "US"}),
    ],
)
def test_what_no_duty_forbids(facts, client):
    assert forbidden(process(**facts), **client) == set()


@pytest.mark.parametrize(
    ("facts", "client", "is_out"),
    [
        ({"personal_data": SPECIAL, "permitted_countries": ("DE", "CN")}, {}, True),  # health data: never
        ({"personal_data": SPECIAL}, {"home_country": "GB"}, True),
        ({"personal_data": PERSONAL}, {}, True),
        ({"personal_data": PERSONAL, "permitted_countries": ("CN", "BG")}, {"home_country": "CH"}, True),
        ({"personal_data": PERSONAL, "permitted_countries": ("DE", "CN")}, {}, True),
        (
            {"personal_data": PERSONAL, "permitted_countries": ("CN",)},
            {},
            True,
        ),  # the client may still decide otherwise
        ({"personal_data": PersonalData.NONE}, {}, False),
        ({"personal_data": None}, {}, False),
        ({"personal_data": SPECIAL}, {"home_country": "JP"}, False),  # no such doubt is on record under that law
        ({"personal_data": SPECIAL}, {"home_country": None}, False),
    ],
)
def test_personal_data_does_not_go_where_a_transfer_seldom_stands(facts, client, is_out):
    assert ("CN" in out(process(**facts), **client)) is is_out


def test_the_reason_says_that_such_a_place_was_left_out():
    moved = {"permitted_countries": ("DE", "CN"), "personal_data": PERSONAL}
    kept = verdict(process(**moved)).sourcing
    assert kept.location == "DE"
    assert "China is left out under GDPR: personal data does not go there, since in China" in kept.site_reason
    nearer = verdict(process(**{**moved, "permitted_countries": ("DE", "CN", "BG")})).sourcing
    assert nearer.location == "BG"
    assert "personal data does not go there, since in China" in nearer.site_reason


def test_graver_data_never_opens_a_place_nor_lowers_the_tier():
    likely = {"data_sensitivity": 5, "access_scope": 4, "volume_of_records": 3, "remote_delivery": 3}
    permitted = {"permitted_countries": ("CN", "DE"), "ratings": changed(**likely)}
    plain, special = (verdict(process(personal_data=kind, **permitted)) for kind in (PERSONAL, SPECIAL))
    assert plain.sourcing.location == special.sourcing.location == "DE"
    assert list(Tier).index(plain.security.tier) <= list(Tier).index(special.security.tier)


def test_social_data_goes_only_where_the_code_lets_it():
    free = verdict(process(personal_data=PERSONAL)).sourcing.location
    bound = verdict(process(personal_data=PERSONAL), industry="Krankenkasse").sourcing.location
    assert free == "IN"
    assert bound in EEA | {"GB", "US", "CA", "BR", "AR", "JP"}


def test_the_reason_names_the_country_and_the_duty_that_rules_it_out():
    one = verdict(process(personal_data=PERSONAL), industry="Krankenkasse")
    assert one.sourcing.site_reason.endswith(
        "; India is ruled out by German social data: social data may not be handled in a country without an EU "
        "adequacy decision (SGB X s.80(2))"
    )
    assert "ruled out" not in verdict(process(personal_data=PERSONAL)).sourcing.site_reason


def test_places_that_a_duty_forbids_are_not_compared():
    one = verdict(process(personal_data=SPECIAL), industry="Hospital group", home_country="AE")
    others = [option for option in one.cost.places if option.place is not Place.ONSHORE]
    assert one.sourcing.location == "AE"
    assert [option.country for option in others] == ["", ""]
    assert all(isinstance(option.case, NotAssessed) for option in others)
    assert "UAE health data law leaves no country" in others[0].case.reason


def gate_of(facts, client):
    found = verdict(process(**facts), **client).sourcing
    return next(gate.because for gate in found.gates if gate.id == "G3"), found.premises[0]


def test_the_gate_names_what_removed_the_permitted_countries():
    because, premise = gate_of({"personal_data": SPECIAL, "permitted_countries": ("CN",)}, {})
    assert because.startswith(
        "the work may be done only in China; China is left out under GDPR: personal data does not go there, since"
    )
    assert premise.startswith("Another country with known providers is permitted, one that the law leaves open")
    arms = {"regimes": ("export",), "permitted_countries": ("CN",)}
    because, _ = gate_of(arms, {"industry": "Aerospace"})
    assert (
        "China is ruled out by Export control: licences for defence articles to China are refused as a rule" in because
    )
    assert because.endswith("a permitted country with known providers, one that the law leaves open, would lift this")


def test_a_country_without_known_providers_is_told_apart_from_one_that_a_duty_forbids():
    because, premise = gate_of({"permitted_countries": ("LI", "MC")}, {})
    assert "Liechtenstein and Monaco are without a provider whose rates are known" in because
    assert premise.startswith("A country with known providers is permitted")
    left, _ = gate_of({"personal_data": SPECIAL, "permitted_countries": ("CN", "IN")}, {})
    assert "left out" not in left, "India is left, and the reason for the place speaks of China"


def test_work_permitted_only_where_a_duty_forbids_it_stays():
    one = verdict(process(regimes=("export",), permitted_countries=("CN",)), industry="Aerospace")
    assert one.sourcing.recommendation is Recommendation.RETAIN
    assert [gate.id for gate in one.sourcing.gates if gate.decided] == ["G3"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"permitted_countries": ("DE", "CN")}, "China is permitted, although Export control forbids it"),
        ({"current_locations": ("CN",)}, "China does the work today, although Export control forbids it"),
        ({"permitted_countries": ("DE", "IN")}, ""),
    ],
)
def test_a_forbidden_country_in_the_workbook_is_remarked(facts, said):
    one = process(regimes=("export",), **facts)
    messages = [found.message for found in assessed(one, industry="Aerospace").findings if found.code == "RG919"]
    assert len(messages) == bool(said)
    assert said in "".join(messages)


COUNTRIES = st.lists(st.sampled_from(SITED), max_size=6, unique=True).map(tuple)
SUGGESTIONS = st.tuples(st.sampled_from((Form.THIRD_PARTY, Form.CAPTIVE)), st.sampled_from(tuple(Place)))


@settings(deadline=None)
@given(
    suggestion=SUGGESTIONS,
    home=st.sampled_from((*SITED, "NZ", None)),
    permitted=COUNTRIES,
    out=st.lists(st.sampled_from(SITED), max_size=40, unique=True).map(tuple),
    nature=st.sampled_from((None, *NatureClass)),
)
def test_no_site_lies_in_a_forbidden_country(suggestion, home, permitted, out, nature):
    closed = tuple(country for country in out if country != home)
    site = chosen_site(suggestion, home, permitted, nature, KNOWLEDGE, closed)
    assert site.country not in closed
    for place in Place:
        other = best_site(place, suggestion[0], home, permitted, nature, KNOWLEDGE, closed)
        assert other is None or other.country not in closed
    if not has_place_left(home, permitted, KNOWLEDGE, closed):
        assert site.country == (home or "")
