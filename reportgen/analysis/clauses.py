"""Clauses for the contract, by tier, kind of work, facts and law, each once and with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.analysis.occasions import Setting, calling_fact, is_called_for, without_replaced
from reportgen.analysis.regimes import AppliedRegime
from reportgen.analysis.wording import joined
from reportgen.knowledge.contract_facts import Clause
from reportgen.model.contract import ClauseDuty

_OF_THE_LAW = "law/"


def checklist_of(
    setting: Setting, regimes: Sequence[AppliedRegime], clauses: Mapping[str, Clause]
) -> tuple[tuple[ClauseDuty, tuple[str, ...]], ...]:
    """Return the clauses a contract needs, each with the labels of the regimes that ask for it.

    A regime's wish for what a clause of the catalogue covers joins that clause; one that none covers stands alone.
    """
    asked = _wishes(regimes)
    called = without_replaced(
        one
        for one in clauses.values()
        if is_called_for(one.occasion, setting) or not asked.keys().isdisjoint(one.covers)
    )
    instead = _stand_ins(called, clauses)
    labels: dict[str, list[str]] = {}
    for one in clauses.values():
        for wish in one.covers:
            labels.setdefault(instead.get(one.id, one.id), []).extend(asked.get(wish, ()))
    known = {wish for one in clauses.values() for wish in one.covers}
    listed = [_duty(one, _once(labels.get(one.id, ()), regimes), setting) for one in called]
    alone = [_of_the_law(wish, tuple(asked[wish])) for wish in asked if wish not in known]
    return (*listed, *alone)


def titles_of(checklist: Sequence[tuple[ClauseDuty, tuple[str, ...]]]) -> tuple[str, ...]:
    """Return the titles, with the regimes in brackets where law asks for a clause."""
    return tuple(f"{duty.title} ({', '.join(labels)})" if labels else duty.title for duty, labels in checklist)


def _wishes(regimes: Sequence[AppliedRegime]) -> Mapping[str, list[str]]:
    """Return the labels of the regimes by the clause that each names, in their order."""
    found: dict[str, list[str]] = {}
    for one in regimes:
        for clause in one.regime.clauses:
            found.setdefault(clause, []).append(one.regime.label)
    return found


def _stand_ins(called: Sequence[Clause], clauses: Mapping[str, Clause]) -> Mapping[str, str]:
    """Return for each clause that was replaced the one that stands in its place."""
    return {name: one.id for one in called for name in one.replaces if name in clauses}


def _once(labels: Sequence[str], regimes: Sequence[AppliedRegime]) -> tuple[str, ...]:
    return tuple(one.regime.label for one in regimes if one.regime.label in labels)


def _duty(clause: Clause, labels: tuple[str, ...], setting: Setting) -> tuple[ClauseDuty, tuple[str, ...]]:
    added = (setting.filled(text) for fact, text in clause.adds.items() if fact in setting.facts)
    duty = ClauseDuty(
        id=clause.id,
        title=setting.filled(clause.title),
        asks=" ".join((_asked(clause, setting), *added)),
        because=_because(clause, labels, setting),
    )
    return duty, labels


def _asked(clause: Clause, setting: Setting) -> str:
    """Return what a clause asks for: by the first fact that words it otherwise, else by the tier."""
    by_fact = next((text for fact, text in clause.asks_where.items() if fact in setting.facts), "")
    return setting.filled(by_fact) if by_fact else setting.text_at(clause.asks, clause.asks_at)


def _because(clause: Clause, labels: tuple[str, ...], setting: Setting) -> str:
    """Return why a clause is on the list: a fact that calls for it, else what it prevents; then the law."""
    is_by_tier = setting.has_reached(clause.occasion.lowest_tier)
    why = calling_fact(clause.occasion, setting) or clause.reason
    if not labels:
        return why
    law = f"{joined(labels)} {'asks' if len(labels) == 1 else 'ask'} for it"
    return f"{law}: {why}" if not is_by_tier else f"{why}, and {law}"


def _of_the_law(wish: str, labels: tuple[str, ...]) -> tuple[ClauseDuty, tuple[str, ...]]:
    verb = "asks" if len(labels) == 1 else "ask"
    duty = ClauseDuty(
        id=f"{_OF_THE_LAW}{wish}",
        title=wish,
        asks=f"The contract holds what {joined(labels)} {verb} for under this heading.",
        because=f"{joined(labels)} {verb} for it",
    )
    return duty, labels
