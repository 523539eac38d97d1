"""What the catalogues hold about cost, taxes and staff."""

from __future__ import annotations

import math

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.vat_sectors import vat_sector_of
from reportgen.model.verdict import NatureClass

KNOWLEDGE = load()


@pytest.mark.parametrize(("preset", "total"), [("lean", 0.152), ("heavy", 0.57)])
@pytest.mark.parametrize("nature", list(NatureClass))
def test_a_preset_adds_up_to_the_published_total_in_each_class(preset: str, total: float, nature: NatureClass):
    others = tuple(f"_{other.lower()}" for other in NatureClass if other is not nature)
    values = KNOWLEDGE.cost_presets[preset].values
    assert math.isclose(sum(one.likely for name, one in values.items() if not name.endswith(others)), total)


def test_the_lean_preset_has_the_published_categories():
    values = KNOWLEDGE.cost_presets["lean"].values
    assert {name: one.likely for name, one in values.items() if not name.endswith(("_hybrid", "_kpo"))} == {
        "selection_share": 0.002,
        "transition_share_bpo": 0.02,
        "knowledge_transfer_share_bpo": 0,
        "severance_share": 0.03,
        "lost_productivity_share": 0.03,
        "improvement_share": 0.01,
        "contract_management_share": 0.06,
        "retained_team_share_bpo": 0,
    }


def test_the_typical_preset_leaves_the_defaults_as_they_are():
    assert KNOWLEDGE.cost_presets["typical"].values == {}


def test_the_cost_of_people_goes_by_class_and_other_cost_does_not():
    components = KNOWLEDGE.cost_components
    assert [one.id for one in components.values() if one.is_people] == [
        "pay",
        "benefits",
        "recruitment",
        "training",
        "quality",
    ]
    assert components["pay"].avoidable_for(NatureClass.KPO) == "avoidable_people_kpo"
    assert components["premises"].avoidable_for(NatureClass.KPO) == "avoidable_premises"
    assert components["benefits"].falls_away == "falls_away_people"


def test_a_provider_brings_everything_but_the_overhead_of_the_client():
    components = KNOWLEDGE.cost_components.values()
    assert [one.id for one in components if not one.is_supplied_by_provider] == ["overhead"]


HOMES = """
AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE
GB CH NO US CA AU NZ IN SG AE JP ZA BR MX
"""


def test_every_delivery_country_and_likely_home_is_known():
    assert set(KNOWLEDGE.home_countries) == {*KNOWLEDGE.locations, *HOMES.split()}
    named = {code: one.name for code, one in KNOWLEDGE.locations.items()}
    assert {code: KNOWLEDGE.home_countries[code].name for code in named} == named


@pytest.mark.parametrize(
    ("country", "currency", "rate"),
    [
        ("DE", "EUR", 0.19),
        ("GB", "GBP", 0.2),
        ("CH", "CHF", 0.081),
        ("IN", "INR", 0.18),
        ("AU", "AUD", 0.1),
        ("US", "USD", 0),
        ("BR", "BRL", None),
        ("MY", "MYR", None),
    ],
)
def test_a_country_has_its_currency_and_its_tax_on_services(country: str, currency: str, rate: float | None):
    one = KNOWLEDGE.home_countries[country]
    assert (one.currency, one.vat_rate) == (currency, rate)
    assert one.note or rate


def test_a_rate_of_tax_rests_on_the_law_and_the_cost_beside_it_on_what_is_known_of_wages():
    germany = KNOWLEDGE.home_countries["DE"]
    assert germany.vat_origin is not None
    assert (germany.vat_origin.basis, germany.origin.basis) == ("published", "practitioner convention")
    assert "law" in germany.vat_origin.source
    assert "labour" not in germany.vat_origin.source.lower()
    assert germany.origin.source.startswith("Labour cost behind the range")


def test_the_cost_of_a_person_in_germany_spans_what_is_published():
    germany = KNOWLEDGE.home_countries["DE"]
    assert (germany.fte_cost_low, germany.fte_cost_high) == (30_000, 260_000)  # 43.40 EUR an hour for 1,700: 73,780


@pytest.mark.parametrize("country", KNOWLEDGE.home_countries)
def test_cost_and_pay_of_a_country_are_of_a_sane_size_in_dollars(country: str):
    one = KNOWLEDGE.home_countries[country]
    rate = KNOWLEDGE.working_rates[one.currency]
    assert 1_500 <= one.fte_cost_low * rate <= 60_000
    assert 25_000 <= one.fte_cost_high * rate <= 500_000
    assert 0.5 <= one.pay_hour_low * rate <= 25
    assert one.pay_hour_low * 1_700 < one.fte_cost_high


def test_every_working_rate_belongs_to_a_country():
    assert set(KNOWLEDGE.working_rates) == {one.currency for one in KNOWLEDGE.home_countries.values()}
    assert KNOWLEDGE.working_rates["USD"] == 1


