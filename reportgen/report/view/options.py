"""The options of one process side by side: as is, as recommended, and what was not recommended."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import Form, NotAssessed
from reportgen.report.formats import Formats, MoneyScale, sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.money.processes import payback_text
from reportgen.report.view.wording import PLACE, is_sourced

_FORM = {
    Form.THIRD_PARTY: "Third party",
    Form.JOINT: "Joint organisation",
    Form.CAPTIVE: "Captive centre",
    Form.IN_HOUSE: "In-house team",
}


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


def options_of(context: Context, one: ProcessAssessment) -> tuple[tuple[OptionRow, ...], str]:
    """List the ways to run a process, and the unit their money is in; nothing where it carries no cost."""
    case = one.cost.case
    if isinstance(case, NotAssessed):
        return (), ""
    what_if = one.cost.what_if if isinstance(one.cost.what_if, MoneyCase) else None
    amounts = [case.baseline_annual, case.outsourced_annual, *([what_if.outsourced_annual] if what_if else [])]
    scale = context.formats.scale_for(amounts)
    as_is = OptionRow(
        name="As is",
        annual=scale.text(case.baseline_annual),
        saving="–",
        one_off="–",
        npv="–",
        payback="–",
        style="" if is_sourced(one) else "chosen",
    )
    rows = [as_is]
    if is_sourced(one):
        rows.append(_option(context.formats, _chosen_name(one), case, scale, style="chosen"))
    if what_if is not None:
        name = sentence_start(one.cost.what_if_label or "the option not recommended")
        rows.append(_option(context.formats, name, what_if, scale, style=""))
    return tuple(rows), scale.unit


def _chosen_name(one: ProcessAssessment) -> str:
    return f"{_FORM[one.sourcing.form]}, {PLACE[one.sourcing.place]}"


def _option(formats: Formats, name: str, case: MoneyCase, scale: MoneyScale, *, style: str) -> OptionRow:
    saving = case.baseline_annual - case.outsourced_annual
    share = formats.percent(float(saving / case.baseline_annual)) if case.baseline_annual else "–"
    return OptionRow(
        name=name,
        annual=scale.text(case.outsourced_annual),
        saving=share,
        one_off=scale.text(case.one_off),
        npv=scale.text(case.npv),
        payback=payback_text(formats, case.payback_years),
        style=style,
    )


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
