"""What can be said of a process in one word, and what could not be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessed:
    """A value that was not worked out, and why."""

    reason: str


class NatureClass(StrEnum):
    """What kind of work a process is."""

    BPO = "BPO"
    KPO = "KPO"
    HYBRID = "HYBRID"


class HybridKind(StrEnum):
    """Why a process is a hybrid: two kinds of work, too close to call, or truly in between."""

    MIXED = "MIXED"
    BOUNDARY = "BOUNDARY"
    INTERMEDIATE = "INTERMEDIATE"


class Evidence(StrEnum):
    """What a classification rests on."""

    RATED = "rated"
    PARTIAL = "partial"
    INDICATIVE = "indicative"
    NONE = "none"


class Recommendation(StrEnum):
    """What to do with a process."""

    OUTSOURCE = "OUTSOURCE"
    SELECTIVE = "SELECTIVE"
    RETAIN = "RETAIN"
    STABILISE = "STABILISE"
    ASSESS_FURTHER = "ASSESS_FURTHER"


VERDICT: Mapping[Recommendation, str] = {
    Recommendation.OUTSOURCE: "Source",
    Recommendation.SELECTIVE: "Source in part",
    Recommendation.RETAIN: "Retain",
    Recommendation.STABILISE: "Fix first",
    Recommendation.ASSESS_FURTHER: "Assess further",
}
"""The words for a recommendation, the same in the workbook, the report, its tables and the results workbook."""


class Form(StrEnum):
    """Who does the work."""

    THIRD_PARTY = "third_party"
    JOINT = "joint"
    CAPTIVE = "captive"
    IN_HOUSE = "in_house"


class Place(StrEnum):
    """How far from home the work is done."""

    ONSHORE = "onshore"
    NEARSHORE = "nearshore"
    OFFSHORE = "offshore"


class Tier(StrEnum):
    """How much protection a process needs."""

    LOW = "low"
    STANDARD = "standard"
    SIGNIFICANT = "significant"
    CRITICAL = "critical"
