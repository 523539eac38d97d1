"""How sure the saving is: what moves it, how far it may fall short, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.verdict import NotAssessed
from reportgen.report.formats import sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Opener
from reportgen.report.view.reading_order import section_opener


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertaintyView:
    """The section; where nothing was simulated it holds only the opener."""

    opener: Opener


def uncertainty_view(context: Context) -> UncertaintyView:
    """Compose the section."""
    uncertainty = context.assessment.portfolio.uncertainty
    reason = uncertainty.reason if isinstance(uncertainty, NotAssessed) else ""
    return UncertaintyView(
        opener=section_opener("uncertainty", "How sure the saving is has not been worked out", sentence_start(reason))
    )
