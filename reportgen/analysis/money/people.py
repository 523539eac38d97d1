"""Whose work moves: headcount by wave and place, what the law asks for where they are, the skills that must stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.analysis.assumptions import Assumptions, assumptions_of
from reportgen.analysis.countries import country_name
from reportgen.analysis.money.retained_skills import skills_to_retain
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.money_facts import TransferDuty
from reportgen.knowledge.passing import passing_of, pay_gap
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.engagement import Engagement
from reportgen.model.money import total
from reportgen.model.portfolio_groups import HeadcountLine, People, PeopleDuty
from reportgen.model.verdict import Place

_DISTANCE = {place: order for order, place in enumerate(Place)}


def people_of(processes: Sequence[ProcessAssessment], engagement: Engagement, knowledge: Knowledge) -> People | None:
    """Return who is affected by what moves, None where nothing does.

    Affected = full-time equivalents * the share of the work that moves, in full-time equivalents.
    """
    moving = [one for one in processes if one.sourcing.moves]
    if not moving:
        return None
    lines = tuple(_headcount(moving))
    passing = passing_of(moving, engagement.home_country, knowledge)
    return People(
        affected=total(line.fte for line in lines),
        by_wave=lines,
        without_headcount=sum(1 for one in moving if one.process.fte is None),
        duties=tuple(_duties(moving, engagement, knowledge)),
        skills_to_retain=skills_to_retain(moving, knowledge),
        passing=tuple(sorted(one.process.id for one in passing)),
        pay_gap=pay_gap(passing, engagement.currency),
    )


def _headcount(moving: Sequence[ProcessAssessment]) -> Iterator[HeadcountLine]:
    """Yield a line for each wave and country, by wave, then from near to far."""
    groups: dict[tuple[int, Place, str], list[ProcessAssessment]] = {}
    for one in moving:
        if one.process.fte is not None:
            sourcing = one.sourcing
            groups.setdefault((sourcing.wave, sourcing.place, sourcing.location), []).append(one)
    for (wave, place, country), members in sorted(
        groups.items(), key=lambda pair: (pair[0][0], _DISTANCE[pair[0][1]], pair[0][2])
    ):
        yield HeadcountLine(
            wave=wave,
            place=place,
            country=country,
            country_name=members[0].sourcing.location_name,
            processes=len(members),
            fte=total(_affected(one) for one in members),
        )


def _affected(one: ProcessAssessment) -> Decimal:
    return (one.process.fte or Decimal(0)) * Decimal(repr(one.sourcing.sourced_share))


def _duties(moving: Sequence[ProcessAssessment], engagement: Engagement, knowledge: Knowledge) -> Iterator[PeopleDuty]:
    """Yield the duties of each country where people are, the country with most processes first."""
    assumptions = assumptions_of(engagement, knowledge)
    waves = _waves_by_country(moving, engagement.home_country)
    for country in sorted(waves, key=lambda country: (-len(waves[country]), country)):
        for duty in knowledge.transfer_duties.get(country, ()):
            yield _duty(duty, country, waves[country], assumptions, knowledge)


def _waves_by_country(moving: Sequence[ProcessAssessment], home: str | None) -> Mapping[str, list[int]]:
    """Return for each country the waves of its processes, each process once."""
    found: dict[str, list[int]] = {}
    for one in moving:
        for country in one.process.current_locations or ((home,) if home else ()):
            found.setdefault(country, []).append(one.sourcing.wave)
    return found


def _duty(
    duty: TransferDuty, country: str, waves: Sequence[int], assumptions: Assumptions, knowledge: Knowledge
) -> PeopleDuty:
    late = _too_late(duty.months, sorted(set(waves)), assumptions)
    return PeopleDuty(
        country=country,
        country_name=country_name(country, knowledge),
        rule=duty.rule,
        duty=duty.duty,
        effect=f"{duty.effect} {late}".strip(),
        source=duty.origin.source,
        reviewed=duty.origin.reviewed,
        confidence=duty.confidence,
    )


def _too_late(months: float | None, waves: Sequence[int], assumptions: Assumptions) -> str:
    """Say which waves leave less time between start and going live than a duty takes; "" where none does."""
    if months is None:
        return ""
    given = {wave: _room(wave, assumptions) for wave in waves if wave}
    short = {wave: room for wave, room in given.items() if room < months}
    if not short:
        return ""
    said = " and ".join(f"wave {wave} ({room:g})" for wave, room in short.items())
    early = _months(max(months - room for room in short.values()))
    more = f"It takes {_months(months)}, more than the plan leaves in {said}"
    return f"{more}: begin {early} before the wave starts, or go live later."


def _months(count: float) -> str:
    return "a month" if count == 1 else f"{count:g} months"


def _room(wave: int, assumptions: Assumptions) -> float:
    """Return the months from the start of a wave until it is live, as the roadmap rounds them."""
    return float(
        round(assumptions.value(f"wave{wave}_live_month")) - round(assumptions.value(f"wave{wave}_start_month"))
    )
