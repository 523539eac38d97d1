"""Commercial model and clauses: how providers are paid, who bears which risk, what to ask for and how far to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.money import total
from reportgen.report.view.context import Context
from reportgen.report.view.contract.benchmarks import benchmarks
from reportgen.report.view.contract.negotiation import Negotiation, negotiation
from reportgen.report.view.contract.price_facts import ModelUse, charge_of, is_bought, model_uses, risk_shares
from reportgen.report.view.contract.price_tables import (
    ClauseGroup,
    ModelRow,
    QuoteRow,
    clause_groups,
    model_rows,
    quote_rows,
    quotes_finding,
)
from reportgen.report.view.contract.volume_bands import VolumeBands, volume_bands
from reportgen.report.view.parts import Caption, Opener, Point, joined
from reportgen.report.view.summary import Summary
from reportgen.report.view.units import unit_for
from reportgen.report.view.wording import in_sentence
from reportgen.report.words.formats import MoneyScale, counted, in_words, sentence_start

_BEARER = {"provider": "the provider", "client": "the client", "shared": "both together"}
_MOST_SHARE = 0.995


@dataclass(frozen=True, slots=True, kw_only=True)
class CommercialView:
    """The section; `missing` says what could not be priced, "" where nothing is wanting."""

    opener: Opener
    missing: str
    models_caption: Caption | None
    models: tuple[ModelRow, ...]
    captive: str
    negotiation: Negotiation | None
    bands: VolumeBands | None
    quotes_caption: Caption | None
    quotes: tuple[QuoteRow, ...]
    clauses_caption: Caption | None
    clauses: tuple[ClauseGroup, ...]
    reference: str
    benchmarks: tuple[Point, ...]


def commercial_view(context: Context, summary: Summary) -> CommercialView:
    """Compose the section in reading order, which is also the order tables are numbered in."""
    bought = [one for one in summary.sourced if is_bought(one)]
    uses = model_uses(context, bought)
    charges = [charge for one in bought if (charge := charge_of(one)) is not None]
    scale = unit_for(context.formats, charges)
    models = model_rows(context, uses, scale)
    numbering = context.numbering
    models_caption = numbering.table(_models_finding(uses), _models_unit(scale)) if models else None
    bands = volume_bands(context, bought)
    quotes = quote_rows(context, bought, scale)
    quotes_caption = numbering.table(quotes_finding(context, bought), _unit(scale)) if quotes else None
    clauses = clause_groups(context, uses)
    return CommercialView(
        opener=context.selection.opener(
            "commercial", _title(context, summary, uses), _standfirst(context, summary, uses)
        ),
        missing=_missing(summary, uses),
        models_caption=models_caption,
        models=models,
        captive=_captive(context, summary),
        negotiation=negotiation(context, bought, scale),
        bands=bands,
        quotes_caption=quotes_caption,
        quotes=quotes,
        clauses_caption=numbering.table(_clauses_finding(clauses)) if clauses else None,
        clauses=clauses,
        reference=_reference(context) if clauses else "",
        benchmarks=benchmarks(context, summary, uses),
    )


def _reference(context: Context) -> str:
    where = context.selection.in_text("duties", "protection_sheets")
    return f"Clauses on security, personal data and supervision stand in {where}."


def _title(context: Context, summary: Summary, uses: Sequence[ModelUse]) -> str:
    if not summary.sourced:
        return "Nothing moves, so no price is agreed"
    if not uses:
        if any(is_bought(one) for one in summary.sourced):
            return "No price model fits yet: the kind of work is not known"
        return "No provider is paid: the work goes to the client’s own centre"
    whole, name = total(use.annual for use in uses), in_sentence(uses[0].name)
    if not whole:
        fitting = sentence_start(counted(len(uses), "price model fits", "price models fit"))
        return f"{fitting}; without a cost none can be priced"
    if len(uses) == 1:
        return f"One price model, {name}, carries all {context.formats.compact(whole)} of yearly charges"
    share = context.formats.percent(float(uses[0].annual / whole))
    return f"{sentence_start(name)} carries {share} of {context.formats.compact(whole)} in yearly charges"


def _standfirst(context: Context, summary: Summary, uses: Sequence[ModelUse]) -> str:
    if not summary.sourced:
        return "Price models are chosen for processes that move. None does now."
    shares = {bearer: share for bearer, share in risk_shares(context, uses).items() if share > 0}
    if not shares:
        return ""
    others = counted(len(uses) - 1, "other model carries", "other models carry")
    rest = f"{sentence_start(others)} the rest. " if len(uses) > 1 else ""
    ordered = sorted(shares, key=lambda bearer: (-shares[bearer], bearer))
    percent = context.formats.percent
    told = [f"{_BEARER[bearer]} for {percent(shares[bearer])}" for bearer in ordered]
    who = f"{joined(told)} of the charges" if shares[ordered[0]] <= _MOST_SHARE else _BEARER[ordered[0]]
    return f"{rest}The risk that the work takes more effort than planned lies with {who}."


def _missing(summary: Summary, uses: Sequence[ModelUse]) -> str:
    if not summary.sourced:
        return ""
    if not uses:
        if any(is_bought(one) for one in summary.sourced):
            return "Rate or describe the processes, so that the kind of work is known; the price model follows it."
        return "Price models and their clauses are for work that a provider does."
    if not total(use.annual for use in uses):
        return (
            "To price the models, give a yearly cost, a headcount or a quoted price on the Processes sheet. "
            "Clauses do not depend on it and are listed."
        )
    return ""


def _captive(context: Context, summary: Summary) -> str:
    """Say which processes no price model holds for, since a centre of the client's own does them."""
    own = [one for one in summary.sourced if not is_bought(one)]
    if not own:
        return ""
    numbers = joined([str(number) for number in sorted(context.number(one) for one in own)])
    cost = total(charge for one in own if (charge := charge_of(one)) is not None)
    amount = f", {context.formats.compact(cost)} a year" if cost else ""
    return f"No. {numbers}: done in the client’s own centre at what it costs{amount}; no price model applies."


def _models_finding(uses: Sequence[ModelUse]) -> str:
    members = sum(len(use.members) for use in uses)
    if len(uses) == 1:
        return (
            "How the provider is paid" if members == 1 else f"How providers are paid for {in_words(members)} processes"
        )
    return f"{sentence_start(in_words(len(uses)))} ways to pay for {in_words(members)} processes"


def _models_unit(scale: MoneyScale | None) -> str:
    return (
        ""
        if scale is None
        else f"Charges in {scale.unit}, a steady year at today’s volume and prices, irrecoverable VAT aside."
    )


def _unit(scale: MoneyScale | None) -> str:
    return (
        ""
        if scale is None
        else (
            f"{scale.unit} a year. Charge: what the bid comes to for the work that moves, by its price model. "
            "Should-cost: what the assumptions make of the same work."
        )
    )


def _clauses_finding(clauses: Sequence[ClauseGroup]) -> str:
    count = sum(len(group.clauses) for group in clauses)
    return f"{sentence_start(counted(count, 'clause'))} to ask for, by price model"
