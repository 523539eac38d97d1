"""What work that moves rests on: ratings that must not slip, measures that must work, a price that must hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reportgen.analysis.concluded import Concluded
from reportgen.analysis.offers import price_may_rise, price_must_fall, price_unknown
from reportgen.analysis.scales import SOURCEABILITY
from reportgen.analysis.treatment import measures_premise
from reportgen.analysis.turns import Turn, joint_turn, ruled_with, steps_towards_sourcing, turns, view_of
from reportgen.analysis.wording import condition, joined, or_beyond, percent, should
from reportgen.model.verdict import Recommendation

_NEAR = 2
_FEWEST = 2
_PAIR = 2
_RANK = {Recommendation.OUTSOURCE: 2, Recommendation.SELECTIVE: 1}
_WATCHED = 4
_COUNT = {3: "three", 4: "four", 5: "five", 6: "six"}
_OWN_CENTRE = "the team of today can be led and measured as a centre of its own, since nothing leaves the client"
_PARTED = {
    1: "the {share} that moves can be told from the rest of the same work",
    2: "the {share} that moves can be parted from the rest at one clean hand-off",
    3: "the {share} that moves can be parted from the rest with a few hand-offs",
    4: "the {share} that moves can be parted from the rest, although the two exchange work often",
    5: "the {share} that moves can be parted from the rest, although the two are in constant touch",
}


def support_premises(one: Concluded) -> list[str]:
    """Return the premises of work that moves, a price that loses and ratings near a turn first.

    Where nothing moves all the same, since the own centre at home takes it, neither price nor parting is spoken of.
    """
    adverse, moves = _turns(one), one.judgement.is_moved
    nearest = [turn for turn in adverse if turn.distance == adverse[0].distance <= _NEAR][:2]
    found = [
        *(price_must_fall(one) if moves else []),
        *_held(nearest, one),
        *measures_premise(one),
        *_delegable(one),
        *(_parted(one, told={turn.criterion for turn in nearest}) if moves else []),
        *(price_may_rise(one) if moves else [_OWN_CENTRE]),
        *([] if nearest else _joint(adverse, one)),
        *(price_unknown(one) if moves else []),
    ]
    return found if len(found) >= _FEWEST or nearest else [*found, *_held(adverse[:1], one)]


def _slips(one: Concluded, found: Recommendation) -> bool:
    return _RANK.get(found, 0) < _RANK[one.judgement.recommendation]


def _turns(one: Concluded) -> list[Turn]:
    """Return the adverse turns; none where the engine does not share the analyst's view."""
    if _slips(one, view_of(one.judgement.ruling)):
        return []
    adverse = {key: -step for key, step in steps_towards_sourcing(one.scales).items()}
    return turns(one.judgement, adverse, one.variants, lambda found: _slips(one, found))


def _held(members: Sequence[Turn], one: Concluded) -> list[str]:
    """Say how far ratings may move, and what follows beyond that."""
    if not members:
        return []
    clauses = ", and ".join(_holding(turn, one) for turn in members)
    limits = "; ".join(_limit(turn, one) for turn in members)
    opening = "otherwise" if len(members) == 1 else "if either fails,"
    outcomes = joined(list(dict.fromkeys(should(turn.ruling) for turn in members)), "or")
    return [f"{clauses} ({limits}); {opening} {outcomes}"]


def _holding(turn: Turn, one: Concluded) -> str:
    step = turn.needed - 1 if turn.rises else turn.needed + 1
    return condition(turn.criterion, step, one.scales.knowledge, at_least=not turn.rises)


def _limit(turn: Turn, one: Concluded) -> str:
    step = turn.needed - 1 if turn.rises else turn.needed + 1
    reach = or_beyond(step, at_least=not turn.rises)
    return f"{one.label(turn.criterion)} stays at {reach}{one.rated(turn.criterion)}"


def _joint(adverse: Sequence[Turn], one: Concluded) -> list[str]:
    """Name the ratings that would all have to fail at once, where no single one is near a turn."""
    if _slips(one, view_of(one.judgement.ruling)):
        return []
    moves = _worst(one, {turn.criterion for turn in adverse})
    found = joint_turn(one.judgement, moves, one.scales, lambda result: _slips(one, result))
    if len(found) <= 1:
        return []
    slips = joined([_slip(key, value, one) for key, value in found.items()])
    outcome = should(ruled_with(one.judgement, found, one.scales))
    alone, together = ("neither", "both") if len(found) == _PAIR else ("none", f"all {_COUNT[len(found)]}")
    firm = f"the verdict is firm: {alone} of these alone would turn it, {together} together would mean that {outcome}"
    return [f"{firm}: {slips}"]


def _slip(key: str, value: int, one: Concluded) -> str:
    rating = round(one.judgement.judged.used[key].value)
    return f"{one.label(key)} {'rises' if value > rating else 'falls'} from {rating} to {value}"


def _worst(one: Concluded, alone: Collection[str]) -> Mapping[str, int]:
    """Return the supports at their worst, the heaviest first, but for those that turn it alone."""
    reverses = one.scales.reverses[SOURCEABILITY]
    supports = [part for part in one.sourcing.contributions if not part.inferred and part.points > 0]
    supports.sort(key=lambda part: (-round(part.points, 9), part.criterion))
    return {part.criterion: 5 if part.criterion in reverses else 1 for part in supports if part.criterion not in alone}


def _delegable(one: Concluded) -> list[str]:
    """Name the rule that would keep the decision with the client, where a supervisor watches and none is marked."""
    watched = one.judgement.judged.used.get("regulatory_exposure")
    if watched is None or watched.value < _WATCHED or one.judgement.process.non_delegable:
        return []
    return ["no rule reserves the decision itself to the client, though a supervisor watches the work"]


def _parted(one: Concluded, *, told: Collection[str]) -> list[str]:
    """Say that what moves can be told from what stays, where it is a part only or mixed work."""
    judgement = one.judgement
    if judgement.ruling.nature.is_mixed:
        return ["it can be told when a case comes in whether it is routine or one for an expert"]
    if judgement.recommendation is not Recommendation.SELECTIVE or "interdependence" in told:
        return []
    tied = judgement.judged.used.get("interdependence")
    step = 2 if tied is None else round(tied.value)
    return [_PARTED[step].format(share=percent(judgement.share))]
