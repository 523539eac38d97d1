"""The tests of the gates: when each applies, what it makes of the recommendation, and why in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.analysis.countries import country_names
from reportgen.analysis.indices import Rating
from reportgen.analysis.ratings import ENOUGH
from reportgen.analysis.regimes import Ban, removed_by
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.verdict import Recommendation

_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the gates look at.

    `base` is what the sourceability index alone says. The coverages are shares of each index's weight that were
    entered; `is_known`: the nature could be told, if only from the text. `residual` and `accepted` are risk scores.
    `is_separable`: support work splits off. `bans` are the permitted countries that are out, with what removed them.
    """

    process: Process
    ratings: Mapping[str, Rating]
    base: Recommendation
    nature_coverage: float
    sourceability_coverage: float
    is_known: bool
    residual: int | None
    accepted: int
    is_separable: bool
    places_left: bool
    bans: tuple[Ban, ...]

    @property
    def blank_share(self) -> float:
        """Return the share of the weight of both indices that is blank, 0-1."""
        return round(1 - (self.nature_coverage + self.sourceability_coverage) / 2, _DECIMALS)

    def entered(self, key: str) -> float | None:
        """Return a rating that the analyst entered, None where it is blank or inferred."""
        rating = self.ratings.get(key)
        return None if rating is None or rating.inferred else rating.value


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRule:
    """A gate's test; `result` is None where it rules nothing, `fields` are what it looks at."""

    applies: Callable[[Facts, Knowledge], bool]
    result: Callable[[Facts, Knowledge], Recommendation | None]
    because: Callable[[Facts, Knowledge], str]
    fields: tuple[str, ...]


def _kept(facts: Facts, _: Knowledge) -> Recommendation:
    can_split = facts.is_separable and facts.base is not Recommendation.RETAIN
    return Recommendation.SELECTIVE if can_split else Recommendation.RETAIN


def _is_crown_jewel(facts: Facts, knowledge: Knowledge) -> bool:
    importance, capability = facts.entered("strategic_importance"), facts.entered("relative_capability")
    if importance is None or capability is None:
        return False
    least = knowledge.threshold("crown_importance"), knowledge.threshold("crown_capability")
    return importance >= least[0] and capability >= least[1]


def _crown_jewel(facts: Facts, _: Knowledge) -> str:
    importance, capability = facts.ratings["strategic_importance"], facts.ratings["relative_capability"]
    return f"strategic importance is {importance.value:.0f} and relative capability {capability.value:.0f}"


def _permitted(facts: Facts, knowledge: Knowledge) -> str:
    """Name the permitted countries, and where none of them is left, what removed them."""
    named = f"the work may be done only in {country_names(facts.process.permitted_countries, knowledge)}"
    return named if facts.places_left else "; ".join((named, *_removals(facts, knowledge)))


def _removals(facts: Facts, knowledge: Knowledge) -> Iterator[str]:
    """Say what took each permitted country out: a duty, a doubtful transfer, or that no provider there is known."""
    reasons: dict[str, list[str]] = {}
    for ban in facts.bans:
        reasons.setdefault(removed_by(ban), []).append(ban.country)
    banned = {ban.country for ban in facts.bans}
    unknown = [country for country in facts.process.permitted_countries if country not in banned]
    if unknown:
        reasons["without a provider whose rates are known"] = unknown
    for reason, countries in reasons.items():
        yield f"{country_names(countries, knowledge)} {'is' if len(countries) == 1 else 'are'} {reason}"


def _has_no_exit(facts: Facts, knowledge: Knowledge) -> bool:
    criticality, exposure = facts.entered("business_criticality"), facts.entered("opportunism_exposure")
    if criticality is None or exposure is None:
        return False
    least = knowledge.threshold("no_exit_criticality"), knowledge.threshold("no_exit_exposure")
    return criticality >= least[0] and exposure >= least[1]


def _without_exit(facts: Facts, knowledge: Knowledge) -> Recommendation:
    depth = facts.entered("supplier_market_depth") or 0
    several = depth >= knowledge.threshold("several_providers_depth") and facts.base is not Recommendation.RETAIN
    return Recommendation.SELECTIVE if several else Recommendation.RETAIN


def _has_no_market(facts: Facts, knowledge: Knowledge) -> bool:
    depth = facts.entered("supplier_market_depth")
    return depth is not None and depth <= knowledge.threshold("no_market_depth")


def _is_in_disorder(facts: Facts, knowledge: Knowledge) -> bool:
    documentation, stability = facts.entered("documentation"), facts.entered("process_stability")
    if documentation is None or stability is None:
        return False
    return max(documentation, stability) <= knowledge.threshold("disorder")


def _disorder(facts: Facts, _: Knowledge) -> str:
    documentation, stability = facts.ratings["documentation"], facts.ratings["process_stability"]
    return f"documentation is {documentation.value:.0f} and stability {stability.value:.0f}; a move would not mend that"


def _is_too_risky(facts: Facts, _: Knowledge) -> bool:
    return facts.residual is not None and facts.residual > facts.accepted


def _too_risky(facts: Facts, _: Knowledge) -> str:
    return (
        f"a residual risk score of {facts.residual} is above the {facts.accepted} that the client accepts; treat the "
        "risk first"
    )


def _is_too_blank(facts: Facts, knowledge: Knowledge) -> bool:
    short = min(facts.nature_coverage, facts.sourceability_coverage) < ENOUGH
    return short or facts.blank_share > knowledge.threshold("blank_share")


def _blank(facts: Facts, _: Knowledge) -> str:
    blank = f"{round(facts.blank_share * 100)} % of the weight of the nature and sourceability ratings is blank"
    return blank if facts.is_known else f"{blank}, and its text describes no business process that is known"


GATE_RULES: Mapping[str, GateRule] = {
    "G1": GateRule(
        applies=lambda facts, _: bool(facts.process.non_delegable),
        result=_kept,
        because=lambda _, __: "the decision is marked as one that may not be delegated",
        fields=("non_delegable",),
    ),
    "G2": GateRule(
        applies=_is_crown_jewel,
        result=_kept,
        because=_crown_jewel,
        fields=("strategic_importance", "relative_capability"),
    ),
    "G3": GateRule(
        applies=lambda facts, _: bool(facts.process.permitted_countries),
        result=lambda facts, _: None if facts.places_left else Recommendation.RETAIN,
        because=_permitted,
        fields=("permitted_countries",),
    ),
    "G4": GateRule(
        applies=_has_no_exit,
        result=_without_exit,
        because=lambda _, __: (
            "an interruption hurts within hours and there would be no route back from a single provider"
        ),
        fields=("business_criticality", "opportunism_exposure"),
    ),
    "G5": GateRule(
        applies=_has_no_market,
        result=lambda _, __: Recommendation.RETAIN,
        because=lambda _, __: "no credible provider is known",
        fields=("supplier_market_depth",),
    ),
    "G6": GateRule(
        applies=_is_in_disorder,
        result=lambda _, __: Recommendation.STABILISE,
        because=_disorder,
        fields=("documentation", "process_stability"),
    ),
    "G7": GateRule(
        applies=_is_too_risky,
        result=lambda _, __: Recommendation.STABILISE,
        because=_too_risky,
        fields=("data_sensitivity", "business_criticality"),
    ),
    "G8": GateRule(
        applies=_is_too_blank,
        result=lambda _, __: Recommendation.ASSESS_FURTHER,
        because=_blank,
        fields=("name",),
    ),
}
GATE_RATINGS = frozenset(name for rule in GATE_RULES.values() for name in rule.fields)
