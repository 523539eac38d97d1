"""How far software reaches into a process, what that means for a move that has to pay back, and specialist niches."""

from __future__ import annotations

from reportgen.analysis.indices import Index, Rating
from reportgen.analysis.scales import EXPOSURE, Scales
from reportgen.knowledge.facts import Knowledge
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.classification import Classification
from reportgen.model.engagement import Process
from reportgen.model.outlook import NicheGround, Outlook, Reach
from reportgen.model.sourcing import Sourcing
from reportgen.model.verdict import NatureClass, NotAssessed

_DECIMALS = 9


def outlook_of(
    process: Process, classification: Classification, sourcing: Sourcing, cost: Cost, *, scales: Scales
) -> Outlook:
    """Say what the next years are likely to change, from the ratings that were entered; a blank is never filled."""
    index = scales.index(EXPOSURE, _entered(process))
    exposure = _assessed(index, scales.knowledge)
    reach = _reach(exposure, sourcing, scales.knowledge)
    return Outlook(
        automation_exposure=exposure,
        coverage=index.coverage,
        reach=reach,
        is_held_back=reach is Reach.LATER and _is_high(exposure, scales.knowledge),
        pays_back_late=_pays_back_late(reach, sourcing, cost, scales.knowledge),
        niche=_niche(process, classification, scales.knowledge),
        contributions=index.contributions,
    )


def _entered(process: Process) -> dict[str, Rating]:
    return {key: Rating(value=value, cell=process.cells.get(key)) for key, value in process.ratings.items()}


def _assessed(index: Index, knowledge: Knowledge) -> float | NotAssessed:
    if index.value is None:
        return NotAssessed(reason="None of its seven criteria is rated.")
    if index.coverage < knowledge.threshold("exposure_rated"):
        return NotAssessed(reason=f"Only {round(index.coverage * 100)} % of the weight of its criteria is rated.")
    return round(index.value, _DECIMALS)


def _reach(exposure: float | NotAssessed, sourcing: Sourcing, knowledge: Knowledge) -> Reach | NotAssessed:
    """Say when software comes; what the verdict says to automate first is next, whatever else is rated."""
    if sourcing.automate_first:
        return Reach.NEXT
    if isinstance(exposure, NotAssessed):
        return exposure
    if _is_high(exposure, knowledge):
        return Reach.LATER if _is_kept_out(sourcing, knowledge) else Reach.NEXT
    return Reach.LATER if exposure >= knowledge.threshold("exposure_later") else Reach.FAR


def _is_high(exposure: float | NotAssessed, knowledge: Knowledge) -> bool:
    return not isinstance(exposure, NotAssessed) and exposure >= knowledge.threshold("exposure_next")


def _is_kept_out(sourcing: Sourcing, knowledge: Knowledge) -> bool:
    """Return whether inputs and systems keep software out; where they are not rated, nothing says so."""
    fit = sourcing.automation_fit
    return not isinstance(fit, NotAssessed) and fit < knowledge.threshold("automate_partly")


def _pays_back_late(reach: Reach | NotAssessed, sourcing: Sourcing, cost: Cost, knowledge: Knowledge) -> bool | None:
    if reach is not Reach.NEXT or not sourcing.moves or not isinstance(cost.case, MoneyCase):
        return None
    years = cost.case.payback_years
    return isinstance(years, NotAssessed) or years > knowledge.threshold("automation_years")


def _niche(process: Process, classification: Classification, knowledge: Knowledge) -> tuple[NicheGround, ...]:
    """Say what makes expert work a niche: a credential or years in the specialism, and a thin market of providers."""
    skill, depth = knowledge.threshold("niche_skill"), process.ratings.get("supplier_market_depth")
    skills = tuple(
        ground
        for ground, criterion in (
            (NicheGround.CREDENTIAL, "credential_requirement"),
            (NicheGround.EXPERTISE, "domain_expertise"),
        )
        if process.ratings.get(criterion, 0) >= skill
    )
    is_thin = depth is not None and depth <= knowledge.threshold("niche_depth")
    if classification.leaning is not NatureClass.KPO or not skills or not is_thin:
        return ()
    return (*skills, NicheGround.THIN_MARKET)
