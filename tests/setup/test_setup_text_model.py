"""The text model is what its script makes of the catalogue and of the texts in training/, and nothing else."""

import numpy as np
import pytest

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.catalogues import load
from reportgen.knowledge.reading import DATA
from reportgen.knowledge.text_model import CONSTANTS, WEIGHTS, load_text_model

SHIPPED = load().text_model
_SMALL = 3_000_000  # bytes
_CLOSE = 0.02  # log odds: solvers stop at slightly different places on other processors


@pytest.mark.slow
def test_the_script_makes_the_weights_that_are_shipped():
    from training.examples import examples_of  # scikit-learn takes a second to load, on every worker
    from training.regression import fitted, space_of

    space = space_of(examples_of(load().reference_processes))
    made = fitted(space, np.ones(len(space.examples), dtype=bool))
    assert list(made.weights) == list(SHIPPED.weights)
    for column in ("rarity", "kpo", "process"):
        difference = [
            getattr(made.weights[key], column) - getattr(SHIPPED.weights[key], column) for key in made.weights
        ]
        assert np.max(np.abs(difference)) <= _CLOSE
    assert abs(made.kpo_intercept - SHIPPED.kpo_intercept) <= _CLOSE
    assert abs(made.process_intercept - SHIPPED.process_intercept) <= _CLOSE


def test_what_is_written_is_what_is_read(tmp_path):
    from training.train import write

    write(SHIPPED, tmp_path)
    again = load_text_model(tmp_path)
    assert again.weights == SHIPPED.weights
    assert again.business == SHIPPED.business
    assert (tmp_path / WEIGHTS).read_bytes() == (DATA / WEIGHTS).read_bytes()
    assert (tmp_path / CONSTANTS).read_bytes() == (DATA / CONSTANTS).read_bytes()


def test_what_is_shipped_is_small():
    assert (DATA / WEIGHTS).stat().st_size + (DATA / CONSTANTS).stat().st_size < _SMALL


def test_features_stand_in_the_order_in_which_they_are_looked_up():
    assert list(SHIPPED.weights) == sorted(SHIPPED.weights)
    asked = list(SHIPPED.weights)[::97]
    weights = load_text_model(DATA).weights
    assert all(weights[key] == SHIPPED.weights[key] for key in asked)
    assert not any(f"{key}~" in load_text_model(DATA).weights for key in asked[:9])


@pytest.mark.parametrize(("line", "said"), [("w:ledger,1,2", "three numbers"), ("w:ledger,1,2,inf", "not finite")])
def test_a_line_that_is_no_feature_is_named_when_it_is_read(tmp_path, line: str, said: str):
    (tmp_path / CONSTANTS).write_bytes((DATA / CONSTANTS).read_bytes())
    (tmp_path / WEIGHTS).write_text(f"feature,rarity,kpo,process\nw:book,1,2,3\n{line}\n", encoding="utf-8")
    weights = load_text_model(tmp_path).weights
    assert weights["w:book"] == (1, 2, 3)
    with pytest.raises(BrandOrTemplateError, match=f"w:ledger.*{said}"):
        _ = weights["w:ledger"]
