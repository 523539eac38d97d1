"""Which entries of the contract catalogues a process calls for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reportgen.analysis.nature import Nature
from reportgen.analysis.tiers import TIERS
from reportgen.knowledge.occasions import NO_TIER, Occasion
from reportgen.model.verdict import NatureClass, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What decides which entries a process calls for; `words` fill their placeholders."""

    tier: Tier
    nature: Nature
    facts: frozenset[str]
    words: Mapping[str, str]
    because: Mapping[str, str]

    def filled(self, text: str) -> str:
        """Return a text with its placeholders filled."""
        return text.format_map(self.words)

    def has_reached(self, tier: str) -> bool:
        """Return whether the process stands at a tier or above."""
        return tier != NO_TIER and TIERS.index(self.tier) >= TIERS.index(Tier(tier))

    def text_at(self, text: str, by_tier: Mapping[str, str]) -> str:
        """Return a text, or what takes its place from the highest tier that was reached."""
        reached = [by_tier[tier] for tier in by_tier if self.has_reached(tier)]
        return self.filled(reached[-1] if reached else text)


class _Entry(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def occasion(self) -> Occasion: ...


class _Replacing(_Entry, Protocol):
    @property
    def replaces(self) -> tuple[str, ...]: ...


E = TypeVar("E", bound=_Entry)
R = TypeVar("R", bound=_Replacing)


def is_called_for(occasion: Occasion, setting: Setting) -> bool:
    """Return whether tier or facts call for an entry."""
    facts = setting.facts
    return (
        suits(occasion, setting.nature)
        and occasion.needs <= facts
        and occasion.unless.isdisjoint(facts)
        and (setting.has_reached(occasion.lowest_tier) or not facts.isdisjoint(occasion.when))
    )


def calling_fact(occasion: Occasion, setting: Setting) -> str:
    """Return the first fact that calls for an entry, in a clause; "" where only the tier does."""
    return next((setting.because[fact] for fact in occasion.when if fact in setting.facts), "")


def fitting(entries: Iterable[E], setting: Setting) -> list[E]:
    """Return the entries that are called for, in their order."""
    return [one for one in entries if is_called_for(one.occasion, setting)]


def without_replaced(entries: Iterable[R]) -> list[R]:
    """Return entries without those that another of them makes superfluous."""
    kept = list(entries)
    gone = {name for one in kept for name in one.replaces}
    return [one for one in kept if one.id not in gone]


def suits(occasion: Occasion, nature: Nature) -> bool:
    """Return whether an entry is meant for the kind of work; mixed work takes both, unknown work what fits any."""
    return occasion.emphasis == "both" or occasion.emphasis in kinds(nature)


def kinds(nature: Nature) -> tuple[str, ...]:
    """Return the kinds of work a process holds, the side it leans to first; routine where nothing is known."""
    lead = "kpo" if nature.leaning is NatureClass.KPO else "bpo"
    if nature.kind is NatureClass.HYBRID:
        return (lead, "bpo" if lead == "kpo" else "kpo")
    return (lead,)
