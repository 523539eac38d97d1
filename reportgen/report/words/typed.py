"""What an analyst typed, as it is printed: bold, italic, lists and links, filtered, and shortened by what is seen.

Apostrophes are set as in the texts around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import nh3
from markupsafe import Markup, escape

from reportgen.model.marked_text import Block, BlockKind, Line, Run, blocks_of
from reportgen.report.view.wording import whole_sentences
from reportgen.report.words.sentences import typographic

_TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a"}
_SPACES = re.compile(" +")
_LINE = 40  # characters that a line break counts for: it takes room on the page as they do
_AROUND = {BlockKind.PARAGRAPH: "p", BlockKind.BULLETED: "ul", BlockKind.NUMBERED: "ol"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Typed words as HTML, and each line as (bold words, other words), from which its height is measured."""

    html: Markup
    lines: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        """Return whether there are any words."""
        return bool(self.lines)


def typed(text: str) -> Typed:
    """Return a text whole."""
    return laid_out(blocks_of(text))


def typed_in_line(text: str, limit: int) -> Markup:
    """Return a text as a part of a sentence, as many whole sentences as the limit holds; only its looks are kept."""
    runs = [run for block in shortened(blocks_of(text), limit) for run in _told_in_line(block)]
    return _filtered(Markup().join(map(_run, runs)).strip(" "))


def laid_out(blocks: Iterable[Block]) -> Typed:
    """Return paragraphs and lists, safe to print."""
    kept = tuple(blocks)
    lines = tuple(_measured(line) for block in kept for line in block.lines)
    return Typed(html=_filtered(Markup().join(map(_block, kept))), lines=lines)


def shortened(blocks: Iterable[Block], limit: int) -> tuple[Block, ...]:
    """Shorten to as many whole sentences or items as the limit holds, in characters that are seen; dots say so."""
    kept: list[Block] = []
    left = limit
    for block in blocks:
        lines: list[Line] = []
        for line in map(_collapsed, block.lines):
            room = left - (_LINE if lines or kept else 0)
            size = len(_seen(line))
            if size > room and (lines or kept):
                return _with_dots((*kept, replace(block, lines=tuple(lines))) if lines else tuple(kept))
            lines.append(_cut(line, room))
            if size > room:
                return _with_dots((replace(block, lines=tuple(lines)),))
            left = room - size
        kept.append(replace(block, lines=tuple(lines)))
    return tuple(kept)


def weight_of(blocks: Iterable[Block]) -> int:
    """Return how long a text is in characters that are seen, with what its line breaks count for."""
    sizes = [len(_seen(line)) + _LINE for block in blocks for line in block.lines]
    return max(0, sum(sizes) - _LINE)


def visible(text: str) -> str:
    """Return the words of a text that may be HTML."""
    return text.striptags() if isinstance(text, Markup) else text


def with_lead(blocks: tuple[Block, ...], lead: str) -> tuple[Block, ...]:
    """Put bold words before the first line."""
    run = Run(text=lead, bold=True)
    if not blocks or blocks[0].kind is not BlockKind.PARAGRAPH:
        return (Block(kind=BlockKind.PARAGRAPH, lines=((run,),)), *blocks)
    (first, *others), space = blocks[0].lines, Run(text=" ")
    return (replace(blocks[0], lines=((run, space, *first), *others)), *blocks[1:])


def joined(first: tuple[Block, ...], second: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put two texts after each other, on one line where each has but one."""
    if not (_is_line(first) and _is_line(second[:1])):
        return (*first, *second)
    line = (*first[0].lines[0], Run(text=" "), *second[0].lines[0])
    return (replace(first[0], lines=(line,)), *second[1:])


def _is_line(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH and len(blocks[0].lines) == 1


def _with_dots(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Say at the end of what is left that something was cut; the dots take the place of a full stop."""
    *others, last = blocks
    *lines, line = last.lines
    *runs, end = [run for run in line if run.text] or [Run(text="")]
    if end.shown.endswith("."):
        line = (*runs, replace(end, text=end.text.removesuffix(".")), Run(text="…"))
    elif not _seen(line).endswith("…"):
        line = (*line, Run(text=" …"))
    return (*others, replace(last, lines=(*lines, line)))


def _cut(line: Line, limit: int) -> Line:
    """Return the line with single spaces, shortened where it is too long."""
    seen = _seen(line)
    kept = whole_sentences(seen, limit)
    cut, runs = kept.removesuffix("…") if kept != seen else kept, []
    left = len(cut)
    for run in map(_folded, line):
        if len(run.shown) > left:
            runs.append(replace(run, text=run.text[:left], address=""))
            break
        runs.append(run)
        left -= len(run.shown)
    return (*runs, Run(text="…")) if cut != kept else tuple(runs)


def _collapsed(line: Line) -> Line:
    """Return the line with one space for several, as it is seen."""
    runs: list[Run] = []
    for run in map(_folded, line):
        text = _SPACES.sub(" ", run.text)
        runs.append(replace(run, text=text.lstrip(" ") if runs and runs[-1].text.endswith(" ") else text))
    return tuple(runs)


def _folded(run: Run) -> Run:
    return replace(run, text="".join(" " if letter.isspace() else letter for letter in run.text))


def _seen(line: Line) -> str:
    return "".join(run.shown for run in map(_folded, line))


def _measured(line: Line) -> tuple[str, str]:
    said = [(run.bold, typographic(run.shown)) for run in line]
    return "".join(text for bold, text in said if bold), "".join(text for bold, text in said if not bold)


def _told_in_line(block: Block) -> Iterator[Run]:
    parting = Run(text=" " if block.kind is BlockKind.PARAGRAPH else "; ")
    for place, line in enumerate(block.lines):
        yield from (parting, *line) if place else (Run(text=" "), *line)


def _block(block: Block) -> Markup:
    lines = [Markup().join(map(_run, line)) for line in block.lines]
    inside = (
        Markup("<br>").join(lines)
        if block.kind is BlockKind.PARAGRAPH
        else Markup().join(Markup("<li>{}</li>").format(line) for line in lines)
    )
    return Markup("<{0}>{1}</{0}>").format(_AROUND[block.kind], inside)


def _run(run: Run) -> Markup:
    said = escape(typographic(run.text))
    if run.address:
        said = Markup('<a href="{}">{}</a>').format(run.address, said) + (f" ({run.host})" if run.host else "")
    if run.italic:
        said = Markup("<em>{}</em>").format(said)
    return Markup("<strong>{}</strong>").format(said) if run.bold else said


def _filtered(html: str) -> Markup:
    """Let through what is allowed and nothing else: the last word on what a cell may do to a page."""
    return Markup(  # noqa: S704 - filtered here
        nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto"}, link_rel=None)
    )
