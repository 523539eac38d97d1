"""A profile for each process: the verdict, why, what speaks against it, what it costs and how it is kept safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.marked_text import Block, BlockKind, Run, blocks_of
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import VERDICT, Form, NotAssessed, Recommendation
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.entries import Entry
from reportgen.report.view.marks import risk_word
from reportgen.report.view.money.profile_lines import money_lines, not_moved, price_lines
from reportgen.report.view.page import in_running_head
from reportgen.report.view.parts import Caption, Chip, Drawing, KeyFigure, Link, Opener, Point, chip
from reportgen.report.view.profiles.kind_of_work import KindOfWork
from reportgen.report.view.profiles.more_money import why_not_more
from reportgen.report.view.profiles.notes import Amount, Note, left_notes, premises_of, right_notes
from reportgen.report.view.profiles.options import OptionRow, apart_note, money_finding, more_options, options_of
from reportgen.report.view.profiles.other_processes import OtherProcessesView
from reportgen.report.view.wording import (
    FORM,
    PLACE,
    SOURCED,
    clipped,
    is_sourced,
    kept_where,
    score,
    verdict_words,
)
from reportgen.report.words.formats import MISSING, NO_BREAK_SPACE, Formats, sentence_start
from reportgen.report.words.typed import Typed, joined, laid_out, shortened, typed, with_lead

_LEAST = 160
_NO_LIMIT = 1_000_000
_TITLE_LIMIT = 42
_REASONS = 3
_HOME_LIMIT = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """One page; `left` and `right` are the notes that end its two columns. The first carries the section's anchor."""

    anchor: str
    opens_section: bool
    opener: Opener
    title_style: str
    chip: Chip
    facts: tuple[str, ...]
    words: Typed
    key_figures: tuple[KeyFigure, ...]
    kind: KindOfWork
    reasons: tuple[Point, ...]
    counter_argument: str
    flip: str
    strip: Drawing | None
    money_caption: Caption | None
    money_missing: str
    unit: str
    options: tuple[OptionRow, ...]
    more_options: Note | None
    reason: Point | None
    money: tuple[Point, ...]
    premises: tuple[str, ...]
    left: tuple[Note, ...]
    right: tuple[Note, ...]
    density: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilesView:
    """The section: what stands first carries its anchor. `others` lists the processes without a profile."""

    profiles: tuple[Entry[ProfileView], ...]
    others: OtherProcessesView | None = None


def profile_view(
    context: Context, one: ProcessAssessment, *, kind: KindOfWork, strip: Drawing | None
) -> Callable[[Amount], ProfileView]:
    """Return what composes the page of one process with so much of each list.

    Figures and tables are numbered once, and each part is made once in each length.
    """
    options, why = options_of(context, one), why_not_more(one)
    caption = context.numbering.table(money_finding(context.formats, one)) if options.rows else None
    whole = replace(_without_lists(context, one, kind=kind, strip=strip), unit=options.unit)
    words = cache(partial(words_of, one, in_full=_in_full(context, one)))
    rows = cache(options.first)
    money, price = cache(partial(money_lines, context, one)), cache(partial(price_lines, context, one))
    premises, left, right = (
        cache(partial(premises_of, one)),
        cache(partial(left_notes, one)),
        cache(partial(right_notes, context, one)),
    )

    def composed(amount: Amount) -> ProfileView:
        shown = rows(amount.options, amount.better)
        return replace(
            whole,
            words=words(amount.described),
            options=shown,
            money_caption=replace(caption, unit=apart_note(shown)) if caption else None,
            more_options=more_options(context, *options.left_out(amount.options, amount.better)),
            reason=why if amount.reason else None,
            money=(*money(amount.money), *price(amount.price)),
            premises=premises(amount.premises),
            left=left(amount.skills, amount.values),
            right=right(amount.measures, has_risk=amount.risk, has_model=amount.model),
            density=amount.density,
        )

    return composed


