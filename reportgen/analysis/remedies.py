"""What must be put in order before work that is to be stabilised is scored again."""

from __future__ import annotations

from reportgen.analysis.concluded import Concluded
from reportgen.analysis.measure_ways import measure_ways, tested_residual
from reportgen.analysis.offers import money_words
from reportgen.analysis.scales import IMPACT, LIKELIHOOD
from reportgen.analysis.treatment import accepted_risk
from reportgen.analysis.turns import ruled_with, turns
from reportgen.analysis.wording import condition, joined, may, or_beyond
from reportgen.model.verdict import Recommendation

_ORDER = ("documentation", "process_stability")
_IN_ORDER = (*_ORDER, "measurability", "codifiability")
_NAMED = 2
_BEST = 5


def remedy_premises(one: Concluded) -> list[str]:
    """Return what releases the work: order, less risk, and what waiting may cost."""
    gates = {gate.id for gate in one.judgement.ruling.decision.outcomes}
    found = [*(_order(one) if "G6" in gates else []), *(_risk(one) if "G7" in gates else [])]
    return [*(found or _weakest(one)), *_worth(one)]


def _order(one: Concluded) -> list[str]:
    """Name the two ways to put a process in order, either of which is enough, and what follows."""
    needed = int(one.scales.knowledge.threshold("disorder")) + 1
    ways = [_reached(key, needed, one) for key in _ORDER]
    after = [may(ruled_with(one.judgement, {key: needed}, one.scales)) for key in _ORDER]
    then = f"nothing else gets worse meanwhile: then {_either(after)}"
    return [f"either {ways[0]}, or {ways[1]}", then]


def _reached(key: str, needed: int, one: Concluded) -> str:
    clause = condition(key, needed, one.scales.knowledge, at_least=True)
    return f"{clause} ({one.label(key)} {or_beyond(needed, at_least=True)}{one.rated(key)})"


def _either(outcomes: list[str]) -> str:
    return joined(list(dict.fromkeys(outcomes)), "or")


def _weakest(one: Concluded) -> list[str]:
    """Name the rating of order that is lowest, where the analyst stabilises work that no gate holds back."""
    used = one.judgement.judged.used
    rated = [key for key in _IN_ORDER if key in used and not used[key].inferred and used[key].value < _BEST]
    if not rated:
        return ["the analyst says what has to be put in order, since no rating of order asks for it"]
    key = min(rated, key=lambda key: used[key].value)
    return [f"to begin with, {_reached(key, round(used[key].value) + 1, one)}"]


def _risk(one: Concluded) -> list[str]:
    """Say what brings the risk within the appetite: tested measures, less exposure, or a bolder client."""
    return [*_by_tests(one), *_by_exposure(one), *_by_appetite(one)]


def _by_tests(one: Concluded) -> list[str]:
    protection = one.judgement.ruling.protection
    tested, ways = tested_residual(protection, one.scales), measure_ways(protection, one.scales)
    if tested is None:
        return []
    if ways:
        return [f"{ways[0].text}: that brings the risk down to {ways[0].result.score}"]
    left = f"a risk of {tested.score} would remain where the client accepts {accepted_risk(one)}"
    return [f"less is exposed: even with every listed measure tested, {left}"]


def _by_exposure(one: Concluded) -> list[str]:
    less_risk = dict.fromkeys((*one.scales.weights[IMPACT], *one.scales.weights[LIKELIHOOD]), -1)
    found = turns(one.judgement, less_risk, one.variants, lambda result: result is not Recommendation.STABILISE)[
        :_NAMED
    ]
    if not found:
        return []
    ways = [
        f"{condition(turn.criterion, turn.needed, one.scales.knowledge, at_least=False)} "
        f"({one.label(turn.criterion)} {or_beyond(turn.needed, at_least=False)}{one.rated(turn.criterion)})"
        for turn in found
    ]
    return [f"it would be enough that {', or that '.join(ways)}: then {_either([may(turn.ruling) for turn in found])}"]


def _by_appetite(one: Concluded) -> list[str]:
    residual = one.judgement.ruling.protection.residual
    limits = sorted(one.scales.knowledge.appetite_limits.items(), key=lambda limit: limit[1])
    bolder = [name for name, limit in limits if residual is not None and residual.score <= limit]
    return [f"or else the board raises the client's appetite for risk to {bolder[0]}"] if bolder else []


def _worth(one: Concluded) -> list[str]:
    """Say what putting it in order may cost at most, where moving it would gain something."""
    option = one.option
    if option is None or option.npv <= 0:
        return []
    gain = money_words(option.npv, one)
    return [f"putting it in order costs less than the {gain} that a move would gain over the horizon"]
