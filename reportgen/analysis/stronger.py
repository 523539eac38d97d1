"""The stronger measures: those asked for where the measures of a process leave more risk than the client accepts.

They are what the highest answer to every risk rating, and the highest tier, would call for at the same site. The risk
itself stays as it was rated, and so does what its tier lets an agreed measure count. As the same measures stand by
whatever was rated, and the risk without them only grows with a rating, no worse answer ever leaves less risk, nor eases
a verdict, and no blank is judged worse than its worst answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.analysis.call import Call, asked_by, needs_of
from reportgen.analysis.controls import Asked, Need, suited_to
from reportgen.analysis.fewest import Plan, fewest
from reportgen.analysis.indices import SCALE_HIGH, Rating
from reportgen.analysis.place import Site
from reportgen.analysis.protection_facts import EXPOSURES, facts_of
from reportgen.analysis.regimes import applied_regimes
from reportgen.analysis.risk import Remaining, lowered, remaining_with
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, Scales
from reportgen.knowledge.control_facts import Control
from reportgen.model.engagement import Process
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Form

_BECAUSE = "added, since the risk would otherwise be above what is accepted"
_STILL_ABOVE = "added, since the risk is above what is accepted"
_EITHER = frozenset(("special_data", "secret_data"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """What would call for measures if every risk rating had its highest answer."""

    facts: frozenset[str]
    asked: tuple[Asked, ...]


def worst_of(process: Process, ratings: Mapping[str, Rating], site: Site, scales: Scales) -> Worst:
    """Return what the highest answers would call for at a site; data that may be anybody's is taken for either kind."""
    highest = dict.fromkeys((*scales.weights[IMPACT], *scales.weights[LIKELIHOOD]), SCALE_HIGH)
    place = None if site.form is Form.IN_HOUSE else site
    answered = replace(process, ratings={**process.ratings, **highest})
    regimes = applied_regimes(answered, scales.engagement, place, scales.knowledge)
    used = {**ratings, **{key: Rating(value=value) for key, value in highest.items()}}
    facts = facts_of(process, used, site, regimes, scales.knowledge)
    return Worst(facts=facts | _EITHER if process.personal_data is None else facts, asked=asked_by(regimes))


def strongest_left(inherent: RiskScore, call: Call, worst: Worst) -> RiskScore:
    """Return the risk that remains with all the stronger measures."""
    return lowered(inherent, _remaining(call, worst))


@lru_cache(maxsize=1024)
def strengthened(inherent: RiskScore, call: Call, worst: Worst, accepted: int) -> tuple[Need, ...]:
    """Return the needs of a risk that is too high with the fewest stronger measures that are enough.

    Where none are, they bring the risk as low as all of them would. What answers an exposure that the work does not
    have is asked for only where nothing else is enough.
    """
    needs = needs_of(call)
    listed, more = tuple(need.control for need in needs), _stronger(call, worst)
    target = max(accepted, strongest_left(inherent, call, worst).score)
    plan = Plan(inherent=inherent, controls=(*listed, *more), working=call.working(listed), knowledge=call.knowledge)
    changes = call.working(more)
    apt = {one.id: changes[one.id] for one in more if _is_apt(one, call)}
    added = fewest(plan, apt, target, limit=len(apt)) or fewest(plan, changes, target, limit=len(changes))
    because = _BECAUSE if target <= accepted else _STILL_ABOVE
    return (
        *needs,
        *(Need(control=one, because=because, is_fixed=True, is_added=True) for one in more if one.id in added),
    )


@lru_cache(maxsize=4096)
def _remaining(call: Call, worst: Worst) -> Remaining:
    controls = (*(need.control for need in needs_of(call)), *_stronger(call, worst))
    return remaining_with(controls, call.working(controls), call.knowledge)


@lru_cache(maxsize=4096)
def _stronger(call: Call, worst: Worst) -> tuple[Control, ...]:
    listed = {need.control.id for need in needs_of(call)}
    suited = suited_to(worst.facts, call.nature, call.form, worst.asked, call.knowledge)
    return tuple(one for one in suited if one.id not in listed)


def _is_apt(control: Control, call: Call) -> bool:
    """Return whether a measure fits the work as it is: what it needs is there, and it answers no absent exposure."""
    absent = EXPOSURES - call.facts
    answers_only_absent = control.lowest_tier == "none" and bool(control.when) and absent.issuperset(control.when)
    return call.facts.issuperset(control.needs) and not answers_only_absent
