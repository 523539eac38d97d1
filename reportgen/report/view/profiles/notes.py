"""What a profile says beside its figures: what must be true, what to look for, what to ask next, protection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Price
from reportgen.model.protection import RiskScore, Security
from reportgen.model.sourcing import Expectations
from reportgen.model.verdict import VERDICT, Form, Recommendation, Tier
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Link, Point
from reportgen.report.view.places.words import site_sentence
from reportgen.report.view.questions import question_sentence
from reportgen.report.view.security.risk_facts import is_inferred
from reportgen.report.view.wording import SOURCED, TIER, in_sentence, is_sourced
from reportgen.report.words.formats import NO_BREAK_SPACE, in_words, sentence_start
from reportgen.report.words.typed import typed_in_line, visible

PREMISES = "What would have to be true"
_OVERRIDE_LIMIT = 280
_FOLLOWS = ", so "
_NOTHING_TO_ASK = "nothing: no single answer is likely to change the result."


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much of each list a profile prints; what is printed is printed whole.

    `better` is how many of the options that are better than the recommended one are printed at least.

    `described` is in characters, of the analyst's own words. `money` tells how much is said of each line of money:
    "brief" or "whole". `price` tells how the price comes about: "brief" by its sum alone, "worked" by its numbers,
    "whole" with its formula. `density` sets the lines closer: dense, denser. `risk` tells what
    remains of the risk beside the key figure. `reason` tells why not a way that brings more. `model` tells what follows
    from the ground of the price model.
    """

    premises: int
    skills: int
    values: int
    measures: int
    described: int
    options: int
    better: int
    money: str = "whole"
    reason: bool = True
    price: str = "worked"
    model: bool = True
    density: str = ""
    risk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Lines under one heading; `link` stands at the end of the last."""

    title: str
    lines: tuple[Point, ...]
    link: Link | None = None


def left_notes(one: ProcessAssessment, skills: int, values: int) -> tuple[Note, ...]:
    """Return what ends the wide column: what to look for in a provider, so many of each; nothing of work to keep.

    Nor is anything said of providers where an own centre does the work or would.
    """
    is_kept = one.sourcing.recommendation is Recommendation.RETAIN
    expected = None if is_kept or _is_own_centre(one) else one.sourcing.expectations
    lines = tuple(_expected(expected, skills, values)) if expected is not None else ()
    title = "What to look for in a provider"
    return _filled(Note(title=title if is_sourced(one) else f"{title}, if it ever went to one", lines=lines))


def right_notes(
    context: Context, one: ProcessAssessment, measures: int, *, has_risk: bool, has_model: bool
) -> tuple[Note, ...]:
    """Return what fills the narrow column: form and place, price, what to ask next, protection by so many measures."""
    site, asked = site_sentence(context, one), next_question(context, one)
    return _filled(
        Note(title="Why this form and place", lines=(_line("", site),) if site else ()),
        Note(title="Price and the in-house alternative", lines=_price(one, in_full=has_model)),
        Note(title="What to ask next", lines=(_line("", asked or _NOTHING_TO_ASK),)),
        _protection(context, one, measures, has_risk=has_risk),
    )


def _is_own_centre(one: ProcessAssessment) -> bool:
    """Return whether the client's own centre does the work, or would: nothing said of providers holds for it."""
    price = one.cost.price
    return one.sourcing.form is Form.CAPTIVE or (isinstance(price, Price) and not price.formula)


def _filled(*notes: Note) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.lines)


def premises_of(one: ProcessAssessment, count: int) -> tuple[str, ...]:
    """Say what would have to be true for the recommendation to hold, the most critical first, in whole sentences."""
    return tuple(sentence_start(premise) for premise in one.sourcing.premises[:count])


def _expected(expected: Expectations, skills: int, values: int) -> Iterator[Point]:
    if required := expected.skills[:skills]:
        yield _line("Skills:", f"{'; '.join(required)}.")
    if brought := expected.value[:values]:
        yield Point(mark="", lead="Value", text=f"in {in_sentence('; '.join(brought))}.")


