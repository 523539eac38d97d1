"""Every way to run each process side by side, by what it saves over the horizon against leaving it as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Option, OptionKind
from reportgen.model.verdict import Form
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Link, joined
from reportgen.report.view.places.facts import is_quoted
from reportgen.report.view.process_numbers import numbered
from reportgen.report.words.formats import MISSING, MoneyScale, all_of, in_words

_HEADS: Mapping[OptionKind, str] = {
    OptionKind.IMPROVED: "Improved in-house",
    OptionKind.AUTOMATED: "Automated in-house",
    OptionKind.SOURCED: "Sourced as fits best",
    OptionKind.SOURCED_WHOLE: "All of it sourced",
    OptionKind.OTHER_PLACE: "Best other place",
    OptionKind.OTHER_FORM: "Own centre",
}
_NAME_LIMIT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class WayCell:
    """What a way saves, an en dash where it does not exist; `style` is "best", "chosen", both, "apart", or ""."""

    text: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """A process and its ways, in the order of the table's heads."""

    number: str
    link: Link
    cells: tuple[WayCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysTable:
    """The table; heads of ways that no process has are left out."""

    caption: Caption
    heads: tuple[str, ...]
    rows: tuple[WayRow, ...]


def ways_table(context: Context) -> WaysTable | None:
    """List the processes that have a cost, in their order, and what each way saves; None where none has."""
    priced = [one for one in context.assessment.processes if one.cost.options]
    if not priced:
        return None
    kinds = [kind for kind in _HEADS if any(_of_kind(one, kind) for one in priced)]
    scale = context.formats.scale_for(option.case.net_saving for one in priced for option in one.cost.options)
    caption = context.numbering.table(
        _finding(priced),
        f"{scale.unit}, net saving over the horizon against leaving the work as it is, after everything. "
        "Bold on a tint: recommended; underlined: saves most. No tint: it stays as it is."
        f"{_quotes_note(context, priced)}{_centres_note(context, priced)}",
    )
    context.numbering.ways = Link(text=caption.label, anchor=caption.anchor)
    return WaysTable(
        caption=caption,
        heads=tuple(_HEADS[kind] for kind in kinds),
        rows=tuple(_row(context, one, kinds, scale) for one in priced),
    )


def _finding(priced: Sequence[ProcessAssessment]) -> str:
    """Say for how many processes another way would save more: money is one reason among several."""
    others = sum(1 for one in priced if not _best(one).is_recommended)
    if not others:
        return "What is recommended saves most in each case"
    if len(priced) == 1:
        return "Another way would save more than the one recommended; money is one reason among several"
    whole = len(priced)
    of_all = all_of(whole, "processes") if others == whole else f"{in_words(others)} of {in_words(whole)} processes"
    return f"For {of_all} another way would save more; money is one reason among several"


def _best(one: ProcessAssessment) -> Option:
    """Return the way that saves most, of those that compare; of equals the one recommended."""
    compared = [option for option in one.cost.options if not _is_apart(option, one)]
    return max(compared, key=lambda option: (option.case.net_saving, option.is_recommended))


def _is_apart(option: Option, one: ProcessAssessment) -> bool:
    """Return whether a way is priced by the assumptions where sourcing as fits best is priced by a quote."""
    return is_quoted(one) and option.kind in {OptionKind.OTHER_PLACE, OptionKind.OTHER_FORM}


def _quotes_note(context: Context, priced: Sequence[ProcessAssessment]) -> str:
    apart = [context.number(one) for one in priced if any(_is_apart(option, one) for option in one.cost.options)]
    if not apart:
        return ""
    return f" In italics, {numbered(apart)}: priced by the assumptions beside a quote, so do not compare."


def _centres_note(context: Context, priced: Sequence[ProcessAssessment]) -> str:
    """Say where an own centre stands in another column than its own."""
    found = {
        kind: [context.number(one) for one in priced if (way := _of_kind(one, kind)) and way.form is Form.CAPTIVE]
        for kind in (OptionKind.SOURCED, OptionKind.OTHER_PLACE)
    }
    told = [f"“{_HEADS[kind]}” of {numbered(numbers)}" for kind, numbers in found.items() if numbers]
    if not told:
        return ""
    return f" {joined(told)} {'is' if sum(map(len, found.values())) == 1 else 'are'} an own centre already."


def _of_kind(one: ProcessAssessment, kind: OptionKind) -> Option | None:
    return next((option for option in one.cost.options if option.kind is kind), None)


def _row(context: Context, one: ProcessAssessment, kinds: Sequence[OptionKind], scale: MoneyScale) -> WayRow:
    best = _best(one)
    return WayRow(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        cells=tuple(_cell(option, best, scale, one) for option in (_of_kind(one, kind) for kind in kinds)),
    )


def _cell(option: Option | None, best: Option, scale: MoneyScale, one: ProcessAssessment) -> WayCell:
    if option is None:
        return WayCell(text=MISSING, style="")
    words = ["chosen"] if option.is_recommended else []
    if option is best:
        words.append("best")
    if _is_apart(option, one):
        words.append("apart")
    return WayCell(text=scale.text(option.case.net_saving), style=" ".join(words))
