"""How sourcing compares with improving or automating the work in-house."""

from __future__ import annotations

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.points import points_told
from reportgen.knowledge.thresholds import FIT_EDGES
from reportgen.model.verdict import NatureClass


def automates_first(fit: float | None, nature: NatureClass | None, knowledge: Knowledge) -> bool:
    """Tell whether routine work fits automation so well (0-100) that it comes before any sourcing."""
    return nature is NatureClass.BPO and fit is not None and fit >= knowledge.threshold("automate_first")


def in_house_alternative(fit: float | None, nature: NatureClass | None, knowledge: Knowledge, *, moves: bool) -> str:
    """Say how far software could do the work, by its automation fit 0-100; `moves` where the work is to be sourced."""
    if fit is None:
        return "Automating the work in-house was not rated: rate the three digital criteria to compare."
    partly, first = edges = tuple(map(knowledge.threshold, FIT_EDGES))
    told = points_told(fit, edges)
    if automates_first(fit, nature, knowledge):
        return _first(told, moves=moves)
    if fit >= first:
        return _beside_experts(told, nature)
    if fit >= partly:
        return f"Automation fit is {told}: improving the work in-house is a fair alternative for part of it."
    return f"Automation fit is {told}: automating it in-house is no alternative for now."


def _first(told: str, *, moves: bool) -> str:
    opening = f"Automate first: with an automation fit of {told}"
    if moves:
        return (
            f"{opening} much of this routine work may need no provider at all; what is left goes on a short contract "
            "that shares the gain from software."
        )
    return f"{opening} software may do much of this routine work, wherever it is done."


def _beside_experts(told: str, nature: NatureClass | None) -> str:
    if nature is NatureClass.HYBRID:
        return f"Automation fit is {told}: let software take the routine part before the rest is priced."
    return f"Automation fit is {told}: have the inputs prepared by software before an expert sees them."