def _without_lists(context: Context, one: ProcessAssessment, *, kind: KindOfWork, strip: Drawing | None) -> ProfileView:
    """Return what a page says whatever its room."""
    number = context.number(one)
    return ProfileView(
        anchor=f"process-{number}",
        opens_section=False,
        opener=replace(
            context.selection.opener("profiles", context.name(one)),
            name=f"Process {number}",
            running=in_running_head(context, f"{number} {context.name(one)}"),
            bookmark=f"{number} {context.name(one)}",
        ),
        title_style="long" if len(context.name(one)) > _TITLE_LIMIT else "",
        chip=chip(one.classification.nature),
        facts=_facts(context.formats, one),
        words=typed(""),
        key_figures=_key_figures(context.formats, one),
        kind=kind,
        reasons=_reasons(one),
        counter_argument=ended(sentence_start(one.sourcing.counter_argument)),
        flip=_flip(one),
        strip=strip,
        money_caption=None,
        money_missing=one.cost.case.reason if isinstance(one.cost.case, NotAssessed) else "",
        unit="",
        options=(),
        more_options=None,
        reason=None,
        money=(),
        premises=(),
        left=(),
        right=(),
        density="",
    )


def _reasons(one: ProcessAssessment) -> tuple[Point, ...]:
    """Return the gates that apply, marked with their ids, then the strongest ratings, numbered; three in all."""
    gates = sorted(one.sourcing.gates, key=lambda gate: not gate.decided)
    by_gate = [Point(mark=gate.id, lead=f"{gate.name}.", text=ended(sentence_start(gate.because))) for gate in gates]
    named = tuple(f"{gate.name}:" for gate in gates)
    ratings = (
        [reason for reason in one.sourcing.reasons if not reason.startswith(named)] if named else one.sourcing.reasons
    )
    numbered = [
        Point(mark=str(mark), lead="", text=ended(sentence_start(reason)))
        for mark, reason in enumerate(ratings, start=1)
    ]
    return tuple([*by_gate, *numbered][: max(_REASONS, len(by_gate))])


def verdict_sentence(formats: Formats, one: ProcessAssessment) -> str:
    """Say the recommendation as an instruction."""
    sourcing = one.sourcing
    country = name_in_sentence(sourcing.location or "", sourcing.location_name)
    where = f"{PLACE[sourcing.place]} in {country}" if sourcing.location_name else PLACE[sourcing.place]
    if sourcing.recommendation in SOURCED and not sourcing.moves:
        return "Keep it with the client’s own team, at home"
    if sourcing.recommendation is Recommendation.OUTSOURCE:
        return f"Source it: {FORM[sourcing.form]}, {where}"
    if sourcing.recommendation is Recommendation.SELECTIVE:
        return f"Source the separable {formats.percent(sourcing.sourced_share)}: {FORM[sourcing.form]}, {where}"
    if sourcing.recommendation is Recommendation.STABILISE:
        return "Fix it first, then decide"
    if sourcing.recommendation is Recommendation.ASSESS_FURTHER:
        provisional = sourcing.provisional_recommendation
        hint = f"; provisionally: {VERDICT[provisional].lower()}" if provisional else ""
        return f"Assess it further before deciding{hint}"
    return _kept(one)


def _kept(one: ProcessAssessment) -> str:
    if one.sourcing.form is Form.CAPTIVE:
        return "Run it in the client’s own centre"
    return f"Keep it {kept_where(one)}"


def _facts(formats: Formats, one: ProcessAssessment) -> tuple[str, ...]:
    facts = [verdict_sentence(formats, one)]
    if is_sourced(one):
        facts.append(f"wave {one.sourcing.wave}")
    return tuple(facts)


def words_of(one: ProcessAssessment, limit: int = _NO_LIMIT, in_full: Link | None = None) -> Typed:
    """Return what the analyst wrote of the process, after where it belongs; whole without a limit of characters.

    `in_full` ends what was cut, and says where the whole stands.
    """
    told = _told(one, limit)
    if in_full is None or told == _told(one, _NO_LIMIT):
        return laid_out(told)
    where = Run(text=in_full.text, address=f"#{in_full.anchor}")
    return laid_out(joined(told, (Block(kind=BlockKind.PARAGRAPH, lines=((where,),)),)))


