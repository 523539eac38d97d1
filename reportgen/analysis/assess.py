"""From an engagement to its assessment, a call a step. Pure: no clock, no files, no order of rows.

Security needs a place and a gate needs the residual risk, so each process goes: ratings, nature, the site it would be
done at, security there, gates (all of that in ruling), the verdict (judgement), then the money; last, all is written
out. Work that stays has its security graded at home.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from reportgen import __version__
from reportgen.analysis.assumptions import assumptions_of, assumptions_used
from reportgen.analysis.classify import classified
from reportgen.analysis.concluded import Concluded
from reportgen.analysis.contract import with_contract
from reportgen.analysis.cost import Context, costed, remarkable
from reportgen.analysis.expectations import expectations_of
from reportgen.analysis.heard import lean_of
from reportgen.analysis.judgement import Judgement, judgements
from reportgen.analysis.money.draws import DRAWS
from reportgen.analysis.money.odds import with_odds
from reportgen.analysis.money.people import people_of
from reportgen.analysis.money.values import likely_values
from reportgen.analysis.nature_reasons import explained
from reportgen.analysis.outlook import outlook_of
from reportgen.analysis.oversight import oversight_of
from reportgen.analysis.portfolio import portfolio_of
from reportgen.analysis.premises import premises_of
from reportgen.analysis.protected_site import graded_protection, is_handed_over
from reportgen.analysis.rates import rates_used
from reportgen.analysis.remarks import remarks
from reportgen.analysis.roadmap import planned
from reportgen.analysis.scales import Scales, scales_of, without_processes
from reportgen.analysis.secured import secured
from reportgen.analysis.security import Protection
from reportgen.analysis.sensitivity import DRAWS as WEIGHT_DRAWS
from reportgen.analysis.source import sourced
from reportgen.analysis.variants import Variants, variants_of
from reportgen.analysis.ways import ways_of
from reportgen.analysis.weighing import weighed
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment, ProcessAssessment, Provenance
from reportgen.model.business_case import Cost
from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding
from reportgen.model.memory import basis, once_each
from reportgen.model.protection import Security
from reportgen.model.sourcing import Sourcing

DEFAULT_SEED = 20260101


def assess(
    engagement: Engagement,
    findings: tuple[Finding, ...],
    knowledge: Knowledge,
    *,
    workbook_sha256: str,
    seed: int = DEFAULT_SEED,
    draws: int = DRAWS,
    streams: Mapping[str, str] = MappingProxyType({}),
) -> Assessment:
    """Assess every process and the portfolio.

    Args:
        engagement: what the workbook says.
        findings: what reading it found; the engine's own remarks are added.
        knowledge: the catalogues.
        workbook_sha256: hash of the file, for the provenance.
        seed: seed of the weight draws and of the simulation.
        draws: how often the simulation draws.
        streams: keys of processes' own draws by ID, where a comparison keeps those of an earlier state (0035).
    """
    scales, assumptions = scales_of(engagement, knowledge), assumptions_of(engagement, knowledge)
    judged = tuple(judgements(scales, assumptions))
    context = Context(scales=without_processes(scales), values=likely_values(assumptions))
    shared = basis(context.scales.engagement, knowledge.sha256, seed)
    makes = [(basis(shared, one.process), partial(_written, one, context, seed=seed)) for one in judged]
    written = once_each("assessed", shared, makes)
    costs = [one.cost for one in written]
    sure = with_odds(judged, costs, context.values, engagement, knowledge, seed=seed, draws=draws, streams=streams)
    processes = tuple(replace(one, cost=cost) for one, cost in zip(written, sure.costs, strict=True))
    rates = rates_used(processes, engagement.home_country, knowledge)
    portfolio = portfolio_of(processes, context.values, engagement, sure.uncertainty)
    concluded = ((one, remarkable(one, context)) for one in judged)
    return Assessment(
        engagement=engagement,
        processes=processes,
        portfolio=replace(
            portfolio,
            people=people_of(processes, engagement, knowledge),
            oversight=oversight_of(judged, processes, scales, assumptions),
        ),
        waves=planned(processes, assumptions, knowledge, home=engagement.home_country),
        assumptions=(*assumptions_used(assumptions, engagement, knowledge), *rates),
        findings=(*findings, *remarks(engagement, concluded, knowledge)),
        provenance=Provenance(
            tool="reportgen",
            version=__version__,
            template_version=engagement.template_version,
            workbook_sha256=workbook_sha256,
            knowledge_sha256=knowledge.sha256,
            seed=seed,
            draws=draws,
            weight_draws=WEIGHT_DRAWS,
        ),
    )


def _written(one: Judgement, context: Context, *, seed: int) -> ProcessAssessment:
    scales = context.scales
    variants = variants_of(one.judged, scales)
    cost = costed(one, context)
    protection = graded_protection(one, scales)
    classification = explained(
        classified(one, variants, seed=seed),
        one.judged,
        scales,
        lean=partial(lean_of, model=scales.knowledge.text_model),
    )
    sourcing = _sourcing(one, cost, variants)
    return ProcessAssessment(
        process=one.process,
        classification=classification,
        sourcing=sourcing,
        cost=cost,
        security=_security(one, protection, scales),
        outlook=outlook_of(one.process, classification, sourcing, cost, scales=scales),
    )


def _security(one: Judgement, protection: Protection, scales: Scales) -> Security:
    """Write out how the work is to be protected, what would bring its risk down, and its contract."""
    found = secured(protection, scales, is_handed_over=is_handed_over(one, scales))
    security = replace(found, ways=ways_of(protection, scales))
    return with_contract(security, one, protection, scales)


def _sourcing(one: Judgement, cost: Cost, variants: Variants) -> Sourcing:
    """Write the verdict out, weighed against its money, with its premises and what may be expected of a provider."""
    scales = variants.scales
    sourcing = weighed(sourced(one, variants), cost, provider=one.process.current_provider)
    premises = premises_of(Concluded(judgement=one, sourcing=sourcing, cost=cost, variants=variants))
    return replace(sourcing, premises=premises, expectations=expectations_of(one, cost, scales))
