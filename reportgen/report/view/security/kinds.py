"""Is security stricter in KPO? Answered from the portfolio's own scores and measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import NatureClass
from reportgen.report.figures.family_pairs import FamilyPair, family_pairs
from reportgen.report.view.context import Context
from reportgen.report.view.money.apportioned import apportioned
from reportgen.report.view.parts import Drawing
from reportgen.report.view.security.risk_facts import scored
from reportgen.report.words.formats import counted, in_words, sentence_start

_MOST_FAMILIES = 8
_SAME = 0.005
_FEWEST = 3
_SAME_NUMBER = 0.1
_EMPHASES = {"bpo": "of these for volume", "kpo": "for secrecy", "both": "for any work"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """The numbers of work that leans one way."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsTable:
    """Both kinds in numbers, a column a number."""

    heads: tuple[str, ...]
    rows: tuple[KindRow, KindRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsView:
    """The answer in words, and where both kinds are there the numbers and the families behind it."""

    answer: str
    families: Drawing | None
    table: KindsTable | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """The rated processes that lean one way."""

    members: tuple[ProcessAssessment, ...]

    def mean(self, stage: str) -> float | None:
        scores = [getattr(one.security, stage) for one in self.members]
        known = [score.score for score in scores if isinstance(score, RiskScore)]
        return fmean(known) if len(known) == len(scores) else None

    @property
    def measures(self) -> float:
        return fmean(len(one.security.controls) for one in self.members)

    def with_emphasis(self, emphasis: str) -> float:
        return fmean(sum(1 for duty in one.security.controls if duty.emphasis == emphasis) for one in self.members)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(duty.id for one in self.members for duty in one.security.controls)

    def by_family(self) -> dict[str, float]:
        """Return each family's share, 0-1, of all measures needed."""
        counts = Counter(duty.family for one in self.members for duty in one.security.controls)
        return {family: count / counts.total() for family, count in counts.items()}


def kinds_view(context: Context) -> KindsView:
    """Compose the answer."""
    bpo, kpo = _kinds(context)
    if not bpo.members or not kpo.members or not bpo.ids | kpo.ids:
        return KindsView(answer=stricter_in_kpo(context), families=None, table=None)
    return KindsView(
        answer=f"{stricter_in_kpo(context)} {_shared(bpo, kpo)}",
        families=_families(context, bpo, kpo),
        table=_table(context, bpo, kpo),
    )


def _kinds(context: Context) -> tuple[_Kind, _Kind]:
    rated = [one for one, _, _ in scored(context.assessment.processes)]
    bpo, kpo = (
        _Kind(members=tuple(one for one in rated if one.classification.leaning is kind))
        for kind in (NatureClass.BPO, NatureClass.KPO)
    )
    return bpo, kpo


def stricter_in_kpo(context: Context) -> str:
    """Answer whether security is stricter in KPO, from this portfolio's own scores."""
    bpo, kpo = _kinds(context)
    mean_bpo = bpo.mean("inherent") if bpo.members else None
    mean_kpo = kpo.mean("inherent") if kpo.members else None
    if mean_bpo is None or mean_kpo is None:
        return (
            "Not stricter as such, but different in kind: routine work calls for protection of records at volume, "
            "expert work for secrecy of methods and pending decisions. This portfolio cannot settle it by its own "
            "scores, since it does not hold rated processes of both kinds."
        )
    risk = _direction(mean_kpo - mean_bpo, 1)
    verdict = {0: "about the same", 1: "higher", -1: "lower"}[risk]
    number = context.formats.number
    return (
        f"{_answer(risk, _more_measures(bpo, kpo))} "
        f"In this portfolio the risk before measures is {verdict} where work leans to KPO: a mean score of "
        f"{number(mean_kpo, 1)} "
        f"over {_leaning(len(kpo.members), 'KPO')} against {number(mean_bpo, 1)} over "
        f"{_leaning(len(bpo.members), 'BPO')}.{_few(bpo, kpo)} {_how_many(context, bpo, kpo)} "
        "Encryption, access by role and audits come first where records move at volume; non-disclosure and access "
        "restricted to a named team where the method is the secret."
    )


def _direction(difference: float, least: float) -> int:
    """Return 1 for more in KPO, -1 for less, and 0 for less than the least difference that counts."""
    return 0 if abs(difference) < least else 1 if difference > 0 else -1


def _more_measures(bpo: _Kind, kpo: _Kind) -> int:
    return _direction(kpo.measures - bpo.measures, _SAME_NUMBER * max(kpo.measures, bpo.measures, 1.0))


def _answer(risk: int, measures: int) -> str:
    """Answer in a word: by the risk and the number of measures, where they do not contradict each other."""
    if risk * measures < 0:
        return "No clear difference."
    return {0: "No difference.", 1: "Yes.", -1: "No."}[_direction(risk + measures, 1)]


def _few(bpo: _Kind, kpo: _Kind) -> str:
    """Say where one kind has too few processes for more than an indication."""
    least, kind = min((len(bpo.members), "BPO"), (len(kpo.members), "KPO"))
    if least >= _FEWEST:
        return ""
    return f" That is only an indication: {in_words(least)} {'leans' if least == 1 else 'lean'} to {kind}."


def _how_many(context: Context, bpo: _Kind, kpo: _Kind) -> str:
    """Say whether work that leans to KPO needs more or fewer measures, and that they differ in kind."""
    one, other = (context.formats.number(kind.measures, 1) for kind in (kpo, bpo))
    direction = _more_measures(bpo, kpo)
    if not direction:
        return f"It needs about as many measures, {one} a process against {other}; they differ in kind."
    more = "more" if direction > 0 else "fewer"
    return f"It needs {more} measures, {one} a process against {other}, and they differ in kind."


def _leaning(count: int, kind: str) -> str:
    """Count processes by what they lean to, since hybrid work leans one way or the other."""
    return f"{counted(count, 'process that leans', 'processes that lean')} to {kind}"


def _shared(bpo: _Kind, kpo: _Kind) -> str:
    both, only_bpo, only_kpo = len(bpo.ids & kpo.ids), len(bpo.ids - kpo.ids), len(kpo.ids - bpo.ids)
    whole = both + only_bpo + only_kpo
    if not only_bpo and not only_kpo:
        return f"All {in_words(whole)} measures are needed on both sides, though not as often."
    return (
        f"Of the {counted(whole, 'measure')} needed, {in_words(both)} {'serves' if both == 1 else 'serve'} both kinds, "
        f"{in_words(only_bpo)} only BPO and {in_words(only_kpo)} only KPO."
    )


def _table(context: Context, bpo: _Kind, kpo: _Kind) -> KindsTable:
    """Set the means side by side; a stage that was not assessed has no column."""
    number = context.formats.number
    columns: list[tuple[str, str, str]] = [("Processes with a score", str(len(bpo.members)), str(len(kpo.members)))]
    for label, stage in (("Mean score before", "inherent"), ("with today’s measures", "today"), ("after", "residual")):
        one, other = bpo.mean(stage), kpo.mean(stage)
        if one is not None and other is not None:
            columns.append((label, number(one, 1), number(other, 1)))
    columns.append(("Measures a process", number(bpo.measures, 1), number(kpo.measures, 1)))
    of_these = zip(_EMPHASES.values(), _parts(context, bpo), _parts(context, kpo), strict=True)
    columns += [(label, one, other) for label, one, other in of_these]
    heads, routine, expert = zip(*columns, strict=True)
    return KindsTable(
        heads=heads,
        rows=(KindRow(label="Leans to BPO", cells=routine), KindRow(label="Leans to KPO", cells=expert)),
    )


def _parts(context: Context, kind: _Kind) -> list[str]:
    """Write a kind's measures by what they are for, so that as printed they add up to all of them."""
    parts = [Decimal(kind.with_emphasis(key)) for key in _EMPHASES]
    return [context.formats.number(part, 1) for part in apportioned(parts, Decimal(kind.measures), decimals=1)]


def _families(context: Context, bpo: _Kind, kpo: _Kind) -> Drawing:
    """Draw the families in which the two kinds differ most, those that weigh more in KPO first."""
    routine, expert = bpo.by_family(), kpo.by_family()
    gaps = {name: expert.get(name, 0.0) - routine.get(name, 0.0) for name in {*routine, *expert}}
    widest = sorted(gaps, key=lambda name: (-abs(gaps[name]), name))[:_MOST_FAMILIES]
    shown = sorted(widest, key=lambda name: (-gaps[name], name))
    percent = context.formats.percent
    pairs = [
        FamilyPair(
            family=sentence_start(name),
            bpo=routine.get(name, 0.0) * 100,
            kpo=expert.get(name, 0.0) * 100,
            bpo_text=percent(routine.get(name, 0.0)),
            kpo_text=percent(expert.get(name, 0.0)),
        )
        for name in shown
    ]
    order = "Share of each kind’s measures, %; families that weigh more in KPO come first."
    unit = f"{order}{_left_out(len(gaps) - len(shown))}"
    caption = context.numbering.figure(_families_finding(gaps, shown), unit)
    figure = family_pairs(pairs, context.palette)
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=figure.table)


def _left_out(rest: int) -> str:
    if not rest:
        return ""
    differs, are = ("differs", "is") if rest == 1 else ("differ", "are")
    return f" {sentence_start(counted(rest, 'family', 'families'))} that {differs} less {are} not shown."


def _families_finding(gaps: dict[str, float], shown: Sequence[str]) -> str:
    expert, routine = shown[0], shown[-1]
    is_expert, is_routine = gaps[expert] >= _SAME, gaps[routine] <= -_SAME
    if is_expert and is_routine:
        return f"{sentence_start(expert)} measures weigh more in KPO, {routine} measures in BPO"
    if is_expert or is_routine:
        return (
            f"{sentence_start(expert if is_expert else routine)} measures weigh more in {'KPO' if is_expert else 'BPO'}"
        )
    return "Both kinds of work draw on the same families of measures"
