"""What a section that the user wrote sees: the facts that a firm may want to speak of, as the report prints them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.engagement import ReportStatus
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import VERDICT, Recommendation
from reportgen.report.templating.own_sections import anchor_of
from reportgen.report.view.context import Context
from reportgen.report.view.marks import risk_word
from reportgen.report.view.parts import Link, Opener, chip
from reportgen.report.view.profiles.other_processes import saving_of
from reportgen.report.view.summary import Summary, baseline_of
from reportgen.report.view.wording import PLACE, is_sourced, stays
from reportgen.report.words.formats import MISSING, Formats, sentence_start


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEngagement:
    """Whom the report is for; "" where the workbook says nothing."""

    client: str
    title: str
    date: str
    prepared_by: str
    prepared_for: str
    decision_owner: str
    status: str
    version: str
    industry: str
    currency: str
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPortfolio:
    """The portfolio in numbers, counts as whole numbers and amounts as text, an en dash for what is not known.

    `saving` is net over the horizon after everything, `saving_a_year` that of a steady year at today's prices.
    """

    processes: int
    moving: int
    to_fix: int
    to_assess: int
    staying: int
    horizon_years: int
    cost_today: str
    cost_moving: str
    saving: str
    saving_a_year: str
    one_off: str
    npv: str
    payback_years: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProcess:
    """One process. Money is a year's; `saving` is a steady year's where the process moves.

    `risk_before` measures is a score of 1 to 25, `risk_after` a word and a score. `verdict` is what to do, `when` the
    wave where it moves; `link` leads to the profile.
    """

    number: str
    name: str
    function: str
    owner: str
    kind: str
    verdict: str
    when: str
    place: str
    cost: str
    saving: str
    risk_before: str
    risk_after: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFactsView:
    """What the template sees under its own name; the head around it is made by sections/own_section.html."""

    number: str
    name: str
    anchor: str
    engagement: OwnEngagement
    portfolio: OwnPortfolio
    processes: tuple[OwnProcess, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSectionView:
    """A section that the user wrote, ready to place: its head, and the HTML its template gave."""

    opener: Opener
    anchor: str
    body: Markup


def own_facts(context: Context, summary: Summary, template: str, name: str) -> OwnFactsView:
    """Compose the view of an own section."""
    return OwnFactsView(
        number=context.selection.number_of(template),
        name=name,
        anchor=anchor_of(template),
        engagement=_engagement(context),
        portfolio=_portfolio(context, summary),
        processes=tuple(_process(context, one) for one in context.assessment.processes),
    )


def _engagement(context: Context) -> OwnEngagement:
    given = context.assessment.engagement
    return OwnEngagement(
        client=given.client,
        title=given.title,
        date=context.formats.date(given.date),
        prepared_by=given.prepared_by or "",
        prepared_for=given.prepared_for or "",
        decision_owner=given.decision_owner or "",
        status="Final" if given.status is ReportStatus.FINAL else "Draft",
        version=given.version,
        industry=given.industry or "",
        currency=given.currency,
        objectives=given.objectives,
    )


def _portfolio(context: Context, summary: Summary) -> OwnPortfolio:
    formats = context.formats
    years = summary.payback_years
    return OwnPortfolio(
        processes=len(context.assessment.processes),
        moving=len(summary.sourced),
        to_fix=len(summary.to_stabilise),
        to_assess=len(summary.to_assess),
        staying=len(summary.retained),
        horizon_years=context.assessment.engagement.horizon_years,
        cost_today=_money(formats, summary.baseline),
        cost_moving=_money(formats, summary.baseline_sourced),
        saving=_money(formats, summary.net_saving),
        saving_a_year=_money(formats, summary.steady_saving),
        one_off=_money(formats, summary.one_off),
        npv=_money(formats, summary.npv),
        payback_years=MISSING if years is None else formats.number(years, 1),
    )


def _process(context: Context, one: ProcessAssessment) -> OwnProcess:
    moves = is_sourced(one)
    return OwnProcess(
        number=str(context.number(one)),
        name=context.name(one),
        function=one.process.function or "",
        owner=one.process.owner or "",
        kind=chip(one.classification.nature).label,
        verdict=VERDICT[Recommendation.RETAIN if stays(one) else one.sourcing.recommendation],
        when=f"Wave {one.sourcing.wave}" if moves else MISSING,
        place=sentence_start(PLACE[one.sourcing.place]) if moves else MISSING,
        cost=_money(context.formats, baseline_of(one)),
        saving=_money(context.formats, saving_of(one)),
        risk_before=_inherent(one),
        risk_after=_residual(one),
        link=context.link(one),
    )


def _inherent(one: ProcessAssessment) -> str:
    inherent = one.security.inherent
    return str(inherent.score) if isinstance(inherent, RiskScore) else MISSING


def _residual(one: ProcessAssessment) -> str:
    residual = one.security.residual
    return f"{risk_word(one)} {residual.score}" if isinstance(residual, RiskScore) else MISSING


def _money(formats: Formats, amount: Decimal | None) -> str:
    return MISSING if amount is None else formats.compact(amount)
