"""How personal data may reach a place: the route from home, what has to be done, and what is not known."""

import pytest
from analysis_cases import KNOWLEDGE, assessed, process, verdict

from reportgen.analysis.countries import EEA
from reportgen.analysis.place import exposure
from reportgen.analysis.transfers import transfer_to
from reportgen.knowledge.transfers import adequate_for_europe
from reportgen.model.engagement import Override, PersonalData
from reportgen.model.finding import CellRef

PERSONAL = PersonalData.PERSONAL
CELLS = {"name": "B6", "current_locations": "K6", "permitted_countries": "W6"}


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
        (
            "DE",
            "CN",
            "instrument",
            "the assessment seldom succeeds there: counsel must confirm it before any data moves",
        ),
        ("DE", "RU", "instrument", "seldom succeeds"),
        ("NO", "BY", "instrument", "seldom succeeds"),
        ("GB", "CN", "instrument", "a transfer agreement and a risk assessment, but the assessment seldom succeeds"),
        ("CH", "BY", "instrument", "seldom succeeds"),
        ("GB", "PL", "adequacy", "The United Kingdom treats Poland"),
        ("GB", "US", "adequacy", "UK extension"),
        ("GB", "BR", "instrument", "transfer agreement"),
        ("CH", "JP", "instrument", "standard clauses"),
        ("CH", "AR", "adequacy", "Federal Council"),
        ("US", "IN", "open", "No general federal rule of the United States"),
        ("US", "CN", "restricted", "CISA"),
        ("CA", "IN", "open", "the client at home answers for it"),
        ("SG", "IN", "instrument", "binds the provider to a comparable standard"),
        ("CN", "PH", "restricted", "export mechanism"),
        ("IN", "PH", "open", "the Philippines as long as the government of India"),
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


DOUBTFUL = {"BY", "CN", "RU"}


def test_doubtful_are_three_countries_from_europe_and_each_says_why_and_what_comes_first():
    everywhere = DOUBTFUL | set(KNOWLEDGE.locations)
    for home in KNOWLEDGE.transfer_laws:
        found = {country: transfer_to(country, home, KNOWLEDGE) for country in everywhere - {home}}
        doubtful = {country: one for country, one in found.items() if one.doubt}
        assert doubtful.keys() == (DOUBTFUL if home in EEA | {"GB", "CH"} else set())
        for one in doubtful.values():
            assert "authorities can reach data whatever clauses say" in one.doubt
            assert one.needs[0].startswith("Have counsel confirm in writing that the assessment of ")
            assert "general knowledge" in one.source


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


def doubted(kind=PERSONAL, home="DE", **facts):
    found = assessed(process(personal_data=kind, **facts), home_country=home).findings
    return [one for one in found if one.code == "RG922"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"permitted_countries": ("DE", "RU")},
            "may go to Russia, where a transfer under GDPR seldom stands: in Russia",
        ),
        ({"current_locations": ("CN",)}, "is handled in China today, where"),
        ({"permitted_countries": ("DE", "CN")}, "may go to China, where"),  # it is not placed there, but might be
        ({"permitted_countries": ("CN", "PL"), "kind": PersonalData.SPECIAL}, "may go to China, where"),
        (
            {"permitted_countries": ("CH", "BY", "RU"), "home": "CH"},
            "may go to Belarus and Russia, where a transfer under Swiss FADP",
        ),
        (
            {"current_locations": ("BY",), "permitted_countries": ("GB", "CN"), "home": "GB"},
            "is handled in Belarus today and may go to China, where a transfer under UK GDPR seldom stands",
        ),
    ],
)
def test_personal_data_where_a_transfer_seldom_stands_is_remarked_once(facts, said):
    (found,) = doubted(**facts)
    assert found.message.startswith('Personal data of "Supplier invoice entry" ')
    assert said in found.message
    assert found.remedy.endswith("have counsel confirm the transfer in writing before anybody there sees any.")


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"permitted_countries": ("DE", "IN")},
        {"permitted_countries": ("DE", "CN"), "kind": PersonalData.NONE},
        {"permitted_countries": ("DE", "CN"), "kind": None},
        {"permitted_countries": ("CN", "RU"), "home": "CN"},
        {"permitted_countries": ("US", "CN"), "home": "US"},  # there the rule on bulk data speaks
        {"permitted_countries": ("DE", "CN"), "home": None},
    ],
)
def test_no_transfer_is_doubted_without_personal_data_or_such_a_place(facts):
    assert not doubted(**facts)


def test_the_doubt_stands_at_the_cell_of_the_country():
    cells = {field: CellRef(sheet="Processes", cell=cell) for field, cell in CELLS.items()}
    (today,) = doubted(current_locations=("CN",), permitted_countries=("RU",), cells=cells)
    (later,) = doubted(permitted_countries=("RU",), cells=cells)
    assert (today.cell, later.cell) == ("K6", "W6")
