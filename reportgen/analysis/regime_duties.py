"""The duties of the rules that apply, and the route of personal data, written out for a process."""

from __future__ import annotations

from reportgen.analysis.place import Site
from reportgen.analysis.regimes import AppliedRegime
from reportgen.analysis.scales import Scales
from reportgen.analysis.transfers import transfer_to
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.protection import RegimeDuty, Transfer


def regime_duty(applied: AppliedRegime) -> RegimeDuty:
    """Write out what a body of rules asks for."""
    regime = applied.regime
    return RegimeDuty(
        id=regime.id,
        name=regime.name,
        because=applied.because,
        duties=regime.duties,
        clauses=regime.clauses,
        controls=regime.controls,
        status=regime.status,
        confidence=regime.confidence,
        label=regime.label,
        jurisdiction=regime.jurisdiction,
        chosen=applied.chosen,
        triggered=applied.triggered,
        fits=applied.fits,
        place_limits=tuple(limit.text for limit in applied.limits),
        checked=regime.origin.reviewed,
        source=regime.origin.source,
    )


def transfer_of(process: Process, site: Site, scales: Scales) -> Transfer | None:
    """Return how personal data reaches a site; None where none is handled, or home or site is not known."""
    if process.personal_data not in {PersonalData.PERSONAL, PersonalData.SPECIAL}:
        return None
    return transfer_to(site.country, scales.engagement.home_country, scales.knowledge)
