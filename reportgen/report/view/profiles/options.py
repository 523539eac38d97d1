"""The options of one process side by side: as is, improved, automated, as recommended, and elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import is_apart
from reportgen.model.business_case import Option, OptionKind
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Point
from reportgen.report.view.profiles.notes import Note
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import MISSING, Formats, MoneyScale, all_of, in_words, sentence_start

_TENFOLD = 10
_NO_MARKET = "G5"
_APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """A way to run the process and its money.

    `style` is "chosen" for the recommendation, "apart" for a way priced by the assumptions beside a quote, or "".
    """

    name: str
    annual: str
    saving: str
    one_off: str
    npv: str
    payback: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionList:
    """Ways to run a process, in the order they are printed, the most telling ones first to be kept, and their unit.

    Those at the places `always` are never left out; `better` are the places of those better than the recommended one,
    the best first.
    """

    unit: str
    rows: tuple[OptionRow, ...]
    by_worth: tuple[int, ...]
    always: frozenset[int]
    better: tuple[int, ...]

    def first(self, count: int, better: int) -> tuple[OptionRow, ...]:
        """Return the most telling rows, and of those better than the recommended one so many, in the list's order."""
        kept = self._kept(count, better)
        return tuple(row for place, row in enumerate(self.rows) if place in kept)

    def left_out(self, count: int, better: int) -> tuple[int, int]:
        """Return how many rows are left out, and how many of those are better than the recommended one."""
        kept = self._kept(count, better)
        return len(self.rows) - len(kept), len(kept.union(self.better)) - len(kept)

    def _kept(self, count: int, better: int) -> frozenset[int]:
        return self.always.union(self.better[:better], self.by_worth[:count])


def options_of(context: Context, one: ProcessAssessment) -> OptionList:
    """List the ways to run a process; none where it carries no cost.

    The most telling are the cost as it is, the recommendation and sourcing, of which the finding tells where the work
    stays, then the others by their net present value.
    """
    options = one.cost.options
    if isinstance(one.cost.case, NotAssessed) or not options:
        return OptionList(unit="", rows=(), by_worth=(), always=frozenset(), better=())
    scale = option_scale(context.formats, options)
    better = (place for place, option in enumerate(options) if _is_better(option, options))
    return OptionList(
        unit=scale.unit,
        rows=tuple(_row(context.formats, option, one, scale) for option in options),
        by_worth=tuple(sorted(range(len(options)), key=lambda place: _worth(options[place], place))),
        always=frozenset(place for place, option in enumerate(options) if option.is_recommended or _is_as_is(option)),
        better=tuple(sorted(better, key=lambda place: (-options[place].case.npv, place))),
    )


def better_options(one: ProcessAssessment) -> tuple[Option, ...]:
    """Return the ways to run a process that bring more than the recommended one in net present value."""
    return tuple(option for option in one.cost.options if _is_better(option, one.cost.options))


def more_options(context: Context, left_out: int, better: int) -> Note | None:
    """Say how many options a profile has no room for, how many of them are better than the recommended one, and where.

    Better is in net present value, as a profile prints it; the table of all options has the net saving. None where it
    has room for all.
    """
    if not left_out:
        return None
    share = all_of(better) if better == left_out > 1 else in_words(better)
    told = in_words(left_out)
    if better:
        told += f", {'' if left_out == 1 else f'{share} '}better in NPV; net savings"
    where = context.numbering.ways
    line = Point(
        mark="", lead="", text=f"{told}{'' if better else ','} in{'' if where else f' {context.selection.whole}'}"
    )
    return Note(title="More options:", lines=(line,), link=where)


def apart_note(rows: Sequence[OptionRow]) -> str:
    """Say which of the options printed do not compare with the recommended one; "" where all do."""
    is_said = any(row.style == _APART for row in rows)
    return "In italics: priced by the assumptions beside a quote, so do not compare." if is_said else ""


def profile_scale(context: Context, one: ProcessAssessment) -> MoneyScale | None:
    """Return the unit of a process's profile, which is that of its table of options; None where it has none."""
    has_table = not isinstance(one.cost.case, NotAssessed) and one.cost.options
    return option_scale(context.formats, one.cost.options) if has_table else None


def option_scale(formats: Formats, options: Sequence[Option]) -> MoneyScale:
    """Return the unit in which the yearly costs of the options have two digits at least, so that they differ."""
    return formats.scale_for([max(option.case.outsourced_annual for option in options) / _TENFOLD])


def _is_as_is(option: Option) -> bool:
    return option.kind is OptionKind.AS_IS


def _is_better(option: Option, options: Sequence[Option]) -> bool:
    """Return whether an option brings more than the recommended one in net present value."""
    return option.case.npv > next(one.case.npv for one in options if one.is_recommended)


def _worth(option: Option, place: int) -> tuple[int, Decimal, int]:
    first = option.is_recommended or option.kind in {OptionKind.AS_IS, OptionKind.SOURCED}
    return (0 if first else 1, Decimal(0) if first else -option.case.npv, place)


def _row(formats: Formats, option: Option, one: ProcessAssessment, scale: MoneyScale) -> OptionRow:
    case, as_is = option.case, option.kind is OptionKind.AS_IS
    saving = case.baseline_annual - case.outsourced_annual
    share = formats.percent(float(saving / case.baseline_annual)) if case.baseline_annual else MISSING
    return OptionRow(
        name=sentence_start(option.label),
        annual=scale.text(case.outsourced_annual),
        saving=MISSING if as_is else share,
        one_off=MISSING if as_is else scale.text(case.one_off),
        npv=MISSING if as_is else scale.text(case.npv),
        payback=MISSING if as_is else _years(formats, case.payback_years),
        style="chosen" if option.is_recommended else _APART if is_apart(option, one) else "",
    )


def _years(formats: Formats, payback: float | NotAssessed) -> str:
    return "none" if isinstance(payback, NotAssessed) else formats.number(payback, 1)


def _has_no_market(one: ProcessAssessment) -> bool:
    """Return whether no credible provider is known, so that a price stands for what the work should cost at one."""
    return any(gate.id == _NO_MARKET for gate in one.sourcing.gates)


def money_finding(formats: Formats, one: ProcessAssessment) -> str:
    """Say in a line what the money says about the recommendation."""
    case = one.cost.case
    if isinstance(case, NotAssessed):
        return ""
    saving = case.baseline_annual - case.outsourced_annual
    if is_sourced(one):
        verb = "saves" if saving >= 0 else "costs"
        more = "" if saving >= 0 else " more"
        return f"The recommended option {verb} {formats.compact(abs(saving))}{more} in a steady year"
    if isinstance(one.cost.what_if, MoneyCase):
        other = one.cost.what_if.npv
        word = "bring" if other >= 0 else "cost"
        why = "no provider is known" if _has_no_market(one) else "not recommended"
        return f"Sourced, it would {word} {formats.compact(abs(other))} in NPV; {why}"
    return "The work stays, and so does its cost"
