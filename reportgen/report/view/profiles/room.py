"""How high a profile stands, measured from its words, and how much of each list fits on its one page.

Sizes in mm, those of the style sheet: small lines of 8.2 pt are 3.7 high, on denser pages 3.45 or 3.25, of 7.7 pt 3.05.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import ceil
from typing import Any

from reportgen.report.figures.text_metrics import Typesetting, plain, text_width, typesetting
from reportgen.report.view.parts import Drawing, Point
from reportgen.report.view.profiles.notes import PREMISES, Amount, Note
from reportgen.report.view.profiles.options import OptionRow
from reportgen.report.view.profiles.section import ProfileView
from reportgen.report.words.typed import visible

_LEAST = Amount(
    premises=2,
    skills=1,
    values=1,
    measures=1,
    described=120,
    options=2,
    better=1,
)
_STEPS: tuple[Mapping[str, Any], ...] = (
    {"better": 2},
    {"better": 3},
    {"better": 5},
    {"described": 200},
    {"measures": 2},
    {"risk": True},
    {"options": 3},
    {"described": 300},
    {"premises": 3},
    {"options": 4},
    {"premises": 4},
    {"options": 6},
    {"skills": 2},
    {"values": 2},
    {"measures": 4},
    {"skills": 3},
    {"described": 420},
    {"price": "whole"},
    {"values": 3},
    {"skills": 4},
    {"measures": 6},
    {"skills": 5},
)
_GIVE_WAY: tuple[Mapping[str, Any], ...] = (
    {"better": 0},
    {"model": False},
    {"density": "densest"},
    {"price": "brief"},
    {"reason": False},
    {"money": "brief"},
    {"measures": 0},
    {"described": 60},
    {"premises": 1},
)
_ALL = replace(_LEAST, **{name: most for step in _STEPS for name, most in step.items()})
_SIZE, _AFTER = 8.2, 1.2
_LINES = {"": 3.7, "dense": 3.45, "denser": 3.25, "densest": 3.05}
_SIZES = {"densest": 7.7}
_ROWS = {
    "": (3.75, 1.65),
    "dense": (3.75, 1.65),
    "denser": (3.45, 0.95),
    "densest": (3.45, 0.95),
}  # of the options: a line, and about it
_W7, _W5, _W12 = 97.2, 68.1, 170.0
_CLAIM, _FACTS = 140.4, 140.0 - 11.8  # the chip of the class stands before the facts
_BOX, _REASON = _W5 - 6.0, _W7 - 8.0
_OPTION, _CHOSEN = 40.2, 37.8  # the chosen one is bold, after a bar
_HEAD, _SUBHEAD, _CAPTION, _GAP = 8.1, 7.2, 6.0, 2.4
_UNIT, _ABOVE_UNIT = 7.8, 0.4
_FIRST_REASON = 0.9  # less: no rule and no room above it
_SPARE = 2.4
_CAUTION = 0.99
_MOVED = 2


def fitted_profile(composed: Callable[[Amount], ProfileView], *, room: float) -> ProfileView:
    """Return the profile with as much as fits into so many mm.

    Every profile keeps the lines of `_LEAST`, in one order. Lines stand closer where that prints more, and closer
    still where only that prints the analyst's words as far as any page does, or where not even the least fits
    otherwise. Where it does not fit even then, lines give way one after the other, always in the same order: the
    best of the options better than the recommended one, which is then counted; what follows from the ground of the
    price model; half a point of the letters; what the price is worked out from; why none of the better options is
    recommended; the rest of what each line of money says; measures by name; the end of the analyst's words; the
    second premise. No line that other profiles have is left out. The columns are evened out where that makes the
    page lower.
    """
    composed = cache(composed)

    @cache
    def fits(amount: Amount) -> bool:
        return _fits(composed(amount), room)

    def grown(density: str) -> Amount:
        return _grown(replace(_LEAST, density=density), composed, fits)

    loose = grown("")
    if not (fits(loose) and _told(loose) == _told(_ALL)):
        dense = grown("dense")
        loose = loose if fits(loose) and _told(loose) >= _told(dense) else dense
    if fits(loose):
        cuts_words = composed(loose).words != composed(_ALL).words
        denser = _with_words(composed, fits) if cuts_words else loose
        return _evened(composed(denser if fits(denser) and _told(denser) >= _told(loose) else loose))
    less = _given_way(fits)
    return _evened(composed(_grown(_least(less), composed, fits, but=frozenset().union(*less))))


def _with_words(composed: Callable[[Amount], ProfileView], fits: Callable[[Amount], bool]) -> Amount:
    """Return what fits in closer lines beside the analyst's words, which are printed as far as any page prints them."""
    words = replace(_LEAST, density="denser", described=_ALL.described)
    return _grown(words, composed, fits, but=frozenset({"described"})) if fits(words) else words


