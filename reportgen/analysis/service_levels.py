"""What is measured in a service, how, what is expected, and what follows a miss."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from reportgen.analysis.occasions import Setting, calling_fact, fitting, kinds
from reportgen.analysis.tiers import TIERS
from reportgen.knowledge.contract_facts import Level
from reportgen.knowledge.facts import Knowledge
from reportgen.model.contract import ServiceLevel
from reportgen.model.engagement import Process

_ALWAYS = 2
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a level is fitted to beside tier, kind of work and facts."""

    function: str
    words: tuple[str, ...]
    model: str


def service_levels_of(
    setting: Setting, process: Process, price_model: str, knowledge: Knowledge
) -> tuple[ServiceLevel, ...]:
    """Return 3 to 6 levels: of each topic the first that fits, as many as the tier calls for.

    Mixed work takes levels of both kinds in turn, the side it leans to first. Levels that facts, function or price
    model call for stand before those that fit any process of the kind.
    """
    work = _Work(
        function=(process.function or "").strip().casefold(),
        words=tuple(_WORDS.findall(process.name.casefold())),
        model=price_model,
    )
    able = [one for one in fitting(knowledge.contracts.levels, setting) if _fits(one, work)]
    by_kind = [[one for one in able if one.occasion.emphasis == kind] for kind in kinds(setting.nature)]
    in_turn = chain.from_iterable(zip_longest(*(_first_of_each_topic(side) for side in by_kind)))
    most = round(knowledge.threshold(f"levels_{setting.tier.value}"))
    mixed = [one for one in in_turn if one is not None]
    escalation = _escalation(setting, knowledge)
    return tuple(_level(one, setting, escalation) for one in mixed[:most])


def _fits(one: Level, work: _Work) -> bool:
    return (
        (not one.functions or work.function in one.functions)
        and (not one.words or any(word.startswith(one.words) for word in work.words))
        and (not one.models or work.model in one.models)
    )


def _first_of_each_topic(able: Sequence[Level]) -> list[Level]:
    """Return the first of each topic: the two that open the list, then what is particular, then the rest."""
    found: dict[str, Level] = {}
    for one in able:
        found.setdefault(one.topic, one)
    first, rest = list(found.values())[:_ALWAYS], list(found.values())[_ALWAYS:]
    return [*first, *sorted(rest, key=lambda one: not _is_particular(one))]


def _is_particular(one: Level) -> bool:
    return bool(one.occasion.when or one.occasion.needs or one.functions or one.words or one.models)


def _escalation(setting: Setting, knowledge: Knowledge) -> str:
    by_tier = knowledge.contracts.escalations
    reached = [by_tier[tier.value] for tier in TIERS[: TIERS.index(setting.tier) + 1] if tier.value in by_tier]
    return reached[-1] if reached else ""


def _level(one: Level, setting: Setting, escalation: str) -> ServiceLevel:
    return ServiceLevel(
        id=one.id,
        name=one.name,
        target=f"{setting.filled(one.target)} ({one.basis_of_target})",
        measured=one.measured,
        miss=f"{one.miss}; {escalation}" if escalation else one.miss,
        because=calling_fact(one.occasion, setting) or one.reason,
    )
