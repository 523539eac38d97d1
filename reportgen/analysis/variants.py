"""A process with one rating changed at a time: what it would come to, running again only what the rating touches.

The steps are those of `ruling`, so a variant comes to exactly what the whole chain says of the changed ratings. One
table of them serves the flips and the question.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.analysis.answered import answered
from reportgen.analysis.gates import Settlement, settled
from reportgen.analysis.index_changes import IndexChanges, index_changes
from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature, nature_at
from reportgen.analysis.place import Suggestion, chosen_site, suggested_by
from reportgen.analysis.ratings import Judged
from reportgen.analysis.regimes import barred
from reportgen.analysis.risk_changes import RiskChanges, risk_changes
from reportgen.analysis.ruling import SEEN_BY_GATES, base_of, facts_for_gates
from reportgen.analysis.scales import KNOWLEDGE, OPERATIONAL, SOURCEABILITY, STRUCTURAL, Scales
from reportgen.model.verdict import Recommendation

Change = tuple[str, int]
_NONE: Change = ("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """The single changes of a process's ratings: each a criterion with the rating 1-5 that it gets.

    `suggestion` and `base` are what the indices come to without a change, `barred` the countries a duty forbids. What
    was worked out is remembered: natures and settlements by the change, what the gates say of an accepted and a refused
    risk by all that they see, and the variants of a process that is judged by fewer suggestions by the ratings that are
    left.
    """

    judged: Judged
    scales: Scales
    indices: IndexChanges
    suggestion: Suggestion
    base: Recommendation
    risk: RiskChanges
    barred: tuple[str, ...]
    natures: dict[Change, Nature] = field(default_factory=dict)
    settlements: dict[Change, Settlement] = field(default_factory=dict)
    by_risk: dict[tuple[object, ...], tuple[Settlement, Settlement]] = field(default_factory=dict)
    filled: dict[tuple[object, ...], Variants] = field(default_factory=dict)

    def nature(self, criterion: str, rating: int) -> Nature:
        """Return the nature after a change."""
        key = (criterion, rating) if criterion in self.scales.weights[KNOWLEDGE] else _NONE
        if key not in self.natures:
            index, shares = self.indices.value(KNOWLEDGE, *key), self.indices.shares(KNOWLEDGE, *key)
            self.natures[key] = nature_at(index, shares, self.scales)
        return self.natures[key]

    def settlement(self, criterion: str, rating: int) -> Settlement:
        """Return what the gates leave of the recommendation after a change."""
        key = (criterion, rating)
        if key not in self.settlements:
            self.settlements[key] = self._settlement(criterion, rating)
        return self.settlements[key]

    def answering(self, criterion: str) -> Variants:
        """Return the variants for the answers to a blank: without suggestions that are no longer needed then.

        Class and advice hold for them; whether the advice is open still counts the evidence as it is.
        """
        if self.judged.inference is None and self.judged.is_sourceability_known:
            return self
        then = answered(self.judged, criterion, self.scales)
        if then.used is self.judged.used and then.is_sourceability_known == self.judged.is_sourceability_known:
            return self
        key = (frozenset(then.used), then.is_sourceability_known)
        if key not in self.filled:
            self.filled[key] = variants_of(then, self.scales)
        return self.filled[key]

    def _settlement(self, criterion: str, rating: int) -> Settlement:
        nature, base = self.nature(criterion, rating), self._base(criterion, rating)
        accepted, refused = self._by_risk(criterion, rating, nature, base)
        if accepted.advice is refused.advice and accepted.is_open is refused.is_open:
            return accepted
        scales, permitted = self.scales, self.judged.process.permitted_countries
        suggestion, home = self._suggestion(criterion, rating), scales.engagement.home_country
        site = chosen_site(suggestion, home, permitted, nature.kind, scales.knowledge, self.barred)
        return refused if self.risk.is_too_high(criterion, rating, nature, site) else accepted

    def _by_risk(
        self, criterion: str, rating: int, nature: Nature, base: Recommendation
    ) -> tuple[Settlement, Settlement]:
        """Settle a change with a risk that is accepted and with one that is not, once for all changes alike."""
        change = (criterion, rating) if criterion in SEEN_BY_GATES else _NONE
        key = (nature.kind is None, nature.is_mixed, base, change)
        if key not in self.by_risk:
            ratings = {**self.judged.used, criterion: Rating(value=rating)}
            facts = facts_for_gates(self.judged, ratings, nature, base, None, self.scales)
            self.by_risk[key] = settled(facts, self.scales.knowledge)
        return self.by_risk[key]

    def _suggestion(self, criterion: str, rating: int) -> Suggestion:
        if criterion not in self.scales.weights[OPERATIONAL] and criterion not in self.scales.weights[STRUCTURAL]:
            return self.suggestion
        changed = self.indices.value
        return suggested_by(
            changed(OPERATIONAL, criterion, rating), changed(STRUCTURAL, criterion, rating), self.scales
        )

    def _base(self, criterion: str, rating: int) -> Recommendation:
        if criterion not in self.scales.weights[SOURCEABILITY]:
            return self.base
        return base_of(self.judged, self.indices.value(SOURCEABILITY, criterion, rating), self.scales)


def variants_of(judged: Judged, scales: Scales) -> Variants:
    """Prepare the single changes of the ratings that a process is judged by."""
    indices = index_changes(judged.used, scales)
    now = indices.values
    return Variants(
        judged=judged,
        scales=scales,
        indices=indices,
        suggestion=suggested_by(now[OPERATIONAL], now[STRUCTURAL], scales),
        base=base_of(judged, now[SOURCEABILITY], scales),
        risk=risk_changes(judged, indices),
        barred=barred(judged.process, scales.engagement, scales.knowledge),
    )
