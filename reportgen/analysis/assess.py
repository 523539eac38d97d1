"""From an engagement to its assessment, a call a step. Pure: no clock, no files, no order of rows.

Security needs a place and a gate needs the residual risk, so each process goes: ratings, nature, the site it would be
done at, security there, gates (all of that in ruling), then the verdict and the money. Work that stays has its security
graded at home.
"""

from __future__ import annotations

from reportgen import __version__
from reportgen.analysis.assumptions import Assumptions, assumptions_of, assumptions_used
from reportgen.analysis.classify import classified
from reportgen.analysis.cost import costed
from reportgen.analysis.likeness import CatalogueIndex, indexed
from reportgen.analysis.portfolio import portfolio_of
from reportgen.analysis.rates import rates_used
from reportgen.analysis.ratings import judged
from reportgen.analysis.remarks import remarks
from reportgen.analysis.roadmap import planned
from reportgen.analysis.ruling import ruled
from reportgen.analysis.scales import Scales, scales_of
from reportgen.analysis.security import protection_at, secured
from reportgen.analysis.sensitivity import DRAWS
from reportgen.analysis.source import final_site, sourced
from reportgen.analysis.weighing import weighed
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment, ProcessAssessment, Provenance, Recommendation
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
    scales = scales_of(engagement, knowledge, seed=seed)
    assumptions, catalogue = assumptions_of(engagement, knowledge), indexed(knowledge.reference_processes)
    processes = tuple(_assessed(process, scales, assumptions, catalogue) for process in engagement.processes)
    rates = rates_used(processes, engagement.home_country, knowledge)
    return Assessment(
        engagement=engagement,
        processes=processes,
        portfolio=portfolio_of(processes, assumptions),
        waves=planned(processes, assumptions),
        assumptions=(*assumptions_used(engagement, knowledge), *rates),
        findings=(*findings, *remarks(engagement, processes, knowledge)),
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
    process: Process, scales: Scales, assumptions: Assumptions, catalogue: CatalogueIndex
) -> ProcessAssessment:
    ratings = judged(process, scales, catalogue)
    ruling = ruled(ratings, ratings.used, scales)
    sourcing = sourced(ratings, ruling, scales, assumptions)
    cost = costed(process, sourcing, ruling, scales.engagement, assumptions)
    site = final_site(sourcing.recommendation, ratings, ruling, scales)
    stays = sourcing.recommendation is Recommendation.RETAIN
    protection = protection_at(site, process, ratings.used, ruling.nature, scales) if stays else ruling.protection
    return ProcessAssessment(
        process=process,
        classification=classified(ratings, scales),
        sourcing=weighed(sourcing, cost),
        cost=cost,
        security=secured(protection, scales),
    )
