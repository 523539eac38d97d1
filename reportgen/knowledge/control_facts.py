"""The types of protective measures; part of `Knowledge` (facts.py)."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.knowledge.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class InHouse:
    """How a measure reads where the work stays with the client's own people."""

    name: str
    against: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A protective measure. `emphasis` is bpo, kpo or both; `family` groups controls against one threat.

    `acts_on` is "likelihood" or "impact"; `effectiveness` is the fraction removed when fully evidenced.
    `lowest_tier` is the tier from which it is required, or "none" where only a fact or a regime calls for it;
    `when` names facts that require it whatever the tier, `needs` those that must all hold whatever calls for it (see
    controls: FACTS and NEEDED). `against` is what it guards against, a noun phrase in lower case. `rank` orders the
    list for its emphasis (1 is first).
    `owner` runs it: client, provider or both; `phase` is by when it must stand: before_contract, in_contract or
    in_operation. `references` are ids only, such as "NIST CSF PR.DS-02". `in_house` is None where the words suit work
    with a provider and without, `in_centre` where they suit a centre of the client's own too.
    """

    id: str
    name: str
    against: str
    family: str
    emphasis: str
    acts_on: str
    effectiveness: float
    evidence: str
    cost_tier: str
    lowest_tier: str
    when: tuple[str, ...]
    needs: tuple[str, ...]
    rank: int
    references: tuple[str, ...]
    owner: str
    phase: str
    origin: Origin
    in_house: InHouse | None = None
    in_centre: InHouse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity:
    """A step of the maturity scale for controls, 0-1, with the label analysts choose."""

    value: float
    label: str
