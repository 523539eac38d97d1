"""How the gap in rates shrinks as work needs more knowledge, from the processes' own places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import NatureClass, Place
from reportgen.report.view.parts import joined
from reportgen.report.words.formats import MISSING, Formats, sentence_start

_WORK = {
    NatureClass.BPO: "routine work",
    NatureClass.HYBRID: "hybrid work",
    NatureClass.KPO: "expert work",
}
_SAME = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """A kind of work with its mean rate against home, by place."""

    work: str
    processes: str
    nearshore: str
    offshore: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arbitrage:
    """What an hour abroad costs against one at home, in a sentence or two and by kind of work."""

    title: str
    text: str
    rows: tuple[RateRow, ...]


def arbitrage_of(formats: Formats, processes: Sequence[ProcessAssessment]) -> Arbitrage | None:
    """Compare the rates; None where no place abroad is known."""
    kinds = {kind: [one for one in processes if one.classification.nature is kind] for kind in _WORK}
    kinds = {kind: members for kind, members in kinds.items() if members}
    place = _place_told(processes)
    if place is None:
        return None
    told = {kind: ratio for kind, members in kinds.items() if (ratio := _mean(members, place)) is not None}
    if not told:
        return None
    return Arbitrage(
        title=_title(told),
        text=_text(formats, told, place),
        rows=tuple(_row(formats, kind, members) for kind, members in kinds.items()),
    )


def _place_told(processes: Sequence[ProcessAssessment]) -> Place | None:
    return next((place for place in (Place.OFFSHORE, Place.NEARSHORE) if _mean(processes, place) is not None), None)


def _mean(members: Sequence[ProcessAssessment], place: Place) -> float | None:
    ratios = [
        option.rate_ratio
        for one in members
        for option in one.cost.places
        if option.place is place and option.rate_ratio is not None
    ]
    return fmean(ratios) if ratios else None


def _row(formats: Formats, kind: NatureClass, members: Sequence[ProcessAssessment]) -> RateRow:
    near, far = (_mean(members, place) for place in (Place.NEARSHORE, Place.OFFSHORE))
    return RateRow(
        work=sentence_start(_WORK[kind]),
        processes=str(len(members)),
        nearshore=MISSING if near is None else formats.percent(near),
        offshore=MISSING if far is None else formats.percent(far),
    )


def _title(told: dict[NatureClass, float]) -> str:
    routine, expert = _ends(told)
    if expert is None or routine is None:
        return "What an hour costs abroad"
    if expert > routine + _SAME:
        return "The more knowledge, the less there is to gain from distance"
    if expert < routine - _SAME:
        return "Here expert work gains more from distance than routine work"
    return "Distance is worth the same for both kinds of work"


def _ends(told: dict[NatureClass, float]) -> tuple[float | None, float | None]:
    """Return the ratio of the most routine and of the most expert kind there are two of."""
    ordered = [told[kind] for kind in _WORK if kind in told]
    return (ordered[0], ordered[-1]) if len(ordered) > 1 else (None, None)


def _text(formats: Formats, told: dict[NatureClass, float], place: Place) -> str:
    shares = joined([f"{formats.percent(ratio)} of home for {_WORK[kind]}" for kind, ratio in told.items()])
    where = "Offshore" if place is Place.OFFSHORE else "Nearshore"
    routine, expert = _ends(told)
    sentence = f"{where} an hour costs {shares}, the share worked at home included."
    if routine is None or expert is None or expert <= routine + _SAME:
        return sentence
    points = _printed(expert) - _printed(routine)
    return (
        f"{sentence} That is {formats.number(points)} points less to gain, so one discount for all work would mislead."
    )


def _printed(ratio: float) -> int:
    """Return the whole percentage that a ratio is printed as."""
    return round(100 * Decimal(str(ratio)))
