"""How a process must be protected."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.verdict import NotAssessed, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScore:
    """A position on the 5 x 5 grid; score = likelihood x impact."""

    likelihood: int
    impact: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDuty:
    """A measure this process needs, why, and what shows that it works."""

    id: str
    name: str
    family: str
    emphasis: str
    because: str
    evidence: str
    maturity: float
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeDuty:
    """A body of rules that applies, with its duties for outsourcing."""

    id: str
    name: str
    because: str
    duties: tuple[str, ...]
    clauses: tuple[str, ...]
    controls: tuple[str, ...]
    status: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """How a process must be protected."""

    tier: Tier | NotAssessed
    inherent: RiskScore | NotAssessed
    residual: RiskScore | NotAssessed
    controls: tuple[ControlDuty, ...]
    regimes: tuple[RegimeDuty, ...]
    clauses: tuple[str, ...]
    evidence_required: tuple[str, ...]
