"""Who steers what has moved: bodies in proportion to it, and the people the client keeps, from the money's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import fsum

from reportgen.analysis.assumptions import Assumptions
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.occasions import Setting, suits
from reportgen.analysis.tiers import TIERS
from reportgen.knowledge.contract_facts import BodyPlan, RolePlan
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.governance import POOLS
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.oversight import Body, RetainedRole
from reportgen.model.verdict import Form, Tier

_OPERATIONAL = "operational"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steered:
    """A process that moves, with its verdict and what its contract is fitted to."""

    one: ProcessAssessment
    judgement: Judgement
    setting: Setting


def bodies_of(steered: Sequence[Steered], knowledge: Knowledge) -> tuple[Body, ...]:
    """Return the bodies by level; none where nothing moves."""
    if not steered:
        return ()
    highest = _highest(steered)
    is_own = all(one.one.sourcing.form is Form.CAPTIVE for one in steered)
    words = {"moved": "one process" if len(steered) == 1 else f"{len(steered)} processes", "tier": highest.value}
    bodies = tuple(
        Body(
            name=plan.name,
            level=plan.level,
            client_roles=plan.client_roles,
            provider_roles=plan.centre_roles if is_own else plan.provider_roles,
            rhythm=plan.rhythm_critical if highest is Tier.CRITICAL else plan.rhythm,
            decides=plan.decides,
            because=plan.reason.format_map(words),
        )
        for plan in knowledge.contracts.bodies
        if _is_needed(plan, steered)
    )
    return _in_one_meeting(bodies) if _is_small(steered, knowledge) else bodies


def _is_small(steered: Sequence[Steered], knowledge: Knowledge) -> bool:
    """Return whether the work of so few people moves that several boards would weigh more than it."""
    people = [
        None if one.one.process.fte is None else float(one.one.process.fte) * one.one.sourcing.sourced_share
        for one in steered
    ]
    known = [count for count in people if count is not None]
    return len(known) == len(people) and sum(known) < knowledge.threshold("least_people_for_bodies")


def _in_one_meeting(bodies: Sequence[Body]) -> tuple[Body, ...]:
    """Join all boards above the operational level into one."""
    boards = [body for body in bodies if body.level != _OPERATIONAL]
    if len(boards) < 2:  # noqa: PLR2004 - one needs no joining
        return tuple(bodies)
    last = boards[-1]
    joined_up = replace(
        last,
        client_roles=_each_once(role for body in boards for role in body.client_roles),
        provider_roles=_each_once(role for body in boards for role in body.provider_roles),
        decides=" ".join(body.decides for body in boards),
        because="So little work moves that one meeting does what larger programmes spread over several.",
    )
    return (*(body for body in bodies if body.level == _OPERATIONAL), joined_up)


def _each_once(roles: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(roles))


def _highest(steered: Sequence[Steered]) -> Tier:
    return max((one.setting.tier for one in steered), key=TIERS.index)


def _is_needed(plan: BodyPlan, steered: Sequence[Steered]) -> bool:
    """Return whether number, tier or a fact of a process for which the body is meant asks for it."""
    meant = [one for one in steered if suits(plan.occasion, one.setting.nature)]
    by_number = 0 < plan.least_moved <= len(meant)
    by_tier = any(one.setting.has_reached(plan.occasion.lowest_tier) for one in meant)
    by_fact = any(not one.setting.facts.isdisjoint(plan.occasion.when) for one in meant)
    return by_number or by_tier or by_fact


def retained_of(steered: Sequence[Steered], assumptions: Assumptions, knowledge: Knowledge) -> tuple[RetainedRole, ...]:
    """Return the roles the client keeps, in full-time equivalents.

    People of a pool = charges of a steady year * the pool's share of charges / cost of one person, as the money has it;
    those who manage the contract cost manager_pay_ratio times a person of the team. Whoever does a part that was never
    to move is not among them.
    """
    highest = _highest(steered) if steered else Tier.LOW
    return tuple(
        role
        for pool in POOLS
        for role in _joined_up(_by_role(pool, steered, highest, assumptions, knowledge), knowledge)
    )


def _by_role(
    pool: str, steered: Sequence[Steered], highest: Tier, assumptions: Assumptions, knowledge: Knowledge
) -> list[RetainedRole]:
    """Return the roles of a pool, each process's people spread over the roles that its kind of work needs."""
    people: dict[str, list[float]] = {}
    for one in steered:
        count = _people(pool, one, steered, assumptions)
        roles = [role for role in _roles(pool, highest, knowledge) if suits(role.occasion, one.setting.nature)]
        whole = sum(role.share for role in roles)
        for role in roles:
            people.setdefault(role.id, []).append(count * role.share / whole)
    return [
        RetainedRole(role=role.role, fte=fsum(people[role.id]), task=role.task, because=role.reason)
        for role in _roles(pool, highest, knowledge)
        if fsum(people.get(role.id, ())) > 0
    ]


