"""What to hold against the market, and when: by the waves' own dates and the rates that were assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.contract.price_facts import ModelUse
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import in_words, sentence_start

_INDEXATION = "price_inflation"
_AFTER_MONTHS = 24  # two years of steady running give enough months to compare
WHAT = {
    "fixed_price": "what is inside the fixed scope, and change requests as a share of it",
    "per_transaction": "the unit price at the volume then reached",
    "band_arc_rrc": "the base charge and both rates beyond the dead-band",
    "per_fte": "the rate by skill tier, and output per head",
    "t_and_m": "day rates by grade",
    "cost_plus": "the margin, and the rules on allowable cost",
    "target_cost": "the target itself, set anew",
    "gain_share": "the baseline that savings are counted from",
    "outcome": "the fee per result",
    "managed_service": "the yearly charge against the committed price path",
    "retainer": "the fee per hour used, not per hour held",
    "split": "the unit price and the rates by grade, and the share of cases passed on to experts",
    "bot": "the fee to operate, and the price at transfer",
}


def benchmarks(context: Context, summary: Summary, uses: Sequence[ModelUse]) -> tuple[Point, ...]:
    """Say what to benchmark by model, when by wave, and which wages drive the price; nothing where nothing moves."""
    return (*_what(uses), *_when(context, summary), *_wages(context, summary))


def _what(uses: Sequence[ModelUse]) -> Iterator[Point]:
    told = [f"{use.name.lower()}: {WHAT[use.model]}" for use in uses if use.model in WHAT]
    if told:
        yield Point(mark="", lead="What.", text=f"{sentence_start('; '.join(told))}.")


def _when(context: Context, summary: Summary) -> Iterator[Point]:
    live = {plan.wave: plan.live_month for plan in context.assessment.waves if plan.wave > 0}
    dates = [
        f"wave {wave} in {context.formats.month(context.month(live[wave] + _AFTER_MONTHS))}"
        for wave, _ in summary.waves
        if wave in live
    ]
    if dates:
        years = in_words(_AFTER_MONTHS // 12)
        yield Point(
            mark="",
            lead="When.",
            text=f"{years.capitalize()} years after going live: {joined(dates)}; then every other year.",
        )


def _wages(context: Context, summary: Summary) -> Iterator[Point]:
    known = context.knowledge.locations
    used = sorted({one.sourcing.location for one in summary.sourced} & known.keys())
    home = context.assessment.engagement.home_country
    abroad = [known[country] for country in used if country != home]
    if abroad:
        percent = context.formats.percent
        told = [f"{percent(place.wage_growth, 1)} a year in {place.name}" for place in abroad]
        at_home = f", against {percent(known[home].wage_growth, 1)} at home" if home and home in known else ""
        yield Point(
            mark="",
            lead="What drives it.",
            text=f"Pay grows by {joined(told)}{at_home}{_indexed(context, [place.wage_growth for place in abroad])}",
        )


def _indexed(context: Context, growths: Sequence[float]) -> str:
    """Say by how much the plan lets charges rise, who bears what lies above, and what a higher rise would leave."""
    plan = next((one.value for one in context.assessment.assumptions if one.id == _INDEXATION), None)
    if plan is None or max(growths) <= plan.likely:
        return ": tie indexation to a published index, and cap it."
    percent, found = context.formats.percent, context.assessment.portfolio.uncertainty
    cap = (
        f". The plan lets charges rise by {percent(plan.likely, 1)} a year: make that the cap of the indexation, so "
        "that the provider bears any growth in pay above it"
    )
    swings = () if isinstance(found, NotAssessed) else found.swings
    swing = next((one for one in swings if one.parameter == _INDEXATION and one.high > one.likely), None)
    if swing is None:
        return f"{cap}."
    saving = swing.saving_at_high
    what = f"saves {context.formats.compact(saving)}" if saving >= 0 else f"loses {context.formats.compact(-saving)}"
    return f"{cap}; without one, the client does, and at {percent(swing.high, 1)} a year the programme {what}."
