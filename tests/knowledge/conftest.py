"""Data files that a test does not break are parsed once for all tests, and what is made of the largest is made once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportgen.knowledge import catalogues, reading
from reportgen.knowledge.text_model import CONSTANTS, WEIGHTS

_LARGEST = {
    "load_text_model": (CONSTANTS, WEIGHTS),
    "load_reference_processes": (
        "columns.toml",
        "criteria.toml",
        "functions.toml",
        "price_models.toml",
        "taxonomy.csv",
        "taxonomy_names.csv",
    ),
}


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    remembered = SimpleNamespace(loads=lru_cache(maxsize=None)(tomllib.loads), TOMLDecodeError=tomllib.TOMLDecodeError)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "tomllib", remembered)
        for name, files in _LARGEST.items():
            patch.setattr(catalogues, name, _made_once(getattr(catalogues, name), files))
        yield


def _made_once(load: Callable[..., object], files: tuple[str, ...]) -> Callable[..., object]:
    """Return a loader that loads anew only where one of the files that it goes by is another, or missing."""
    made: dict[tuple[bytes, ...], object] = {}

    def loaded(directory: Path, **known: object) -> object:
        paths = [directory / file for file in files]
        if not all(path.is_file() for path in paths):
            return load(directory, **known)
        key = tuple(path.read_bytes() for path in paths)
        if key not in made:
            made[key] = load(directory, **known)
        return made[key]

    return loaded
