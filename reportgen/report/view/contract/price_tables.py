"""The tables of the commercial section: models in use, clauses to ask for, quotes against the should-cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Price
from reportgen.model.money import total
from reportgen.model.verdict import NatureClass
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.contract.bids import bid_words
from reportgen.report.view.contract.price_facts import ModelUse, example_of, price_of
from reportgen.report.view.parts import Link
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.wording import in_sentence
from reportgen.report.words.formats import MISSING, MoneyScale, all_of, in_words, sentence_start

_LISTED = 14
_BEARER = {"provider": "Provider", "client": "Client", "shared": "Shared"}
_KINDS = {NatureClass.BPO: "BPO", NatureClass.HYBRID: "hybrid", NatureClass.KPO: "KPO"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRow:
    """A price model in use: how it charges, worked through for its largest process, and who bears what."""

    name: str
    processes: str
    charge: str
    example: str
    annual: str
    share: str
    risk: str
    watch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseGroup:
    """What to write into contracts under a price model, and how to tell that it works."""

    name: str
    kinds: str
    clauses: tuple[str, ...]
    measures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """The charge that comes from a bid, with the bid itself, against what the work should cost by the assumptions."""

    number: str
    link: Link
    provider: str
    bid: str
    charge: str
    should_cost: str
    difference: str


def model_rows(context: Context, uses: Sequence[ModelUse], scale: MoneyScale | None) -> tuple[ModelRow, ...]:
    """List the price models in use, the largest charges first."""
    whole = total(use.annual for use in uses)
    return tuple(_model_row(context, use, whole, scale) for use in uses)


def _model_row(context: Context, use: ModelUse, whole: Decimal, scale: MoneyScale | None) -> ModelRow:
    model = context.knowledge.price_models[use.model]
    return ModelRow(
        name=use.name,
        processes=numbered_at_most([context.number(one) for one in use.members], _LISTED),
        charge=ended(sentence_start(context.said(model.formula))),
        example=example_of(context, use, scale),
        annual=scale.text(use.annual) if scale is not None and use.annual else MISSING,
        share=context.formats.percent(float(use.annual / whole)) if whole and use.annual else MISSING,
        risk=_BEARER[model.risk_on],
        watch=ended(context.said(model.watch)),
    )


def clause_groups(context: Context, uses: Sequence[ModelUse]) -> tuple[ClauseGroup, ...]:
    """List the clauses of each price model in use, the largest charges first."""
    models = context.knowledge.price_models
    return tuple(
        ClauseGroup(
            name=use.name,
            kinds=_kinds(use.members),
            clauses=tuple(ended(context.said(clause)) for clause in models[use.model].clauses),
            measures=context.said(_measures(models[use.model].measures)),
        )
        for use in uses
        if models[use.model].clauses
    )


def _measures(measures: Sequence[str]) -> str:
    return f"Indicators: {'; '.join(in_sentence(measure) for measure in measures)}." if measures else ""


def _kinds(members: Sequence[ProcessAssessment]) -> str:
    """Say which kinds of work a model is used for: "14 BPO, 2 hybrid"."""
    counts = Counter(one.classification.nature for one in members)
    return ", ".join(f"{counts[kind]} {name}" for kind, name in _KINDS.items() if counts[kind])


def quote_rows(
    context: Context, sourced: Sequence[ProcessAssessment], scale: MoneyScale | None
) -> tuple[QuoteRow, ...]:
    """List the processes that rest on a quoted price, the largest first."""
    quoted = [(one, price) for one in sourced if (price := price_of(one)) is not None and price.is_quoted]
    quoted.sort(key=lambda pair: (-pair[1].annual, pair[0].process.row))
    return tuple(_quote_row(context, one, price, scale) for one, price in quoted)


def _quote_row(context: Context, one: ProcessAssessment, price: Price, scale: MoneyScale | None) -> QuoteRow:
    known = price.should_cost
    return QuoteRow(
        number=str(context.number(one)),
        link=context.link(one, 60),
        provider=price.quoted_by or "not named",
        bid=bid_words(context, one),
        charge=scale.text(price.annual) if scale is not None else MISSING,
        should_cost=MISSING if known is None or scale is None else scale.text(known),
        difference=_difference(context, price.annual, known, scale),
    )


def _difference(context: Context, quoted: Decimal, known: Decimal | None, scale: MoneyScale | None) -> str:
    """Say by how much of the should-cost a quote lies apart, both as they are printed beside it."""
    if not known:
        return MISSING
    told, whole = (quoted, known) if scale is None else (scale.rounded(quoted), scale.rounded(known))
    gap = float(told / whole if whole else quoted / known) - 1
    share = context.formats.percent(abs(gap))
    if share == context.formats.percent(0):
        return "the same"
    return f"{share} {'above' if gap > 0 else 'below'}"


def quotes_finding(context: Context, sourced: Sequence[ProcessAssessment]) -> str:
    """Say how far quoted prices lie from the should-cost in all."""
    quoted = [price for one in sourced if (price := price_of(one)) is not None and price.is_quoted]
    known = [price for price in quoted if price.should_cost]
    who = f"{in_words(len(quoted))} of {in_words(len(sourced))} processes rest on a quote"
    if len(sourced) == 1:
        who = "the price is a provider’s quote"
    elif len(quoted) == len(sourced):
        who = f"{all_of(len(quoted), 'processes')} rest on a quote"
    elif len(quoted) == 1:
        who = f"one of {in_words(len(sourced))} processes rests on a quote"
    if not known:
        return sentence_start(who)
    gap = float(total(one.annual for one in known) / total(one.should_cost or Decimal(0) for one in known)) - 1
    share = context.formats.percent(abs(gap))
    if share == context.formats.percent(0):
        return sentence_start(f"{who}, just what the work should cost")
    return sentence_start(f"{who}, {share} {'above' if gap > 0 else 'below'} what the work should cost")
