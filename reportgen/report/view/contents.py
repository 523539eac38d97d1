"""The contents: each section with its message, ways to read, and the keys to the marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.report.view.parts import Chip, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents; `style` is "chapter" or "appendix". The page number is found by the renderer."""

    number: str
    name: str
    line: str
    anchor: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassKey:
    """What a class chip means."""

    chip: Chip
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskKey:
    """What a risk disc means."""

    disc: Markup
    word: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsView:
    """The page of contents."""

    entries: tuple[Entry, ...]
    routes: tuple[Point, ...]
    classes: tuple[ClassKey, ...]
    risks: tuple[RiskKey, ...]


_CLASSES = (
    (Chip(label="BPO", style="bpo"), "Business process outsourcing: work that follows written rules."),
    (Chip(label="KPO", style="kpo"), "Knowledge process outsourcing: work that needs trained judgement."),
    (Chip(label="Hybrid", style="hybrid"), "Between the two, or a mixture of both; the profile says which."),
)
_ROUTES = (
    ("Two minutes.", "Section 1: the answer, the numbers and what is asked."),
    ("Ten minutes.", "Add sections 4 and 5: what it is worth and how it is kept safe."),
    ("An hour.", "Read in order; the appendices show where every number comes from."),
)
_RISKS = (
    ("low", "Low", "A residual score of 5 or less."),
    ("medium", "Medium", "6 to 9: acceptable with the listed measures."),
    ("high", "High", "10 or more: treat it, or keep the work."),
)


def contents_view(entries: Iterable[Entry], discs: dict[str, Markup]) -> ContentsView:
    """Compose the page; `discs` are the risk marks by tier."""
    return ContentsView(
        entries=tuple(entries),
        routes=tuple(Point(mark="", lead=lead, text=text) for lead, text in _ROUTES),
        classes=tuple(ClassKey(chip=chip, text=text) for chip, text in _CLASSES),
        risks=tuple(RiskKey(disc=discs[tier], word=word, text=text) for tier, word, text in _RISKS),
    )
