"""The limits at which advice turns and the form and place matrix: data with a source, and the engine reads them."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

import reportgen.analysis
from reportgen.knowledge.catalogues import load
from reportgen.knowledge.thresholds import IDS
from reportgen.model.verdict import Form, Place

KNOWLEDGE = load()
ANALYSIS = "\n".join(path.read_text("utf-8") for path in Path(reportgen.analysis.__file__).parent.rglob("*.py"))
TIERS = ("_low", "_standard", "_significant", "_critical")
LEVELS = ("low", "moderate", "high")


def is_asked_for(name: str) -> bool:
    by_tier = f'f"{name.split("_", maxsplit=1)[0]}_{{'
    return f'"{name}"' in ANALYSIS or (name.endswith(TIERS) and by_tier in ANALYSIS)


@pytest.mark.parametrize("name", IDS)
def test_every_threshold_is_asked_for_and_says_what_it_is(name: str):
    one = KNOWLEDGE.thresholds[name]
    assert is_asked_for(name)
    assert one.meaning[0].islower()
    assert not one.meaning.endswith(".")
    assert one.origin.source
    assert one.origin.reviewed


def test_a_threshold_that_nothing_reads_would_be_noticed():
    assert not is_asked_for("least_luck")


def test_the_matrix_has_nine_cells_with_a_ground_each_of_its_own():
    assert set(KNOWLEDGE.site_cells) == set(product(LEVELS, repeat=2))
    assert len({cell.ground for cell in KNOWLEDGE.site_cells.values()}) == 9


@pytest.mark.parametrize("level", LEVELS)
def test_more_structural_risk_never_loosens_control(level: str):
    control = [Form.THIRD_PARTY, Form.JOINT, Form.CAPTIVE]
    forms = [control.index(KNOWLEDGE.site_cells[level, structural].form) for structural in LEVELS]
    assert forms == sorted(forms)


@pytest.mark.parametrize("level", LEVELS)
def test_more_operational_risk_never_sends_work_farther(level: str):
    distance = [Place.OFFSHORE, Place.NEARSHORE, Place.ONSHORE]
    places = [distance.index(KNOWLEDGE.site_cells[operational, level].distance) for operational in LEVELS]
    assert places == sorted(places)


def test_a_threshold_is_found_by_its_id():
    doubled = replace(KNOWLEDGE.thresholds["captive_fte"], value=100)
    changed = replace(KNOWLEDGE, thresholds={**KNOWLEDGE.thresholds, "captive_fte": doubled})
    assert (KNOWLEDGE.threshold("captive_fte"), changed.threshold("captive_fte")) == (50, 100)
