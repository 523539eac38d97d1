"""What a process would be judged by once one of its blanks is filled."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.ratings import Judged, short_groups
from reportgen.analysis.scales import KNOWLEDGE, SOURCEABILITY, Scales
from reportgen.model.engagement import PersonalData


def answered(judged: Judged, criterion: str, scales: Scales) -> Judged:
    """Count the evidence anew with one more criterion entered, and drop the suggestions that are then not needed.

    The answer itself is left to the caller. The groups filled from the text are those of `ratings`.
    """
    process = judged.process
    facts = {"data_sensitivity"} if process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL} else set()
    entered = {*process.ratings, criterion}
    nature, sourceability = scales.coverage(KNOWLEDGE, entered), scales.coverage(SOURCEABILITY, entered)
    before = short_groups(judged.nature_coverage, judged.sourceability_coverage, {*process.ratings, *facts}, scales)
    after = short_groups(nature, sourceability, entered | facts, scales)
    dropped, criteria = before - after, scales.knowledge.criteria
    return replace(
        judged,
        used={
            key: rating
            for key, rating in judged.used.items()
            if not (rating.inferred and criteria[key].group in dropped)
        }
        if dropped
        else judged.used,
        inference=judged.inference if after else None,
        nature_coverage=nature,
        sourceability_coverage=sourceability,
    )
