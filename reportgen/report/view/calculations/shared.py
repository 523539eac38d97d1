"""What the calculations refer to by number: values that all processes share, and rules that no formula can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.trace import Given, Trace
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.view.calculations.rows import told_apart
from reportgen.report.view.calculations.sources import Sources
from reportgen.report.view.calculations.text import Told
from reportgen.report.view.context import Context
from reportgen.report.words.formats import Formats
from reportgen.report.words.sentences import in_locale, typographic

_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """What all processes share, under a number: values from one source, or a rule."""

    number: str
    values: str
    source: str


def shared_rows(context: Context, trace: Trace, sources: Sources) -> tuple[SharedRow, ...]:
    """Return what the rows made so far refer to, by number."""
    told = Told(trace.nodes, context.formats)
    return tuple(
        SharedRow(
            number=f"S{one.number}",
            values=typographic(in_printed_words(_values(told, one.given))),
            source=in_locale(one.source, context.formats),
        )
        for one in sources.shared()
    )


def note_rows(sources: Sources, formats: Formats) -> tuple[SharedRow, ...]:
    """Return the rules that a formula cannot say, by the numbers under which the rows made so far refer to them."""
    return tuple(
        SharedRow(number=f"N{number}", values=in_locale(in_printed_words(text), formats), source="")
        for text, number in sources.notes.items()
    )


def _values(told: Told, given: Sequence[Given]) -> str:
    """Write values with their names; many of one kind by their value: "Effectiveness: 25%: access by role, ..."."""
    common, own = told_apart([one.label for one in given])
    if len(given) <= _FEW or "" in own or common == given[0].label:
        return "; ".join(f"{one.label} {_value(told, one)}{_cell(one)}" for one in given)
    by_value: dict[str, list[str]] = {}
    for one, name in zip(given, own, strict=True):
        by_value.setdefault(told.value(one), []).append(f"{name}{_cell(one)}")
    return f"{common}: " + " · ".join(f"{value}: {'; '.join(names)}" for value, names in by_value.items())


def _value(told: Told, given: Given) -> str:
    """Write a value with its unit, unless its name has that already."""
    is_named = given.unit.rstrip("s") in given.label.lower()
    return told.value(given) if is_named else told.final(given)


def _cell(given: Given) -> str:
    return f" ({given.cell.cell})" if given.cell else ""
