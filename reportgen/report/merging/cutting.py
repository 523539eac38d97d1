"""Where a report may be cut: between sections that begin a page wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, NamedTuple, Protocol, TypeAlias

from reportgen.report.html_pieces import Awaited, Late, Piece, in_order
from reportgen.report.merging.squeezed import Squeezed, joined, squeezed

_BODY = re.compile(r"<body\b[^>]*>")
_END = "</body>"
_SECTION = re.compile(r"<(/?)section\b[^>]*>")
ID = re.compile(r'\sid="[^"]*"')
_STYLE = re.compile(r'\sstyle="[^"]*"')
_LAST = re.compile(r'<section\b(?![^>]*\sstyle=)[^>]*\sdata-laid-out="last"')
_OF_PLACE = re.compile(
    r"@page[^{};]*:|counter-(?:reset|set|increment)\s*:[^;}]*\bpages?\b|target-text\(|@(?:font-face|import|counter-style|color-profile)\b"
)
_STYLES_WITHIN = re.compile(r"<(?:style|link)\b")
_ALWAYS = {"page", "always"}
_BY_SIDE = {"left", "right", "recto", "verso"}

Apart: TypeAlias = Callable[[str], Iterable[str]]
Begins: TypeAlias = Callable[[str], "tuple[bool, ...] | None"]


class Section(NamedTuple):
    """A section of a report as it waits: its HTML, and the tag that opens it."""

    html: Squeezed
    opening: str


class Watching(Protocol):
    """Is told of the sections as they come, with what stands before all of them."""

    def see(self, section: Section, head: str) -> None:
        """Take a section, which follows the one before."""

    def skip(self, head: str) -> None:
        """Go on after a section that comes later."""

    def see_late(self, section: Section, head: str) -> None:
        """Take the section that was skipped."""


class _NobodyWatching:
    def see(self, section: Section, head: str) -> None:
        pass

    def skip(self, head: str) -> None:
        pass

    see_late = see


_NOBODY = _NobodyWatching()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """A report's HTML in sections: what stands before and after all of them; without a body, all stands before.

    It may be cut where no style that it holds makes a page depend on where that stands.
    """

    head: str
    tail: str
    sections: tuple[Section, ...]
    may_be_cut: bool

    def pieces(self) -> Iterator[str]:
        """Yield the HTML, piece by piece."""
        yield self.head
        for one in self.sections:
            yield from one.html.pieces()
        yield self.tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A report's HTML in parts: what stands before and after every part, and the parts, each a few sections.

    `begins` are the tags that open the sections, each with whether it begins a page; `last` are the places of the parts
    that are to be laid out when all others are there.
    """

    head: str
    tail: str
    parts: tuple[Squeezed, ...]
    begins: tuple[tuple[str, bool], ...]
    last: frozenset[int]

    @property
    def length(self) -> int:
        """Return how many characters all parts have."""
        return sum(map(len, self.parts))

    def document(self, body: str) -> str:
        """Return a document with the report's head and styles, and a body."""
        return f"{self.head}{body}{self.tail}"


def read(pieces: Iterable[Piece], apart: Apart = lambda one: (one,), watching: Watching = _NOBODY) -> Sections:
    """Read a report's HTML piece by piece, a section at a time, each kept in little room.

    `apart` may make several of a section; `watching` is told of each as it comes.
    """
    reading = _Reading(pieces)
    head = reading.head()
    sections, late, place = list[Section](), list[Section](), 0
    may_be_cut = not _OF_PLACE.search(head)
    for one in reading.sections():
        if isinstance(one, Awaited):
            place = len(sections)
            watching.skip(head)
            continue
        html, found, see = (
            (one.html, late, watching.see_late) if isinstance(one, Late) else (one, sections, watching.see)
        )
        may_be_cut = may_be_cut and not _STYLES_WITHIN.search(html)
        for part in apart(html):
            found.append(Section(squeezed(part), _opening(part)))
            see(found[-1], head)
    sections[place:place] = late
    return Sections(head=head, tail=reading.rest, sections=tuple(sections), may_be_cut=may_be_cut)


