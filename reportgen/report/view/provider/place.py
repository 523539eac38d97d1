"""What a provider is told of where the work is done, and by whom: the limits that the client sets, and no advice.

Neither the country recommended nor that a joint organisation is reaches the pack: who makes an offer is "the provider".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.contract import ClauseDuty
from reportgen.model.protection import RegimeDuty
from reportgen.report.view.context import Context

_PLACE = "the country that the contract names"
_JOINT = re.compile(r"\b([Tt])he joint organisation\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlace:
    """Takes the recommended country out of texts; `hidden` is its name, "" where the client has set it anyway."""

    hidden: str
    transfer: str

    def text(self, said: str) -> str:
        """Return a text that leaves open where the work is done and in which form."""
        said = _JOINT.sub(r"\1he provider", said)
        return re.sub(rf"\b{re.escape(self.hidden)}\b", _PLACE, said) if self.hidden else said

    def clause(self, duty: ClauseDuty) -> str:
        """Return what a clause asks; what a transfer needs depends on the country, so the general rule is told."""
        is_of_place = bool(self.hidden) and self.hidden in duty.asks
        return self.transfer if is_of_place and duty.id == "transfer_instrument" else self.text(duty.asks)

    def is_of_place(self, duty: RegimeDuty) -> bool:
        """Return whether a body of rules comes with the recommended country."""
        return bool(self.hidden) and self.hidden in duty.jurisdiction


def told_place(context: Context, one: ProcessAssessment) -> ToldPlace:
    """Return what may be told of a process's place: a country that is the only one permitted, or home, is no secret."""
    sourcing = one.sourcing
    is_set = one.process.permitted_countries == (sourcing.location,)
    is_home = sourcing.location == context.assessment.engagement.home_country
    return ToldPlace(
        hidden="" if is_set or is_home else sourcing.location_name or "",
        transfer=context.knowledge.contracts.clauses["transfer_instrument"].asks,
    )
