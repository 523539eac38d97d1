"""What a profile says beside its figures: what must be true, what to look for, what to ask next, protection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.model.assessment import Expectations, ProcessAssessment, Tier
from reportgen.report.formats import in_words, sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Point
from reportgen.report.view.questions import question_sentence
from reportgen.report.view.wording import TIER, clipped

_PREMISES, _PREMISE_LIMIT = 3, 110
_PHRASES, _PHRASE_LIMIT = 2, 110
_MEASURES = 4
_WIDTHS = {1: ("w12",), 2: ("w7", "w5")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Lines under one heading; `style` is the width of its column."""

    title: str
    lines: tuple[Point, ...]
    style: str = ""


def notes_of(context: Context, one: ProcessAssessment) -> tuple[Note, ...]:
    """Lay out what there is to say in one column or two."""
    notes = (_expectations(one), _protection(context, one))
    filled = [note for note in notes if note is not None]
    return tuple(replace(note, style=style) for note, style in zip(filled, _WIDTHS[len(filled)], strict=True))


def premises_of(one: ProcessAssessment) -> tuple[str, ...]:
    """Say what would have to be true for the recommendation to hold."""
    return tuple(sentence_start(clipped(premise, _PREMISE_LIMIT)) for premise in one.sourcing.premises[:_PREMISES])


def _expectations(one: ProcessAssessment) -> Note | None:
    expected = one.sourcing.expectations
    lines = tuple(_expected(expected)) if expected is not None else ()
    return Note(title="What to look for in a provider", lines=lines) if lines else None


def _expected(expected: Expectations) -> Iterator[Point]:
    for lead, phrases in (("Skills:", expected.skills), ("Value:", expected.value)):
        if phrases:
            yield _line(lead, f"{'; '.join(clipped(phrase, _PHRASE_LIMIT) for phrase in phrases[:_PHRASES])}.")


def next_question(context: Context, one: ProcessAssessment) -> str:
    """Say what to ask next and what the answer would change; "" where nothing would."""
    question = one.sourcing.question
    return question_sentence(context.formats, question) if question else ""


def _protection(context: Context, one: ProcessAssessment) -> Note:
    security = one.security
    measures = [duty.name for duty in security.controls[:_MEASURES]]
    more = len(security.controls) - len(measures)
    rest = f", and {in_words(more)} more" if more else ""
    lines = [_line("", f"{'; '.join(measures)}{rest}.")] if measures else []
    regimes = ", ".join(context.knowledge.regimes[duty.id].label for duty in security.regimes)
    lines += [_line("Rules that apply:", f"{regimes}.")] if regimes else []
    return Note(title=_protection_title(one), lines=tuple(lines))


def _protection_title(one: ProcessAssessment) -> str:
    tier = one.security.tier
    return f"{TIER[tier]} protection" if isinstance(tier, Tier) else "Protection not graded"


def _line(lead: str, text: str) -> Point:
    return Point(mark="", lead=lead, text=sentence_start(text))
