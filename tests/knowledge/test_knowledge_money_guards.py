"""A fault in a file about money, taxes or staff is said in one sentence that names the file and the entry."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.catalogues import load
from reportgen.knowledge.cost_components import load_cost_components
from reportgen.knowledge.cost_presets import load_cost_presets
from reportgen.knowledge.home_countries import load_home_countries, load_working_rates
from reportgen.knowledge.links import check_price_models_use_known_parameters
from reportgen.knowledge.pricing import load_price_models
from reportgen.knowledge.reading import DATA
from reportgen.knowledge.transfer_duties import load_transfer_duties
from reportgen.knowledge.vat_sectors import load_vat_sectors

KNOWLEDGE = load()
LOADERS: dict[str, Callable[[Path], object]] = {
    "cost_presets.toml": lambda directory: load_cost_presets(directory, KNOWLEDGE.parameters),
    "cost_components.toml": lambda directory: load_cost_components(directory, KNOWLEDGE.parameters),
    "home_countries.csv": lambda directory: load_home_countries(directory, KNOWLEDGE.working_rates),
    "exchange_rates.toml": load_working_rates,
    "transfer_duties.toml": load_transfer_duties,
    "vat_sectors.toml": load_vat_sectors,
    "price_models.toml": lambda directory: check_price_models_use_known_parameters(
        load_price_models(directory), KNOWLEDGE.parameters
    ),
}

# file, what to change, into what, what is said
BREAKS = [
    (
        "cost_presets.toml",
        "selection_share = [0.002, 0.002, 0.002]",
        "choosing_share = [0.002, 0.002, 0.002]",
        'entry lean: "values" names "choosing_share", which parameters.toml does not hold',
    ),
    (
        "cost_presets.toml",
        "selection_share = [0.002, 0.002, 0.002]",
        "selection_share = [0.003, 0.002, 0.002]",
        'entry lean: "selection_share" must rise within 0 to 0.2',
    ),
    (
        "cost_presets.toml",
        "selection_share = [0.002, 0.002, 0.002]",
        "selection_share = [0.002, 0.002, 0.3]",
        'entry lean: "selection_share" must rise within 0 to 0.2',
    ),
    (
        "cost_presets.toml",
        "selection_share = [0.002, 0.002, 0.002]",
        "selection_share = 0.002",
        'entry lean: "selection_share" must be a list of low, likely and high',
    ),
    ("cost_presets.toml", "values = {}", "values = []", 'entry typical: "values" must be a table of parameters'),
    ("cost_presets.toml", 'id = "heavy"', 'id = "grave"', 'entry grave: "id" is "grave", which is none of lean'),
    ("cost_presets.toml", '[[preset]]\nid = "typical"', '[[x]]\nid = "typical"', "the preset typical is missing"),
    ("cost_components.toml", 'id = "pay"', 'id = "wages"', "entry wages: the components must be pay, benefits"),
    (
        "cost_components.toml",
        'avoidable = "avoidable_premises"',
        'avoidable = "avoidable_rent"',
        'entry premises: it names "avoidable_rent", which parameters.toml does not hold',
    ),
    (
        "cost_components.toml",
        'falls_away = "falls_away_premises"',
        'falls_away = "falls_away_rent"',
        'entry premises: it names "falls_away_rent", which parameters.toml does not hold',
    ),
    (
        "cost_components.toml",
        "people = false",
        "people = true",
        'entry premises: it names "avoidable_premises_bpo", which parameters.toml does not hold',
    ),
    ("cost_components.toml", "people = true", 'people = "yes"', 'entry pay: "people" must be true or false'),
    ("home_countries.csv", "DE,Germany,", "Germany,Germany,", "entry Germany: its id must be a country code"),
    ("home_countries.csv", "DE,Germany,EUR", "DE,Germany,DEM", 'entry DE: "currency" is "DEM", which exchange_rates'),
    ("home_countries.csv", "EUR,0.19,30000,", "EUR,19,30000,", 'entry DE: "vat_rate" is 19, which lies outside'),
    ("home_countries.csv", "0.19,30000,260000", "0.19,300000,260000", 'entry DE: "fte_cost_low" must lie below'),
    ("home_countries.csv", "0.19,30000,", "0.19,,", "entry DE: \"fte_cost_low\" must be a number, not ''"),
    ("home_countries.csv", "260000,12.82,", "260000,0,", 'entry DE: "pay_hour_low" is 0, which lies outside'),
    ("home_countries.csv", "12.82,,Standard rate of VAT or GST in 2025: national law,", "12.82,,,", 'entry DE: "vat_s'),
    ("exchange_rates.toml", 'id = "EUR"', 'id = "Euro"', "entry Euro: its id must be a currency code"),
    ("exchange_rates.toml", "usd = 1.15", "usd = 0", 'entry EUR: "usd" is 0, which lies outside'),
    ("transfer_duties.toml", 'countries = ["DE"]', 'countries = ["EU+"]', 'entry de_transfer: "countries" must list'),
    ("transfer_duties.toml", 'countries = ["DE"]', "countries = []", 'entry de_transfer: "countries" must list'),
    ("transfer_duties.toml", 'kind = "transfer"', 'kind = "move"', 'entry de_transfer: "kind" is "move", which is'),
    ("transfer_duties.toml", "within a month.", "within a month", 'entry de_transfer: "duty" must be a sentence'),
    ("transfer_duties.toml", "months = 1", "months = 99", 'entry de_transfer: "months" is 99, which lies outside'),
    ("transfer_duties.toml", '"high"', '"certain"', 'entry de_transfer: "confidence" is "certain", which is none of'),
    ("vat_sectors.toml", '"insurance", ', '"bank", ', 'entry insurance: its word "bank" is already that of banking'),
    ("vat_sectors.toml", '"bank", ', '"Banks", ', 'entry banking: "words" holds a word that is empty, or the same as'),
    ("vat_sectors.toml", '"bank", ', '"?", ', 'entry banking: "words" holds a word that is empty, or the same as'),
    ("vat_sectors.toml", "low = 0.6\n", "low = 0.9\n", "entry banking: low 0.9, likely 0.85 and high 0.95 must rise"),
    ("vat_sectors.toml", "high = 0.95\n", "high = 9.5\n", 'entry banking: "high" is 9.5, which lies outside 0 to 1'),
    (
        "price_models.toml",
        'parameters = ["change_request_share"]',
        'parameters = ["change_share"]',
        'entry fixed_price: "parameters" names "change_share", which parameters.toml does not hold',
    ),
    ("price_models.toml", "glide = false", "glide = true", 'entry fixed_price: "glide" is true exactly where'),
    ("price_models.toml", "glide = true", "glide = false", 'entry per_transaction: "glide" is true exactly where'),
    ("price_models.toml", "clauses = [", 'clauses = ["One"]\nspare = [', 'entry fixed_price: "spare" is not a field'),
    ("price_models.toml", '"Results achieved and paid"', '" "', 'entry outcome: "measures" must be a list of texts'),
    ("price_models.toml", "formula = ", "formla = ", 'entry fixed_price: "formla" is not a field here'),
    ("exchange_rates.toml", "usd = 1.15", "usd = 1.15\nfrom = 1", 'entry EUR: "from" is not a field here'),
]


def without(entry: str, field: str) -> tuple[str, str]:
    """Return a list of a price model as it stands in the file, and an empty one."""
    text = (DATA / "price_models.toml").read_text(encoding="utf-8").split(f'id = "{entry}"')[1]
    start = text.index(f"{field} = [")
    return text[start : text.index("\n]", start) + 2], f"{field} = []"


BREAKS += [
    ("price_models.toml", *without("fixed_price", "clauses"), "entry fixed_price: it has 0 clauses, not 3 to 5"),
    ("price_models.toml", *without("fixed_price", "measures"), "entry fixed_price: it needs at least one measure"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), BREAKS, ids=range(len(BREAKS)))
def test_a_fault_in_a_file_about_money_is_said_in_one_sentence(
    tmp_path: Path, file: str, old: str, new: str, said: str
):
    text = (DATA / file).read_text(encoding="utf-8")
    assert old in text, "the example must change something"
    shutil.copy(DATA / "columns.toml", tmp_path)
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrandOrTemplateError, match=re.escape(said)) as failure:
        LOADERS[file](tmp_path)
    assert str(failure.value).startswith(f"Knowledge file {file}, ")
    assert str(failure.value).endswith(".")
