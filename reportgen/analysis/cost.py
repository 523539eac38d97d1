"""What a process costs now, under its recommendation, and by each of its other options."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.baseline import NO_COST, baseline_of
from reportgen.analysis.money.deals import live_parameter
from reportgen.analysis.money.options import options_of
from reportgen.analysis.money.places import places_of
from reportgen.analysis.money.price_terms import known_of, price_of
from reportgen.analysis.money.pricer import Pricer, pricer_of
from reportgen.analysis.money.recorded import parameters_of
from reportgen.analysis.money.remarkable import Remarkable
from reportgen.analysis.money.sourced import sourced_lines, steady_of
from reportgen.analysis.money.values import OWN, Values
from reportgen.analysis.rates import rate_id
from reportgen.analysis.ruling import Ruling
from reportgen.analysis.scales import Scales
from reportgen.model.business_case import Baseline, BreakEven, Cost, Driver, Option, OptionKind, Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import ZERO, rounded
from reportgen.model.verdict import Form, NotAssessed, Recommendation

_NO_CLASS = NotAssessed(reason="The class of the work is not known, and the price of a provider follows it.")
_NO_PLACE = NotAssessed(reason="No permitted country is home, or one with known rates that the work may go to.")
_ALL_THE_SAME = "sourced all the same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What all processes are priced with."""

    scales: Scales
    values: Values


def remarkable(judgement: Judgement, context: Context) -> Remarkable | None:
    """Work out what of a process's money may be remarked on, without its table; None where it has no cost."""
    pricer = pricer_of(judgement, context.scales, context.values)
    if pricer is None or (judgement.is_moved and _missing(judgement.ruling) is not None):
        return None
    source = pricer.work.entered.source(context.values)
    move = pricer.move(pricer.deal) if judgement.is_moved else None
    return Remarkable(baseline=pricer.baseline, source=source, move=move)


def _chosen(judgement: Judgement, pricer: Pricer) -> MoneyCase | NotAssessed:
    if not judgement.is_moved:
        return pricer.as_is()
    return _missing(judgement.ruling) or pricer.sourced(pricer.deal)


def costed(judgement: Judgement, context: Context) -> Cost:
    """Work out all the money of a process but its odds, which the simulation adds."""
    pricer = pricer_of(judgement, context.scales, context.values)
    if pricer is None:
        return _without_options(NO_COST, NO_COST)
    engagement, knowledge = context.scales.engagement, context.scales.knowledge
    baseline = baseline_of(judgement.process, pricer.deal, context.values, engagement.currency, knowledge)
    missing = _missing(judgement.ruling)
    if missing is not None:
        case = _chosen(judgement, pricer)
        if isinstance(case, NotAssessed):
            return _without_options(case, baseline)
        known = _without_options(missing, baseline)
        return replace(
            known,
            case=case,
            what_if=missing,
            what_if_label=_ALL_THE_SAME,
            options=options_of(pricer, None, ()),
            savings_p10=ZERO,
            savings_p50=ZERO,
            savings_p90=ZERO,
            probability_of_saving=0.0,
        )
    return _sourceable(judgement, pricer, baseline)


def _sourceable(judgement: Judgement, pricer: Pricer, baseline: Baseline | NotAssessed) -> Cost:
    main = pricer.sourced(pricer.deal)
    places = places_of(pricer, main)
    options = options_of(pricer, main, places)
    what_if, label = _what_if(judgement, main, options)
    return Cost(
        case=next(one.case for one in options if one.is_recommended),
        what_if=what_if,
        what_if_label=label,
        savings_p10=ZERO,
        savings_p50=ZERO,
        savings_p90=ZERO,
        probability_of_saving=0.0,
        baseline=baseline,
        options=options,
        places=places,
        price=_price(pricer),
        break_even=_break_even(pricer),
        drivers=_drivers(judgement, pricer),
    )


def _missing(ruling: Ruling) -> NotAssessed | None:
    """Return why sourcing cannot be priced, None where it can."""
    if ruling.nature.kind is None:
        return _NO_CLASS
    return None if ruling.decision.has_place else _NO_PLACE


def _what_if(judgement: Judgement, main: MoneyCase, options: tuple[Option, ...]) -> tuple[MoneyCase | None, str | None]:
    """Return the option not recommended that says most: all of it where a part moves, else the best other place."""
    if not judgement.is_moved:
        captive = any(one.kind is OptionKind.SOURCED and one.form is Form.CAPTIVE for one in options)
        return main, "in the client's own centre" if captive else _ALL_THE_SAME
    wanted = (
        OptionKind.SOURCED_WHOLE if judgement.recommendation is Recommendation.SELECTIVE else OptionKind.OTHER_PLACE
    )
    found = next((one for one in options if one.kind is wanted), None)
    if found is None:
        return None, None
    return found.case, "all of it sourced" if wanted is OptionKind.SOURCED_WHOLE else _in_sentence(found.label)


def _in_sentence(label: str) -> str:
    return label[0].lower() + label[1:]


def _price(pricer: Pricer) -> Price:
    deal, values, engagement = pricer.deal, pricer.values, pricer.scales.engagement
    known = known_of(deal, values, engagement.currency)
    annual = rounded(float(steady_of(deal, values).fees), engagement.currency)
    printed = price_of(pricer.judgement.process, deal, annual, known, pricer.scales.knowledge)
    if deal.quote is None:
        return printed
    without_quote = float(steady_of(replace(deal, quote=None), values).fees)
    return replace(printed, should_cost=rounded(without_quote, engagement.currency))


def _break_even(pricer: Pricer) -> BreakEven:
    from reportgen.analysis.money.break_even import break_even_of  # noqa: PLC0415 - loads numpy; `check` needs neither

    engagement = pricer.scales.engagement
    fees = rounded(float(steady_of(pricer.deal, pricer.values).fees), engagement.currency)
    return break_even_of(
        pricer.deal,
        pricer.values,
        fees=fees,
        discount_rate=engagement.discount_rate,
        currency=engagement.currency,
    )


def _drivers(judgement: Judgement, pricer: Pricer) -> tuple[Driver, ...]:
    """List the parameters that the money of moving depends on, and the rate of the place against that at home."""
    read = parameters_of(lambda numbers: sourced_lines(pricer.deal.for_a_year(), numbers), pricer.values)
    parameters = pricer.scales.knowledge.parameters
    used = [
        Driver(
            parameter=name,
            label=parameters[name].label,
            value=float(pricer.values[name]),
            unit=parameters[name].unit,
        )
        for name in sorted(read, key=list(parameters).index)
        if name != OWN
    ]
    site = judgement.ruling.site
    rate = Driver(
        parameter=rate_id(site.country, judgement.ruling.nature.kind),
        label="Provider's rate against that at home",
        value=site.rate_ratio,
        unit="ratio",
    )
    return (*used, rate)


def live_month_of(wave: int, values: Values) -> int:
    """Return the month after the decision in which the provider of a wave takes over."""
    return round(float(values[live_parameter(wave)]))


def _without_options(case: NotAssessed, baseline: Baseline | NotAssessed) -> Cost:
    return Cost(
        case=case,
        what_if=None,
        what_if_label=None,
        drivers=(),
        savings_p10=case,
        savings_p50=case,
        savings_p90=case,
        probability_of_saving=case,
        baseline=baseline,
    )
