"""From an engagement to its assessment, a call a step. Pure: no clock, no files, no order of rows.

Security needs a place and a gate needs the residual risk, so each process goes: nature, the site it would be done at,
security there, then gates and verdict, then money.
"""

from __future__ import annotations

from reportgen import __version__
from reportgen.analysis.assumptions import Assumptions, assumptions_of, assumptions_used
from reportgen.analysis.classify import NatureScale, classified
from reportgen.analysis.cost import costed
from reportgen.analysis.infer import CatalogueIndex, indexed
from reportgen.analysis.portfolio import portfolio_of
from reportgen.analysis.regimes import applied_regimes
from reportgen.analysis.remarks import remarks
from reportgen.analysis.roadmap import planned
from reportgen.analysis.security import protected
from reportgen.analysis.sensitivity import DRAWS
from reportgen.analysis.source import SourcingScale, class_of, hypothetical_site, sourced
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.weights import weights_of
from reportgen.model.assessment import Assessment, ProcessAssessment, Provenance
from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding

DEFAULT_SEED = 20260101


def assess(
    engagement: Engagement,
    findings: tuple[Finding, ...],
    knowledge: Knowledge,
    *,
    workbook_sha256: str,
    seed: int = DEFAULT_SEED,
) -> Assessment:
    """Assess every process and the portfolio.

    Args:
        engagement: what the workbook says.
        findings: what reading it found; the engine's own remarks are added.
        knowledge: the catalogues.
        workbook_sha256: hash of the file, for the provenance.
        seed: seed of the weight draws.
    """
    weights = weights_of("knowledge_index", knowledge.criteria, engagement.criteria_weights)
    scale = SourcingScale(
        engagement=engagement,
        knowledge=knowledge,
        weights=weights_of("sourceability", knowledge.criteria, engagement.criteria_weights),
        nature_weights=weights,
    )
    nature_scale = NatureScale(criteria=knowledge.criteria, weights=weights, bands=knowledge.knowledge_bands, seed=seed)
    assumptions, catalogue = assumptions_of(engagement, knowledge), indexed(knowledge.reference_processes)
    processes = tuple(
        _assessed(process, scale, nature_scale, assumptions, catalogue) for process in engagement.processes
    )
    return Assessment(
        engagement=engagement,
        processes=processes,
        portfolio=portfolio_of(processes),
        waves=planned(processes, assumptions),
        assumptions=assumptions_used(engagement, knowledge),
        findings=(*findings, *remarks(engagement, processes)),
        provenance=Provenance(
            tool="reportgen",
            version=__version__,
            template_version=engagement.template_version,
            workbook_sha256=workbook_sha256,
            knowledge_sha256=knowledge.sha256,
            seed=seed,
            draws=DRAWS,
        ),
    )


def _assessed(
    process: Process,
    scale: SourcingScale,
    nature_scale: NatureScale,
    assumptions: Assumptions,
    catalogue: CatalogueIndex,
) -> ProcessAssessment:
    engagement, knowledge = scale.engagement, scale.knowledge
    nature = classified(process, nature_scale, catalogue)
    site = hypothetical_site(process, nature, scale)
    regimes = applied_regimes(engagement, process, knowledge)
    protection = protected(engagement, process, nature, site, regimes, knowledge)
    verdict, decision = sourced(process, nature, site, protection.residual_score, protection.tier, scale)
    cost = costed(
        engagement,
        process,
        verdict,
        class_of(nature.classification),
        site,
        assumptions,
        several_providers=decision.uses_several_providers,
    )
    return ProcessAssessment(
        process=process,
        classification=nature.classification,
        sourcing=verdict,
        cost=cost,
        security=protection.security,
    )
