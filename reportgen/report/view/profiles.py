"""A profile for each process: the verdict, why, what speaks against it, what it costs and how it is kept safe."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportgen.model.assessment import (
    Form,
    MoneyCase,
    NotAssessed,
    ProcessAssessment,
    Recommendation,
    RiskScore,
    Tier,
)
from reportgen.report.formats import Formats, MoneyScale, counted, in_words, sentence_start
from reportgen.report.view.business_case import payback_text
from reportgen.report.view.context import Context
from reportgen.report.view.marks import risk_disc, risk_word
from reportgen.report.view.parts import Caption, Chip, Drawing, KeyFigure, Opener, Point, chip
from reportgen.report.view.verdicts import verdict_word
from reportgen.report.view.wording import (
    EVIDENCE,
    FORM,
    HYBRID,
    PLACE,
    TIER,
    VERDICT,
    clipped,
    is_sourced,
    score,
    verdict_words,
)

_DESCRIPTION_LIMIT = 320
_COMMENT_LIMIT = 180
_MEASURES = 6
_REASONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """A way to run the process and its money; `chosen` marks the recommendation."""

    name: str
    annual: str
    saving: str
    one_off: str
    npv: str
    payback: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """One page."""

    anchor: str
    opener: Opener
    chip: Chip
    disc: Markup
    facts: tuple[str, ...]
    description: str
    key_figures: tuple[KeyFigure, ...]
    reasons: tuple[Point, ...]
    counter_argument: str
    flip: str
    bars: Drawing | None
    locator: Markup
    nature: tuple[str, ...]
    money_caption: Caption | None
    money_missing: str
    unit: str
    options: tuple[OptionRow, ...]
    sourcing: tuple[str, ...]
    measures_title: str
    measures: tuple[str, ...]
    regimes: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilesView:
    """The section: the first profile carries its anchor."""

    profiles: tuple[ProfileView, ...]


def profile_view(context: Context, one: ProcessAssessment, bars: Drawing | None, locator: Markup) -> ProfileView:
    """Compose the page of one process."""
    number = context.number(one)
    options, unit = _options(context, one)
    return ProfileView(
        anchor=f"process-{number}",
        opener=Opener(
            number="7",
            name=f"Process {number}",
            running="Process profiles",
            bookmark=f"{number} {context.name(one)}",
            title=context.name(one),
            standfirst="",
        ),
        chip=chip(one.classification.nature),
        disc=risk_disc(context, one),
        facts=_facts(one),
        description=clipped(one.process.description or "", _DESCRIPTION_LIMIT),
        key_figures=_key_figures(context.formats, one),
        reasons=_reasons(one),
        counter_argument=sentence_start(one.sourcing.counter_argument),
        flip=_flip(one),
        bars=bars,
        locator=locator,
        nature=_nature(context.formats, one),
        money_caption=context.numbering.table(_money_finding(context.formats, one)) if options else None,
        money_missing=one.cost.case.reason if isinstance(one.cost.case, NotAssessed) else "",
        unit=unit,
        options=options,
        sourcing=_sourcing(one),
        measures_title=_measures_title(one),
        measures=tuple(duty.name for duty in one.security.controls[:_MEASURES]),
        regimes=_regimes(context, one),
        comment=clipped(one.process.analyst_comment or "", _COMMENT_LIMIT),
    )


def _reasons(one: ProcessAssessment) -> tuple[Point, ...]:
    """Return the gates that apply, marked with their ids, then the strongest ratings, numbered; three in all."""
    gates = sorted(one.sourcing.gates, key=lambda gate: not gate.decided)
    by_gate = [
        Point(mark=gate.id, lead=f"{gate.name}.", text=sentence_start(clipped(gate.because, 150))) for gate in gates
    ]
    named = tuple(f"{gate.name}:" for gate in gates)
    ratings = (
        [reason for reason in one.sourcing.reasons if not reason.startswith(named)] if named else one.sourcing.reasons
    )
    numbered = [
        Point(mark=str(mark), lead="", text=sentence_start(reason)) for mark, reason in enumerate(ratings, start=1)
    ]
    return tuple([*by_gate, *numbered][: max(_REASONS, len(by_gate))])


def verdict_sentence(one: ProcessAssessment) -> str:
    """Say the recommendation as an instruction."""
    sourcing = one.sourcing
    where = f"{PLACE[sourcing.place]} in {sourcing.location_name}" if sourcing.location_name else PLACE[sourcing.place]
    if sourcing.recommendation is Recommendation.OUTSOURCE:
        return f"Source it: {FORM[sourcing.form]}, {where}"
    if sourcing.recommendation is Recommendation.SELECTIVE:
        return f"Source the separable {round(sourcing.sourced_share * 100)}%: {FORM[sourcing.form]}, {where}"
    if sourcing.recommendation is Recommendation.STABILISE:
        return "Fix it first, then decide"
    if sourcing.recommendation is Recommendation.ASSESS_FURTHER:
        provisional = sourcing.provisional_recommendation
        hint = f"; provisionally: {VERDICT[provisional].lower()}" if provisional else ""
        return f"Assess it further before deciding{hint}"
    return "Run it in a captive centre" if sourcing.form is Form.CAPTIVE else "Keep it in-house"


def _facts(one: ProcessAssessment) -> tuple[str, ...]:
    facts = [verdict_sentence(one)]
    if is_sourced(one):
        facts.append(verdict_word(one))
    facts.append(f"residual risk {risk_word(one).lower()}")
    if one.process.function:
        facts.append(clipped(one.process.function, 40))
    if one.process.owner:
        facts.append(f"owner: {clipped(one.process.owner, 40)}")
    return tuple(facts)


def _key_figures(formats: Formats, one: ProcessAssessment) -> tuple[KeyFigure, ...]:
    scores = f"{score(one.classification.knowledge_index)} / {score(one.sourcing.index)}"
    figures = [KeyFigure(value=scores, label="knowledge and sourceability")]
    case = one.cost.case
    people = (
        f", {formats.number(one.process.fte, 0 if one.process.fte % 1 == 0 else 1)} people" if one.process.fte else ""
    )
    if isinstance(case, NotAssessed):
        return (KeyFigure(value="–", label=f"annual cost not given{people}"), *figures, _risk_figure(one))
    first = KeyFigure(value=formats.compact(case.baseline_annual), label=f"annual cost today{people}")
    saving = case.baseline_annual - case.outsourced_annual
    if is_sourced(one):
        label = "saved in a steady year" if saving >= 0 else "more in a steady year"
        money = KeyFigure(value=formats.compact(abs(saving)), label=label)
    else:
        volume = one.process.annual_volume
        money = (
            KeyFigure(value=formats.number(volume), label="units a year")
            if volume
            else KeyFigure(value="–", label="no saving: the work stays")
        )
    return (first, *figures, money, _risk_figure(one))


def _risk_figure(one: ProcessAssessment) -> KeyFigure:
    inherent, residual = one.security.inherent, one.security.residual
    if isinstance(inherent, RiskScore) and isinstance(residual, RiskScore):
        return KeyFigure(value=f"{inherent.score} → {residual.score}", label="risk before and after measures")
    return KeyFigure(value="–", label="risk not assessed")


def _flip(one: ProcessAssessment) -> str:
    flip = one.sourcing.flip
    if flip is None:
        return "No change of a single rating would turn this verdict."
    change = f"{flip.label} at {flip.needed} instead of {flip.rating}"
    return f"{change}: then the verdict would be “{verdict_words(flip.result)}”."


def _nature(formats: Formats, one: ProcessAssessment) -> tuple[str, ...]:
    found = one.classification
    if isinstance(found.nature, NotAssessed):
        return (sentence_start(found.nature.reason),)
    lines = []
    leaning = "" if isinstance(found.leaning, NotAssessed) else found.leaning.value
    if found.hybrid_kind is not None:
        lines.append(f"Hybrid, leaning {leaning}; {HYBRID[found.hybrid_kind]}.")
    if not isinstance(found.probability_kpo, NotAssessed):
        likely = found.probability_kpo if leaning == "KPO" else 1 - found.probability_kpo
        lines.append(
            f"{leaning} with a probability of {formats.percent(likely)}. Evidence: {EVIDENCE[found.evidence]}."
        )
    if not isinstance(found.stability, NotAssessed):
        lines.append(f"Keeps its class in {formats.percent(found.stability)} of 2,000 draws of the weights.")
    if found.resembles:
        lines.append(f"Resembles: {found.resembles[0].name}.")
    if found.flips:
        flip = found.flips[0]
        lines.append(
            f"Would be {_class_words(flip.result)} with {flip.label.lower()} at {flip.needed} instead of {flip.rating}."
        )
    return tuple(lines)


def _class_words(result: str) -> str:
    return "a hybrid" if result == "HYBRID" else result


def _options(context: Context, one: ProcessAssessment) -> tuple[tuple[OptionRow, ...], str]:
    case = one.cost.case
    if isinstance(case, NotAssessed):
        return (), ""
    what_if = one.cost.what_if if isinstance(one.cost.what_if, MoneyCase) else None
    amounts = [case.baseline_annual, case.outsourced_annual, *([what_if.outsourced_annual] if what_if else [])]
    scale = context.formats.scale_for(amounts)
    as_is = OptionRow(
        name="As is",
        annual=scale.text(case.baseline_annual),
        saving="–",
        one_off="–",
        npv="–",
        payback="–",
        style="" if is_sourced(one) else "chosen",
    )
    rows = [as_is]
    if is_sourced(one):
        rows.append(_option(context.formats, _chosen_name(one), case, scale, style="chosen"))
    if what_if is not None:
        name = sentence_start(one.cost.what_if_label or "the option not recommended")
        rows.append(_option(context.formats, name, what_if, scale, style=""))
    return tuple(rows), scale.unit


def _chosen_name(one: ProcessAssessment) -> str:
    return f"{sentence_start(FORM[one.sourcing.form])}, {PLACE[one.sourcing.place]}"


def _option(formats: Formats, name: str, case: MoneyCase, scale: MoneyScale, *, style: str) -> OptionRow:
    saving = case.baseline_annual - case.outsourced_annual
    share = formats.percent(float(saving / case.baseline_annual)) if case.baseline_annual else "–"
    return OptionRow(
        name=name,
        annual=scale.text(case.outsourced_annual),
        saving=share,
        one_off=scale.text(case.one_off),
        npv=scale.text(case.npv),
        payback=payback_text(formats, case.payback_years),
        style=style,
    )


def _money_finding(formats: Formats, one: ProcessAssessment) -> str:
    case = one.cost.case
    if isinstance(case, NotAssessed):
        return ""
    saving = case.baseline_annual - case.outsourced_annual
    if is_sourced(one):
        verb = "saves" if saving >= 0 else "costs"
        more = "" if saving >= 0 else " more"
        return f"The recommended option {verb} {formats.compact(abs(saving))}{more} in a steady year"
    if isinstance(one.cost.what_if, MoneyCase):
        other = one.cost.what_if.npv
        word = "would be worth" if other >= 0 else "would cost"
        return f"Sourcing {word} {formats.compact(abs(other))} in net present value; it is not recommended"
    return "The work stays, and so does its cost"


def _sourcing(one: ProcessAssessment) -> tuple[str, ...]:
    sourcing, lines = one.sourcing, []
    if is_sourced(one) or sourcing.provisional_recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE}:
        lines.append(f"{sourcing.price_model_name}: {sourcing.price_model_reason}.")
    lines.append(sourcing.in_house_alternative)
    if sourcing.overridden:
        lines.append(
            f"Set by the analyst: {clipped(sourcing.override_reason or 'no reason given', 140)} "
            f"The engine’s own view: {VERDICT[sourcing.engine_recommendation].lower()}."
        )
    return tuple(sentence_start(line) for line in lines if line)


def _measures_title(one: ProcessAssessment) -> str:
    tier = one.security.tier
    if not isinstance(tier, Tier):
        return "Protection not graded"
    count = len(one.security.controls)
    measures = (
        counted(count, "measure") if count <= _MEASURES else f"the first {in_words(_MEASURES)} of {count} measures"
    )
    return f"{TIER[tier]} protection: {measures}"


def _regimes(context: Context, one: ProcessAssessment) -> str:
    return ", ".join(context.knowledge.regimes[duty.id].label for duty in one.security.regimes)
