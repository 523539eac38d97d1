"""Long sections as runs of entries, each run beginning a page, so that no part of a report is long.

It is done to the HTML whichever way the report is laid out, so that both ways make the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.report.merging.cutting import ID, outermost_sections

_MOST = 120_000  # characters of a run, some twelve pages, which one changed entry lets be laid out anew
_FIRST = 4  # how many times shorter the first run is: what stands before the entries tells of all, and changes often
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>")
_SECTION = re.compile(r"<section\b(?![^>]*\sstyle=)")
_ENTRY = re.compile(r"\sdata-entry\b")
_RUNNING = re.compile(r'<div class="running"[^>]*>[^<]*</div>')
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_ANEW = ' style="break-before: page; margin-top: 0">'


def in_runs(html: str) -> str:
    """Begin each long section anew, on a page of its own and under its running head, at some of its entries.

    Entries are elements with the attribute `data-entry`; without them, or with a style of its own, a section stays
    whole.
    """
    if len(html) < _MOST:
        return html
    return "".join("".join(_runs(one)) if len(one) >= _MOST else one for one in outermost_sections(html))


def _runs(section: str) -> Iterator[str]:
    entries = _entries(section)
    size = _entries_in_a_run(section, len(entries))
    start = 0
    for place, opened in entries[max(1, size // _FIRST) :: size]:
        yield section[start:place] + "".join(f"</{_name(one)}>" for one in reversed(opened))
        yield _opened_anew(section, opened)
        start = place
    yield section[start:]


def _entries_in_a_run(section: str, count: int) -> int:
    """Return a power of two: a change of one entry seldom moves the others to another run, and so to be drawn anew."""
    fitting = max(1, count * _MOST // len(section))
    return 1 << (fitting.bit_length() - 1)


def _entries(section: str) -> Sequence[tuple[int, tuple[str, ...]]]:
    """Return where entries begin, each with the tags of the elements it stands in, from the section inwards.

    There are none where an element is not closed as it was opened, which only a reader of HTML sorts out.
    """
    found: list[tuple[int, tuple[str, ...]]] = []
    opened: list[str] = []
    for tag in _TAG.finditer(section, max(0, section.find("<section"))):
        if tag[1]:
            if not opened or _name(opened.pop()) != tag[2]:
                return ()
        elif not tag[3] and tag[2] not in _VOID:
            if _ENTRY.search(tag[0]) and opened and _SECTION.match(opened[0]):
                found.append((tag.start(), tuple(opened)))
            opened.append(tag[0])
    return found


def _opened_anew(section: str, opened: tuple[str, ...]) -> str:
    outer, *inner = (ID.sub("", one) for one in opened)
    head = _RUNNING.search(section)
    return outer.removesuffix(">") + _ANEW + (head[0] if head else "") + "".join(inner)


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[2] if found else ""
