"""What a process would be judged by once one of its blanks is filled."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.indices import Rating
from reportgen.analysis.ratings import SENSITIVITY, Judged, from_facts, short_groups
from reportgen.analysis.scales import KNOWLEDGE, SOURCEABILITY, Scales


def answered(judged: Judged, criterion: str, scales: Scales) -> Judged:
    """Count the evidence anew with one more criterion entered, and drop the suggestions that are then not needed.

    The answer itself is left to the caller. The groups filled from the text are those of `ratings`.
    """
    process = judged.process
    entered = {*process.ratings, criterion}
    nature, sourceability = scales.coverage(KNOWLEDGE, entered), scales.coverage(SOURCEABILITY, entered)
    before = short_groups(judged.nature_coverage, judged.sourceability_coverage, set(process.ratings), scales)
    after = short_groups(nature, sourceability, entered, scales)
    return replace(
        judged,
        used=_without(judged, before - after, entered, scales) if before != after else judged.used,
        inference=judged.inference if after else None,
        nature_coverage=nature,
        sourceability_coverage=sourceability,
    )


def _without(judged: Judged, dropped: set[str], entered: set[str], scales: Scales) -> dict[str, Rating]:
    """Leave out what was only suggested in some groups; what follows from whose data it is stays."""
    criteria = scales.knowledge.criteria
    kept = {
        key: rating for key, rating in judged.used.items() if not (rating.inferred and criteria[key].group in dropped)
    }
    facts = {} if SENSITIVITY in {*entered, *kept} else from_facts(judged.process, 0)
    return {**kept, **facts}
