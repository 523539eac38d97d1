"""The verdicts by function: how many processes move, wait and stay, what they cost, and what is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import ZERO, total
from reportgen.report.figures.part_bar import part_bar
from reportgen.report.view.context import Context
from reportgen.report.view.money.apportioned import apportioned
from reportgen.report.view.money.staying import moved_today
from reportgen.report.view.parts import Caption
from reportgen.report.view.summary import Summary, baseline_of, cost_of
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import MISSING, Formats, MoneyScale, all_of, counted, sentence_start

_CONDENSED = 2  # processes a function on average; with fewer the table would say again what the verdicts say
_MOST = 20  # functions listed one by one, about half a page
_NAME_LIMIT, _TITLE_LIMIT = 60, 40
_WITHOUT = "No function given"
_BAR_MM = 20.0

_Members = Sequence[ProcessAssessment]
_Fates = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionRow:
    """A function; `counts` are all its processes, then those of each verdict; `moving` is what moves of its cost."""

    name: str
    counts: tuple[str, ...]
    cost: str
    bar: Markup
    moving: str
    saving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionTable:
    """The functions, the dearest first, and last all of them; without `has_money` the amounts are left out."""

    caption: Caption
    heads: tuple[str, ...]
    unit: str
    has_money: bool
    rows: tuple[FunctionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Function:
    """The processes of a function, which cost money in a currency."""

    name: str
    members: _Members
    currency: str

    @property
    def moving(self) -> list[ProcessAssessment]:
        return [one for one in self.members if one.sourcing.moves]

    @property
    def moved(self) -> Decimal:
        """Return what the work that moves costs a year, of processes sourced in part that part."""
        return moved_today(self.moving, self.currency)

    @property
    def saving(self) -> Decimal:
        return total(one.cost.case.net_saving for one in self.moving if isinstance(one.cost.case, MoneyCase))


def function_table(context: Context, summary: Summary) -> FunctionTable | None:
    """Sum up the verdicts by function; None where no function, too many of them or only one verdict is given."""
    processes, fates = context.assessment.processes, _fates(summary)
    functions = _functions(processes, context.assessment.engagement.currency)
    if min(len(functions), len(fates)) <= 1 or len(functions) * _CONDENSED > len(processes):
        return None
    listed = _listed(functions)
    scale = _scale(context.formats, listed)
    has_money = summary.baseline is not None
    years = counted(context.assessment.engagement.horizon_years, "year")
    of_money = f" Cost today in {scale.unit}; dark: of the work that moves. Net saving over {years}, after everything."
    money = of_money if has_money else ""
    return FunctionTable(
        caption=context.numbering.table(
            _finding(context, functions), f"Processes by verdict; source in part counts as source.{money}"
        ),
        heads=tuple(fates),
        unit=scale.unit,
        has_money=has_money,
        rows=_rows(context, listed, fates, scale),
    )


def _scale(formats: Formats, functions: Sequence[_Function]) -> MoneyScale:
    """Choose the unit by what the functions cost, or the one below where a column would not add up in it."""
    costs, moved = [cost_of(one.members) for one in functions], [one.moved for one in functions]
    return formats.adding(formats.scale_for(filter(None, costs)), (costs, moved, [one.saving for one in functions]))


def _fates(summary: Summary) -> _Fates:
    """Return the rows of the workbook that have each verdict, of the verdicts that occur."""
    fates = {
        "Source": summary.sourced,
        "Fix first": summary.to_stabilise,
        "Assess": summary.to_assess,
        "Retain": summary.retained,
    }
    return {head: frozenset(one.process.row for one in members) for head, members in fates.items() if members}


def _functions(processes: _Members, currency: str) -> list[_Function]:
    """Gather the processes by function, the dearest first, those without one last; none where no function is given."""
    members: dict[str, list[ProcessAssessment]] = {}
    for one in processes:
        members.setdefault((one.process.function or "").strip(), []).append(one)
    if members.keys() == {""}:
        return []
    found = [_Function(name=name or _WITHOUT, members=some, currency=currency) for name, some in members.items()]
    return sorted(found, key=lambda one: (one.name == _WITHOUT, -cost_of(one.members), -len(one.members), one.name))


def _listed(functions: Sequence[_Function]) -> list[_Function]:
    """Return the functions one by one, of very many the last together."""
    if len(functions) <= _MOST:
        return [*functions]
    others = functions[_MOST - 1 :]
    together = [one for function in others for one in function.members]
    name, currency = f"{len(others)} other functions", functions[0].currency
    return [*functions[: _MOST - 1], _Function(name=name, members=together, currency=currency)]


def _finding(context: Context, functions: Sequence[_Function]) -> str:
    named = [one for one in functions if one.name != _WITHOUT and one.moving]
    if not named:
        return "No function has work that is ready to move"
    most = max(named, key=lambda one: (one.moved, len(one.moving)))
    name, moved = clipped(most.name, _TITLE_LIMIT), most.moved
    if len(named) == 1:
        return f"All that moves is in {name}" if all(one is most for one in functions if one.moving) else _share(most)
    if not moved:
        return _share(most)
    together = cost_of(most.members)
    of_all = f"all of its {context.formats.compact(together)}"
    told = of_all if moved == together else f"{context.formats.compact(moved)} of {context.formats.compact(together)}"
    return f"Most moves in {name}: {told} a year"


def _share(most: _Function) -> str:
    moving, whole = len(most.moving), len(most.members)
    some = all_of(whole, "processes") if moving == whole else f"{moving} of {whole} processes"
    return sentence_start(f"{some} of {clipped(most.name, _TITLE_LIMIT)} {'moves' if moving == 1 else 'move'}")


def _rows(
    context: Context, functions: Sequence[_Function], fates: _Fates, scale: MoneyScale
) -> tuple[FunctionRow, ...]:
    """Return a row for each function and one for all, in amounts that add up as printed."""
    currency = context.assessment.engagement.currency
    everything = _Function(name="All processes", members=context.assessment.processes, currency=currency)
    rows = (*functions, everything)
    most = float(max((cost_of(one.members) for one in functions), default=ZERO))
    columns = (
        _added_up([cost_of(one.members) for one in rows], scale),
        _added_up([one.moved for one in rows], scale),
        _added_up([one.saving for one in rows], scale),
    )
    return tuple(
        _row(context, one, fates, amounts, most if one is not everything else 0.0)
        for one, amounts in zip(rows, zip(*columns, strict=True), strict=True)
    )


def _added_up(amounts: Sequence[Decimal], scale: MoneyScale) -> Iterator[str]:
    """Write amounts, the last of which is the sum of the others, so that they add up as printed."""
    *parts, whole = (amount / scale.divisor for amount in amounts)
    rounded = apportioned(parts, whole, decimals=scale.decimals)
    return (scale.text(amount * scale.divisor) for amount in (*rounded, whole))


def _row(context: Context, one: _Function, fates: _Fates, amounts: Sequence[str], most: float) -> FunctionRow:
    cost, moving, saving = amounts
    is_known, moves = (any(baseline_of(member) is not None for member in some) for some in (one.members, one.moving))
    counts = [sum(member.process.row in fate for member in one.members) for fate in fates.values()]
    return FunctionRow(
        name=clipped(one.name, _NAME_LIMIT),
        counts=(str(len(one.members)), *(str(count) if count else MISSING for count in counts)),
        cost=cost if is_known else MISSING,
        bar=_bar(context, one, f"{moving} of {cost} moves", most) if is_known and most else Markup(),
        moving=moving if moves else MISSING,
        saving=saving if moves else MISSING,
    )


def _bar(context: Context, one: _Function, text: str, most: float) -> Markup:
    part, whole = float(one.moved), float(cost_of(one.members))
    return part_bar(part, whole, most, text, context.palette, width=_BAR_MM).svg
