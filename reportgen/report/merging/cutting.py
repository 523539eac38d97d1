"""Where a report may be cut: between sections that begin a page wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, TypeAlias

from reportgen.report.merging.squeezed import Squeezed, joined, squeezed

_BODY = re.compile(r"<body\b[^>]*>")
_END = "</body>"
_SECTION = re.compile(r"<(/?)section\b[^>]*>")
ID = re.compile(r'\sid="[^"]*"')
_STYLE = re.compile(r'\sstyle="[^"]*"')
_OF_PLACE = re.compile(
    r"@page[^{};]*:|counter-(?:reset|set|increment)\s*:[^;}]*\bpages?\b|target-text\(|@(?:font-face|import|counter-style|color-profile)\b"
)
_STYLES_WITHIN = re.compile(r"<(?:style|link)\b")
_ALWAYS = {"page", "always"}
_BY_SIDE = {"left", "right", "recto", "verso"}

Apart: TypeAlias = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A report's HTML in parts: what stands before and after every part, and the parts, each a few sections."""

    head: str
    tail: str
    parts: tuple[Squeezed, ...]

    @property
    def length(self) -> int:
        """Return how many characters all parts have."""
        return sum(map(len, self.parts))

    def document(self, body: str) -> str:
        """Return a document with the report's head and styles, and a body."""
        return f"{self.head}{body}{self.tail}"


class Reading:
    """A report's HTML read piece by piece: what stands before its sections, these, and what stands after them.

    Attributes:
        tail: what ends the body, and all after it; "" before the sections are read, and where nothing ends it.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._rest = self.tail = ""

    def head(self) -> str | None:
        """Return what stands before the sections, None where no body begins."""
        while (found := _BODY.search(self._rest)) is None:
            more = next(self._pieces, None)
            if more is None:
                return None
            self._rest += more
        head, self._rest = self._rest[: found.end()], self._rest[found.end() :]
        return head

    def sections(self) -> Iterator[str]:
        """Yield the outermost sections, each with what stands before it; what is left comes last."""
        for more in chain(("",), self._pieces):
            self._rest += more
            start = 0
            for end in _ends(self._rest):
                yield self._rest[start:end]
                start = end
            self._rest = self._rest[start:]
        left, ending, after = self._rest.rpartition(_END)
        self.tail = ending + after if ending else ""
        if ending and left.strip():
            yield left


def cut(pieces: Iterable[str], source_of: Callable[[str], Any], apart: Apart = lambda one: (one,)) -> Cut | None:
    """Cut a report, None where its styles or its sections do not allow it; `apart` may make several of a section.

    A page's style may not depend on where the page stands, and a section begins a page only where its style says so.
    Before the first section of a part stands the opening of the section before it, hidden, since a style may ask what a
    section comes after. The report is gone through once, a section at a time, each kept in little room.
    """
    report = Reading(pieces)
    head = report.head()
    if head is None or _OF_PLACE.search(head):
        return None
    sections, openings = list[Squeezed](), list[str]()
    for whole in report.sections():
        if _STYLES_WITHIN.search(whole):
            return None
        for one in apart(whole):
            sections.append(squeezed(one))
            openings.append(_opening(one))
    if not report.tail:
        return None
    begins = _begins(source_of(f"{head}{''.join(one + '</section>' for one in openings)}{report.tail}"))
    if begins is None or len(begins) != len(openings):
        return None
    return Cut(head=head, tail=report.tail, parts=tuple(_parts(sections, openings, begins)))


def _parts(sections: Sequence[Squeezed], openings: Sequence[str], begins: Sequence[bool]) -> Iterator[Squeezed]:
    """Yield the sections of each page that some begin, after the opening of the section before."""
    gathered: list[Squeezed] = []
    for place, (section, begins_page) in enumerate(zip(sections, begins, strict=True)):
        if begins_page and place:
            yield joined(gathered)
            gathered = [squeezed(_hidden(openings[place - 1]))]
        gathered.append(section)
    if gathered:
        yield joined(gathered)


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


def _begins(skeleton: Any) -> tuple[bool, ...] | None:
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
