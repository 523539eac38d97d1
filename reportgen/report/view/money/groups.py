"""The money by function, class, place and wave; each adds up to the portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.model.money import total
from reportgen.model.portfolio_groups import GroupKind, GroupTotal
from reportgen.model.verdict import NatureClass
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import WholeAmounts
from reportgen.report.view.money.whole_case import Money, whole_groups, whole_totals
from reportgen.report.view.money.years import AmountTable, Row, RowGroup, amount_table
from reportgen.report.view.parts import joined
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import NO_BREAK_SPACE, in_sentence

_WORDS = {
    GroupKind.FUNCTION: "By function",
    GroupKind.CLASS: "By class",
    GroupKind.PLACE: "By place",
    GroupKind.WAVE: "By wave",
}
_WITHOUT = {True: "The process without a function brings", False: "Processes without a function bring"}
_ALL_WITHOUT = "All that is saved is saved by processes without a function"
_TELLING = (GroupKind.FUNCTION, GroupKind.WAVE, GroupKind.PLACE, GroupKind.CLASS)
_HEADS = (
    "Processes",
    f"Baseline a{NO_BREAK_SPACE}year",
    f"Recommended a{NO_BREAK_SPACE}year",
    "One-off cost",
    "Net saving",
    "Net present value",
)
_LABEL_WIDTH, _LABEL_LIMIT = 44.0, 60


def group_table(context: Context) -> AmountTable | None:
    """List the groups of each kind that has several, and under them all processes with a cost; None where none has."""
    portfolio = context.assessment.portfolio
    groups = portfolio.groups
    if not groups or portfolio.process_count - portfolio.processes_without_cost <= 1:
        return None
    amounts, sums = WholeAmounts(formats=context.formats), whole_totals(context.assessment)
    money = list(zip(groups, whole_groups(context.assessment), strict=True))
    kinds = [(kind, [group for group in groups if group.kind is kind]) for kind in GroupKind]
    several = [(kind, members) for kind, members in kinds if len(members) > 1]
    if not several:
        return None
    listed = [_kind(kind, money, amounts) for kind, _ in several]
    first = several[0][1]
    unit = (
        f"{amounts.unit}. Each list adds up to the last row; one-off cost includes exit, and net saving is over the "
        "whole horizon."
    )
    caption = context.numbering.table(_finding(context, dict(several)), unit)
    whole = RowGroup(head=Row(label="", cells=()), rows=(_sum_row(first, sums, amounts),))
    return amount_table(context, caption, "Group", _HEADS, [*listed, whole], label_width=_LABEL_WIDTH)


def _kind(kind: GroupKind, money: Sequence[tuple[GroupTotal, Money]], amounts: WholeAmounts) -> RowGroup:
    rows = tuple(
        Row(label=_label(one), cells=(str(one.processes), *map(amounts.text, sums)))
        for one, sums in money
        if one.kind is kind
    )
    return RowGroup(head=Row(label=_WORDS[kind], cells=()), rows=rows)


def _label(one: GroupTotal) -> str:
    """Return what a group is printed as: a function in the analyst's words, a class as on its chip."""
    if one.kind is GroupKind.CLASS:
        return one.label.capitalize() if one.key == NatureClass.HYBRID else one.label
    return clipped(one.label, _LABEL_LIMIT)


def _sum_row(members: Sequence[GroupTotal], sums: Money, amounts: WholeAmounts) -> Row:
    count = sum(one.processes for one in members)
    return Row(label="All with a cost", cells=(str(count), *map(amounts.text, sums)), style="total")


def _finding(context: Context, listed: Mapping[GroupKind, Sequence[GroupTotal]]) -> str:
    """Say which group saves most: of the functions, or else of the waves, the places or the classes."""
    kind = next(kind for kind in _TELLING if kind in listed)
    members = listed[kind]
    gained = total(one.net_saving for one in members if one.net_saving > 0)
    best = max(members, key=lambda one: one.net_saving)
    if best.net_saving <= 0:
        kinds = joined([_WORDS[kind].removeprefix("By ") for kind in listed])
        return f"No {kind.value} saves anything; the money by {kinds}"
    is_all = best.net_saving == gained
    if is_all and kind is GroupKind.FUNCTION:
        return f"All that is saved is saved in {clipped(best.label, 40)}" if best.key else _ALL_WITHOUT
    share = "all" if is_all else f"{context.formats.percent(float(best.net_saving / gained))} of all"
    loses = any(one.net_saving < 0 for one in members)
    return f"{_who(best)} {share} that is saved{', before losses' if loses else ''}"


def _who(best: GroupTotal) -> str:
    """Return a group and its verb: "Wave 2 brings", "Work that goes offshore brings"."""
    if best.kind is GroupKind.WAVE:
        return f"{best.label} brings"
    if best.kind is GroupKind.PLACE:
        return f"Work that goes {in_sentence(best.label)} brings"
    if best.kind is GroupKind.CLASS:
        return f"{_label(best)} work brings"
    return f"{clipped(best.label, 40)} brings" if best.key else _WITHOUT[best.processes == 1]
