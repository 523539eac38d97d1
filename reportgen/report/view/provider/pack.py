"""The provider pack: requirements, and nothing of the advice."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.report.view.context import Context
from reportgen.report.view.cover import marking_of
from reportgen.report.view.provider.facts import provider_facts
from reportgen.report.view.provider.requirements import ProviderCoverView, RequirementsView, cover_of, sections_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderView:
    """The whole pack; `nothing` says that nothing goes to a provider, "" where something does."""

    cover: ProviderCoverView
    sections: tuple[RequirementsView, ...]
    nothing: str


def provider_view(context: Context) -> ProviderView:
    """Compose the pack from what a provider may see."""
    facts = provider_facts(context, marking=marking_of(context))
    return ProviderView(
        cover=cover_of(facts),
        sections=sections_of(facts, context.numbering) if facts.processes else (),
        nothing="" if facts.processes else "There is nothing to ask of a provider.",
    )
