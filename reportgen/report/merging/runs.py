"""Long sections as runs of entries, each run beginning a page, so that no part of a report is long.

It is done to the HTML whichever way the report is laid out, so that both ways make the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from reportgen.report.merging.cutting import ID
from reportgen.report.merging.rows import caption_again, head_of_group, head_of_table, may_begin

_MOST = 320_000  # characters of a run, some thirty pages: a hundred megabytes
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>")
_SECTION = re.compile(r"<section\b(?![^>]*\sstyle=)")
_RUN, _ENTRY, _GOES_ON = " data-begins-run", " data-entry", " data-goes-on"
_OWN_HEAD = re.compile(r"<[^>]*\sdata-running=")
_RUNNING = re.compile(r'<div class="running"[^>]*>[^<]*</div>')
_CLOSED = "/>"
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_ANEW = ' style="break-before: page; margin-top: 0">'

Entry: TypeAlias = tuple[int, tuple[str, ...]]
"""Where an entry begins, and the tags of the elements it stands in, from the section inwards."""


def runs_of(section: str) -> Iterable[str]:
    """Begin a section anew, on a page of its own and under its running head, at some of its entries.

    These are the elements with the attribute `data-begins-run`. A long section without any begins anew so that no run
    is long: at some elements with the attribute `data-entry`, and where a run is long even so, at rows of its tables,
    whose heads are repeated. Without either, or with a style of its own, a section stays whole, as does a short one.
    """
    begun = _entries(section, _RUN)[0] if _RUN in section else ()
    if begun:
        return _cut_at(section, begun)
    return _cut_at(section, _some_of(section)) if len(section) >= _MOST else (section,)


def _some_of(section: str) -> Sequence[Entry]:
    """Return some of a section's entries, and of its rows where a run is long even so."""
    marked, rows = _entries(section, _ENTRY)
    entries = _every_so_many(marked, len(section))
    ends = [0, *(place for place, _ in entries), len(section)]
    for start, end in pairwise(ends):
        if end - start >= _MOST:
            entries += _every_so_many([one for one in rows if start < one[0] < end], end - start)
    return sorted(entries)


def _every_so_many(entries: Sequence[Entry], length: int) -> list[Entry]:
    """Return every so many of the entries of so many characters.

    So many are a power of two: a change of one entry seldom moves the others to another run, and so to be drawn anew.
    """
    fitting = max(1, len(entries) * _MOST // length)
    size = 1 << (fitting.bit_length() - 1)
    return list(entries[size::size])


def _cut_at(section: str, entries: Iterable[Entry]) -> Iterator[str]:
    start, opening = 0, ""
    for place, opened in entries:
        closing = "".join(f"</{_name(one)}>" for one in reversed(opened))
        yield _going_on(opening + section[start:place], opened) + closing
        start, opening = place, _opened_anew(section, place, opened)
    yield opening + section[start:]


def _entries(section: str, mark: str) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """Return where elements with a mark begin, and rows of tables.

    There are none where an element is not closed as it was opened, which only a reader of HTML sorts out.
    """
    marked, rows = list[Entry](), list[Entry]()
    opened, names = list[str](), list[str]()
    is_ours = False
    for tag in _TAG.finditer(section, max(0, section.find("<section"))):
        closes, name = tag.groups()
        if closes:
            if not opened or names.pop() != name:
                return (), ()
            opened.pop()
        elif name not in _VOID and not (whole := tag[0]).endswith(_CLOSED):
            if not opened:
                is_ours = _SECTION.match(whole) is not None
            elif is_ours and mark in whole:
                marked.append((tag.start(), tuple(opened)))
            elif is_ours and name == "tr" and names[-1] == "tbody" and may_begin(section, tag.start()):
                rows.append((tag.start(), tuple(opened)))
            opened.append(whole)
            names.append(name)
    return marked, rows


def _opened_anew(section: str, place: int, opened: tuple[str, ...]) -> str:
    """Return what opens a run: tags and heads it stands in, and the running head, unless its first entry has one."""
    outer, *inner = opened
    head = None if _OWN_HEAD.match(section, place) else _RUNNING.search(section)
    within = "".join(_repeated(section, place, one) for one in inner)
    return ID.sub("", outer).removesuffix(">") + _ANEW + (head[0] if head else "") + ID.sub("", within)


def _repeated(section: str, place: int, tag: str) -> str:
    """Return the tag of an element that is opened anew for the entry at a place, with what is said around it again."""
    name = _name(tag)
    if name == "table":
        return caption_again(section, place) + tag + head_of_table(section, place)
    return tag + head_of_group(section, place) if name == "tbody" else tag


def _going_on(run: str, opened: Sequence[str]) -> str:
    """Return a run, its last table marked as one that goes on in the next where that is so."""
    if all(_name(one) != "table" for one in opened):
        return run
    end = run.rfind("<table") + len("<table")
    return f"{run[:end]}{_GOES_ON}{run[end:]}"


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[2] if found else ""
