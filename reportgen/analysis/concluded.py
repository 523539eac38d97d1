"""A process with all that was concluded on it, from which its premises are told."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.scales import Scales
from reportgen.analysis.variants import Variants
from reportgen.analysis.wording import in_sentence
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.sourcing import Sourcing


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """The judgement, the verdict as it is printed, the money, and what single other ratings would come to."""

    judgement: Judgement
    sourcing: Sourcing
    cost: Cost
    variants: Variants

    @property
    def scales(self) -> Scales:
        """Return the scales that the process was judged on."""
        return self.variants.scales

    @property
    def option(self) -> MoneyCase | None:
        """Return the money of moving the work, recommended or not, None where it is not known."""
        is_sourced = self.judgement.is_moved
        found = self.cost.case if is_sourced else self.cost.what_if
        return found if isinstance(found, MoneyCase) and found.baseline_annual > 0 else None

    def label(self, criterion: str) -> str:
        """Return the name of a criterion as it stands within a sentence."""
        return in_sentence(self.scales.knowledge.criteria[criterion].name)

    def rated(self, criterion: str) -> str:
        """Return ", rated 4", or "" where a reason or the counter-argument has said it already."""
        told = " ".join((*self.sourcing.reasons, self.sourcing.counter_argument)).casefold()
        if f"{self.label(criterion).casefold()} rated" in told:
            return ""
        return f", rated {self.judgement.judged.used[criterion].value:.0f}"
