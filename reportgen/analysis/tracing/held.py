"""The nodes of how the portfolio is held: what each place or bundle has of it, and the register of measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.analysis.holdings import is_critical, is_sensitive
from reportgen.analysis.scales import Scales
from reportgen.analysis.tracing.expressions import over
from reportgen.analysis.tracing.formulas import added, counted, multiplied, to_minor_unit
from reportgen.analysis.tracing.givens import field_given, rating_given
from reportgen.analysis.tracing.shared import shared
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.model.assessment import Assessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import PersonalData
from reportgen.model.oversight import Holding
from reportgen.model.trace import Expression, FigureId, Node
from reportgen.model.verdict import NotAssessed

_RULE = "7"
_STATES = {
    "in_place": "in place",
    "to_show": "to be shown anew",
    "partial": "partly in place",
    "missing": "missing",
}
_WHOLE = {kind: FigureId(SHARED, f"working.whole.{kind}") for kind in ("spend", "critical", "data")}


def holding_nodes(assessment: Assessment, subjects: Sequence[Subject], scales: Scales) -> Iterator[Node]:
    """Yield what each place and bundle holds, of spend, of critical work and of sensitive data."""
    oversight = assessment.portfolio.oversight
    if oversight is None or not oversight.holdings:
        return
    yield from _whole(subjects, scales)
    by_id = {one.process.id: one for one in subjects}
    for place, holding in enumerate(oversight.holdings):
        members = [by_id[name] for name in holding.process_ids]
        yield from _holding(f"oversight.holdings[{place}]", holding, members, scales.engagement.currency)


def _whole(subjects: Sequence[Subject], scales: Scales) -> Iterator[Node]:
    """Yield what all processes together have, and the cells that say so."""
    for one in subjects:
        if _is_critical(one):
            yield rating_given(one, "business_criticality")
        if _is_sensitive(one):
            yield _data(one)
    costed, currency = [one for one in subjects if _has_cost(one)], scales.engagement.currency
    spend = added(one.id("cost.baseline_annual") for one in costed)
    value = sum(one.one.cost.case.baseline_annual for one in costed if isinstance(one.one.cost.case, MoneyCase))
    yield shared(_WHOLE["spend"].path, "Known yearly cost of all processes", value, spend, unit=currency, rule=_RULE)
    critical, data = [one for one in subjects if _is_critical(one)], [one for one in subjects if _is_sensitive(one)]
    found = ("critical", "Critical processes", critical), ("data", "Processes with personal or restricted data", data)
    for kind, label, ones in found:
        yield shared(_WHOLE[kind].path, label, len(ones), _counted(kind, ones), unit="processes", rule=_RULE)


def _holding(base: str, one: Holding, members: Sequence[Subject], currency: str) -> Iterator[Node]:
    if not isinstance(one.spend, NotAssessed):
        spend = added(_moved(each, currency) for each in members if _has_cost(each))
        yield shared(f"{base}.spend", f"Spend held by {one.name}", one.spend, spend, unit=currency, rule=_RULE)
    shares = (
        ("spend", "spend", one.spend_share, FigureId(SHARED, f"{base}.spend")),
        ("critical", "critical processes", one.critical_share, _counted("critical", members)),
        ("data", "processes with personal or restricted data", one.data_share, _counted("data", members)),
    )
    for kind, words, value, part in shares:
        if not isinstance(value, NotAssessed):
            path, label = f"{base}.{kind}_share", f"Share of {words} held by {one.name}"
            yield shared(path, label, value, over(part, _WHOLE[kind]), unit="share", rule=_RULE)


def _counted(kind: str, ones: Sequence[Subject]) -> Expression:
    if kind == "critical":
        return counted(one.id("given.business_criticality") for one in ones if _is_critical(one))
    return counted(_data(one).id for one in ones if _is_sensitive(one))


def _moved(one: Subject, currency: str) -> Expression:
    """Return the part of a process's yearly cost that moves."""
    return to_minor_unit(multiplied(one.id("cost.baseline_annual"), one.id("sourcing.sourced_share")), currency)


def _has_cost(one: Subject) -> bool:
    return isinstance(one.one.cost.case, MoneyCase)


def _is_critical(one: Subject) -> bool:
    return is_critical(one.judgement.judged.used)


def _is_sensitive(one: Subject) -> bool:
    return is_sensitive(one.process, one.judgement.judged.used)


def _data(one: Subject) -> Node:
    """Return the cell that says that a process has personal or restricted data."""
    if one.process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}:
        return field_given(one, "personal_data")
    return rating_given(one, "data_sensitivity")


def register_nodes(assessment: Assessment, subjects: Sequence[Subject]) -> Iterator[Node]:
    """Yield for each measure of the register in how many processes it is in each state."""
    oversight = assessment.portfolio.oversight
    held: dict[tuple[str, str], list[FigureId]] = {}
    for one in subjects:
        for place, duty in enumerate(one.one.security.controls):
            held.setdefault((duty.id, duty.state), []).append(one.id(f"security.controls[{place}].maturity"))
    for place, row in enumerate(oversight.register if oversight else ()):
        for state, words in _STATES.items():
            path, label = f"oversight.register[{place}].{state}", f"{row.name}: {words}"
            found = counted(held.get((row.control, state), ()))
            yield shared(path, label, getattr(row, state), found, unit="processes", rule=_RULE)
