"""On which side of its break-even volume a move pays."""

from __future__ import annotations

from enum import Enum, auto

from reportgen.model.business_case import BreakEven
from reportgen.model.verdict import NotAssessed


class VolumePays(Enum):
    """Where a move pays: today and down or up to a volume, or not today and only from or to one."""

    DOWN_TO = auto()
    UP_TO = auto()
    FROM = auto()
    ONLY_TO = auto()


def volume_pays(point: BreakEven) -> VolumePays:
    """Return on which side of its break-even volume a move pays, judged by whether it pays at today's.

    It does where the price may rise before nothing is gained. Where no such price is known it is taken to pay.
    """
    pays_today = isinstance(point.charge_share, NotAssessed) or point.charge_share >= 1
    is_below = not isinstance(point.volume_share, NotAssessed) and point.volume_share <= 1
    if pays_today:
        return VolumePays.DOWN_TO if is_below else VolumePays.UP_TO
    return VolumePays.ONLY_TO if is_below else VolumePays.FROM
