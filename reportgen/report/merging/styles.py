"""The report's styles, which every part has in common, parsed once in a process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.quicker import exchanged

_parsed: dict[str, Any] = {}


@contextmanager
def styles_parsed_anew() -> Iterator[None]:
    """Let WeasyPrint parse styles whether they are known or not, so that what is wrong with them is said; keep them."""
    _parsed.clear()
    with styles_parsed_once():
        yield


@contextmanager
def styles_parsed_once() -> Iterator[None]:
    """Let WeasyPrint take styles that it has parsed before as they are."""
    from weasyprint import css  # noqa: PLC0415 - only when a PDF is made

    usual = css.CSS

    def sheet(*of_file: Any, string: str | None = None, **further: Any) -> Any:
        if string is None:
            return usual(*of_file, **further)
        if string not in _parsed:
            _parsed[string] = usual(string=string, **further)
        return _parsed[string]

    with exchanged(css, "CSS", sheet):
        yield
