"""How sure the saving is: what moves it, how far it may fall short, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.engagement import RiskMethod
from reportgen.model.uncertainty import Estimate, Swing, Uncertainty
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Drawing, Opener, Point, joined
from reportgen.report.view.present_pay import present_pay_uncovered
from reportgen.report.view.summary import Summary
from reportgen.report.view.uncertainty.drivers import DriverRow, Settling, driver_row, moving, rest_words
from reportgen.report.view.uncertainty.figures import TORNADO_ROWS, curve_drawing, scale_of, tornado_drawing
from reportgen.report.view.uncertainty.uncovered import uncovered, uncovered_in_short
from reportgen.report.view.uncertainty.words import (
    has_middle_budget,
    is_above,
    is_careful,
    method_note,
    standfirst_of,
    title_of,
    unbroken_odds,
)
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats, MoneyScale, counted, in_words, sentence_start

_LISTED = 26
_NO_SHARE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertaintyView:
    """The section; where there is nothing to draw it holds only the opener and is `brief`."""

    opener: Opener
    tornado: Drawing | None = None
    curve: Drawing | None = None
    words: tuple[Point, ...] = ()
    chances: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    uncovered: str = ""
    caption: Caption | None = None
    drivers: tuple[DriverRow, ...] = ()
    others: DriverRow | None = None
    own: DriverRow | None = None
    total: DriverRow | None = None
    note: str = ""

    @property
    def brief(self) -> bool:
        """Return whether the section follows the one before on the same page."""
        return self.curve is None


def uncertainty_view(context: Context, summary: Summary) -> UncertaintyView:
    """Compose the section."""
    uncertainty = context.assessment.portfolio.uncertainty
    if isinstance(uncertainty, NotAssessed):
        reason = sentence_start(uncertainty.reason)
        return _brief(context, "How sure the saving is has not been worked out", reason)
    if not summary.sourced:
        return _brief(context, "Nothing moves, so there is no saving to be unsure of", "No process goes to a provider.")
    if uncertainty.p10.value == uncertainty.p90.value:
        saving = context.formats.compact(uncertainty.plan)
        reason = "Every number that it rests on has one value; give it a low and a high, and the doubt is worked out."
        return _brief(context, f"No range moves the result of {saving}", reason)
    return _full(context, summary, uncertainty)


def _brief(context: Context, title: str, reason: str) -> UncertaintyView:
    return UncertaintyView(opener=context.selection.opener("uncertainty", title, reason))


def _full(context: Context, summary: Summary, uncertainty: Uncertainty) -> UncertaintyView:
    errors, swings, scale = _errors(context.formats, uncertainty), moving(uncertainty), scale_of(context, uncertainty)
    context = context.in_scale(scale)
    formats = context.formats
    own, settling = uncertainty.own_share_of_variance, Settling(context.assessment.assumptions)
    shown, others = swings[:TORNADO_ROWS], swings[TORNADO_ROWS:]
    settled = (settling.shares(formats, swings, own), rest_words(formats, shown, others))
    listed = _listed(swings)
    return UncertaintyView(
        opener=context.selection.opener(
            "uncertainty", title_of(formats, uncertainty), _standfirst(context, summary, uncertainty)
        ),
        tornado=tornado_drawing(context, uncertainty, swings, scale) if swings else None,
        settled=tuple(line for line in settled if line) if swings else (),
        curve=curve_drawing(context, uncertainty, scale),
        words=tuple(_words(formats, uncertainty)),
        chances=tuple(_chances(formats, uncertainty)),
        uncovered=" ".join(filter(None, (uncovered(context, summary), present_pay_uncovered(context, summary)))),
        caption=context.numbering.table(*_table_head(scale, swings, listed)) if swings else None,
        drivers=tuple(driver_row(formats, one, scale) for one in listed),
        others=_others(formats, swings[len(listed) :]),
        own=_plain_row("Each process’s own chance", formats.percent(own, 1)) if own else None,
        total=_plain_row("All together", formats.percent(1.0)),
        note=f"{method_note(context)} {errors}",
    )


def _standfirst(context: Context, summary: Summary, uncertainty: Uncertainty) -> str:
    holds_prices = context.assessment.engagement.risk_method is RiskMethod.OPTIMISM_BIAS
    said = standfirst_of(context.formats, uncertainty, holds_prices=holds_prices)
    return f"{said} {uncovered_in_short(context, summary)}".strip()


def _listed(swings: Sequence[Swing]) -> Sequence[Swing]:
    """Return the drivers that the table has room for."""
    return swings if len(swings) <= _LISTED + 1 else swings[:_LISTED]


def _table_head(scale: MoneyScale, swings: Sequence[Swing], listed: Sequence[Swing]) -> tuple[str, str]:
    unit = (
        f"Net saving at both ends in {scale.unit}, all others at their likely value. Variance: the part of the "
        "spread of outcomes that the number explains by itself."
    )
    which = (
        "Every number that moves the saving"
        if len(listed) == len(swings)
        else f"The {in_words(len(listed))} numbers that move the saving most"
    )
    return f"{which}, the widest swing first", unit


def _others(formats: Formats, left: Sequence[Swing]) -> DriverRow | None:
    if not left:
        return None
    share = formats.percent(sum(one.share_of_variance for one in left), 1)
    return _plain_row(sentence_start(counted(len(left), "further number", "further numbers")), share)


def _plain_row(label: str, share: str) -> DriverRow:
    return DriverRow(label=label, low="", likely="", high="", at_low="", at_high="", share=share)


def _words(formats: Formats, uncertainty: Uncertainty) -> Iterator[Point]:
    """Name the three percentiles by what they mean."""
    low, middle, high = (one.value for one in (uncertainty.p10, uncertainty.p50, uncertainty.p90))
    poor = "a 1 in 10 chance of saving less" if low >= 0 else "a 1 in 10 chance of losing more"
    budget = "; the figure to budget" if has_middle_budget(formats, uncertainty) else ""
    good = "a 1 in 10 chance of saving more" if high >= 0 else "still a loss, 1 in 10 that it is smaller"
    yield Point(mark="P10", lead=f"{formats.compact(low)}.", text=f"A poor outcome: {poor}.")
    yield Point(mark="P50", lead=f"{formats.compact(middle)}.", text=f"Even odds: as likely beaten as missed{budget}.")
    yield Point(mark="P90", lead=f"{formats.compact(high)}.", text=f"A good outcome: {good}.")


def _chances(formats: Formats, uncertainty: Uncertainty) -> Iterator[str]:
    yield f"Chance of any saving: {unbroken_odds(formats, uncertainty.probability_of_saving)}."
    if uncertainty.target is not None and uncertainty.probability_of_target is not None:
        target = formats.compact(uncertainty.target)
        yield f"Chance of the {target} the client wants: {unbroken_odds(formats, uncertainty.probability_of_target)}."
    plan, middle = uncertainty.plan, uncertainty.p50.value
    gap = formats.told(plan) - formats.told(middle) or plan - middle
    if is_above(uncertainty) and gap > 0 and uncertainty.plan > 0:
        yield f"The gap between plan and P50, {formats.compact(gap)}, is better held as a reserve than promised."
    elif is_careful(uncertainty) and gap < 0:
        yield f"Half of the outcomes beat the plan by {formats.compact(-gap)} or more."


def _errors(formats: Formats, uncertainty: Uncertainty) -> str:
    """Give draws, seed and the standard errors of what is printed."""
    estimates: Sequence[tuple[str, Estimate]] = (
        ("P10", uncertainty.p10),
        ("P50", uncertainty.p50),
        ("P90", uncertainty.p90),
    )
    told = formats.alike(one.standard_error for _, one in estimates)
    errors = joined([f"{name}{NO_BREAK_SPACE}{told.compact(one.standard_error)}" for name, one in estimates])
    error = round(uncertainty.probability_error * 100, 1)
    points = formats.number(error, 1) if error else f"less than {formats.number(0.1, 1)}"
    return (
        f"{formats.number(uncertainty.draws)} draws, seed {uncertainty.seed}. Standard errors: {errors}; of the chance "
        f"of any saving {points} percentage points."
    )
