"""Long sections as runs of entries, each run beginning a page, so that no part of a report is long.

It is done to the HTML whichever way the report is laid out, so that both ways make the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.report.merging.cutting import ID, Reading
from reportgen.report.merging.rows import head_of_group, head_of_table, may_begin

_MOST = 320_000  # characters of a run, some thirty pages: a hundred megabytes
_SHORT = 120_000  # of one in a long section whose entries change often: some twelve pages, which are laid out anew
_FIRST = 4  # how many times shorter its first run is: what stands before the entries tells of all, and changes too
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>")
_SECTION = re.compile(r"<section\b(?![^>]*\sstyle=)")
_CHANGING = re.compile(r'<section\b[^>]*\sdata-runs="short"')
_MARK = "data-entry"
_ENTRY = re.compile(rf"\s{_MARK}\b")
_OWN_HEAD = re.compile(r"<[^>]*\sdata-running=")
_RUNNING = re.compile(r'<div class="running"[^>]*>[^<]*</div>')
_CLOSED = "/>"
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_ANEW = ' style="break-before: page; margin-top: 0">'


def in_runs(html: str) -> str:
    """Begin each long section anew, on a page of its own and under its running head, at some of its entries.

    Entries are elements with the attribute `data-entry`, else the rows of tables, whose heads are repeated; without
    either, or with a style of its own, a section stays whole. Runs are short in a section with `data-runs="short"`.
    """
    report = Reading((html,))
    head = report.head()
    if len(html) < _MOST or head is None:
        return html
    made = "".join(one for section in report.sections() for one in runs_of(section))
    return f"{head}{made}{report.tail}" if report.tail else html


def runs_of(section: str) -> Iterable[str]:
    """Return the runs of a long section; a short one stays as it is."""
    return _runs(section) if len(section) >= _MOST else (section,)


def _runs(section: str) -> Iterator[str]:
    is_changing = _CHANGING.search(section) is not None
    most = _SHORT if is_changing else _MOST
    entries = _entries(section)
    size = _entries_in_a_run(section, len(entries), most)
    first = max(1, size // _FIRST) if is_changing else size
    start, opening = 0, ""
    for place, opened in entries[first::size]:
        yield opening + section[start:place] + "".join(f"</{_name(one)}>" for one in reversed(opened))
        start, opening = place, _opened_anew(section, place, opened)
    yield opening + section[start:]


def _entries_in_a_run(section: str, count: int, most: int) -> int:
    """Return a power of two: a change of one entry seldom moves the others to another run, and so to be drawn anew."""
    fitting = max(1, count * most // len(section))
    return 1 << (fitting.bit_length() - 1)


def _entries(section: str) -> Sequence[tuple[int, tuple[str, ...]]]:
    """Return where entries begin, each with the tags of the elements it stands in, from the section inwards.

    There are none where an element is not closed as it was opened, which only a reader of HTML sorts out.
    """
    marked: list[tuple[int, tuple[str, ...]]] = []
    rows: list[tuple[int, tuple[str, ...]]] = []
    opened, names = list[str](), list[str]()
    is_ours = False
    for tag in _TAG.finditer(section, max(0, section.find("<section"))):
        closes, name = tag.groups()
        if closes:
            if not opened or names.pop() != name:
                return ()
            opened.pop()
        elif name not in _VOID and not (whole := tag[0]).endswith(_CLOSED):
            if not opened:
                is_ours = _SECTION.match(whole) is not None
            elif is_ours and _MARK in whole and _ENTRY.search(whole):
                marked.append((tag.start(), tuple(opened)))
            elif is_ours and name == "tr" and names[-1] == "tbody" and may_begin(section, tag.start()):
                rows.append((tag.start(), tuple(opened)))
            opened.append(whole)
            names.append(name)
    return marked or rows


def _opened_anew(section: str, place: int, opened: tuple[str, ...]) -> str:
    """Return what opens a run: tags and heads it stands in, and the running head, unless its first entry has one."""
    outer, *inner = opened
    head = None if _OWN_HEAD.match(section, place) else _RUNNING.search(section)
    within = "".join(one + _repeated(section, place, _name(one)) for one in inner)
    return ID.sub("", outer).removesuffix(">") + _ANEW + (head[0] if head else "") + ID.sub("", within)


def _repeated(section: str, place: int, name: str) -> str:
    """Return what is repeated as an element is opened anew for the entry at a place."""
    heads = {"table": head_of_table, "tbody": head_of_group}
    return heads[name](section, place) if name in heads else ""


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[2] if found else ""
