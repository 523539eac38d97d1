"""How much room there is in a negotiation: the price and the volume at which a move no longer pays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import BreakEven
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.contract.price_facts import by_charge, charge_of
from reportgen.report.view.money.volumes import VolumePays, volume_pays
from reportgen.report.view.parts import Link
from reportgen.report.words.formats import MISSING, MoneyScale, counted, in_words

_MOST = 8
_ONE_PER_CENT = 0.01
_OR_MORE = (VolumePays.DOWN_TO, VolumePays.FROM)
_SLACK = 1e-9  # a share of exactly 0.23 is 23 per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRow:
    """A process's charge, the one at which nothing is saved, the way there in words, and the same for volume."""

    number: str
    link: Link
    charge: str
    limit: str
    room: str
    volume: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """The box; `rows` are those that the title speaks of and the largest charges besides."""

    title: str
    lead: str
    unit: str
    rows: tuple[RoomRow, ...]

    @property
    def is_long(self) -> bool:
        """Return whether the box would leave much of a page empty, were it not broken."""
        return len(self.rows) > _MOST


def negotiation(context: Context, sourced: Sequence[ProcessAssessment], scale: MoneyScale | None) -> Negotiation | None:
    """List the room of those the title speaks of and of the largest; None where no break-even is known."""
    known = [one for one in by_charge(sourced) if one.cost.break_even is not None and charge_of(one)]
    spoken_of = _spoken_of(known)
    shown = _shown(known, spoken_of)
    if not shown or scale is None:
        return None
    return Negotiation(
        title=_title(context, known),
        lead=_lead(context, known, shown, spoken_of),
        unit=scale.unit,
        rows=tuple(_row(context, one, scale) for one in shown),
    )


def _spoken_of(known: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    """Return those whose price must come down; where there are none, the first with the least room."""
    rooms = {one.process.row: room for one in known if (room := _room(one.cost.break_even)) is not None}
    losing = [one for one in known if rooms.get(one.process.row, 0.0) < 0]
    return losing or [one for one in known if rooms.get(one.process.row) == min(rooms.values(), default=None)][:1]


def _shown(known: Sequence[ProcessAssessment], spoken_of: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    """Return those spoken of and the largest others, as many as there is room for, in the order given."""
    rows = {one.process.row for one in spoken_of}
    others = [one.process.row for one in known if one.process.row not in rows]
    rows.update(others[: max(0, _MOST - len(rows))])
    return [one for one in known if one.process.row in rows]


def _title(context: Context, known: Sequence[ProcessAssessment]) -> str:
    rooms = [room for one in known if (room := _room(one.cost.break_even)) is not None]
    if not rooms:
        return "No price was found at which these moves break even"
    least = min(rooms)
    if 0 <= least < _ONE_PER_CENT:
        return "The tightest price has no room left"
    percent = context.formats.percent(abs(floor(least * 100)) / 100)
    if least < 0:
        losing = sum(1 for room in rooms if room < 0)
        which = "the one process" if len(known) == 1 else counted(losing, "process", "processes")
        return f"To save anything, {which} must come in below the price assumed"
    if len(known) == 1:
        return f"The price may rise by {percent} before nothing is saved"
    return f"The tightest price may rise by {percent} before nothing is saved"


def _lead(
    context: Context,
    known: Sequence[ProcessAssessment],
    shown: Sequence[ProcessAssessment],
    spoken_of: Sequence[ProcessAssessment],
) -> str:
    base = (
        "Break-even is the yearly charge at which a move neither gains nor loses in net present value; the cost of the "
        "move and of steering grows with it. At the volume shown the move breaks even with those costs as they stand: "
        "people and charges follow the volume, charges no lower than an agreed minimum; without a minimum the move "
        "pays at lower volumes as well. "
        "Percentages are of the exact amounts, in whole points on the careful side."
    )
    if len(known) == len(shown):
        return base
    where = context.selection.pointing_to("profiles", "the profiles")
    return f"{base} Shown: {_which(known, shown, spoken_of)}; the others are in {where}."


def _which(
    known: Sequence[ProcessAssessment], shown: Sequence[ProcessAssessment], spoken_of: Sequence[ProcessAssessment]
) -> str:
    """Say which of all the rows are."""
    if list(shown) == list(known[: len(shown)]):
        return f"the {in_words(len(shown))} largest of {len(known)}"
    first = "the tightest" if len(spoken_of) == 1 else f"the {in_words(len(spoken_of))} that must come in below"
    left = len(shown) - len(spoken_of)
    besides = f" and the {in_words(left)} largest besides" if left > 1 else " and the largest besides" if left else ""
    return f"{first}{besides}, of {len(known)}"


def _room(even: BreakEven | None) -> float | None:
    if even is None or isinstance(even.charge_share, NotAssessed):
        return None
    return even.charge_share - 1


def _row(context: Context, one: ProcessAssessment, scale: MoneyScale) -> RoomRow:
    even, charge = one.cost.break_even, charge_of(one)
    limit = even.annual_charge if even is not None else None
    return RoomRow(
        number=str(context.number(one)),
        link=context.link(one, 60),
        charge=MISSING if charge is None else scale.text(charge),
        limit=MISSING if limit is None or isinstance(limit, NotAssessed) else scale.text(scale.cut(limit)),
        room=_room_words(context, _room(even)),
        volume=_volume_words(context, even),
    )


def _room_words(context: Context, room: float | None) -> str:
    """Round towards safety: what may be paid more is rounded down, what must be paid less is rounded up."""
    if room is None:
        return "no such price"
    if room >= 0:
        points = floor(room * 100 + _SLACK)
        return f"may cost up to {context.formats.percent(points / 100)} more" if points else "no room"
    return f"must cost {context.formats.percent(ceil(-room * 100 - _SLACK) / 100)} less"


def _volume_words(context: Context, even: BreakEven | None) -> str:
    if even is None:
        return MISSING
    if isinstance(even.volume_share, NotAssessed):
        room = _room(even)
        return MISSING if room is None else "at any volume" if room >= 0 else "at no volume"
    share = context.formats.percent(even.volume_share)
    units = f", {context.formats.number(even.volume)}" if even.volume is not None else ""
    side = "or more" if volume_pays(even) in _OR_MORE else "or less"
    return f"{share} {side}{units}"
