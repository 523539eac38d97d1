"""Which bodies of rules apply: those chosen in the workbook, those that facts bring in, and where they let work go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.analysis.circumstances import Circumstances, circumstances_of
from reportgen.analysis.place import Site
from reportgen.analysis.regime_support import spoken_for
from reportgen.analysis.triggers import held, triggered_by
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.law_facts import PlaceLimit, Regime
from reportgen.model.engagement import Engagement, Process

_CHOSEN = "named in the workbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRegime:
    """A body of rules as it is for the client, and why it applies; `limits` are those of its limits that hold here.

    `fits` are the facts that speak for rules that were chosen, where they fall short of bringing them in.
    """

    regime: Regime
    because: str
    chosen: bool
    triggered: bool
    fits: str
    limits: tuple[PlaceLimit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """A country that is taken out of the options: by which rules, and why in a clause.

    `is_doubt` where no duty forbids it, but personal data seldom gets there lawfully.
    """

    country: str
    label: str
    because: str
    is_doubt: bool = False


def removed_by(ban: Ban) -> str:
    """Say by which rules a country is out, and why, in words that finish "the country is"."""
    return f"{'left out under' if ban.is_doubt else 'ruled out by'} {ban.label}: {ban.because}"


def applied_regimes(
    process: Process, engagement: Engagement, site: Site | None, knowledge: Knowledge
) -> tuple[AppliedRegime, ...]:
    """Return the regimes of a process in the catalogue's order; `site` is None where the work does not move."""
    country = site.country if site is not None else None
    return regimes_of(circumstances_of(process, engagement, country), knowledge)


@lru_cache(maxsize=4096)
def regimes_of(facts: Circumstances, knowledge: Knowledge) -> tuple[AppliedRegime, ...]:
    """Return the regimes that are chosen or that the facts bring in, in the catalogue's order."""
    found = (_applied(regime, facts, knowledge) for regime in knowledge.regimes.values())
    return tuple(one for one in found if one is not None)


def barred(process: Process, engagement: Engagement, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the countries that no work of a process may be placed in, in order of their codes."""
    return tuple(ban.country for ban in bans_of(circumstances_of(process, engagement), knowledge))


@lru_cache(maxsize=4096)
def bans_of(facts: Circumstances, knowledge: Knowledge) -> tuple[Ban, ...]:
    """Return the delivery countries that are out, whatever the site, in order of their codes; never home.

    Out are those that a duty forbids, and those to which personal data has only a doubtful route.
    """
    bans = {ban.country: ban for ban in _doubted(facts, knowledge)}
    bans |= {
        country: Ban(country=country, label=one.regime.label, because=limit.because)
        for one in reversed(regimes_of(facts.at(None), knowledge))
        for limit in one.limits
        if limit.is_forbidden
        for country in knowledge.locations
        if country != facts.home and _is_meant(country, limit)
    }
    return tuple(bans[country] for country in sorted(bans))


def _doubted(facts: Circumstances, knowledge: Knowledge) -> Iterator[Ban]:
    """Yield the delivery countries that personal data should not go to, since the assessment seldom succeeds there."""
    law = knowledge.transfer_laws.get(facts.home or "")
    if law is None or not facts.has_personal_data:
        return
    for route in law.routes:
        for country in route.countries & knowledge.locations.keys() if route.doubt else ():
            because = f"personal data does not go there, since {route.doubt}"
            yield Ban(country=country, label=law.label, because=because, is_doubt=True)


def _applied(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> AppliedRegime | None:
    chosen, why = regime.id in facts.chosen, triggered_by(regime, facts, knowledge)
    if not chosen and not why:
        return None
    return AppliedRegime(
        regime=_as_asked(regime, facts),
        because="; ".join(part for part in (_CHOSEN if chosen else "", why) if part),
        chosen=chosen,
        triggered=bool(why),
        fits="" if why else spoken_for(regime, facts, knowledge),
        limits=_limits(regime, facts, knowledge),
    )


def _as_asked(regime: Regime, facts: Circumstances) -> Regime:
    """Return the rules as they are for the client's home: some ask for less where it lies abroad."""
    eased = regime.eased
    if eased is None or facts.home is None or facts.home in eased.homes:
        return regime
    return replace(regime, duties=eased.duties, controls=eased.controls, clauses=eased.clauses)


def _limits(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> tuple[PlaceLimit, ...]:
    """Return the limits of place that hold, each text once."""
    held_here = [one for one in regime.limits if one.when is None or held(one.when, facts, knowledge)]
    return tuple({one.text: one for one in held_here}.values())


def _is_meant(country: str, limit: PlaceLimit) -> bool:
    return country in limit.countries if limit.countries else country not in limit.outside
