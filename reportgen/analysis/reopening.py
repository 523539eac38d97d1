"""What would have to change before work that stays is looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from reportgen.analysis.concluded import Concluded
from reportgen.analysis.gates import Decision
from reportgen.analysis.judgement import SOURCED
from reportgen.analysis.offers import limit_words, money_words, price_room
from reportgen.analysis.scales import SOURCEABILITY
from reportgen.analysis.turns import Turn, joint_turn, steps_towards_sourcing, turns
from reportgen.analysis.wording import condition, joined, may, may_by, or_beyond
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.verdict import Form

_NAMED = 2
_LIKELY = 2
_BEST, _WORST = 5, 1


def reopening_premises(one: Concluded) -> list[str]:
    """Return what would have to change before the work moves, the nearest first, and what keeping it is worth."""
    decision = one.judgement.ruling.decision
    first = (
        ["the decision itself stays until the rule that reserves it to the client is lifted"]
        if one.judgement.process.non_delegable
        else []
    )
    changes = _single(one) or _joint(one)
    return [*first, *_by_place(decision), *changes, *_captive(one), *_worth(one)]


def _by_place(decision: Decision) -> list[str]:
    if decision.has_place:
        return []
    decides = any(gate.id == "G3" and gate.decided for gate in decision.outcomes)
    then = f"; by its ratings {may_by(decision.base)} then" if decides else ""
    free = "another country with known providers is permitted, one that the law leaves open"
    return [f"{free if decision.is_barred else 'a country with known providers is permitted'}{then}"]


def _single(one: Concluded) -> list[str]:
    """Name the nearest single changes that would let the work move, those of one distance in one sentence."""
    found = turns(one.judgement, steps_towards_sourcing(one.scales), one.variants, lambda result: result in SOURCED)
    nearest = [turn for turn in found if turn.distance == found[0].distance][:_NAMED]
    if not nearest:
        return []
    when = "once" if nearest[0].distance <= _LIKELY else "only if"
    clauses = [_changed(turn, one) for turn in nearest]
    outcomes = joined(list(dict.fromkeys(may(turn.ruling) for turn in nearest)), "or")
    return [f"it is looked at again {when} {f', or {when} '.join(clauses)}: then {outcomes}"]


def _changed(turn: Turn, one: Concluded) -> str:
    clause = condition(turn.criterion, turn.needed, one.scales.knowledge, at_least=turn.rises)
    reach = or_beyond(turn.needed, at_least=turn.rises)
    return f"{clause} ({one.label(turn.criterion)} {reach}{one.rated(turn.criterion)})"


def _joint(one: Concluded) -> list[str]:
    """Where no single change would do, name the fewest of the heaviest ratings that would together."""
    reverses = one.scales.reverses[SOURCEABILITY]
    found = joint_turn(one.judgement, _best(one), one.scales, lambda result: result in SOURCED)
    if not found:
        return []
    clauses = [
        f"{condition(key, value, one.scales.knowledge, at_least=key not in reverses)} ({one.label(key)} {value})"
        for key, value in found.items()
    ]
    count = "both" if len(clauses) == _NAMED else "all of this"
    return [f"it is looked at again only once {count} {_comes(count)} true: {', and '.join(clauses)}"]


def _comes(count: str) -> str:
    return "come" if count == "both" else "comes"


def _best(one: Concluded) -> Mapping[str, int]:
    """Return what speaks against a move at its best, what a gate looks at and then the heaviest first."""
    reverses = one.scales.reverses[SOURCEABILITY]
    against = [part for part in one.sourcing.contributions if not part.inferred and 100 * part.weight > part.points]
    told = one.judgement.ruling.decision.told
    against.sort(
        key=lambda part: (part.criterion not in told, round(part.points - 100 * part.weight, 9), part.criterion)
    )
    return {part.criterion: _WORST if part.criterion in reverses else _BEST for part in against}


def _captive(one: Concluded) -> list[str]:
    site, people = one.judgement.site, one.judgement.process.fte
    if site.form is not Form.CAPTIVE or people is None:
        return []
    country = name_in_sentence(site.country, site.country_name)
    return [f"{people:f} people are enough to build and lead a centre in {country}"]


def _worth(one: Concluded) -> list[str]:
    """Say what keeping the work must be worth, or how far the price would have to fall."""
    option, people = one.option, one.judgement.process.fte
    if option is None:
        team = "" if people is None else f" with {people:f} people"
        return [f"somebody finds out what it costs today{team}: only then can what a move would gain be weighed"]
    room = price_room(one)
    if room is not None and room < 0:
        limit, share = limit_words(one, room), ceil(-room * 100)
        return [f"whatever the ratings, a move pays only at a price {limit}{share} % or more below the one assumed"]
    if option.npv <= 0:
        return []
    gain = money_words(option.npv, one)
    return [f"keeping it is worth more to the client than the {gain} that a move would gain over the horizon"]
