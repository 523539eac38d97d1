"""The portfolio's money by function, class, place and wave; the groups of each kind sum to the portfolio."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.model.portfolio_groups import GroupKind, GroupTotal
from reportgen.model.verdict import NotAssessed

_Key = tuple[str, str]
STAYS = ("", "Stays where it is")


def groups_of(processes: Sequence[ProcessAssessment]) -> tuple[GroupTotal, ...]:
    """Sum the processes that have a cost, by each kind of group, in the order of the keys."""
    return tuple(group for kind, key in _KEYS.items() for group in _of_kind(kind, key, processes))


def key_of(kind: GroupKind, one: ProcessAssessment) -> _Key:
    """Return the key and the label of the group that a process belongs to."""
    return _KEYS[kind](one)


def _of_kind(
    kind: GroupKind, key: Callable[[ProcessAssessment], _Key], processes: Sequence[ProcessAssessment]
) -> list[GroupTotal]:
    members: dict[_Key, dict[str, MoneyCase]] = {}
    for one in processes:
        if isinstance(one.cost.case, MoneyCase):
            members.setdefault(key(one), {})[one.process.id] = one.cost.case
    return [_total(kind, found, members[found]) for found in sorted(members, key=lambda one: (one == STAYS, one))]


def _total(kind: GroupKind, key: _Key, members: Mapping[str, MoneyCase]) -> GroupTotal:
    cases = members.values()
    return GroupTotal(
        kind=kind,
        key=key[0],
        label=key[1],
        processes=len(members),
        process_ids=tuple(members),
        baseline_annual=total(case.baseline_annual for case in cases),
        outsourced_annual=total(case.outsourced_annual for case in cases),
        one_off=total(case.one_off for case in cases),
        net_saving=total(case.net_saving for case in cases),
        npv=total(case.npv for case in cases),
    )


def _function(one: ProcessAssessment) -> _Key:
    name = (one.process.function or "").strip()
    return (name, name) if name else ("", "No function given")


def _class(one: ProcessAssessment) -> _Key:
    nature = one.classification.nature
    return ("", "Not classed") if isinstance(nature, NotAssessed) else (nature.value, nature.value)


def _place(one: ProcessAssessment) -> _Key:
    if not one.sourcing.wave:
        return STAYS
    return one.sourcing.place.value, one.sourcing.place.value.capitalize()


def _wave(one: ProcessAssessment) -> _Key:
    return (str(one.sourcing.wave), f"Wave {one.sourcing.wave}") if one.sourcing.wave else STAYS


_KEYS: Mapping[GroupKind, Callable[[ProcessAssessment], _Key]] = {
    GroupKind.FUNCTION: _function,
    GroupKind.CLASS: _class,
    GroupKind.PLACE: _place,
    GroupKind.WAVE: _wave,
}
