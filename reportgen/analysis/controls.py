"""Which measures a process needs: by tier, by the kind of work, by facts and by law, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.regimes import AppliedRegime
from reportgen.knowledge.facts import Control, Knowledge
from reportgen.model.assessment import Form, NatureClass, Place, Tier
from reportgen.model.engagement import PersonalData, Process

TIERS = (Tier.LOW, Tier.STANDARD, Tier.SIGNIFICANT, Tier.CRITICAL)
_HIGH = 4
_DEEP = 4
_FIRST_RANKS = 3
CONTRACT_FAMILIES = frozenset(("contract", "governance", "finance", "location"))
CONTRACT_ONLY = frozenset(("CTL-SC-07", "CTL-SC-08", "CTL-SC-10", "CTL-PR-01", "CTL-AC-09"))
_WHY = {
    "personal_data": "it handles personal data",
    "special_data": "it handles health, card or other especially sensitive data",
    "offshore": "the data would be handled under another law",
    "regulated": "a supervisor watches the work",
    "ip": "valuable methods or models are exposed",
    "customer_contact": "the provider speaks to customers",
    "bulk_access": "the provider has bulk or administrator access",
    "subcontracting": "subcontractors handle the data",
    "client_premises": "people work on the client's premises",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A measure and why it is needed; `is_fixed` when no limit on their number cuts it off."""

    control: Control
    because: str
    is_fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A measure as one kind of work sees it; `lowest` is the place of its tier among TIERS, None where none calls."""

    control: Control
    lowest: int | None
    suits: bool
    is_first_of_the_other: bool


def needed_controls(
    tier: Tier, facts: frozenset[str], nature: Nature, form: Form, regimes: Iterable[str], knowledge: Knowledge
) -> tuple[Need, ...]:
    """List the measures, those for the kind of work first, as many as the tier calls for; what law asks for always.

    Of the measures meant for the other kind of work the first three join, one tier later and beyond that number. Work
    that stays in-house needs no measure that lives in a contract.
    """
    by_regime = {
        control: knowledge.regimes[one].label for one in regimes for control in knowledge.regimes[one].controls
    }
    needs = [
        Need(
            control=one.control,
            because=because,
            is_fixed=one.control.id in by_regime or one.is_first_of_the_other,
        )
        for one in _candidates(nature, knowledge, is_contracted=form is not Form.IN_HOUSE)
        if (because := _because(one, tier, facts, by_regime, nature))
    ]
    most = knowledge.threshold(f"listed_{tier.value}")
    return tuple(need for place, need in enumerate(needs) if place < most or need.is_fixed)


@lru_cache(maxsize=64)
def _candidates(nature: Nature, knowledge: Knowledge, *, is_contracted: bool) -> tuple[_Candidate, ...]:
    """Return the measures that could be needed, in the order in which they are listed."""
    able = [control for control in knowledge.controls.values() if is_contracted or not _lives_in_contract(control)]
    return tuple(_candidate(control, nature) for control in sorted(able, key=lambda one: _order(one, nature)))


def _candidate(control: Control, nature: Nature) -> _Candidate:
    return _Candidate(
        control=control,
        lowest=None if control.lowest_tier == "none" else TIERS.index(Tier(control.lowest_tier)),
        suits=_suits(control, nature),
        is_first_of_the_other=_is_first_of_the_other(control, nature),
    )


def facts_of(
    process: Process,
    ratings: Mapping[str, Rating],
    site: Site,
    regimes: Sequence[AppliedRegime],
    knowledge: Knowledge,
) -> frozenset[str]:
    """Return the facts that call for measures of their own, by the names the control catalogue uses."""

    def at_least(key: str, level: float) -> bool:
        return key in ratings and ratings[key].value >= level

    found = {
        "personal_data": process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL},
        "special_data": process.personal_data is PersonalData.SPECIAL or at_least("data_sensitivity", _HIGH + 1),
        "offshore": site.place is not Place.ONSHORE and site.exposure >= knowledge.exposure_steps["recognised_law"],
        "regulated": at_least("regulatory_exposure", _HIGH)
        or any(not one.regime.needs_personal_data for one in regimes),
        "ip": at_least("ip_sensitivity", _HIGH),
        "customer_contact": at_least("customer_contact", _HIGH),
        "bulk_access": at_least("access_scope", _HIGH),
        "subcontracting": at_least("subcontracting_depth", _DEEP),
        "client_premises": "remote_delivery" in ratings and ratings["remote_delivery"].value <= 1,
    }
    return frozenset(name for name, holds in found.items() if holds)


def _because(one: _Candidate, tier: Tier, facts: frozenset[str], by_regime: Mapping[str, str], nature: Nature) -> str:
    """Return why a measure is needed, "" where it is not."""
    control = one.control
    for fact in control.when:
        if fact in facts:
            return _WHY[fact]
    if control.id in by_regime:
        return f"{by_regime[control.id]} asks for it"
    if one.lowest is None:
        return ""
    lead = TIERS.index(tier) - one.lowest
    if one.suits and lead >= 0:
        return f"{_work(control, nature)} at {tier.value} protection calls for it"
    if one.is_first_of_the_other and lead >= 1:
        return f"any work at {tier.value} protection calls for it"
    return ""


def _work(control: Control, nature: Nature) -> str:
    """Name the kind of work a measure is meant for; none is claimed where the class is not known."""
    if nature.kind is None:
        return "any work"
    return {"kpo": "expert work", "bpo": "routine work"}.get(control.emphasis, "any work")


def _is_first_of_the_other(control: Control, nature: Nature) -> bool:
    return control.rank <= _FIRST_RANKS and not _suits(control, nature)


def _suits(control: Control, nature: Nature) -> bool:
    """Tell whether a measure is meant for the kind of work; mixed work takes both kinds."""
    return control.emphasis in {"both", _emphasis(nature)} or nature.kind is NatureClass.HYBRID


def _emphasis(nature: Nature) -> str:
    return "kpo" if nature.leaning is NatureClass.KPO else "bpo"


def _order(control: Control, nature: Nature) -> tuple[int, int, str]:
    own = control.emphasis == _emphasis(nature)
    first = 0 if own else 1 if _suits(control, nature) else 2
    return first, control.rank, control.id


def _lives_in_contract(control: Control) -> bool:
    return control.family in CONTRACT_FAMILIES or control.id in CONTRACT_ONLY
