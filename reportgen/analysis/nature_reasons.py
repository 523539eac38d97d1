"""Why work is taken for routine, for expert work or for a hybrid, from the ratings that weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.analysis.pulls import Pull, pulls, strength, told
from reportgen.analysis.ratings import Judged
from reportgen.analysis.scales import Scales
from reportgen.analysis.split import Lean, says_nothing, split_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.classification import Classification, Contribution
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed

_NAMED = 2
_WORK = {
    NatureClass.BPO: "routine work",
    NatureClass.KPO: "expert work",
}
_HYBRID = {
    HybridKind.MIXED: "two kinds of work in one",
    HybridKind.BOUNDARY: "too close to call",
    HybridKind.INTERMEDIATE: "truly in between",
}


def nature_reasons(
    nature: NatureClass,
    kind: HybridKind | None,
    evidence: Evidence,
    contributions: Sequence[Contribution],
    knowledge: Knowledge,
) -> tuple[str, ...]:
    """Return why it is of this class, then what speaks for the other side where that pulls strongly.

    One or two clauses, each with its ratings. A class that was inferred is called likely.
    """
    expert, routine = pulls(contributions, upwards=True), pulls(contributions, upwards=False)
    likely = "likely " if evidence is Evidence.INDICATIVE else ""
    if nature is NatureClass.HYBRID:
        opening = f"{likely}{_HYBRID[kind or HybridKind.INTERMEDIATE]}"
        return _between(opening, expert, routine, knowledge, named=_NAMED if kind is HybridKind.MIXED else 1)
    own, other = (expert, routine) if nature is NatureClass.KPO else (routine, expert)
    opposite = _WORK[NatureClass.BPO if nature is NatureClass.KPO else NatureClass.KPO]
    strong = [pull for pull in other[:1] if strength(pull) >= knowledge.threshold("strong_argument")]
    first = f"{likely}{_WORK[nature]}: {told(own[:_NAMED], knowledge)}"
    return (first, *(f"like {opposite} in one way: {told([pull], knowledge)}" for pull in strong))


def _between(
    opening: str, expert: Sequence[Pull], routine: Sequence[Pull], knowledge: Knowledge, *, named: int
) -> tuple[str, ...]:
    """Put both sides beside each other; where ratings stand on one only, the others stand in the middle."""
    sides = [(expert[:named], "expert work"), (routine[:named], "routine work")]
    spoken = [f"{told(side, knowledge)}, as in {work}" for side, work in sides if side]
    if not spoken:
        return (f"{opening}: every rating stands in the middle",)
    silent = next((work for side, work in sides if not side), "")
    others = _others(expert or routine, silent, named) if silent else ""
    return (f"{opening}: {'; but '.join(spoken)}{others}",)


def _others(spoken: Sequence[Pull], silent: str, named: int) -> str:
    """Say of the ratings that are not named why they do not carry the work to the one side that is spoken for."""
    if len(spoken) <= named:
        return "; the other ratings stand in the middle"
    return f"; no other rating pulls harder, and none towards {silent}"


def explained(
    classification: Classification, judged: Judged, scales: Scales, *, lean: Lean = says_nothing
) -> Classification:
    """Add to a class why it is given, and for mixed work how to split it.

    `lean` reads a clause of the description: the probability 0-1 that it is expert work, None where it says nothing.
    """
    nature, kind = classification.nature, classification.hybrid_kind
    if isinstance(nature, NotAssessed):
        return classification
    is_mixed = kind is HybridKind.MIXED
    return replace(
        classification,
        reasons=nature_reasons(nature, kind, classification.evidence, classification.contributions, scales.knowledge),
        split=split_of(judged.used, judged.process.plain_description, scales, lean=lean) if is_mixed else None,
    )
