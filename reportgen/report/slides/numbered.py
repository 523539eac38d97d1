"""The numbered figures and tables of a report, found in what its sections see; each with a name for its file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

from reportgen.report.view.compose import Section
from reportgen.report.view.decision.section import Mini
from reportgen.report.view.entries import seen_whole
from reportgen.report.view.parts import Caption, Drawing, Opener

_PROCESS = re.compile(r"process-(\d+)")
_GENERAL = frozenset({"drawing", "drawings", "figure", "figures", "table", "tables", "caption", "sections", "profiles"})
_NUMBER = re.compile(r"(?:figure|table)-(\d+)")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """One figure or table, or a figure without a number, whose caption has no label.

    `file` is the path of its files in the folder, without an ending. A table has no drawing.
    """

    caption: Caption
    file: str
    section: str
    drawing: Drawing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where in a section's view something stands: the names of the fields that lead there, and the page it is on."""

    section: Section
    names: tuple[str, ...] = ()
    page: str = ""
    title: str = ""
    place: int = 0


def numbered(sections: Sequence[Section]) -> tuple[Numbered, ...]:
    """Return every numbered figure and table, in the order of their numbers, figures first."""
    found: dict[str, Numbered] = {}
    for section in sections:
        for one in _found(
            seen_whole(section.view), _Spot(section=section, title=section.opener.name if section.opener else "")
        ):
            if one.caption.anchor not in found or one.drawing is not None:
                found[one.caption.anchor] = one
    in_order = sorted(found.values(), key=lambda one: (one.caption.anchor.split("-")[0], _parts(one.caption.anchor)))
    return tuple(_sorting(in_order))


def _sorting(found: Sequence[Numbered]) -> Iterator[Numbered]:
    """Yield them with so many digits in their files' numbers that the names sort: two, or three from 100 tables on."""
    numbers = [len(digits[1]) for one in found if (digits := _NUMBER.match(one.file))]
    width = max(numbers, default=0)
    for one in found:
        file = _NUMBER.sub(lambda digits: digits[0].replace(digits[1], digits[1].zfill(width), 1), one.file)
        yield replace(one, file=file)


def _found(value: object, spot: _Spot) -> Iterator[Numbered]:
    if isinstance(value, Caption):
        yield _numbered(value, spot, None)
    elif isinstance(value, Drawing):
        yield _numbered(value.caption, spot, value)
    elif isinstance(value, Mini):
        yield _unnumbered(value, spot)
    elif isinstance(value, (tuple, list)):
        for place, item in enumerate(value, start=1):
            yield from _found(item, replace(spot, place=place))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _in_fields(value, spot)


def _in_fields(value: object, spot: _Spot) -> Iterator[Numbered]:
    anchor, opener = getattr(value, "anchor", ""), getattr(value, "opener", None)
    page = anchor if isinstance(anchor, str) and anchor else spot.page
    title = opener.title if isinstance(opener, Opener) and _PROCESS.fullmatch(page) else spot.title
    title = opener.name if isinstance(opener, Opener) and not _PROCESS.fullmatch(page) else title
    for field in fields(value):  # type: ignore[arg-type]  # a dataclass, as the caller saw
        names = (*spot.names, field.name.removesuffix("_caption"))
        yield from _found(getattr(value, field.name), replace(spot, names=names, page=page, title=title))


def _numbered(caption: Caption, spot: _Spot, drawing: Drawing | None) -> Numbered:
    kind, number, *part = caption.anchor.replace("-part-", "-").split("-")
    telling = [slug(name) for name in spot.names if name not in _GENERAL]
    process = _PROCESS.fullmatch(spot.page)
    if process:
        file = "-".join((f"profiles/process-{int(process[1]):03}", slug(spot.title), *telling))
    else:
        place = slug(spot.page or spot.section.anchor)
        end = [chr(ord("a") + int(part[0]) - 1)] if part else []
        file = "-".join((kind, f"{int(number):02}{''.join(end)}", place, *(one for one in telling if one != place)))
    return Numbered(caption=caption, file=file, section=spot.title, drawing=drawing)


def _unnumbered(mini: Mini, spot: _Spot) -> Numbered:
    """Return a drawing that carries no number; its file stands before those that do."""
    name = f"figure-00-{slug(spot.section.anchor)}-{slug(spot.names[-1])}{f'-{spot.place}' if spot.place else ''}"
    caption = Caption(label="", finding=mini.title, unit="", anchor=name)
    drawing = Drawing(caption=caption, svg=mini.svg, numbers=mini.numbers)
    return Numbered(caption=caption, file=name, section=spot.title, drawing=drawing)


def slug(text: str) -> str:
    """Return a text as part of a file name: small letters, digits and hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) <= _LONGEST_NAME:
        return words
    return words[: words.rindex("-", 0, _LONGEST_NAME + 1)] if "-" in words[:_LONGEST_NAME] else words[:_LONGEST_NAME]


def _parts(anchor: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", anchor))
