"""Whether a process would be too risky with one of its ratings changed, worked out once for all changes alike."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.analysis.impact_floor import least_impact
from reportgen.analysis.index_changes import IndexChanges
from reportgen.analysis.indices import Rating, index_of
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.protection_facts import FACT_RATINGS
from reportgen.analysis.ratings import Judged
from reportgen.analysis.risk import graded, site_ratings
from reportgen.analysis.scales import IMPACT, LIKELIHOOD
from reportgen.analysis.security import facts_at, is_too_high
from reportgen.model.protection import RiskScore

_NO_CHANGE = ("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskChanges:
    """The residual risk after single changes; what was worked out is remembered by what led to it.

    `seen` are the criteria that the risk and its measures look at, `felt` those that the least impact looks at.
    """

    judged: Judged
    indices: IndexChanges
    seen: frozenset[str]
    felt: frozenset[str]
    verdicts: dict[tuple[object, ...], bool] = field(default_factory=dict)
    likelihoods: dict[tuple[object, ...], float | None] = field(default_factory=dict)
    facts: dict[tuple[object, ...], frozenset[str]] = field(default_factory=dict)
    refused: dict[tuple[object, ...], bool] = field(default_factory=dict)
    least: dict[tuple[object, ...], int] = field(default_factory=dict)

    def is_too_high(self, criterion: str, rating: int, nature: Nature, site: Site) -> bool:
        """Return whether the residual score is above what the client accepts, at the nature and site after a change."""
        key = (nature.kind, nature.leaning, site, (criterion, rating) if criterion in self.seen else _NO_CHANGE)
        if key not in self.verdicts:
            self.verdicts[key] = self._is_too_high(criterion, rating, nature, site)
        return self.verdicts[key]

    def _is_too_high(self, criterion: str, rating: int, nature: Nature, site: Site) -> bool:
        """Ask for the measures only where the inherent score is not accepted already: none of them raises it."""
        scales, inherent = self.indices.scales, self._inherent(criterion, rating, site)
        if inherent is None or inherent.score <= scales.accepted:
            return False
        facts = self._facts(criterion, rating, site)
        key = (inherent.likelihood, inherent.impact, facts, nature, site)
        if key not in self.refused:
            process, used = self.judged.process, self.judged.used
            self.refused[key] = is_too_high(inherent, facts, site, process, used, nature, scales)
        return self.refused[key]

    def _inherent(self, criterion: str, rating: int, site: Site) -> RiskScore | None:
        impact, likelihood = self.indices.value(IMPACT, criterion, rating), self._likelihood(criterion, rating, site)
        return graded(impact, likelihood, self._least_impact(criterion, rating, site))

    def _least_impact(self, criterion: str, rating: int, site: Site) -> int:
        key = (site.form, (criterion, rating) if criterion in self.felt else _NO_CHANGE)
        if key not in self.least:
            changed = {criterion: Rating(value=rating)} if criterion in self.felt else {}
            used = {**self.judged.used, **changed}
            self.least[key] = least_impact(self.judged.process, used, site.form, self.indices.scales)
        return self.least[key]

    def _likelihood(self, criterion: str, rating: int, site: Site) -> float | None:
        scales = self.indices.scales
        key = (site, (criterion, rating) if criterion in scales.weights[LIKELIHOOD] else _NO_CHANGE)
        if key not in self.likelihoods:
            likely = {name: scales.share(LIKELIHOOD, name, value) for name, value in site_ratings(site).items()}
            shares = {**likely, **self.indices.shares(LIKELIHOOD, criterion, rating)}
            self.likelihoods[key] = index_of(shares, scales.weights[LIKELIHOOD])
        return self.likelihoods[key]

    def _facts(self, criterion: str, rating: int, site: Site) -> frozenset[str]:
        key = (site, (criterion, rating) if criterion in FACT_RATINGS else _NO_CHANGE)
        if key not in self.facts:
            ratings = {**self.judged.used, criterion: Rating(value=rating)}
            self.facts[key] = facts_at(site, self.judged.process, ratings, self.indices.scales)
        return self.facts[key]


def risk_changes(judged: Judged, indices: IndexChanges) -> RiskChanges:
    """Prepare the changes of a process's risk."""
    weights = indices.scales.weights
    felt = {one.criterion for one in indices.scales.knowledge.impact_floors.ratings}.union(weights[IMPACT])
    return RiskChanges(
        judged=judged,
        indices=indices,
        seen=FACT_RATINGS.union(felt, weights[LIKELIHOOD]),
        felt=frozenset(felt),
    )
