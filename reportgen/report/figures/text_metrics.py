"""How wide text is, in mm, measured with the report's own font files; and text cut or wrapped to a width."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from reportgen.report.font_signs import Signs, signs_of
from reportgen.report.fonts import FontFamily, built_in_families

MM_PER_POINT = 25.4 / 72
ASCENT = 0.70
DESCENT = 0.22
_ELLIPSIS = "…"
_LOOSE_END = " ,;:–-"
_LEAST_KEPT = 0.66
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetting:
    """What a report is set in: the family of text and figures, those of titles and of what stands below a title.

    `scale` corrects sizes of the text family for its x-height.
    """

    text: FontFamily
    display: FontFamily
    standfirst: FontFamily
    scale: float = 1.0

    def __hash__(self) -> int:
        """Return a hash that is quick to have, as that of a family."""
        return hash(self.text)


@cache
def house_style() -> Typesetting:
    """Return what a report without typefaces of its own is set in."""
    text, display = built_in_families()
    return Typesetting(text=text, display=display, standfirst=display)


_CHOSEN: ContextVar[Typesetting | None] = ContextVar("typesetting", default=None)


def typesetting() -> Typesetting:
    """Return what is being set in."""
    return _CHOSEN.get() or house_style()


@contextmanager
def set_in(chosen: Typesetting) -> Iterator[None]:
    """Measure and draw in other typefaces, in this thread, until the end of the block."""
    token = _CHOSEN.set(chosen)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def size_in_mm(size: float) -> float:
    """Return a text size in mm, corrected for the x-height of the text family; `size` is in pt."""
    return size * typesetting().scale * MM_PER_POINT


@cache
def _signs(family: FontFamily, weight: int) -> Signs:
    own = signs_of(family.face(weight))
    return (
        own if family.fallback is None else Signs({**_signs(family.fallback, weight).widths, **own.widths}, own.average)
    )


def text_width(text: str, *, size: float, weight: int = 400, typeface: str = "sans") -> float:
    """Return the width in mm of one line at `size` pt; `weight` is 300, 400 or 600.

    `typeface` is sans for the text family, whose sizes are corrected for its x-height, serif for titles, or standfirst.
    A character the typeface lacks counts as wide as its average character; wide scripts count as a full em.
    """
    chosen = typesetting()
    if typeface == "sans":
        return width_in_em(text, chosen.text, weight) * size * chosen.scale * MM_PER_POINT
    family = chosen.standfirst if typeface == "standfirst" else chosen.display
    return width_in_em(text, family, weight) * size * MM_PER_POINT


@cache
def width_in_em(text: str, family: FontFamily, weight: int) -> float:
    """Return the width of a line in em."""
    signs = _signs(family, weight)
    return sum(signs.widths.get(ord(letter), _missing(letter, signs.average)) for letter in text)


def _missing(letter: str, average: float) -> float:
    if letter == _JOINER:
        return 0.0
    first_wide_script = "\u1100"
    return 1.0 if letter >= first_wide_script else average


def plain(text: str) -> str:
    """Return text on one line, without characters that cannot be printed."""
    seen = text.replace(_JOINER, "")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in seen).split())


def fitted(text: str, width: float, *, size: float, weight: int = 400) -> str:
    """Return the text; if it is wider than `width` mm, cut with an ellipsis, where that can be after a word.

    A text that was cut before is not given a second ellipsis beside the one it has.
    """
    text = plain(text)
    if text_width(text, size=size, weight=weight) <= width:
        return text
    kept = text
    while kept and text_width(kept.rstrip(_LOOSE_END) + _ELLIPSIS, size=size, weight=weight) > width:
        kept = kept[:-1]
    return _whole_words(kept, text).rstrip(_LOOSE_END + _ELLIPSIS) + _ELLIPSIS


def _whole_words(kept: str, text: str) -> str:
    """Return what is kept of a text without a word cut in two, unless that would lose more than a third of it."""
    if text[len(kept) : len(kept) + 1] in {"", " "}:
        return kept
    end = kept.rfind(" ")
    return kept[:end] if end > _LEAST_KEPT * len(kept) else kept


def wrapped(text: str, width: float, *, lines: int, size: float, weight: int = 400) -> tuple[str, ...]:
    """Break text between words into at most `lines` lines of `width` mm; what is left over is cut."""
    done: list[str] = []
    rest = plain(text).split(" ")
    while rest and len(done) < lines - 1:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size=size, weight=weight) <= width:
            taken += 1
        done.append(fitted(" ".join(rest[:taken]), width, size=size, weight=weight))
        rest = rest[taken:]
    return (*done, fitted(" ".join(rest), width, size=size, weight=weight)) if rest else tuple(done)


def balanced(text: str, *, lines: int, size: float, weight: int = 400) -> tuple[str, ...]:
    """Break text between words into `lines` lines so that the longest is as short as can be.

    Fewer words than lines give a line each.
    """
    words = plain(text).split(" ")
    count = min(lines, len(words))
    splits = (
        tuple(" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words))))
        for cuts in combinations(range(1, len(words)), count - 1)
    )
    return min(splits, key=lambda split: max(text_width(line, size=size, weight=weight) for line in split))