def _told(one: ProcessAssessment, limit: int) -> tuple[Block, ...]:
    described = shortened(blocks_of(one.process.description or ""), limit)
    remarked = shortened(blocks_of(one.process.analyst_comment or ""), max(_LEAST, limit // 2))
    home = _home(one)
    first = with_lead(described, home) if home else described
    return joined(first, with_lead(remarked, "Analyst:")) if remarked else first


def _in_full(context: Context, one: ProcessAssessment) -> Link | None:
    """Return a link to the analyst's words in full, None where the appendix that has them is not printed."""
    if not context.selection.prints("exceptions"):
        return None
    where = context.selection.in_text("exceptions")
    return Link(text=f"In full in {where}.", anchor=text_anchor(context, one))


def text_anchor(context: Context, one: ProcessAssessment) -> str:
    """Return where links to the texts of a process lead that are printed in full."""
    return f"text-{context.number(one)}"


def _home(one: ProcessAssessment) -> str:
    """Say where the process belongs: its function and who owns it."""
    function = clipped(one.process.function or "", _HOME_LIMIT)
    owner = clipped(one.process.owner or "", _HOME_LIMIT)
    said = [part for part in (function, f"owner {owner}" if owner else "") if part]
    return sentence_start(f"{', '.join(said)}.") if said else ""


def _key_figures(formats: Formats, one: ProcessAssessment) -> tuple[KeyFigure, ...]:
    scores = f"{score(one.classification.knowledge_index, formats)} / {score(one.sourcing.index, formats)}"
    figures = [KeyFigure(value=scores, label="knowledge and sourceability")]
    case = one.cost.case
    people = (
        f", {formats.number(one.process.fte, 0 if one.process.fte % 1 == 0 else 1)} people" if one.process.fte else ""
    )
    if isinstance(case, NotAssessed):
        unknown = KeyFigure(value=MISSING, label=f"annual cost not given{people}")
        why = "saving not known without it" if is_sourced(one) else f"no saving: {not_moved(one)}"
        return (unknown, *figures, KeyFigure(value=MISSING, label=why), _risk_figure(one))
    first = KeyFigure(value=formats.compact(case.baseline_annual), label=f"{_cost_told(one)}{people}")
    saving = case.baseline_annual - case.outsourced_annual
    if is_sourced(one):
        label = "saved in a steady year" if saving >= 0 else "more in a steady year"
        money = KeyFigure(value=formats.compact(abs(saving)), label=label)
    else:
        money = KeyFigure(value=MISSING, label=f"no saving: {not_moved(one)}")
    return (first, *figures, money, _risk_figure(one))


def _cost_told(one: ProcessAssessment) -> str:
    """Say whether today's cost was entered as such or made from what was."""
    found = one.cost.baseline
    if one.process.annual_cost is not None or isinstance(found, NotAssessed):
        return "annual cost today"
    is_told = all(part.is_given for part in found.components)
    return "annual cost today" if is_told else "annual cost today, estimated"


def _risk_figure(one: ProcessAssessment) -> KeyFigure:
    inherent, residual = one.security.inherent, one.security.residual
    if isinstance(inherent, RiskScore) and isinstance(residual, RiskScore):
        return KeyFigure(
            value=f"{inherent.score} → {residual.score}", label=f"risk before and after, {risk_word(one).lower()}"
        )
    return KeyFigure(value=MISSING, label="risk not assessed")


def _flip(one: ProcessAssessment) -> str:
    flip = one.sourcing.flip
    if flip is None:
        rating = "a rating that is stated" if _may_turn_by_a_blank(one) else "a single rating"
        return f"No change of {rating} would turn this verdict."
    return (
        f"It would be “{verdict_words(flip.result)}” with {flip.label.lower()} at {flip.needed} "
        f"instead of{NO_BREAK_SPACE}{flip.rating}."
    )


def _may_turn_by_a_blank(one: ProcessAssessment) -> bool:
    """Tell whether an answer to what to ask next, where that is blank, would make the verdict another."""
    question = one.sourcing.question
    if question is None or (question.rating is not None and not question.inferred):
        return False
    return any(outcome.result in {verdict.value for verdict in Recommendation} for outcome in question.outcomes)
