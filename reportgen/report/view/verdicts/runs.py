"""The long table of verdicts in runs of a page each; sizes are those of the style sheet, in mm and pt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.report.view.page import PageView, room_of
from reportgen.report.view.table_runs import Around, Entry, caption_height, lines_of, opener_height, pages_begun
from reportgen.report.view.verdicts.by_function import FunctionTable
from reportgen.report.view.verdicts.section import VerdictGroup, VerdictRow, VerdictsView

_NAME_MM, _NAME_PT, _REASON_PT = 52.5, 8.2, 7.4
_LINE, _REASON_LINE, _SPACES = 3.75, 3.4, 1.65
_GROUP, _HEAD, _CAPTION_AGAIN = 8.4, 6.65, 5.5
_TOTAL, _FUNCTION_GAP, _FUNCTION_ROW = 5.6, 9.0, 6.9


def in_runs(view: VerdictsView, page: PageView) -> VerdictsView:
    """Return the section with each group and row marked that begins a run, and a long table set closer."""
    if not (view.groups and page.has_our_looks):
        return view
    entries = [one for group in view.groups for one in _entries(group)]
    around = Around(
        before=opener_height(view.opener) + caption_height(view.caption) + _HEAD,
        head=_CAPTION_AGAIN + _HEAD,
        after=_TOTAL + _functions(view.functions),
    )
    begun = pages_begun(entries, around, room_of(page))
    if not any(begun):
        return view
    places = iter(begun)
    return replace(view, is_long=True, groups=tuple(_marked(group, places) for group in view.groups))


def _entries(group: VerdictGroup) -> Iterator[Entry]:
    """Yield what of a group stays together: all of it, or its head with its first row and then row by row."""
    first, *others = map(_height, group.rows)
    if group.keep_together:
        yield Entry(height=_GROUP + first + sum(others))
        return
    yield Entry(height=_GROUP + first)
    yield from (Entry(height=one, again=_GROUP) for one in others)


def _height(row: VerdictRow) -> float:
    name = lines_of(row.link.text, _NAME_MM, size=_NAME_PT, weight=600)
    return _SPACES + name * _LINE + lines_of(row.reason, _NAME_MM, size=_REASON_PT) * _REASON_LINE


def _marked(group: VerdictGroup, begun: Iterable[bool]) -> VerdictGroup:
    places = iter(begun)
    group = replace(group, begins_run=next(places))
    if group.keep_together:
        return group
    first, *others = group.rows
    return replace(group, rows=(first, *(replace(row, begins_run=next(places)) for row in others)))


def _functions(table: FunctionTable | None) -> float:
    return (
        0.0 if table is None else _FUNCTION_GAP + caption_height(table.caption) + _FUNCTION_ROW * (1 + len(table.rows))
    )
