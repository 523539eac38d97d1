"""What kind of work a process is, what that rests on, and what could change it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.finding import CellRef
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One criterion's part of an index.

    `weight` is the share after renormalising over what was entered (sums to 1); `points` sum to the index.
    `rating` is 1-5 as entered or inferred; `cell` is None where it was inferred.
    """

    criterion: str
    label: str
    rating: float
    weight: float
    points: float
    reversed: bool
    inferred: bool = False
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """A reference process the text resembles; `similarity` is 0-1."""

    id: str
    name: str
    nature: NatureClass
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of one rating that would change the class (or the recommendation)."""

    criterion: str
    label: str
    rating: int
    needed: int
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPull:
    """A word of the analyst's text and how far it pulls the probability, in log odds: above 0 towards KPO."""

    word: str
    pull: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How mixed work would be split, in words: the routine part and the part for experts."""

    routine: str
    expert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What some answers make of a process: the value of a `Recommendation` where that changes, else of a class."""

    result: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The cell whose answer could change a process's recommendation or class most.

    `rating` is what is used now: as entered, or where `inferred` what stands in for a blank; None where nothing does.
    `chance` is the probability 0-1 that the answer changes the result, `outcomes` what it would become, the likeliest
    first. `cell` is None where the workbook has no such column.
    """

    criterion: str
    label: str
    rating: float | None
    chance: float
    outcomes: tuple[Outcome, ...]
    cell: CellRef | None = None
    inferred: bool = False

    @property
    def answers(self) -> tuple[int, ...]:
        """Return all answers that change the result."""
        return tuple(sorted(answer for outcome in self.outcomes for answer in outcome.answers))

    @property
    def result(self) -> str:
        """Return what the result would most likely become."""
        return self.outcomes[0].result


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioQuestion:
    """A process's question as the portfolio ranks it; `process` is its ID.

    `stake` is the annual cost times the chance, in the engagement's currency; None where no cost is known.
    """

    process: str
    name: str
    question: Question
    stake: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The nature of a process.

    `text_probability` is what name and description alone suggest, also where the ratings decide; None where the text
    is no business process. `speaking` are the words that weigh most in it, where the class rests on it. `split` is
    given where work is MIXED.
    `reasons` are one or two clauses: why it is of this class, and what speaks strongly for the other side.
    """

    nature: NatureClass | NotAssessed
    hybrid_kind: HybridKind | None
    leaning: NatureClass | NotAssessed
    knowledge_index: float | NotAssessed
    probability_kpo: float | NotAssessed
    evidence: Evidence
    coverage: float
    spread: float | NotAssessed
    stability: float | NotAssessed
    contributions: tuple[Contribution, ...] = ()
    resembles: tuple[Resemblance, ...] = ()
    flips: tuple[Flip, ...] = ()
    text_probability: float | None = None
    speaking: tuple[WordPull, ...] = ()
    split: Split | None = None
    reasons: tuple[str, ...] = ()
