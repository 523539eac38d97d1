"""Where a report may be cut: between sections that begin a page wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_BODY = re.compile(r"(<body\b[^>]*>)(.*)(</body>.*)", re.DOTALL)
_SECTION = re.compile(r"<(/?)section\b[^>]*>")
ID = re.compile(r'\sid="[^"]*"')
_STYLE = re.compile(r'\sstyle="[^"]*"')
_OF_PLACE = re.compile(
    r"@page[^{};]*:|counter-(?:reset|set|increment)\s*:[^;}]*\bpages?\b|target-text\(|@(?:font-face|import|counter-style|color-profile)\b"
)
_STYLES_WITHIN = re.compile(r"<(?:style|link)\b")
_ALWAYS = {"page", "always"}
_BY_SIDE = {"left", "right", "recto", "verso"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A report's HTML in parts: what stands before and after every part, and the parts, each a few sections."""

    head: str
    tail: str
    parts: tuple[str, ...]

    @property
    def length(self) -> int:
        """Return how many characters all parts have."""
        return sum(map(len, self.parts))

    def document(self, body: str) -> str:
        """Return a document with the report's head and styles, and a body."""
        return f"{self.head}{body}{self.tail}"


def cut(html: str, source_of: Callable[[str], Any]) -> Cut | None:
    """Cut a report, None where its styles or its sections do not allow it.

    A page's style may not depend on where the page stands, and a section begins a page only where its style says so.
    Before the first section of a part stands the opening of the section before it, hidden, since a style may ask what a
    section comes after.
    """
    found = _BODY.search(html)
    if found is None or _OF_PLACE.search(html, 0, found.start(2)) or _STYLES_WITHIN.search(found[2]):
        return None
    head, tail = html[: found.end(1)], found[3]
    sections = tuple(outermost_sections(found[2]))
    begins = _begins(source_of(f"{head}{''.join(_opening(one) + '</section>' for one in sections)}{tail}"))
    if begins is None or len(begins) != len(sections):
        return None
    parts: list[str] = []
    for place, (section, begins_page) in enumerate(zip(sections, begins, strict=True)):
        if begins_page and place:
            parts.append(_hidden(sections[place - 1]) + section)
        elif parts:
            parts[-1] += section
        else:
            parts.append(section)
    return Cut(head=head, tail=tail, parts=tuple(parts))


def outermost_sections(body: str) -> Iterator[str]:
    """Yield the outermost sections of HTML, each with what stands before it since the last; what is left comes last."""
    depth = start = end = 0
    for tag in _SECTION.finditer(body):
        depth += -1 if tag[1] else 1
        if depth == 0:
            end = tag.end()
            yield body[start:end]
            start = end
    if depth or body[end:].strip():
        yield body[end:]


def _opening(section: str) -> str:
    tag = _SECTION.search(section)
    return tag[0] if tag else ""


def _hidden(section: str) -> str:
    opening = _STYLE.sub("", ID.sub("", _opening(section)))
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
