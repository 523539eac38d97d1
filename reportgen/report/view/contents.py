"""The contents: each section with its message, ways to read, and the keys to the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.report.view.context import Context
from reportgen.report.view.document_control import DocumentControl, document_control
from reportgen.report.view.objectives import OBJECTIVES
from reportgen.report.view.parts import Chip, Point
from reportgen.report.view.reading_order import Selection, is_appendix
from reportgen.report.view.security.risk_facts import WHOLE_GRID
from reportgen.report.words.formats import counted, in_words, sentence_start


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
    """The page of contents; `control` is None where another section has the document control."""

    entries: tuple[Entry, ...]
    left_out: str
    routes: tuple[Point, ...]
    classes: tuple[ClassKey, ...]
    risks: tuple[RiskKey, ...]
    accepted: str
    control: DocumentControl | None


_CLASSES = (
    (Chip(label="BPO", style="bpo"), "Business process outsourcing: work that follows written rules"),
    (Chip(label="KPO", style="kpo"), "Knowledge process outsourcing: work that needs trained judgement"),
    (Chip(label="Hybrid", style="hybrid"), "Between the two, or a mixture of both"),
)
_TEN_MINUTES = {"business_case": "the saving", "uncertainty": "how sure it is", "security": "the protection"}
_RISKS = (
    ("low", "Low", "A score of 5 or less."),
    ("medium", "Medium", "A score of 6 to 9."),
    ("high", "High", "A score of 10 or more; severe from 15."),
)


def contents_view(
    context: Context, entries: Iterable[Entry], discs: Mapping[str, Markup], *, accepted: int
) -> ContentsView:
    """Compose the page; `discs` are the risk marks by tier, `accepted` the highest score that the client accepts."""
    selection = context.selection
    return ContentsView(
        entries=tuple(entries),
        left_out=" ".join(filter(None, (left_out(selection), _few_pages(context)))),
        routes=tuple(Point(mark="", lead=lead, text=text) for lead, text in _routes(selection)),
        classes=tuple(ClassKey(chip=chip, text=f"{text}{_which(chip, selection)}") for chip, text in _CLASSES),
        risks=tuple(RiskKey(disc=discs[tier], word=word, text=text) for tier, word, text in _RISKS),
        accepted=_accepted(accepted),
        control=None if selection.prints(OBJECTIVES) else document_control(context),
    )


def _few_pages(context: Context) -> str:
    """Say that only some processes have pages of their own, "" where all that are printed do."""
    whole, detailed = len(context.assessment.processes), len(context.detailed)
    if detailed == whole or not (context.selection.prints("profiles") or context.selection.prints("protection_sheets")):
        return ""
    have = counted(detailed, "process has a page of its own", "processes have pages of their own") if detailed else ""
    said = sentence_start(have or "no process has a page of its own")
    return f"{said} here; {context.selection.whole} has those of all {in_words(whole)}."


def left_out(selection: Selection) -> str:
    """Say which sections only the full report has, "" for the full report."""
    absent = [place.name for place in selection.left_out]
    return f"In the full report besides: {'; '.join(absent)}." if absent else ""


def _which(chip: Chip, selection: Selection) -> str:
    """End what a class chip means; of a hybrid the table of classes or the profile says of which kind it is."""
    if chip.style != "hybrid":
        return "."
    if selection.prints("classification"):
        return f"; {selection.in_text('classification')} says which."
    return f"; {selection.pointing_to('profiles', 'the profile', 'the full report')} says which."


def _routes(selection: Selection) -> Iterator[tuple[str, str]]:
    """Say what to read in how much time, of what is printed."""
    first = selection.prints("decision")
    if first:
        where = sentence_start(selection.in_text("decision"))
        yield "Two minutes.", f"{where}: the answer, the numbers and what is asked."
    more = [template for template in _TEN_MINUTES if selection.prints(template)]
    if more:
        add = f"Add {selection.in_text(*more)}" if first else sentence_start(selection.in_text(*more))
        yield "Ten minutes.", f"{add}: {', '.join(_TEN_MINUTES[template] for template in more)}."
    time = "All the time." if selection.left_out else "An hour."
    if any(is_appendix(template) for template in selection.templates):
        yield time, "Read in order; the appendices show where every number comes from."
    elif len(selection.templates) > len(more) + first:
        yield time, "Read in order."


def _accepted(score: int) -> str:
    return (
        f"It is what remains with the listed measures agreed. Here a score of up to {score} is accepted."
        if score < WHOLE_GRID
        else ""
    )