def _least(less: Sequence[Mapping[str, Any]]) -> Amount:
    """Return the least amount with the lines closest and without what gives way."""
    return replace(_LEAST, **{"density": "denser", **{name: value for one in less for name, value in one.items()}})


def _given_way(fits: Callable[[Amount], bool]) -> list[Mapping[str, Any]]:
    """Return what must give way, in the fixed order; of that, the last first, comes back what then fits after all."""
    enough = (count for count in range(len(_GIVE_WAY)) if fits(_least(_GIVE_WAY[:count])))
    less = [*_GIVE_WAY[: next(enough, len(_GIVE_WAY))]]
    for one in [*reversed(less)]:
        fewer = [other for other in less if other is not one]
        if fits(_least(fewer)):
            less = fewer
    return less


def _told(amount: Amount) -> tuple[int, int]:
    return amount.premises, amount.options


def _fits(profile: ProfileView, room: float) -> bool:
    """Return whether a profile fits, as it is or evened out."""
    ruler = _ruler(profile)
    head = _opening(profile, ruler) + _kind(profile, ruler) + _headed(profile.strip)
    return any(head + columns + _SPARE <= room for columns in _columns(profile, ruler))


def _evened(profile: ProfileView) -> ProfileView:
    """Move notes of one column to the other, where that makes the page lower."""
    heights = _columns(profile, _ruler(profile))
    _, lowest = min(zip(heights, _arranged(profile), strict=True), key=lambda pair: pair[0])
    return lowest


def _arranged(profile: ProfileView) -> Iterator[ProfileView]:
    """Yield a profile as it is, then with what ends a column in the other, last with the premises in the narrow one."""
    yield profile
    for count in range(1, min(len(profile.right), _MOVED + 1)):
        yield replace(profile, left=(*profile.left, *profile.right[-count:]), right=profile.right[:-count])
    if profile.left:
        yield replace(profile, right=(*profile.right, profile.left[-1]), left=profile.left[:-1])
    if profile.premises:
        yield replace(profile, premises=(), right=(_premises_beside(profile), *profile.right))


def _premises_beside(profile: ProfileView) -> Note:
    """Return the premises as a note of the narrow column."""
    return Note(title=PREMISES, lines=tuple(Point(mark="", lead="", text=premise) for premise in profile.premises))


def _grown(
    amount: Amount,
    composed: Callable[[Amount], ProfileView],
    fits: Callable[[Amount], bool],
    but: frozenset[str] = frozenset(),
) -> Amount:
    """Return the least amount with each step taken, in their order, that still fits, but for what gave way.

    A step that prints nothing more fits where what was there does, without being measured.
    """
    for step in _STEPS:
        if but & step.keys():
            continue
        more = replace(amount, **step)
        if fits(amount if composed(more) == composed(amount) else more):
            amount = more
    return amount


