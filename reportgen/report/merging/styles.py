"""The report's styles, which every part has in common, parsed once in a process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.engine import complaints
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.rules_ahead import selectors_described

_KEPT = 4  # between reports: those of a brand are the same for each of its reports
_parsed: dict[str, Any] = {}
_at_fault: set[str] = set()


def are_any_parsed() -> bool:
    """Return whether this process has styles of an earlier report, or of this one."""
    return bool(_parsed)


@contextmanager
def styles_heard() -> Iterator[None]:
    """Let WeasyPrint parse anew what is wrong with a report's styles, so that it is said, and keep what is parsed."""
    for string in (*_at_fault, *list(_parsed)[:-_KEPT]):
        _parsed.pop(string, None)
    _at_fault.clear()
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
            with complaints() as said, selectors_described(exchanged):
                _parsed[string] = usual(string=string, **further)
            for complaint in said:
                _at_fault.add(string)
                logging.getLogger("weasyprint").warning("%s", complaint)
        return _parsed[string]

    with exchanged(css, "CSS", sheet):
        yield
