"""Which measures a process needs: by tier, by the kind of work, by facts and by law, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.analysis.nature import Nature
from reportgen.analysis.tiers import TIERS
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.verdict import Form, NatureClass, Tier

_FIRST_RANKS = 3
CONTRACT_FAMILIES = frozenset(("contract", "governance", "finance", "location"))
CONTRACT_ONLY = frozenset(("CTL-SC-07", "CTL-SC-08", "CTL-SC-10", "CTL-PR-01", "CTL-AC-09"))
_WHY = {
    "personal_data": "it handles personal data",
    "special_data": "it handles health, card or other especially sensitive data",
    "secret_data": "it handles information of the highest class of secrecy",
    "many_records": "it handles confidential records in very great number",
    "personal_abroad": "personal data would be handled under another law",
    "offshore": "the data would be handled under another law",
    "regulated": "a supervisor watches the work",
    "ip": "valuable methods or models are exposed",
    "customer_contact": "it speaks to customers for the client",
    "bulk_access": "it needs bulk or administrator access",
    "admin_access": "it needs administrator rights",
    "remote_work": "people work from home",
    "subcontracting": "subcontractors handle the data",
    "client_premises": "the provider's people work on the client's premises",
    "payments": "it handles payments, invoices or master data",
    "inside_information": "its text speaks of pending decisions or price-sensitive information",
    "software": "its text speaks of software",
}

Asked = tuple[str, tuple[str, ...]]
"""A body of rules by its label, with the measures that it asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A measure and why it is needed; `is_fixed` when no limit on their number cuts it off.

    `is_added` where only the risk that would otherwise remain asks for it (see stronger).
    """

    control: Control
    because: str
    is_fixed: bool
    is_added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A measure that facts may call for; `otherwise` is why it is needed without any, "" where it is not."""

    control: Control
    otherwise: str
    is_fixed: bool


def needed_controls(
    tier: Tier, facts: frozenset[str], nature: Nature, form: Form, asked: tuple[Asked, ...], knowledge: Knowledge
) -> tuple[Need, ...]:
    """List the measures, those for the kind of work first: as many as the tier calls for, and all by facts or law.

    Of the measures meant for the other kind of work the first three join, one tier later and beyond that number. Work
    that stays in-house needs no measure that lives in a contract, and none is listed whose own conditions fail.
    """
    return tuple(
        Need(control=one.control, because=_because(one, facts), is_fixed=one.is_fixed)
        for one in _called_for(tier, facts, nature, form, asked, knowledge)
    )


def called_for(
    tier: Tier, facts: frozenset[str], nature: Nature, form: Form, asked: tuple[Asked, ...], knowledge: Knowledge
) -> list[Control]:
    """Return the measures of `needed_controls` without their reasons."""
    return [one.control for one in _called_for(tier, facts, nature, form, asked, knowledge)]


def suited_to(
    facts: frozenset[str], nature: Nature, form: Form, asked: tuple[Asked, ...], knowledge: Knowledge
) -> list[Control]:
    """Return all measures that the highest tier, facts or law call for, however many they are."""
    candidates = _candidates(Tier.CRITICAL, nature, asked, knowledge, form)
    return [one.control for one in candidates if _is_able(one, facts)]


def _called_for(
    tier: Tier, facts: frozenset[str], nature: Nature, form: Form, asked: tuple[Asked, ...], knowledge: Knowledge
) -> list[_Candidate]:
    candidates = _candidates(tier, nature, asked, knowledge, form)
    able = [one for one in candidates if _is_able(one, facts)]
    most = knowledge.threshold(f"listed_{tier.value}")
    return [one for place, one in enumerate(able) if place < most or one.is_fixed or _is_called(one.control, facts)]


def _is_able(one: _Candidate, facts: frozenset[str]) -> bool:
    return facts.issuperset(one.control.needs) and (bool(one.otherwise) or _is_called(one.control, facts))


def _is_called(control: Control, facts: frozenset[str]) -> bool:
    return not facts.isdisjoint(control.when)


@lru_cache(maxsize=1024)
def _candidates(
    tier: Tier, nature: Nature, asked: tuple[Asked, ...], knowledge: Knowledge, form: Form
) -> tuple[_Candidate, ...]:
    """Return the measures that could be needed, in the order in which they are listed."""
    by_regime = {control: label for label, controls in asked for control in controls}
    is_contracted = form is not Form.IN_HOUSE
    able = [
        _as_done_by(form, one) for one in knowledge.controls.values() if is_contracted or not _lives_in_contract(one)
    ]
    found = [
        _Candidate(
            control=control,
            otherwise=_by_law(control, by_regime) or _by_tier(control, tier, nature),
            is_fixed=control.id in by_regime or _is_first_of_the_other(control, nature),
        )
        for control in sorted(able, key=lambda one: _order(one, nature))
    ]
    return tuple(one for one in found if one.otherwise or one.control.when)


def could_be_added(
    facts: frozenset[str], nature: Nature, form: Form, listed: Sequence[Control], knowledge: Knowledge
) -> list[Control]:
    """Return the measures that are not listed but suit the work: its kind, and the facts that they are meant for."""
    taken = {control.id for control in listed}
    return [
        _as_done_by(form, control)
        for control in knowledge.controls.values()
        if control.id not in taken
        and _suits(control, nature)
        and facts.issuperset(control.needs)
        and (control.lowest_tier != "none" or not control.when or _is_called(control, facts))
        and (form is not Form.IN_HOUSE or not _lives_in_contract(control))
    ]


def _because(one: _Candidate, facts: frozenset[str]) -> str:
    """Return why a measure is needed: the first fact that calls for it, else law or tier."""
    return next((_WHY[fact] for fact in one.control.when if fact in facts), one.otherwise)


def _by_law(control: Control, by_regime: Mapping[str, str]) -> str:
    return f"{by_regime[control.id]} asks for it" if control.id in by_regime else ""


def _by_tier(control: Control, tier: Tier, nature: Nature) -> str:
    """Return why a tier needs a measure, "" where it does not."""
    if control.lowest_tier == "none":
        return ""
    least = TIERS.index(Tier(control.lowest_tier)) + (0 if _suits(control, nature) else 1)
    is_meant = _suits(control, nature) or _is_first_of_the_other(control, nature)
    return _wanted_from(least, _work(control, nature)) if is_meant and TIERS.index(tier) >= least else ""


def _wanted_from(least: int, work: str) -> str:
    """Say from which tier on work needs a measure."""
    return f"{work} needs it at any tier" if least == 0 else f"{work} needs it from {TIERS[least].value} protection on"


def _work(control: Control, nature: Nature) -> str:
    """Name the kind of work a measure is meant for; none is claimed where the class is not known."""
    if nature.kind is None or not _suits(control, nature):
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


def _as_done_by(form: Form, control: Control) -> Control:
    """Return a measure in the words for whoever does the work: a provider, the client's own people or its centre."""
    own = {Form.IN_HOUSE: control.in_house, Form.CAPTIVE: control.in_centre}.get(form)
    return control if own is None else replace(control, name=own.name, against=own.against, evidence=own.evidence)


def _lives_in_contract(control: Control) -> bool:
    return control.family in CONTRACT_FAMILIES or control.id in CONTRACT_ONLY
