"""Every way to run each process side by side, by what it saves over the horizon against leaving it as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import best_of, is_apart
from reportgen.model.business_case import Option, OptionKind
from reportgen.model.money import total
from reportgen.model.verdict import Form
from reportgen.report.view.context import Context
from reportgen.report.view.money.best_ways import WhyNot, why_not
from reportgen.report.view.parts import Caption, Link, joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import MISSING, MoneyScale, all_of, in_words, sentence_start

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
    """The table and its sums; heads of ways that no process has are left out.

    `sums` are of those that move and of all; a column that a process leaves open has none. `why_not` says why the plan
    is not the best of each; None where it is.
    """

    caption: Caption
    heads: tuple[str, ...]
    rows: tuple[WayRow, ...]
    sums: tuple[WayRow, ...] = ()
    why_not: WhyNot | None = None


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
        "En dash: no such way. "
        "Bold on a tint: recommended; underlined: saves most. No tint: it stays as it is."
        f"{_quotes_note(context, priced)}{_centres_note(context, priced)}{_sums_note(priced)}",
    )
    context.numbering.ways = Link(text=caption.label, anchor=caption.anchor)
    return WaysTable(
        caption=caption,
        heads=tuple(_HEADS[kind] for kind in kinds),
        rows=tuple(_row(context, one, kinds, scale) for one in priced),
        sums=tuple(_sums(priced, kinds, scale)),
        why_not=why_not(context, priced),
    )


def _finding(priced: Sequence[ProcessAssessment]) -> str:
    """Say for how many processes another way would save more: money is one reason among several."""
    others = sum(1 for one in priced if not best_of(one).is_recommended)
    if not others:
        return "What is recommended saves most in each case"
    if len(priced) == 1:
        return "Another way would save more than the one recommended; money is one reason among several"
    whole = len(priced)
    of_all = all_of(whole, "processes") if others == whole else f"{in_words(others)} of {in_words(whole)} processes"
    return f"For {of_all} another way would save more; money is one reason among several"


def _quotes_note(context: Context, priced: Sequence[ProcessAssessment]) -> str:
    apart = [context.number(one) for one in priced if any(is_apart(option, one) for option in one.cost.options)]
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
    return f" {joined(told)} {'is' if sum(map(len, found.values())) == 1 else 'are'} the client’s own centre already."


def _sums_note(priced: Sequence[ProcessAssessment]) -> str:
    """Say of which amounts the sums are."""
    if len(priced) == 1:
        return ""
    return " A column has a sum, of the exact amounts, where every process has that way."


def _sums(priced: Sequence[ProcessAssessment], kinds: Sequence[OptionKind], scale: MoneyScale) -> Iterator[WayRow]:
    """Add up the columns over what moves and over all; one process is its own sum."""
    moving = [one for one in priced if is_sourced(one)]
    if 1 < len(moving) < len(priced):
        yield _sum(f"The {in_words(len(moving))} that move", moving, kinds, scale)
    if len(priced) > 1:
        yield _sum(sentence_start(all_of(len(priced))), priced, kinds, scale)


def _sum(label: str, members: Sequence[ProcessAssessment], kinds: Sequence[OptionKind], scale: MoneyScale) -> WayRow:
    cells = []
    for kind in kinds:
        found = [way for one in members if (way := _of_kind(one, kind))]
        known = total(way.case.net_saving for way in found) if len(found) == len(members) else None
        cells.append(WayCell(text="" if known is None else scale.text(known), style=""))
    return WayRow(number="", link=Link(text=label, anchor=""), cells=tuple(cells))


def _of_kind(one: ProcessAssessment, kind: OptionKind) -> Option | None:
    return next((option for option in one.cost.options if option.kind is kind), None)


def _row(context: Context, one: ProcessAssessment, kinds: Sequence[OptionKind], scale: MoneyScale) -> WayRow:
    best = best_of(one)
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
    if is_apart(option, one):
        words.append("apart")
    return WayCell(text=scale.text(option.case.net_saving), style=" ".join(words))
