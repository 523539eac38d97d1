"""How sure the saving of one process is, in words."""

from __future__ import annotations

from reportgen.model.business_case import Cost
from reportgen.model.verdict import NotAssessed
from reportgen.report.formats import Formats


def sureness(formats: Formats, cost: Cost) -> str:
    """Say the chance of any saving and the range of the net saving; "" where it was not simulated."""
    p10, p50, p90 = cost.savings_p10, cost.savings_p50, cost.savings_p90
    if isinstance(p10, NotAssessed) or isinstance(p50, NotAssessed) or isinstance(p90, NotAssessed):
        return ""
    chance = cost.probability_of_saving
    sure = "" if isinstance(chance, NotAssessed) else f"; it saves in {formats.percent(chance)} of outcomes"
    return (
        f"Net saving {formats.compact(p50)} in the middle case, one time in ten below {formats.compact(p10)}, one in "
        f"ten above {formats.compact(p90)}{sure}."
    )
