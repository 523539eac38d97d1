"""The nodes of the people whose work moves, of those who stay to steer it, and of the size of each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.assumptions import class_parameter
from reportgen.analysis.money.groups import key_of
from reportgen.analysis.scales import Scales
from reportgen.analysis.tracing.formulas import added, by_rule, counted, multiplied
from reportgen.analysis.tracing.givens import field_given, threshold_given
from reportgen.analysis.tracing.shared import shared
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.model.assessment import Assessment
from reportgen.model.business_case import Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.portfolio_groups import HeadcountLine
from reportgen.model.trace import FigureId, Given, Node

_RULE = "6.10"
_ROLES = "7"


def people_nodes(assessment: Assessment, subjects: Sequence[Subject]) -> Iterator[Node]:
    """Yield the full-time equivalents whose work moves, by wave and country."""
    people, moving = assessment.portfolio.people, [one for one in subjects if one.one.sourcing.moves]
    if people is None:
        return
    yield from (field_given(one, "fte") for one in moving if one.process.fte is not None)
    for place, line in enumerate(people.by_wave):
        yield from _line(f"people.by_wave[{place}]", line, [one for one in moving if _is_of(one, line)])
    lines = [FigureId(SHARED, f"people.by_wave[{place}].fte") for place in range(len(people.by_wave))]
    yield shared("people.affected", "People affected", people.affected, added(lines), unit="people", rule=_RULE)
    without = counted(one.id("given.name") for one in moving if one.process.fte is None)
    label = "Moving processes without a headcount"
    yield shared("people.without_headcount", label, people.without_headcount, without, unit="processes", rule=_RULE)


def _is_of(one: Subject, line: HeadcountLine) -> bool:
    sourcing = one.one.sourcing
    here = (sourcing.wave, sourcing.place, sourcing.location)
    return one.process.fte is not None and here == (line.wave, line.place, line.country)


def _line(base: str, line: HeadcountLine, members: Sequence[Subject]) -> Iterator[Node]:
    where = f"wave {line.wave}, {line.country_name or 'at home'}"
    moved = added(multiplied(one.id("given.fte"), one.id("sourcing.sourced_share")) for one in members)
    count = counted(one.id("given.fte") for one in members)
    yield shared(f"{base}.wave", f"Wave of {where}", line.wave, members[0].id("sourcing.wave"), rule=_RULE)
    yield shared(f"{base}.processes", f"Processes: {where}", line.processes, count, unit="processes", rule=_RULE)
    yield shared(f"{base}.fte", f"People: {where}", line.fte, moved, unit="people", rule=_RULE)


def group_nodes(assessment: Assessment, subjects: Sequence[Subject]) -> Iterator[Node]:
    """Yield how many processes each group of the money has."""
    costed = [one for one in subjects if isinstance(one.one.cost.case, MoneyCase)]
    for place, group in enumerate(assessment.portfolio.groups):
        members = [one.id("given.name") for one in costed if key_of(group.kind, one.one) == (group.key, group.label)]
        path, label = f"groups[{place}].processes", f"Processes: {group.label}"
        yield shared(path, label, group.processes, counted(members), unit="processes", rule=_RULE)


def retained_nodes(
    assessment: Assessment, subjects: Sequence[Subject], scales: Scales, parameters: Mapping[str, Given]
) -> Iterator[Node]:
    """Yield the people that the client keeps to steer what has moved."""
    oversight = assessment.portfolio.oversight
    roles = oversight.retained if oversight else ()
    if not roles:
        return
    moving = [one for one in subjects if one.one.sourcing.moves and _has_price(one)]
    shares = dict.fromkeys(class_parameter("retained_team_share", one.judgement.ruling.nature.kind) for one in moving)
    names = (*shares, "contract_management_share", "manager_pay_ratio")
    given = [parameters[name] for name in names if name in parameters]
    least = threshold_given("least_role", scales.knowledge)
    yield from (*given, least)
    premises = (*(one.id("cost.price.annual") for one in moving), *(one.id for one in given), least.id)
    note = "Charges of a steady year × share of charges / yearly cost of one person; posts too small are joined."
    for place, role in enumerate(roles):
        path = f"oversight.retained[{place}].fte"
        yield shared(path, role.role, role.fte, by_rule(*premises), unit="people", rule=_ROLES, note=note)


def _has_price(one: Subject) -> bool:
    return isinstance(one.one.cost.price, Price) and isinstance(one.one.cost.case, MoneyCase)
