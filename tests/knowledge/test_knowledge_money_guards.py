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
from reportgen.knowledge.reading import DATA

KNOWLEDGE = load()
LOADERS: dict[str, Callable[[Path], object]] = {
    "cost_presets.toml": lambda directory: load_cost_presets(directory, KNOWLEDGE.parameters),
    "cost_components.toml": lambda directory: load_cost_components(directory, KNOWLEDGE.parameters),
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
    ("cost_presets.toml", '[[preset]]\nid = "heavy"', '[[x]]\nid = "heavy"', "the preset heavy is missing"),
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
