"""The money by function, class, place and wave; each adds up to the portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.money import total
from reportgen.model.portfolio_groups import GroupKind, GroupTotal
from reportgen.model.verdict import NatureClass
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import FullAmounts
from reportgen.report.view.money.years import AmountTable, Row, RowGroup, amount_table
from reportgen.report.view.wording import clipped

_WORDS = {
    GroupKind.FUNCTION: "By function",
    GroupKind.CLASS: "By class",
    GroupKind.PLACE: "By place",
    GroupKind.WAVE: "By wave",
}
_WITHOUT = {True: "The process without a function brings", False: "Processes without a function bring"}
_CLASSES = {NatureClass.BPO.value: "BPO", NatureClass.HYBRID.value: "Hybrid", NatureClass.KPO.value: "KPO"}
_HEADS = ("Processes", "Baseline a year", "Recommended a year", "One-off cost", "Net saving", "Net present value")
_MONEY = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")
_LABEL_WIDTH, _LABEL_LIMIT = 44.0, 60


def group_table(context: Context) -> AmountTable | None:
    """List the groups of each kind, and under them all processes with a cost; None where there is but one."""
    portfolio = context.assessment.portfolio
    groups = portfolio.groups
    if not groups or portfolio.process_count - portfolio.processes_without_cost <= 1:
        return None
    amounts = FullAmounts(formats=context.formats)
    kinds = [(kind, [group for group in groups if group.kind is kind]) for kind in GroupKind]
    listed = [_kind(words, members, amounts) for kind, members in kinds if members and (words := _WORDS[kind])]
    first = next(members for _, members in kinds if members)
    unit = f"{amounts.unit}. Each list adds up to the last row; net saving is over the whole term."
    caption = context.numbering.table(_finding(context, groups), unit)
    whole = RowGroup(head=Row(label="", cells=()), rows=(_sum_row(first, amounts),))
    return amount_table(context, caption, "Group", _HEADS, [*listed, whole], label_width=_LABEL_WIDTH)


def _kind(words: str, members: Sequence[GroupTotal], amounts: FullAmounts) -> RowGroup:
    rows = tuple(
        Row(
            label=clipped(_label(one), _LABEL_LIMIT),
            cells=(str(one.processes), *(amounts.text(getattr(one, money)) for money in _MONEY)),
        )
        for one in members
    )
    return RowGroup(head=Row(label=words, cells=()), rows=rows)


def _label(one: GroupTotal) -> str:
    return _CLASSES.get(one.key, one.label) if one.kind is GroupKind.CLASS else one.label


def _sum_row(members: Sequence[GroupTotal], amounts: FullAmounts) -> Row:
    sums = (amounts.text(total(getattr(one, money) for one in members)) for money in _MONEY)
    count = sum(one.processes for one in members)
    return Row(label="All with a cost", cells=(str(count), *sums), style="total")


def _finding(context: Context, groups: Sequence[GroupTotal]) -> str:
    functions = [one for one in groups if one.kind is GroupKind.FUNCTION]
    gained = total(one.net_saving for one in functions if one.net_saving > 0)
    best = max(functions, key=lambda one: one.net_saving, default=None)
    if best is None or len(functions) == 1 or best.net_saving <= 0:
        return "The money by function, class, place and wave"
    share = context.formats.percent(float(best.net_saving / gained))
    who = f"{clipped(best.label, 40)} brings" if best.key else _WITHOUT[best.processes == 1]
    return f"{who} {share} of all that is saved"