def _roles(pool: str, highest: Tier, knowledge: Knowledge) -> list[RolePlan]:
    return [
        role
        for role in knowledge.contracts.kept_roles
        if role.pool == pool and TIERS.index(highest) >= TIERS.index(Tier(role.occasion.lowest_tier))
    ]


def _people(pool: str, one: Steered, steered: Sequence[Steered], assumptions: Assumptions) -> float:
    """Return the people that the money of a process pays from a pool, 0 where its money is not known."""
    cost, price = one.one.cost, one.one.cost.price
    person = _cost_of_a_person(one, steered, assumptions)
    if not isinstance(cost.case, MoneyCase) or not isinstance(price, Price) or not person:
        return 0.0
    charges = float(price.annual)
    if pool == "retained_team":
        share = assumptions.for_class("retained_team_share", one.judgement.ruling.nature.kind)
        return charges * share / person
    if one.one.sourcing.form is Form.CAPTIVE:
        return 0.0
    return charges * assumptions.value("contract_management_share") / (person * assumptions.value("manager_pay_ratio"))


def _cost_of_a_person(one: Steered, steered: Sequence[Steered], assumptions: Assumptions) -> float | None:
    """Return the yearly cost of one of today's people: of the process, else of all that move, else the parameter."""
    baseline = one.one.cost.baseline
    if isinstance(baseline, Baseline) and baseline.cost_per_fte:
        return float(baseline.cost_per_fte)
    known = [
        (each.one.cost.baseline.total, each.one.process.fte)
        for each in steered
        if isinstance(each.one.cost.baseline, Baseline) and each.one.process.fte
    ]
    people = sum((fte for _, fte in known), Decimal(0))
    if people > 0:
        return float(sum((cost for cost, _ in known), Decimal(0)) / people)
    return assumptions.optional("loaded_cost_per_fte")


def _joined_up(roles: Sequence[RetainedRole], knowledge: Knowledge) -> Iterator[RetainedRole]:
    """Yield the roles of a pool to a tenth; those too small to be a post are joined with the largest."""
    kept, least = list(roles), knowledge.threshold("least_role")
    while len(kept) > 1 and min(one.fte for one in kept) < least:
        smallest = min(reversed(kept), key=lambda one: one.fte)
        kept = [one for one in kept if one is not smallest]
        largest = max(kept, key=lambda one: one.fte)
        joined = replace(largest, fte=largest.fte + smallest.fte, task=f"{largest.task}; {smallest.task}")
        kept = [joined if one is largest else one for one in kept]
    for one, fte in zip(kept, _tenths([one.fte for one in kept]), strict=True):
        if fte > 0:
            yield replace(one, fte=fte)


def _tenths(numbers: Sequence[float]) -> list[float]:
    """Round to tenths so that they sum to the rounded sum, the largest remainders up."""
    exact = [Decimal(repr(number)) / _TENTH for number in numbers]
    floors = [int(number) for number in exact]
    more = int(round(sum(exact, Decimal(0)), 0)) - sum(floors)
    order = sorted(range(len(exact)), key=lambda place: (floors[place] - exact[place], place))
    up = set(order[:more])
    return [float(Decimal(floor + (place in up)) * _TENTH) for place, floor in enumerate(floors)]
