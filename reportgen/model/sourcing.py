"""Whether, how, where and when to source a process."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.classification import Contribution, Flip, Question
from reportgen.model.finding import CellRef
from reportgen.model.verdict import Form, NotAssessed, Place, Recommendation


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """What a provider must show and what the client may expect, each a short phrase, the most telling first."""

    skills: tuple[str, ...]
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOutcome:
    """A gate that applies: its id (G1-G8), name, effect, the facts that triggered it, whether it decided."""

    id: str
    name: str
    effect: str
    because: str
    decided: bool
    cells: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Whether, how, where and when to source a process.

    `site_reason` says which risks led to form and place, and why; it is "" where the work stays. `country_reason` is
    the part of it that says why this country, "" where the work stays at home. `automate_first` tells that the work is
    BPO and fits automation so well that this comes before any sourcing. `wave` and `sourced_share` are 0 where nothing
    moves, also where the work would go to an own centre at home, which is the team of today. `premises` say what would
    have to be true for the recommendation to hold, the most critical first.
    """

    recommendation: Recommendation
    provisional_recommendation: Recommendation | None
    engine_recommendation: Recommendation
    overridden: bool
    override_reason: str | None
    index: float | NotAssessed
    index_coverage: float
    contributions: tuple[Contribution, ...]
    gates: tuple[GateOutcome, ...]
    form: Form
    place: Place
    location: str
    location_name: str
    site_reason: str
    country_reason: str = ""
    price_model: str
    price_model_name: str
    price_model_reason: str
    sourced_share: float
    wave: int
    reasons: tuple[str, ...]
    counter_argument: str
    flip: Flip | None
    automation_fit: float | NotAssessed
    in_house_alternative: str
    automate_first: bool
    premises: tuple[str, ...] = ()
    question: Question | None = None
    expectations: Expectations | None = None

    @property
    def moves(self) -> bool:
        """Return whether any of the work leaves the team that does it today, in some wave."""
        return self.wave > 0

    @property
    def may_move_later(self) -> bool:
        """Return whether the work stays for now, and is graded where it would go once it is in order or assessed."""
        return not self.moves and self.recommendation in {Recommendation.STABILISE, Recommendation.ASSESS_FURTHER}
