"""Ways that lean on WeasyPrint's insides are taken with the release they were written for, and with no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from typing import Any, TypeAlias

_RELEASE = "70.0"

Way: TypeAlias = Callable[[Callable[..., Any]], AbstractContextManager[None]]
"""Exchanges parts of WeasyPrint for a while, by a function that lets one attribute have another value."""


def with_known_release(way: Way) -> Way:
    """Return a way that leaves another release of WeasyPrint as it is."""

    @wraps(way)
    @contextmanager
    def guarded(exchanged: Callable[..., Any]) -> Iterator[None]:
        import weasyprint  # noqa: PLC0415 - only when a PDF is made

        if weasyprint.__version__ != _RELEASE:
            yield
            return
        with way(exchanged):
            yield

    return guarded