def rules_of(country: str) -> list[tuple[str, str]]:
    return [(duty.kind, duty.rule) for duty in KNOWLEDGE.transfer_duties.get(country, ())]


def test_duties_to_staff_in_germany_come_transfer_first():
    assert rules_of("DE") == [
        ("transfer", "Section 613a of the Civil Code (BGB)"),
        ("consultation", "Works Constitution Act (BetrVG), sections 106, 111 and 112"),
        ("redundancy", "Protection against Dismissal Act (KSchG), section 17"),
    ]


def test_a_member_state_without_an_entry_of_its_own_has_the_two_directives():
    assert rules_of("EE") == [
        ("transfer", "Directive 2001/23/EC, as put into national law"),
        ("redundancy", "Directive 98/59/EC, as put into national law"),
    ]


def test_staff_pass_to_the_provider_throughout_europe_but_not_in_the_united_states():
    european_union, neighbours = HOMES.split()[:27], ["GB", "CH", "NO"]
    assert all("transfer" in dict(rules_of(country)) for country in european_union + neighbours)
    assert [kind for kind, _ in rules_of("US")] == ["redundancy"]


def test_mass_layoffs_in_the_united_states_wait_two_months():
    assert [duty.months for duty in KNOWLEDGE.transfer_duties["US"]] == [2]


@pytest.mark.parametrize(("country", "consults"), [("DE", True), ("GB", True), ("US", False), ("JP", False)])
def test_talks_before_a_move_are_asked_in_europe_but_not_where_the_law_asks_for_notice_or_consent(country, consults):
    assert any(duty.consults for duty in KNOWLEDGE.transfer_duties[country]) is consults


def test_a_law_that_sets_no_time_gives_none():
    swiss = {duty.kind: duty.months for duty in KNOWLEDGE.transfer_duties["CH"]}
    assert swiss == {"transfer": None, "redundancy": 1}


def test_a_country_has_each_duty_once():
    for country, duties in KNOWLEDGE.transfer_duties.items():
        assert len({duty.rule for duty in duties}) == len(duties), country


@pytest.mark.parametrize(
    ("industry", "sector"),
    [
        ("Retail banking", "banking"),
        ("BANK", "banking"),
        ("Versicherung", "insurance"),
        ("Assurances et prévoyance", "insurance"),
        ("Seguros de vida", "insurance"),
        ("Health insurance", "insurance"),
        ("Healthcare provider", "health"),
        ("Krankenhäuser", "health"),
        ("Hôpital universitaire", "health"),
        ("Higher education", "education"),
        ("Öffentliche Verwaltung", "public"),
        ("Administración pública", "public"),
        ("Charity (food bank)", "charity"),
        ("Housing association", "residential"),
        ("Pension fund", "funds"),
        ("Software for banks", None),
        ("Quality assurance laboratories", None),
        ("Medical devices and health technology", None),
        ("Embankment engineering", None),
        ("Automotive manufacturing", None),
        ("  ", None),
        (None, None),
    ],
)
def test_a_sector_that_cannot_reclaim_tax_is_found_by_whole_words(industry: str | None, sector: str | None):
    found = vat_sector_of(industry, KNOWLEDGE)
    assert (found.id if found else None) == sector


def test_each_word_of_a_sector_finds_it_in_any_case_and_company():
    for sector in KNOWLEDGE.vat_sectors.values():
        for word in sector.words:
            for industry in (word, word.upper(), f"Group, {word.title()}; Europe"):
                assert vat_sector_of(industry, KNOWLEDGE) is sector, industry


def test_an_insurer_bears_nearly_all_tax_on_what_it_buys():
    share = KNOWLEDGE.vat_sectors["insurance"].irrecoverable
    assert (share.low, share.likely, share.high) == (0.85, 0.95, 1)


def test_committed_productivity_lowers_a_price_by_the_head_by_the_unit_or_for_a_service():
    assert {one.id for one in KNOWLEDGE.price_models.values() if one.glide} == {
        "managed_service",
        "per_fte",
        "per_transaction",
        "split",  # its routine part
    }


def test_a_split_price_is_worked_out_with_both_parts():
    split = KNOWLEDGE.price_models["split"]
    assert set(split.parameters) >= {"routine_share", "minimum_volume_share", "time_cap_share"}
    assert split.formula == (
        "routine part: unit price × volume, at least the minimum volume, falling by the committed productivity; "
        "judgement part: hours × rate up to the cap"
    )


@pytest.mark.parametrize("situation", ["mixed", "stable_volume"])
def test_mixed_work_that_can_be_counted_has_a_split_price(situation: str):
    rules = [rule for rule in KNOWLEDGE.price_model_rules if rule.nature is NatureClass.HYBRID]
    assert next(rule.price_model for rule in rules if rule.situation == situation) == "split"


def test_every_term_of_the_price_models_is_used_by_one():
    terms = {one.id for one in KNOWLEDGE.parameters.values() if one.group == "Price models"}
    assert terms <= {name for model in KNOWLEDGE.price_models.values() for name in model.parameters}
