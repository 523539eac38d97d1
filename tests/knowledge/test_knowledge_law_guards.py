"""A fault in what the product knows about law ends in one sentence that names the file and the entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from changed_data import with_fault

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge import catalogues
from reportgen.knowledge.catalogues import load_from

KNOWLEDGE = catalogues.load()

# file, what to change, into what, what is said
BREAKS = [
    # what brings rules in
    (
        "regimes.toml",
        '[[regime.triggers]]\nwords = ["sox"',
        '[[regime.limits]]\nwords = ["sox"',
        "sox: it needs at least one trigger",
    ),
    ("regimes.toml", '[[regime.triggers]]\nwords = ["sox"', '[regime.triggers]\nwords = ["sox"', "be a list of tables"),
    ("regimes.toml", 'data = "personal"\nhomes = ["EEA"]', "", "entry gdpr, triggers 1: it names no fact"),
    ("regimes.toml", 'data = "personal"\nhomes = ["EEA"]', "home = 1", 'triggers 1: "home" is not a field here'),
    ("regimes.toml", 'data = "personal"\nhomes = ["EEA"]', 'data = "secret"', '"data" is "secret", which is none of'),
    (
        "regimes.toml",
        'homes = ["EEA"]',
        'homes = ["Europe"]',
        '"homes" names "Europe", which is neither a country code',
    ),
    ("regimes.toml", 'industries = ["health"]', 'industries = ["healthy"]', '"industries" names "healthy"'),
    ("regimes.toml", 'functions = ["Healthcare"]', 'functions = ["Health"]', '"functions" names "Health"'),
    ("regimes.toml", 'words = ["sox"', 'words = ["SOX"', '"words" holds "SOX", which is not in plain form'),
    ("regimes.toml", "{ regulatory_exposure = 3 }", "{ regulation = 3 }", '"regulation", which is no criterion'),
    ("regimes.toml", "{ regulatory_exposure = 3 }", "{ regulatory_exposure = 6 }", "which lies outside 1 to 5"),
    ("regimes.toml", "at_least = { regulatory_exposure = 3 }", "at_least = 3", '"at_least" must be a table of ratings'),
    # under which a supervisor watches the work
    ("regimes.toml", "supervised = true", 'supervised = "FINMA"', 'glba: "supervised" must be true or false'),
    ("regimes.toml", "supervised = false\n", "", 'gdpr: "supervised" is missing'),
    # what supports rules that are chosen
    ("regimes.toml", '[regime.support]\nplaces = ["US"]', "[regime.support]", '"support" names nothing'),
    ("regimes.toml", '[regime.support]\nplaces = ["US"]', '[regime.support]\nhomes = ["US"]', '"homes" is not a field'),
    ("regimes.toml", "needed = false", 'needed = "no"', 'sox, support: "needed" must be true or false'),
    ("regimes.toml", 'functions = ["Finance and accounting"]\nneeded', "needed", 'sox: "support" names nothing'),
    # where rules let work go
    (
        "regimes.toml",
        'kind = "forbidden"',
        'kind = "never"',
        '"kind" is "never", which is none of forbidden, condition',
    ),
    ("regimes.toml", '[regime.eased]\nhomes = ["IN"]', "[regime.eased]\nhomes = []", "eased: it names no home"),
    ("regimes.toml", 'controls = ["CTL-LO-01"]', 'controls = ["CTL-PE-01"]', 'names "CTL-PE-01", which the whole does'),
    ("regimes.toml", "[regime.eased]", "[[regime.eased]]", '"eased" must be a table'),
    ("regimes.toml", 'countries = ["CN"]', "", 'it must name either "countries" or those "outside"'),
    ("regimes.toml", 'countries = ["CN"]', 'countries = ["CN"]\noutside = ["US"]', 'it must name either "countries"'),
    ("regimes.toml", 'text = "Not to China', 'text = "not to China', '"text" must be a sentence'),
    ("regimes.toml", 'because = "licences for', 'because = "Licences for', '"because" must be a clause in lower case'),
    ("regimes.toml", 'when = { homes = ["IN"] }', "when = true", '"when" must be a table'),
    # how data may leave
    ("transfers.toml", 'law = "uk_gdpr"', 'law = "gdpr_uk"', '"law" is "gdpr_uk", which is none of gdpr, uk_gdpr'),
    ("transfers.toml", 'route = "adequacy"', 'route = "free"', '"route" is "free", which is none of adequacy'),
    (
        "transfers.toml",
        'homes = ["CH"]',
        'homes = ["CH", "GB"]',
        'swiss_fadp: its home "GB" is already that of uk_gdpr',
    ),
    ("transfers.toml", 'homes = ["CH"]', "homes = []", "entry swiss_fadp: it needs at least one home"),
    (
        "transfers.toml",
        'countries = ["BR"]',
        'countries = ["US"]',
        'gdpr_br names "US", to which it has another already',
    ),
    (
        "transfers.toml",
        'countries = ["BR"]',
        'countries = ["DE"]',
        'gdpr_br names "DE", to which it has another already',
    ),
    ("transfers.toml", 'countries = ["BR"]', "countries = []", "exactly one route for all other countries"),
    ("transfers.toml", 'words = "The European', 'words = "the European', "must be a sentence with no place to fill"),
    ("transfers.toml", "protected in {country} as", "protected in {land} as", "no place to fill but home and country"),
    ("transfers.toml", 'id = "gdpr"\nlabel', 'id = "gdpr2"\nlabel', '"law" is "gdpr", which is none of'),
    ("transfers.toml", 'doubt = "in China', 'doubt = "In China', '"doubt" must be a clause in lower case'),
    (
        "transfers.toml",
        'route = "adequacy"',
        'route = "adequacy"\ndoubt = "few succeed"',
        'gdpr_gb: "doubt" is on the assessment of an instrument',
    ),
    # kinds of client
    ("industries.toml", 'vat_sectors = ["insurance"]', 'vat_sectors = ["insurers"]', '"vat_sectors" names "insurers"'),
    (
        "industries.toml",
        'words = ["underwriter", ',
        'words = ["!", ',
        "it needs at least one word, and none that is empty",
    ),
    ("industries.toml", 'label = "insurance"', "", 'entry insurers: "label" is missing'),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), BREAKS, ids=range(len(BREAKS)))
def test_a_fault_in_what_is_known_about_law_is_said_in_one_sentence(
    tmp_path: Path, file: str, old: str, new: str, said: str
):
    with pytest.raises(BrandOrTemplateError, match=re.escape(said)) as failure:
        load_from(with_fault(tmp_path, file, old, new))
    assert f"Knowledge file {file}" in str(failure.value)
    assert str(failure.value).endswith(".")


def test_the_law_of_the_european_union_is_never_missing(tmp_path: Path):
    with pytest.raises(BrandOrTemplateError, match="the law gdpr is missing"):
        load_from(with_fault(tmp_path, "transfers.toml", '"gdpr"', '"eu_law"', count=-1))


def test_only_rules_that_forbid_take_countries_from_the_options():
    forbidding = {one.id for one in KNOWLEDGE.regimes.values() if any(limit.is_forbidden for limit in one.limits)}
    assert forbidding == {"export", "social_data_de", "au_privacy", "uae_health", "us_tax"}


def test_a_supervisor_watches_only_where_it_licenses_or_inspects_the_client():
    watched = {one.id for one in KNOWLEDGE.regimes.values() if one.is_supervised}
    banks = {
        "us_interagency",
        "glba",
        "nydfs",
        "eba",
        "dora",
        "rbi",
        "mas",
        "apra_cps230",
        "pra_ss221",
        "finma",
        "osfi_b10",
    }
    assert watched == banks | {"solvency2", "social_data_de", "nis2", "gxp", "mar", "uk_mar"}


def test_every_regime_has_a_date_or_says_that_it_is_in_force_and_how_sure_we_are():
    for regime in KNOWLEDGE.regimes.values():
        assert re.search(r"20\d\d|[Ii]n force", regime.status), regime.id
        assert regime.origin.source
        assert regime.duties
        assert regime.clauses


def test_a_law_is_called_the_same_where_it_brings_duties_and_where_it_routes_data():
    for law in KNOWLEDGE.transfer_laws.values():
        assert law.id not in KNOWLEDGE.regimes or law.label == KNOWLEDGE.regimes[law.id].label
