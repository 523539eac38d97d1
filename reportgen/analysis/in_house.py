"""How sourcing compares with improving or automating the work in-house."""

from __future__ import annotations

from reportgen.model.assessment import NatureClass

AUTOMATE_FROM = 70.0
_PARTLY_FROM = 40.0


def in_house_alternative(fit: float | None, leaning: NatureClass | None) -> str:
    """Say how far software could do the work, by its automation fit 0-100."""
    if fit is None:
        return "Automating it in-house was not rated: rate the three digital criteria to compare."
    if fit >= AUTOMATE_FROM and leaning is NatureClass.BPO:
        return (
            f"Automate first: with an automation fit of {fit:.0f} the routine part may not need a provider at all; "
            "otherwise keep the contract short and share the gain."
        )
    if fit >= AUTOMATE_FROM:
        return f"Automation fit is {fit:.0f}: have the inputs prepared by software before an expert sees them."
    if fit >= _PARTLY_FROM:
        return f"Automation fit is {fit:.0f}: improving it in-house is a fair alternative for part of the work."
    return f"Automation fit is {fit:.0f}: automating it in-house is no alternative for now."
