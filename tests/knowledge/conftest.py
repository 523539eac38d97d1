"""Data files that a test does not break are parsed once for all tests."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from types import SimpleNamespace

import pytest

from reportgen.knowledge import reading


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    remembered = SimpleNamespace(loads=lru_cache(maxsize=None)(tomllib.loads), TOMLDecodeError=tomllib.TOMLDecodeError)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "tomllib", remembered)
        yield