def _columns(profile: ProfileView, ruler: _Ruler) -> Iterator[float]:
    """Yield how high the higher column is, for each way to arrange a profile, in their order.

    What stays where it is in all of them is measured once, and a note when it is moved.
    """
    left, right = _left(profile, ruler), _right(profile, ruler)
    premises = _premises(profile, ruler)
    notes = [ruler.titled(_worded(note), _W7) for note in profile.left]
    beside = [_noted(note, ruler) for note in profile.right]
    yield max(left + premises + sum(notes), right + sum(beside))
    for count in range(1, min(len(profile.right), _MOVED + 1)):
        moved = [ruler.titled(_worded(note), _W7) for note in profile.right[-count:]]
        yield max(left + premises + sum([*notes, *moved]), right + sum(beside[:-count]))
    if profile.left:
        moved = [_noted(profile.left[-1], ruler)]
        yield max(left + premises + sum(notes[:-1]), right + sum([*beside, *moved]))
    if profile.premises:
        moved = [_noted(_premises_beside(profile), ruler)]
        yield max(left + sum(notes), right + sum([*moved, *beside]))


def lines_of(text: str, width: float, *, bold: str = "", size: float = _SIZE, typeface: str = "sans") -> int:
    """Return how many lines a text takes after its bold words, broken between words.

    A word wider than the line takes several. The line is taken as a little narrower than it is.
    """
    return _lines(text, width * _CAUTION, bold, size, typeface, typesetting())


@lru_cache(maxsize=8_192)
def _lines(text: str, width: float, bold: str, size: float, typeface: str, _set_in: Typesetting) -> int:
    count, used, space = 0, 0.0, text_width(" ", size=size, typeface=typeface)
    for words, weight in ((bold, 600), (text, 400)):
        for word in plain(words).split():
            wide = text_width(word, size=size, weight=weight, typeface=typeface)
            if count and used + space + wide <= width:
                used += space + wide
                continue
            count += max(1, ceil(wide / width))
            used = wide % width if wide > width else wide
    return max(1, count)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruler:
    """Measures small text of `size` pt whose lines are `line` mm high; a paragraph is bold words and what follows."""

    line: float
    size: float

    def height(self, text: str, width: float, *, bold: str = "") -> float:
        """Return the height of a paragraph, without the gap after it."""
        return lines_of(text, width, bold=bold, size=self.size) * self.line

    def paragraphs(self, said: Iterable[tuple[str, str]], width: float) -> float:
        """Return the height of paragraphs, without the gap after the last one: the gap that follows takes it in."""
        heights = [self.height(text, width, bold=bold) + _AFTER for bold, text in said if bold or text]
        return sum(heights) - _AFTER if heights else 0.0

    def titled(self, said: Iterable[tuple[str, str]], width: float) -> float:
        """Return the height of paragraphs under a heading, 0 where there are none."""
        height = self.paragraphs(said, width)
        return _SUBHEAD + height if height else 0.0


def _ruler(profile: ProfileView) -> _Ruler:
    return _Ruler(line=_LINES[profile.density], size=_SIZES.get(profile.density, _SIZE))


def _opening(profile: ProfileView, ruler: _Ruler) -> float:
    leading, size = (6.4, 15.0) if profile.title_style else (8.4, 20.5)
    title = lines_of(profile.opener.title, _CLAIM, size=size, typeface="serif") * leading
    facts = lines_of(" · ".join(profile.facts), _FACTS, size=10.4, typeface="standfirst") * 5.1
    labels = max(lines_of(figure.label, 39.1) for figure in profile.key_figures) * 3.8
    said = ruler.paragraphs(profile.words.lines, _W12)
    return 3.6 + title + 2.2 + facts + 3.0 + 7.0 + labels + 1.5 + (said + _GAP if said else 0.0)


def _headed(drawing: Drawing | None) -> float:
    return _HEAD + (drawing.height + 1.8 if drawing else 0.0)


