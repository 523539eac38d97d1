"""Why a process is run as recommended although it loses money that way, or another way would bring more.

The rule is the engine's own: scores, facts or the analyst say whether work moves, the two risks say who does it and how
far away, and the money is told beside them. A price by the assumptions is not compared with a quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import is_quoted
from reportgen.model.business_case import Option, OptionKind
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Form, Recommendation
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.profiles.options import better_options
from reportgen.report.view.verdicts.decided import SCORES, decided_by, is_at_a_loss
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import sentence_start

_IN_HOUSE = {OptionKind.IMPROVED, OptionKind.AUTOMATED}
_ELSEWHERE = {OptionKind.OTHER_PLACE, OptionKind.OTHER_FORM}
_UNREADY = {
    Recommendation.STABILISE: "it must be put in order first",
    Recommendation.ASSESS_FURTHER: "too little is known of it yet",
}
_WILL_DO = {
    Form.THIRD_PARTY: "at these risks a provider",
    Form.JOINT: "at these risks a joint organisation",
    Form.CAPTIVE: "the centre recommended",
    Form.IN_HOUSE: "the client’s own team",
}


def why_not_more(one: ProcessAssessment) -> Point | None:
    """Say why not a way that brings more, or why at a loss; None where the way recommended brings most."""
    better = better_options(one)
    said = " ".join(f"{sentence_start(clause)}." for clause in _clauses(one, better))
    if not said:
        return None
    lead = "Why at a loss:" if is_at_a_loss(one) else "Why not what saves more:"
    return Point(mark="", lead=lead, text=said)


def _clauses(one: ProcessAssessment, better: Sequence[Option]) -> Iterator[str]:
    kinds = {option.kind for option in better}
    if not is_sourced(one):
        yield from _on_staying(one, kinds)
        return
    ways = ["in-house"] if kinds & _IN_HOUSE and not is_at_a_loss(one) else []
    ways += ["all of it sourced"] if OptionKind.SOURCED_WHOLE in kinds else []
    if is_at_a_loss(one):
        yield f"{_decided(one, 'speak', 'speaks')} for sourcing it; {_what_speaks(one)}"
    if ways:
        yield f"{' or '.join(ways)}: {_decided(one, 'decide', 'decides')}"
    yield from _on_elsewhere(one, [option for option in better if option.kind in _ELSEWHERE])


def _what_speaks(one: ProcessAssessment) -> str:
    """Say what could make up for a loss: less risk only where it falls below that of today."""
    today, left = one.security.today, one.security.residual
    if not isinstance(today, RiskScore) or not isinstance(left, RiskScore):
        return "only better service can pay for it"
    if left.score < today.score:
        return "only better service or the lower risk can pay for it"
    if left.score > today.score:
        return "only better service can pay for it; the risk does not fall below today’s"
    return "only better service can pay for it; today’s measures already bring the risk as low"


def _on_staying(one: ProcessAssessment, kinds: set[OptionKind]) -> Iterator[str]:
    if kinds & _IN_HOUSE:
        can = "the team can still do that" if one.process.current_provider is None else "that can be done there too"
        yield f"{can}; this verdict only says who does the work"
    if kinds - _IN_HOUSE - {OptionKind.AS_IS}:
        yield f"sourced: {_UNREADY.get(one.sourcing.recommendation) or _decided(one, 'decide', 'decides')}"


def _decided(one: ProcessAssessment, several: str, single: str) -> str:
    who = decided_by(one)
    return f"{who.removeprefix('the ') if who == SCORES else who}, not money, {several if who == SCORES else single}"


def _on_elsewhere(one: ProcessAssessment, options: Sequence[Option]) -> Iterator[str]:
    """Say why not the other place or the own centre; for both the same where only the place recommended has a quote."""
    if not options:
        return
    if is_quoted(one):
        named, verb = joined([_named(option) for option in options]), "has" if len(options) == 1 else "have"
        yield f"{named} {verb} no quote: do not compare"
        return
    for option in options:
        is_place = option.kind is OptionKind.OTHER_PLACE
        ground = "risks, not money, decide how far" if is_place else f"{_WILL_DO[one.sourcing.form]} will do"
        yield f"{_named(option)}: {ground}"


def _named(option: Option) -> str:
    if option.kind is OptionKind.OTHER_FORM:
        return "the client’s own centre"
    return name_in_sentence(option.country, option.country_name) if option.country_name else "another place"