class _Reading:
    """A report's HTML read piece by piece: what stands before its sections, these, and what stands after them.

    Attributes:
        rest: what ends the body, and all after it, when the sections are read.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = iter(pieces)
        self.rest = ""

    def head(self) -> str:
        """Return what stands before the sections, all where no body begins."""
        while (found := _BODY.search(self.rest)) is None:
            more = next(self._pieces, None)
            if not isinstance(more, str):
                self._pieces = in_order(chain(() if more is None else (more,), self._pieces))
                break
            self.rest += more
        end = found.end() if found else len(self.rest)
        head, self.rest = self.rest[:end], self.rest[end:]
        return head

    def sections(self) -> Iterator[Piece]:
        """Yield the outermost sections, each with what stands before it; what is left comes last.

        Where a section stands open at the place of one that is awaited, what follows waits for that.
        """
        yield from self._ended()
        while (more := next(self._pieces, None)) is not None:
            if isinstance(more, str):
                self.rest += more
                yield from self._ended()
            elif isinstance(more, Awaited) and self.rest.strip():
                self._pieces = in_order(chain((more,), self._pieces))
            else:
                yield more
        left, ending, after = self.rest.rpartition(_END)
        if ending:
            self.rest = ending + after
            if left.strip():
                yield left

    def _ended(self) -> Iterator[str]:
        start = 0
        for end in _ends(self.rest):
            yield self.rest[start:end]
            start = end
        self.rest = self.rest[start:]


def cut(report: Sections, begins: Begins) -> Cut | None:
    """Cut a report, None where its styles or its sections do not allow it.

    A page's style may not depend on where the page stands, and a section begins a page only where its style says so,
    which `begins` tells of each in a document of empty ones. Before the first section of a part stands the opening of
    the section before it, hidden, since a style may ask what a section comes after.
    """
    if not report.may_be_cut or not report.tail.startswith(_END):
        return None
    told = begins(f"{report.head}{''.join(one.opening + '</section>' for one in report.sections)}{report.tail}")
    if told is None or len(told) != len(report.sections):
        return None
    groups = tuple(_groups(report.sections, told))
    befores = (None, *(group[-1] for group in groups))
    openings = (one.opening for one in report.sections)
    return Cut(
        head=report.head,
        tail=report.tail,
        parts=tuple(map(part_of, groups, befores)),
        begins=tuple(zip(openings, told, strict=True)),
        last=frozenset(place for place, group in enumerate(groups) if are_laid_out_last(group)),
    )


def _groups(sections: Sequence[Section], begins: Sequence[bool]) -> Iterator[list[Section]]:
    """Yield the sections of each page that some begin."""
    gathered = list[Section]()
    for one, begins_page in zip(sections, begins, strict=True):
        if begins_page and gathered:
            yield gathered
            gathered = []
        gathered.append(one)
    if gathered:
        yield gathered


def are_laid_out_last(sections: Sequence[Section]) -> bool:
    """Return whether a part of some sections is laid out when all others are there."""
    return any(_LAST.match(one.opening) for one in sections)


def part_of(sections: Sequence[Section], before: Section | None) -> Squeezed:
    """Return a part of some sections, after the opening of the section before them."""
    hidden = () if before is None else (squeezed(_hidden(before.opening)),)
    return joined((*hidden, *(one.html for one in sections)))


def _ends(html: str) -> Iterator[int]:
    """Yield where outermost sections end."""
    depth = 0
    for tag in _SECTION.finditer(html):
        depth += -1 if tag[1] else 1
        if depth == 0:
            yield tag.end()


def _opening(section: str) -> str:
    tag = _SECTION.search(section)
    return tag[0] if tag else ""


def _hidden(opening: str) -> str:
    opening = _STYLE.sub("", ID.sub("", opening))
    return opening.removesuffix(">") + ' style="display: none"></section>'


def begins_of(skeleton: Any) -> tuple[bool, ...] | None:
    """Return for each section whether it begins a page; None where that could depend on the side of the sheet."""
    from weasyprint.css import get_all_computed_styles  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.css.targets import TargetCollector  # noqa: PLC0415

    style_for = get_all_computed_styles(skeleton, page_rules=[], layers=[], target_collector=TargetCollector())
    styles = [style_for(element) for element in skeleton.etree_element.find("body")]
    breaks = {style[side] for style in styles for side in ("break_before", "break_after")}
    if breaks & _BY_SIDE:
        return None
    befores = [style["break_before"] in _ALWAYS for style in styles]
    afters = [False, *(style["break_after"] in _ALWAYS for style in styles)]
    pages = [style["page"] for style in styles]
    turns = [False, *(one != other for one, other in pairwise(pages))]
    return tuple(any(three) for three in zip(befores, afters, turns, strict=False))
