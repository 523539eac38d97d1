"""The options of one process side by side: as is, improved, automated, as recommended, and elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Option, OptionKind
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import MISSING, Formats, MoneyScale, sentence_start

_TENFOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """A way to run the process and its money; `chosen` marks the recommendation."""

    name: str
    annual: str
    saving: str
    one_off: str
    npv: str
    payback: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionList:
    """Ways to run a process, in the order they are printed, the most telling ones first to be kept, and their unit."""

    unit: str
    rows: tuple[OptionRow, ...]
    by_worth: tuple[int, ...]

    def first(self, count: int) -> tuple[OptionRow, ...]:
        """Return the most telling rows, in the order of the list."""
        kept = set(self.by_worth[:count])
        return tuple(row for place, row in enumerate(self.rows) if place in kept)


def options_of(context: Context, one: ProcessAssessment) -> OptionList:
    """List the ways to run a process; none where it carries no cost.

    The most telling are the cost as it is, the recommendation and sourcing, of which the finding tells where the work
    stays, then the others by their net present value.
    """
    options = one.cost.options
    if isinstance(one.cost.case, NotAssessed) or not options:
        return OptionList(unit="", rows=(), by_worth=())
    scale = option_scale(context.formats, options)
    return OptionList(
        unit=scale.unit,
        rows=tuple(_row(context.formats, option, scale) for option in options),
        by_worth=tuple(sorted(range(len(options)), key=lambda place: _worth(options[place], place))),
    )


def profile_scale(context: Context, one: ProcessAssessment) -> MoneyScale | None:
    """Return the unit of a process's profile, which is that of its table of options; None where it has none."""
    has_table = not isinstance(one.cost.case, NotAssessed) and one.cost.options
    return option_scale(context.formats, one.cost.options) if has_table else None


def option_scale(formats: Formats, options: Sequence[Option]) -> MoneyScale:
    """Return the unit in which the yearly costs of the options have two digits at least, so that they differ."""
    return formats.scale_for([max(option.case.outsourced_annual for option in options) / _TENFOLD])


def _worth(option: Option, place: int) -> tuple[int, Decimal, int]:
    first = option.is_recommended or option.kind in {OptionKind.AS_IS, OptionKind.SOURCED}
    return (0 if first else 1, Decimal(0) if first else -option.case.npv, place)


def _row(formats: Formats, option: Option, scale: MoneyScale) -> OptionRow:
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
        style="chosen" if option.is_recommended else "",
    )


def _years(formats: Formats, payback: float | NotAssessed) -> str:
    return "none" if isinstance(payback, NotAssessed) else formats.number(payback, 1)


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
        return f"Sourced, it would {word} {formats.compact(abs(other))} in NPV; not recommended"
    return "The work stays, and so does its cost"