def next_question(context: Context, one: ProcessAssessment) -> str:
    """Say what to ask next and what the answer would change; "" where nothing would."""
    question = one.sourcing.question
    return question_sentence(context.formats, question) if question else ""


def _price(one: ProcessAssessment, *, in_full: bool) -> tuple[Point, ...]:
    """Say how a provider would be paid, how that compares with the client's team, and what the analyst set instead.

    `in_full` tells beside the ground of the price model what follows from it.
    """
    sourcing, lines = one.sourcing, []
    may_move = is_sourced(one) or sourcing.provisional_recommendation in SOURCED
    if sourcing.form is Form.CAPTIVE or (may_move and _is_own_centre(one)):
        lines.append(_line("", "The client’s own centre is paid what it costs; no price model applies."))
    elif may_move:
        ground, follows, rest = sourcing.price_model_reason.partition(_FOLLOWS)
        lines.append(_line("", f"{sourcing.price_model_name}: {ground}{follows + rest if in_full else ''}."))
    if sourcing.in_house_alternative:
        lines.append(_line("", sourcing.in_house_alternative))
    if sourcing.overridden:
        reason = typed_in_line(sourcing.override_reason or "no reason given", _OVERRIDE_LIMIT)
        stop = ended(visible(reason)).removeprefix(visible(reason))
        own = VERDICT[sourcing.engine_recommendation].lower()
        lines.append(_line("Set by the analyst:", reason + f"{stop} By scores and rules alone: {own}."))
    return tuple(lines)


def _protection(context: Context, one: ProcessAssessment, measures: int, *, has_risk: bool) -> Note:
    """Say the tier, what remains of the risk, the first must-haves and the rules; the sheet has all of it."""
    security = one.security
    named = [
        duty.name if place == 0 else in_sentence(duty.name) for place, duty in enumerate(security.controls[:measures])
    ]
    more = len(security.controls) - len(named)
    rest = [f"and {in_words(more)} more" if named else in_words(more)] if more else []
    listed = ", ".join(["; ".join(named), *rest] if named else rest) or "none"
    remains = _remains(security) if has_risk else ""
    regimes = ", ".join(context.knowledge.regimes[duty.id].label for duty in security.regimes)
    lines = [_line("", remains)] if remains else []
    lines += [_line("Must-haves:", f"{listed}."), _line("Rules:", f"{regimes or 'none of the catalogue'}.")]
    return Note(title=_protection_title(one), lines=tuple(lines), link=_sheet_link(context, one))


def _sheet_link(context: Context, one: ProcessAssessment) -> Link | None:
    """Return a link to the protection sheet of a process, None where the sheets are not printed."""
    if not context.selection.prints("protection_sheets"):
        return None
    return Link(
        text=f"Protection{NO_BREAK_SPACE}sheet{NO_BREAK_SPACE}{context.number(one)}", anchor=sheet_anchor(context, one)
    )


def sheet_anchor(context: Context, one: ProcessAssessment) -> str:
    """Return where links to the protection sheet of a process lead."""
    return f"protection-{context.number(one)}"


def _remains(security: Security) -> str:
    """Say the risk before measures, with today's and with those agreed; "" where it was not assessed."""
    inherent, today, residual = security.inherent, security.today, security.residual
    if not isinstance(inherent, RiskScore) or not isinstance(residual, RiskScore):
        return ""
    side = "within" if security.is_accepted else "above"
    now = f" ({today.score} with today’s measures)" if isinstance(today, RiskScore) else ""
    return f"Of risk {inherent.score}{now}, {residual.score} remains, {side} the {security.accepted} accepted."


def _protection_title(one: ProcessAssessment) -> str:
    tier = one.security.tier
    if not isinstance(tier, Tier):
        return "Protection not graded"
    return f"{TIER[tier]} protection{', inferred' if is_inferred(one.security) else ''}"


def _line(lead: str, text: str) -> Point:
    return Point(mark="", lead=lead, text=sentence_start(text))
