"""The figures of the places: the whole of what moves, then process by process, in parts where a page is full."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import is_quoted
from reportgen.model.verdict import Place
from reportgen.report.figures.place_comparison import (
    PITCH,
    PlaceCell,
    PlaceRow,
    PlaceTotal,
    in_room,
    place_comparison,
    place_totals,
)
from reportgen.report.view.context import Context
from reportgen.report.view.exact_amounts import Table, with_amounts
from reportgen.report.view.parts import Caption, Drawing, joined
from reportgen.report.view.places.facts import (
    PLACES,
    PlaceSums,
    bar_words,
    chosen_saving,
    next_best,
    option_at,
    saving_of,
)
from reportgen.report.view.summary import Summary
from reportgen.report.view.wording import PLACE
from reportgen.report.words.formats import MoneyScale, all_of, counted, in_words, sentence_start

_LEAST_PITCH = 4.2  # mm, for rows that then all fit the first page
_AROUND_MM = 17.7  # caption, heads and a little air
_SOURCE_MM = 5.0  # more for a source than that air
_FEWEST_ROWS = 6
_FEWEST_TO_COMPARE = 2  # one alone is the whole of what moves, and drawn as that
_NAME_LIMIT = 70


def totals_scale(context: Context, sums: PlaceSums) -> MoneyScale:
    """Choose the unit of the bars of all that moves."""
    return context.formats.scale_for((sums.recommended, *sums.everywhere.values()))


def printed_gap(sums: PlaceSums, place: Place, scale: MoneyScale) -> Decimal:
    """Return what a place saves more than the mix recommended, as the difference of their two bars as printed."""
    there, here = (
        round(amount / scale.divisor, scale.decimals) for amount in (sums.everywhere[place], sums.recommended)
    )
    return (there - here) * scale.divisor


def totals_drawing(context: Context, sums: PlaceSums) -> Drawing:
    """Draw what all that moves would save as recommended, and at each place."""
    scale = totals_scale(context, sums)
    bars = [_total("As recommended", sums.recommended, "", scale, is_chosen=True)]
    for place, amount in sums.everywhere.items():
        label = sentence_start(PLACE[place]) if sums.processes == 1 else f"All {PLACE[place]}"
        label += ", where open" if sums.barred[place] else ""
        bars.append(_total(label, amount, _remark(sums, place, scale), scale, is_chosen=False))
    years = counted(context.assessment.engagement.horizon_years, "year")
    figure = place_totals(bars, context.palette)
    caption = context.numbering.figure(
        _totals_finding(context, sums),
        f"{scale.unit}. Net saving over {years}, nominal, after everything; filled: as recommended.{_held_note(sums)}",
    )
    numbers = with_amounts(context.formats, figure.table, {1: [sums.recommended, *sums.everywhere.values()]})
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=numbers)


def _total(label: str, amount: Decimal, remark: str, scale: MoneyScale, *, is_chosen: bool) -> PlaceTotal:
    value = float(amount / scale.divisor)
    return PlaceTotal(label=label, amount=value, text=scale.text(amount), remark=remark, is_chosen=is_chosen)


def _remark(sums: PlaceSums, place: Place, scale: MoneyScale) -> str:
    difference = printed_gap(sums, place, scale)
    size = scale.text(abs(difference))
    said = "the same" if not difference else f"{size} more" if difference > 0 else f"{size} less"
    barred, quoted = sums.barred[place], sums.quoted
    kept = [f"{in_words(barred)} barred"] if barred else []
    kept += [f"{in_words(quoted)} at {'its quote' if quoted == 1 else 'their quotes'}"] if quoted else []
    return "; ".join((said, ", ".join(kept))) if kept else said


def _held_note(sums: PlaceSums) -> str:
    """Say how a process counts that a bar or a quote holds where it is recommended."""
    held = [name for name, is_any in (("barred", any(sums.barred.values())), ("quoted", sums.quoted > 0)) if is_any]
    return f" A process {' or '.join(held)} counts where recommended." if held else ""


def _totals_finding(context: Context, sums: PlaceSums) -> str:
    best = max(sums.everywhere, key=lambda place: sums.everywhere[place])
    if sums.everywhere[best] > sums.recommended:
        return f"Among places, money alone would choose {PLACE[best]}; {context.numbering.next_table} says why not"
    worst = min(sums.everywhere.values())
    if worst == sums.recommended:
        return "The money is the same wherever the work goes"
    if sums.processes == 1:
        return "The place recommended saves most of those open to it"
    return "No single place saves more than the mix recommended"


def process_drawings(
    context: Context, summary: Summary, scale: MoneyScale, *, live_height: float, taken: float
) -> tuple[Drawing, ...]:
    """Draw the places of each process that moves and carries a cost, the largest saving first.

    `live_height` is that of a page and `taken` what stands above on the first, both in mm.
    """
    members = [one for one in summary.sourced if one.cost.places and chosen_saving(one) is not None]
    members.sort(key=lambda one: (-(chosen_saving(one) or Decimal(0)), one.process.row))
    if len(members) < _FEWEST_TO_COMPARE:
        return ()
    rows = [_row(context, one, scale) for one in members]
    caption = context.numbering.figure(_finding(context, members), _unit(context, scale))
    source = _quotes_note(context, members)
    pitch = _pitch(len(rows), live_height - taken - _AROUND_MM - (_SOURCE_MM if source else 0))
    parts = _parts(rows, pitch, live_height, taken)
    figures = [place_comparison(part, context.palette, whole=rows, pitch=pitch) for part in parts]
    return tuple(
        Drawing(
            caption=caption if index == 0 else _continued(caption, index),
            svg=figure.svg,
            numbers=_row_numbers(context, members, figure.table),
            source=source if index == len(parts) - 1 else "",
        )
        for index, figure in enumerate(figures)
    )


def _row_numbers(context: Context, members: Sequence[ProcessAssessment], table: Table) -> Table:
    """Return the table of a part of the rows with what each process would save at each place in full."""
    by_number = {str(context.number(one)): one for one in members}
    shown = [by_number[row[0]] for row in table[1:]]
    savings = {
        column: [saving_of(option_at(one, place)) for one in shown] for column, place in enumerate(PLACES, start=2)
    }
    return with_amounts(context.formats, table, savings)


def _quotes_note(context: Context, members: Sequence[ProcessAssessment]) -> str:
    """Say which rows compare a quote with prices by the assumptions."""
    numbers = sorted(context.number(one) for one in members if is_quoted(one))
    if not numbers:
        return ""
    one = len(numbers) == 1
    listed = joined([str(number) for number in numbers])
    return (
        f"No. {listed}: the price at the place chosen is a quote; elsewhere {'it is' if one else 'they are'} priced by "
        "the assumptions, so do not compare."
    )


def _pitch(rows: int, room: float) -> float:
    """Return how high a row is: a little less than usual where all rows then fit a room."""
    return room / rows if _LEAST_PITCH * rows <= room < PITCH * rows else PITCH


def _parts(rows: Sequence[PlaceRow], pitch: float, live_height: float, taken: float) -> list[Sequence[PlaceRow]]:
    """Split rows so that the first part ends the first page and each other part fits one; none is a scrap."""
    whole = int((live_height - _AROUND_MM) / pitch)
    first = max(0, int((live_height - taken - _AROUND_MM) / pitch))
    parts, rest, room = list[Sequence[PlaceRow]](), list(rows), first if first >= _FEWEST_ROWS else whole
    while rest:
        count = min(room, len(rest))
        if 0 < len(rest) - count < _FEWEST_ROWS <= count - _FEWEST_ROWS:
            count = len(rest) - _FEWEST_ROWS
        parts.append(rest[:count])
        rest, room = rest[count:], whole
    return parts


def _continued(caption: Caption, part: int) -> Caption:
    return Caption(
        label=f"{caption.label}, continued", finding="", unit=caption.unit, anchor=f"{caption.anchor}-part-{part + 1}"
    )


def _unit(context: Context, scale: MoneyScale) -> str:
    years = counted(context.assessment.engagement.horizon_years, "year")
    return f"{scale.unit}. Net saving over {years} by place, on one scale. Filled: chosen; in words: barred."


def _finding(context: Context, members: Sequence[ProcessAssessment]) -> str:
    """Count those that would save more elsewhere, of those priced alike: a quote holds for one place only."""
    compared = [one for one in members if not is_quoted(one)]
    alike = "" if len(compared) == len(members) else " without a quote"
    rivals = [one for one in compared if _other_saves_more(one)]
    if not rivals:
        which = "Each process" if len(compared) > 1 else "The one process"
        return f"{which}{alike} goes where it saves most of the places open to it"
    some = f"{in_words(len(rivals))} of {in_words(len(compared))} processes"
    every = all_of(len(compared), "processes") if len(compared) > 1 else "the one process"
    who = every if len(rivals) == len(compared) else some
    return f"For {who}{alike} another place would save more; {context.numbering.next_table} says why not"


def _other_saves_more(one: ProcessAssessment) -> bool:
    other, own = saving_of(next_best(one)), chosen_saving(one)
    return other is not None and own is not None and other > own


def _row(context: Context, one: ProcessAssessment, scale: MoneyScale) -> PlaceRow:
    onshore, nearshore, offshore = (_cell(one, place, scale) for place in PLACES)
    return PlaceRow(
        number=context.number(one),
        name=context.name(one, _NAME_LIMIT),
        label=context.name_cut(one, in_room),
        cells=(onshore, nearshore, offshore),
    )


def _cell(one: ProcessAssessment, place: Place, scale: MoneyScale) -> PlaceCell:
    option = option_at(one, place)
    saving = saving_of(option)
    if saving is None:
        return PlaceCell(amount=None, text=bar_words(one, place))
    is_chosen = option is not None and option.is_chosen
    return PlaceCell(amount=float(saving / scale.divisor), text=scale.text(saving), is_chosen=is_chosen)
