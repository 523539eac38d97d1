"""The ratings a process is judged by: what was entered, and where that is too little, what its text suggests.

A blank is filled group by group, and only where the group is short: the nature criteria below 60 % of the knowledge
index, the sourceability criteria below 60 % of that index, the risk criteria where no criterion of impact is known.
What was entered always stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from reportgen.analysis.indices import Rating
from reportgen.analysis.infer import Inference, Wanted, inferred
from reportgen.analysis.scales import IMPACT, KNOWLEDGE, SOURCEABILITY, Scales
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.memory import basis, once
from reportgen.model.verdict import Evidence

ENOUGH = 0.60
RATED_FROM = 0.90
_NATURE = "nature"
SENSITIVITY = "data_sensitivity"
_SENSITIVITY_OF = {PersonalData.PERSONAL: 4.0, PersonalData.SPECIAL: 5.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A process's ratings. `used` holds entered and inferred ones; the coverages count entered ones only, 0-1.

    `inference` is None where no group is short, or the text resembles nothing.
    """

    process: Process
    used: Mapping[str, Rating]
    inference: Inference | None
    nature_coverage: float
    sourceability_coverage: float

    @property
    def is_nature_entered(self) -> bool:
        """Return whether the nature rests on what was entered."""
        return self.nature_coverage >= ENOUGH

    @property
    def evidence(self) -> Evidence:
        """Return what a class rests on, where one can be told."""
        if self.nature_coverage >= RATED_FROM:
            return Evidence.RATED
        return Evidence.PARTIAL if self.is_nature_entered else Evidence.INDICATIVE

    @property
    def is_sourceability_known(self) -> bool:
        """Return whether enough is entered for the sourceability index, or the text suggests what is missing."""
        return self.sourceability_coverage >= ENOUGH or self.inference is not None


def judged(process: Process, scales: Scales) -> Judged:
    """Gather the ratings of a process; its text is read only where a group is short."""
    entered = {key: Rating(value=value, cell=process.cells.get(key)) for key, value in process.ratings.items()}
    nature_coverage = scales.coverage(KNOWLEDGE, entered)
    sourceability_coverage = scales.coverage(SOURCEABILITY, entered)
    short = short_groups(nature_coverage, sourceability_coverage, set(entered), scales)
    suggestion = _suggested(process, short, scales) if short else None
    suggested = suggestion.ratings if suggestion is not None else {}
    facts = {} if SENSITIVITY in entered else from_facts(process, suggested.get(SENSITIVITY, 0))
    return Judged(
        process=process,
        used={**{key: Rating(value=value, inferred=True) for key, value in suggested.items()}, **facts, **entered},
        inference=suggestion,
        nature_coverage=nature_coverage,
        sourceability_coverage=sourceability_coverage,
    )


def _suggested(process: Process, groups: Collection[str], scales: Scales) -> Inference | None:
    """Return what a process's text suggests, which stays the same while neither text nor weights change."""
    text = process.name, process.plain_description, process.function
    follows_from = basis(scales.knowledge.sha256, scales.weights[KNOWLEDGE], text, sorted(groups))
    infer = partial(inferred, process, _wanted(groups, scales), scales.knowledge)
    return once("inferred", follows_from, infer, lasts=True)


def _wanted(groups: Collection[str], scales: Scales) -> Wanted:
    of_groups = {key: one.group for key, one in scales.knowledge.criteria.items() if one.group in groups}
    return Wanted(
        nature=[key for key, group in of_groups.items() if group == _NATURE],
        others=[key for key, group in of_groups.items() if group != _NATURE],
        index=lambda ratings: scales.value(KNOWLEDGE, {key: Rating(value=value) for key, value in ratings.items()}),
    )


def short_groups(nature: float, sourceability: float, known: set[str], scales: Scales) -> set[str]:
    """Return the groups to fill from the text, by the coverages 0-1 of two indices and the criteria that are known."""
    short = {_NATURE} if nature < ENOUGH else set()
    if sourceability < ENOUGH:
        short.add("sourceability")
    if known.isdisjoint(scales.weights[IMPACT]):
        short.add("risk")
    return short


def from_facts(process: Process, suggested: float) -> dict[str, Rating]:
    """Rate data sensitivity by whose data is touched, where the rating is blank and the text suggests no more."""
    least = None if process.personal_data is None else _SENSITIVITY_OF.get(process.personal_data)
    if least is None or least < suggested:
        return {}
    return {SENSITIVITY: Rating(value=least, inferred=True, cell=process.cells.get("personal_data"))}
