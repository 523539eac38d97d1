"""What one place, or one bundle, would hold under the recommendations, and whether that is too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.bundles import Bundle, Rules, bundled
from reportgen.analysis.holdings import EXPERT, OWN_CENTRE, ROUTINE, Load, Moved, Whole, moved_of, sum_of, whole_of
from reportgen.analysis.indices import Rating
from reportgen.analysis.wording import in_sentence, joined, percent
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.number_words import count_words
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import Holding
from reportgen.model.verdict import NotAssessed

_KINDS = {ROUTINE: "Mainly routine work", EXPERT: "Mainly expert work", OWN_CENTRE: "Own centre"}
_LEANING = {ROUTINE: "Hybrid work leaning to routine", EXPERT: "Hybrid work leaning to expert"}
_HELD = ("of spend", "of the critical processes", "of the processes with personal or restricted data")
_NO_COST = NotAssessed(reason="None of these processes carries a cost.")
_NAMED = 2


def holdings_of(
    processes: Sequence[ProcessAssessment],
    used: Mapping[str, Mapping[str, Rating]],
    currency: str,
    knowledge: Knowledge,
) -> tuple[Holding, ...]:
    """Return what each place and each bundle would hold, places first, the greatest spend first.

    `used` gives the ratings used by process id.
    """
    whole = whole_of(processes, used)
    moved = moved_of(processes, used, knowledge.contracts.families, currency)
    if not moved:
        return ()
    return (*_places(moved, whole, knowledge), *_bundles(moved, whole, knowledge))


def _places(moved: Sequence[Moved], whole: Whole, knowledge: Knowledge) -> list[Holding]:
    by_country: dict[str, list[Moved]] = {}
    for one in moved:
        by_country.setdefault(one.country, []).append(one)
    limit = knowledge.threshold("place_limit")
    holdings = []
    for members in by_country.values():
        load = sum_of(one.load for one in members)
        over = _over(load, whole, limit, knowledge)
        name = members[0].country_name or "At home"
        remark = f"{_too_much(over, limit)} {_ease_place(members)}" if over else ""
        holdings.append(_holding("place", name, members, load, whole, remark, is_heavy=bool(over)))
    return sorted(holdings, key=_by_spend)


def _bundles(moved: Sequence[Moved], whole: Whole, knowledge: Knowledge) -> list[Holding]:
    limit = knowledge.threshold("bundle_limit")
    rules = Rules(
        most=round(knowledge.threshold("most_bundles")),
        processes_a_bundle=round(knowledge.threshold("processes_a_bundle")),
        is_heavy=lambda load: bool(_over(load, whole, limit, knowledge)),
    )
    ordered = sorted(bundled(moved, rules), key=lambda one: (-one.load.spend, [each.order for each in one.members]))
    holdings = []
    for bundle, name in zip(ordered, _names(ordered), strict=True):
        over = _over(bundle.load, whole, limit, knowledge)
        remark = (
            f"{_too_much(over, limit)} {_ease_bundle(bundle)}"
            if over
            else _why_together(bundle, is_all=len(bundle.members) == len(moved))
        )
        holdings.append(_holding("bundle", name, bundle.members, bundle.load, whole, remark, is_heavy=bool(over)))
    return holdings


def _holding(
    kind: str, name: str, members: Sequence[Moved], load: Load, whole: Whole, remark: str, *, is_heavy: bool
) -> Holding:
    spend, critical, data = whole.shares(load)
    return Holding(
        kind=kind,
        name=name,
        process_ids=tuple(one.id for one in members),
        spend=load.spend if load.has_cost else _NO_COST,
        spend_share=spend,
        critical_share=critical,
        data_share=data,
        is_heavy=is_heavy,
        remark=remark,
    )


def _by_spend(one: Holding) -> tuple[float, str]:
    return (0.0 if isinstance(one.spend, NotAssessed) else -float(one.spend), one.name)


def _over(load: Load, whole: Whole, limit: float, knowledge: Knowledge) -> tuple[str, ...]:
    """Return which shares are above a limit, in words; none where too few processes make shares say little."""
    if whole.processes < knowledge.threshold("least_processes_for_limits"):
        return ()
    shares = zip(whole.shares(load), _HELD, strict=True)
    return tuple(
        f"{percent(share)} {words}" for share, words in shares if not isinstance(share, NotAssessed) and share > limit
    )


def _too_much(over: tuple[str, ...], limit: float) -> str:
    return f"It would hold {joined(over)}, more than the {percent(limit)} set as a limit."


def _ease_place(members: Sequence[Moved]) -> str:
    if len(members) == 1:
        return "It is one process: agree a second place that can take over."
    return "Let part of the work be done in a second place, or have one ready that can take over."


def _ease_bundle(bundle: Bundle) -> str:
    if len(bundle.members) == 1:
        return "It is one process, which cannot be divided: keep a second provider ready and rehearse the exit."
    return "Award it to two providers, or let the critical processes stay until the first have settled."


def _why_together(bundle: Bundle, *, is_all: bool) -> str:
    """Say what the processes of a bundle share, so that one provider can bid for it; `is_all`: nothing else moves."""
    if len(bundle.members) == 1 and is_all:
        return "It is all that moves."
    if len(bundle.members) == 1:
        why = "nothing near it in kind, form, function and place can be added without making it too heavy"
        return f"It stands alone, in wave {bundle.members[0].wave}: {why}."
    shared = {
        "kind of work": bundle.sides,
        "family of functions": bundle.families,
        "place": bundle.countries,
    }
    same = [name for name, found in shared.items() if len(found) == 1]
    waves = [str(wave) for wave in sorted(bundle.waves)]
    when = f"all in wave {waves[0]}" if len(waves) == 1 else f"in waves {joined(waves)}"
    return f"Same {joined([*same, 'form'])}, {when}."


def _names(bundles: Sequence[Bundle]) -> Iterator[str]:
    """Name each bundle by kind, families and places; those of one name by their number."""
    names = [_name(one) for one in bundles]
    count, seen = Counter(names), Counter[str]()
    for name in names:
        seen[name] += 1
        yield name if count[name] == 1 else f"{name} ({seen[name]})"


def _name(bundle: Bundle) -> str:
    kind = _kind(bundle)
    families = sorted(in_sentence(family) for family in bundle.families if family)
    places = sorted({name_in_sentence(one.country, one.country_name) for one in bundle.members if one.country_name})
    where = f"{kind} in {_few(places)}" if places else kind
    return f"{where}: {_few(families, '; ')}" if families else where


def _kind(bundle: Bundle) -> str:
    """Say of what kind the work is; where most of it only leans to a kind, that it does."""
    if len(bundle.sides) > 1:
        return "Mixed work"
    (side,) = bundle.sides
    leaning = sum(one.leans for one in bundle.members)
    return _LEANING.get(side, _KINDS[side]) if 2 * leaning > len(bundle.members) else _KINDS[side]


def _few(names: Sequence[str], between: str = "") -> str:
    """Return a list of at most three names, or of two and how many more there are.

    `between` parts names that are pairs themselves ("finance and procurement; people and premises"); without, they
    are listed as in a sentence.
    """
    more = len(names) - _NAMED
    shown = [*names[:_NAMED], f"{count_words(more)} more"] if more > 1 else names
    return between.join(shown) if between else joined(shown)
