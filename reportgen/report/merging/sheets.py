"""The sheets of a report: as many pages as its parts have together, with nothing but the page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.pieces import Numbers, PartWanted

AT_A_TIME = 64


def sheets(cut: Cut, kinds: Sequence[str]) -> Iterator[PartWanted]:
    """Yield documents of blank pages, `AT_A_TIME` each but for the last; `kinds` are the named kinds of all pages."""
    for before in range(0, len(kinds), AT_A_TIME):
        body = "".join(map(_page, kinds[before : before + AT_A_TIME]))
        numbers = Numbers(before=before, whole=len(kinds))
        yield PartWanted(body=body, head=cut.head, tail=cut.tail, pages_elsewhere={}, numbers=numbers)


def _page(kind: str) -> str:
    return f'<div style="page: {kind or "auto"}; break-after: page"></div>'
