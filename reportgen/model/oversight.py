"""The portfolio as it would be held and steered: concentration, bundles, governance, the register of measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.verdict import NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one place, or one bundle, would hold under the recommendations.

    `kind` is place or bundle. Shares are of what all processes together have, 0-1: of known yearly cost, of processes
    rated critical to the business, and of processes with personal or restricted data. `is_heavy` tells that a share
    is above its limit (thresholds), and `remark` says which and what would ease it.
    """

    kind: str
    name: str
    process_ids: tuple[str, ...]
    spend: Decimal | NotAssessed
    spend_share: float | NotAssessed
    critical_share: float | NotAssessed
    data_share: float | NotAssessed
    is_heavy: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body of governance: who sits in it on each side, how often it meets, what it decides."""

    name: str
    level: str
    client_roles: tuple[str, ...]
    provider_roles: tuple[str, ...]
    rhythm: str
    decides: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetainedRole:
    """A role the client keeps once work has moved: how many full-time equivalents, and what they do."""

    role: str
    fte: float
    task: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A measure of the register: the processes that need it, and how many of them have it by state.

    `to_show` are those where it works with the client's own team, and a provider must show its own.
    """

    control: str
    name: str
    family: str
    process_ids: tuple[str, ...]
    in_place: int
    partial: int
    missing: int
    to_show: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """How the portfolio is held and steered."""

    holdings: tuple[Holding, ...]
    bodies: tuple[Body, ...]
    retained: tuple[RetainedRole, ...]
    register: tuple[RegisterRow, ...]
