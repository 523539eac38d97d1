"""What today's cost of the work that moves is made of, what falls away with it, and what stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, BaselineComponent
from reportgen.model.money import rounded, total
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import WholeAmounts
from reportgen.report.view.money.whole import whole, whole_rows
from reportgen.report.view.money.years import AmountTable, Row, RowGroup, amount_table
from reportgen.report.words.formats import MISSING, sentence_start

_LABEL_WIDTH = 46.0
_HEADS = ("Today, a year", "Falls away", "When, months after the handover", "Stranded for good", "Share stranded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A component of one process, as far as its work moves; `today` is `avoided` and what is stranded."""

    id: str
    label: str
    today: Decimal
    avoided: Decimal
    month: int

    @property
    def stranded(self) -> Decimal:
        """Return what stays though the work goes."""
        return self.today - self.avoided


def parts_of(one: ProcessAssessment, currency: str) -> Iterator[Part]:
    """List the components of a process whose work moves, each times the share that is sourced."""
    baseline = one.cost.baseline
    if isinstance(baseline, Baseline):
        for component in baseline.components:
            yield _part(component, one.sourcing.sourced_share, currency)


def _part(component: BaselineComponent, moved: float, currency: str) -> Part:
    today = component.amount * Decimal(repr(moved))
    avoided = today * Decimal(repr(component.avoidable_share))
    return Part(
        id=component.id,
        label=component.label,
        today=rounded(today, currency),
        avoided=rounded(avoided, currency),
        month=component.falls_away_month,
    )


def moved_today(sourced: Sequence[ProcessAssessment], currency: str) -> Decimal:
    """Return what the work that moves costs a year today, which is less than its processes where part of them stays."""
    return total(part.today for one in sourced for part in parts_of(one, currency))


def staying_table(context: Context, sourced: Sequence[ProcessAssessment]) -> AmountTable | None:
    """List the components over all processes that move; None where none is known."""
    currency = context.assessment.engagement.currency
    parts = [part for one in sourced for part in parts_of(one, currency)]
    if not parts:
        return None
    amounts = WholeAmounts(formats=context.formats)
    kinds = [(label, [part for part in parts if part.id == key]) for key, label in _kinds(parts).items()]
    rounded = whole_rows([_sums(members) for _, members in kinds])
    rows = [_row(context, *kind, money, amounts) for kind, money in zip(kinds, rounded, strict=True)]
    sums = tuple(map(total, zip(*rounded, strict=True)))
    rows.append(_row(context, "All components", parts, sums, amounts, style="total"))
    unit = (
        f"{amounts.unit}. The work that moves, at today’s prices{_beside(sourced, sums[0], amounts)}; what is stranded "
        "stays in the case as a cost."
    )
    caption = context.numbering.table(_finding(context, parts), unit)
    return amount_table(
        context,
        caption,
        "Component",
        _HEADS,
        [RowGroup(head=Row(label="", cells=()), rows=tuple(rows))],
        label_width=_LABEL_WIDTH,
    )


def _beside(sourced: Sequence[ProcessAssessment], moved: Decimal, amounts: WholeAmounts) -> str:
    """Say how the cost of the work that moves differs from that of its processes; "" where all of it moves."""
    known = (one.cost.baseline for one in sourced)
    all_of_it = whole(total(found.total for found in known if isinstance(found, Baseline)))
    if all_of_it == moved:
        return ""
    return f": {amounts.text(all_of_it)} less {amounts.text(all_of_it - moved)} of parts that are not sourced"


def _kinds(parts: Sequence[Part]) -> Mapping[str, str]:
    return {part.id: part.label for part in parts}


def _sums(parts: Sequence[Part]) -> tuple[Decimal, Decimal, Decimal]:
    """Return what parts cost today, what of it falls away and what is stranded."""
    today, avoided = total(part.today for part in parts), total(part.avoided for part in parts)
    return today, avoided, today - avoided


def _row(
    context: Context,
    label: str,
    parts: Sequence[Part],
    money: Sequence[Decimal],
    amounts: WholeAmounts,
    style: str = "",
) -> Row:
    today, _, stranded = _sums(parts)
    share = context.formats.percent(float(stranded / today)) if today else MISSING
    first, second, third = map(amounts.text, money)
    cells = (first, second, _months(parts), third, share)
    return Row(label=sentence_start(label), cells=cells, style=style)


def _months(parts: Sequence[Part]) -> str:
    """Say when the avoidable part falls away, as a range where the processes differ."""
    months = [part.month for part in parts if part.avoided]
    if not months:
        return "–"
    low, high = min(months), max(months)
    return str(low) if low == high else f"{low}–{high}"


def _finding(context: Context, parts: Sequence[Part]) -> str:
    today, stranded = total(part.today for part in parts), total(part.stranded for part in parts)
    if not today or not stranded:
        return "All of the cost of the work that moves falls away with it"
    share = context.formats.percent(float(stranded / today))
    return f"Of the cost of the work that moves, {share} stays: {context.formats.compact(stranded)} a year"
