"""The types of what the product knows about contracts, their evidence, levels, exit and steering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.occasions import Occasion
from reportgen.knowledge.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the checklist.

    `asks` is a sentence with placeholders, `asks_at` takes its place from a tier on, `asks_where` where a fact holds;
    `adds` adds a sentence where a fact holds. `covers` are the names by which regimes ask for the same; `replaces` the
    ids it makes superfluous.
    """

    id: str
    title: str
    occasion: Occasion
    asks: str
    asks_at: Mapping[str, str]
    asks_where: Mapping[str, str]
    adds: Mapping[str, str]
    reason: str
    covers: tuple[str, ...]
    replaces: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What to ask a provider for; `stage` is before_contract or in_operation, `shows` the measures it proves.

    `gathers` where neither tier nor fact calls for it, but only measures whose own proof is not asked for.
    """

    id: str
    stage: str
    text: str
    occasion: Occasion
    shows: tuple[str, ...]
    gathers: bool
    replaces: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleToAppoint:
    """A named role; `side` is client or provider, `person` process_owner, decision_owner or ""."""

    id: str
    role: str
    side: str
    task: str
    person: str
    occasion: Occasion
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A service level: of each `topic` the first that fits is taken.

    `functions`, `words` and `models`: any will do. `measured` goes on from "measured", `miss` from "a miss brings".
    """

    id: str
    topic: str
    name: str
    target: str
    basis_of_target: str
    measured: str
    miss: str
    reason: str
    occasion: Occasion
    functions: frozenset[str]
    words: tuple[str, ...]
    models: frozenset[str]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of an exit plan; `stage` is before_signature, in_service or at_exit."""

    id: str
    stage: str
    owner: str
    text: str
    occasion: Occasion
    replaces: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPlan:
    """A body of governance; `least_moved` is the number of moved processes from which it is needed, 0 for never.

    `centre_roles` sit in it where all that moves goes to a centre of the client's own, else `provider_roles`.
    """

    id: str
    name: str
    level: str
    client_roles: tuple[str, ...]
    provider_roles: tuple[str, ...]
    centre_roles: tuple[str, ...]
    rhythm: str
    rhythm_critical: str
    decides: str
    reason: str
    least_moved: int
    occasion: Occasion
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlan:
    """A role the client keeps: it takes `share` of the people paid from its `pool`."""

    id: str
    role: str
    pool: str
    share: float
    task: str
    reason: str
    occasion: Occasion
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """All that is known of contracts and how they are steered.

    `because` gives a clause for each fact, `escalations` one by tier, `families` the name of the family that a
    function belongs to, by the function's name, casefolded.
    """

    because: Mapping[str, str]
    clauses: Mapping[str, Clause]
    proofs: tuple[Proof, ...]
    roles: tuple[RoleToAppoint, ...]
    levels: tuple[Level, ...]
    escalations: Mapping[str, str]
    steps: tuple[Step, ...]
    bodies: tuple[BodyPlan, ...]
    kept_roles: tuple[RolePlan, ...]
    families: Mapping[str, str]
