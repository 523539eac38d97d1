"""How personal data may reach a place: the route from home, what has to be done, and what is not known."""

import pytest
from analysis_cases import KNOWLEDGE, assessed, process, verdict

from reportgen.analysis.place import exposure
from reportgen.analysis.transfers import transfer_to
from reportgen.knowledge.transfers import adequate_for_europe
from reportgen.model.engagement import Override, PersonalData

PERSONAL = PersonalData.PERSONAL


@pytest.mark.parametrize(
    ("home", "country", "route", "said"),
    [
        ("DE", "DE", "home", "stays in Germany"),
        ("DE", "PL", "same_law", "The same law holds in Poland"),
        ("NO", "PL", "same_law", "Poland"),
        ("DE", "GB", "adequacy", "27 December 2031"),
        ("DE", "US", "adequacy", "certified under the Data Privacy Framework"),
        ("DE", "BR", "adequacy", "26 January 2026"),
        ("DE", "IN", "instrument", "contract clauses and an assessment"),
        ("DE", "CN", "instrument", "its own export rules"),
        ("GB", "PL", "adequacy", "The United Kingdom treats Poland"),
        ("GB", "US", "adequacy", "UK extension"),
        ("GB", "BR", "instrument", "transfer agreement"),
        ("CH", "JP", "instrument", "standard clauses"),
        ("CH", "AR", "adequacy", "Federal Council"),
        ("US", "IN", "instrument", "No general federal rule of the United States"),
        ("US", "CN", "restricted", "CISA"),
        ("CN", "PH", "restricted", "export mechanism"),
        ("IN", "PH", "instrument", "the Philippines as long as the government of India"),
        ("JP", "DE", "adequacy", "Japan recognises"),
        ("CR", "IN", "none", "leave Costa Rica is not on record"),
    ],
)
def test_the_route_follows_home_and_country(home, country, route, said):
    found = transfer_to(country, home, KNOWLEDGE)
    assert (found.route, found.country) == (route, country)
    assert said in found.words
    assert bool(found.needs) is (route not in {"home", "same_law"})


def test_every_route_is_said_in_full_sentences_with_its_source_and_date():
    for home in KNOWLEDGE.home_countries:
        for country in KNOWLEDGE.locations:
            found = transfer_to(country, home, KNOWLEDGE)
            for sentence in (found.words, *found.needs):
                assert sentence[0].isupper()
                assert sentence.endswith(".")
                assert "{" not in sentence
            assert (found.route == "none") is (home not in KNOWLEDGE.transfer_laws and home != country)
            assert found.route in {"home", "none"} or "reviewed 2026-11" in found.source


def test_without_home_or_country_no_route_is_claimed():
    assert transfer_to("IN", None, KNOWLEDGE) is None
    assert transfer_to("", "DE", KNOWLEDGE) is None


def test_a_process_tells_the_route_to_its_site_where_it_handles_personal_data():
    moved = verdict(process(personal_data=PERSONAL))
    assert moved.security.transfer.country == moved.sourcing.location == "IN"
    assert moved.security.transfer.route == "instrument"
    assert verdict(process(personal_data=PERSONAL, override=Override.RETAIN)).security.transfer.route == "home"
    assert verdict(process(personal_data=PersonalData.NONE)).security.transfer is None


def test_the_table_of_countries_says_the_same_as_the_routes_from_the_european_union():
    for country, location in KNOWLEDGE.locations.items():
        route = transfer_to(country, "IE", KNOWLEDGE).route
        assert location.eu_transfer_route.startswith("EU adequacy") is (route == "adequacy"), country
        assert (location.eu_transfer_route == "Inside the EEA") is (route in {"home", "same_law"}), country


@pytest.mark.parametrize("home", ["DE", "GB"])
def test_exposure_from_a_european_home_follows_the_route(home):
    steps = {"home": 1, "same_law": 2, "adequacy": 3}
    for country, location in KNOWLEDGE.locations.items():
        route = transfer_to(country, home, KNOWLEDGE).route
        assert exposure(KNOWLEDGE.locations[home], location, KNOWLEDGE) == steps.get(route, 4), country


def test_the_countries_found_adequate_are_those_of_the_commission():
    listed = "AD AR BR CA CH FO GB GG IL IM JE JP KR NZ US UY"
    assert " ".join(sorted(adequate_for_europe(KNOWLEDGE.transfer_laws))) == listed


@pytest.mark.parametrize(
    ("home", "kind", "count"),
    [("CR", PERSONAL, 1), ("CR", PersonalData.NONE, 0), ("DE", PERSONAL, 0), (None, PERSONAL, 0)],
)
def test_a_home_whose_law_is_not_on_record_is_remarked_where_data_would_leave_it(home, kind, count):
    found = [one for one in assessed(process(personal_data=kind), home_country=home).findings if one.code == "RG920"]
    assert len(found) == count
    assert all("Supplier invoice entry" in one.message for one in found)