def _kind(profile: ProfileView, ruler: _Ruler) -> float:
    kind = profile.kind
    ground = " ".join((*kind.grounds, "What would change the class:", kind.change))
    split = " ".join(f"{part.lead} {part.text}" for part in kind.split)
    why = ("Why:", kind.why) if kind.why else ("", "")
    return _headed(kind.strip) + ruler.paragraphs([why, ("", ground), ("", split)], _W12) + 2 * _AFTER


def _left(profile: ProfileView, ruler: _Ruler) -> float:
    """Return the height of what always stands in the wide column: the reasons and the money."""
    reasons = (ruler.height(point.text, _REASON, bold=point.lead) for point in profile.reasons)
    return (
        sum(height + 1.65 for height in reasons) - (_FIRST_REASON if profile.reasons else 0.0) + _money(profile, ruler)
    )


def _premises(profile: ProfileView, ruler: _Ruler) -> float:
    return ruler.titled((("", premise) for premise in profile.premises), _W7)


def _money(profile: ProfileView, ruler: _Ruler) -> float:
    if not profile.options:
        missing = " ".join([profile.money_missing, *(f"{line.lead} {line.text}" for line in profile.money)])
        return _GAP + ruler.paragraphs([("Money not assessed.", missing)], _W7)
    heads = ((f"{profile.unit} a year", 10.0), (f"One-off, {profile.unit}", 10.5), ("Payback, years", 11.0))
    head = 1.3 + 3.5 * max(lines_of(text, width, size=7.4) for text, width in heads)
    line, padding = _ROWS[profile.density]
    rows = sum(padding + line * _option_lines(row) for row in profile.options)
    said = ruler.paragraphs(_on_options(profile), _W7)
    unit = profile.money_caption.unit if profile.money_caption else ""
    caption = _CAPTION + (lines_of(unit, _W7, size=_UNIT) * ruler.line + _ABOVE_UNIT if unit else 0.0)
    return _GAP + caption + head + rows + (_GAP + said if said else 0.0)


def _on_options(profile: ProfileView) -> Iterator[tuple[str, str]]:
    """Yield what is said under the options; how many more there are, and why not those, run into the first of it."""
    said, before = list(_said(profile.money)), []
    if profile.more_options:
        (more, where), *_ = _run_in(profile.more_options)
        before.append((more, f"{where}."))
    if profile.reason:
        before.append((profile.reason.lead, profile.reason.text))
    if before:
        *rest, (lead, text) = [*before, *said[:1]]
        yield " ".join([*(bold for bold, _ in rest), lead]), " ".join([*(plain for _, plain in rest), text])
        said = said[1:]
    yield from said


def _option_lines(row: OptionRow) -> int:
    return lines_of("", _CHOSEN, bold=row.name) if row.style == "chosen" else lines_of(row.name, _OPTION)


def _right(profile: ProfileView, ruler: _Ruler) -> float:
    """Return the height of what always stands in the narrow column: the box."""
    boxed = (
        ("The strongest argument against", profile.counter_argument),
        ("What would turn the verdict", profile.flip),
    )
    return 2 * _GAP + ruler.paragraphs(boxed, _BOX)


def _noted(note: Note, ruler: _Ruler) -> float:
    """Return the height of a note in the narrow column, with the gap above it."""
    return _GAP + ruler.paragraphs(_run_in(note), _W5)


def _said(lines: Iterable[Point]) -> Iterator[tuple[str, str]]:
    return ((line.lead, visible(line.text)) for line in lines)


def _run_in(note: Note) -> Iterator[tuple[str, str]]:
    """Yield the lines of a note, whose title stands at the start of the first."""
    first, *others = _worded(note)
    yield f"{note.title} {first[0]}", first[1]
    yield from others


def _worded(note: Note) -> list[tuple[str, str]]:
    """Return the lines of a note, its link at the end of the last."""
    *others, (lead, text) = _said(note.lines)
    return [*others, (lead, f"{text} {note.link.text if note.link else ''}".rstrip())]
