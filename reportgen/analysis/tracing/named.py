"""What the named numbers of the formulas are called, by the key under which the engine names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

Name: TypeAlias = tuple[str | int, ...]

_WAVE = re.compile(r"^wave(\d)_live_month$")


class Reach(StrEnum):
    """Whose a number is: of one way to run a process, of a process whatever its way, or of all processes."""

    WAY = "way"
    PROCESS = "process"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A kind of number; `label` has a place for each further part of the name, `unit` is "money" for the currency's."""

    key: str
    label: str
    unit: str
    rule: str
    reach: Reach = Reach.WAY
    note: str = ""


@lru_cache(maxsize=4_096)  # the numbers of one process are named as those of the next
def path_of(name: Name) -> str:
    """Return the path of a number: its key, words after points, and years in brackets."""
    return str(name[0]) + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in name[1:])


@lru_cache(maxsize=4_096)
def label_of(name: Name) -> str:
    """Return what a number is called."""
    text = NAMED[str(name[0])].label.format(*(said(part) for part in name[1:]))
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=512)
def said(part: str | int) -> str:
    """Return a part of a name in words."""
    return _WAVE.sub(r"wave \1", str(part)).replace("_", " ")


def _all(reach: Reach, *rows: tuple[str, str, str, str]) -> dict[str, Named]:
    return {key: Named(key=key, label=label, unit=unit, rule=rule, reach=reach) for key, label, unit, rule in rows}


_OF_A_PROCESS = _all(
    Reach.PROCESS,
    ("pay", "pay a year", "money", "6.1"),
    ("loaded", "headcount at the loaded cost of a person", "money", "6.1"),
    ("rest", "cost that no component entered accounts for", "money", "6.1"),
    ("rest_loadings", "loadings of the components not entered, together", "", "6.1"),
    ("component", "{0} a year, not rounded", "money", "6.1"),
    ("family", "cost of {0} a year", "money", "6.2"),
    ("cost", "{0} in year {1}, if nothing moved", "money", "6.1"),
    ("stays_of", "{0}: cost in year {1} that never goes, were all of it moved", "money", "6.2"),
    ("stays", "cost in year {0} that never goes, were all of it moved", "money", "6.2"),
    ("as_is", "in-house cost as it is in year {0}", "money", "6.1"),
)
_OF_ALL = _all(
    Reach.SHARED,
    ("loadings", "{0} as a multiple of pay", "", "6.1"),
    ("growth", "growth of {0} by year {1}, as a factor", "", "6.1"),
    ("handed_over", "share of the work with the provider in year {0}, {1}", "share", "6.2"),
    ("released", "share of the work past parallel running in year {0}, {1}", "share", "6.2"),
    ("gone", "share of the work whose cost is gone in year {0}, {1}, {3}", "share", "6.2"),
    ("volume", "volume in year {0} against today's", "", "6.4"),
    ("vat_share", "irrecoverable VAT, as a share of charges", "share", "6.6"),
)
_OF_A_WAY = _all(
    Reach.WAY,
    ("since_live", "months since going live at the end of year {0}", "months", "6.2"),
    ("worked", "months of full work by the end of year {0}", "months", "6.2"),
    ("work", "cost of the people whose work the provider does, and of their desks", "money", "6.3"),
    ("rate", "rate against that at home today", "", "6.3"),
    ("labour", "labour at the rate of the place", "money", "6.3"),
    ("should_cost", "what the whole work should cost", "money", "6.3"),
    ("bid", "price quoted for a year of the whole work, as bid", "money", "6.3"),
    ("paid", "price quoted, as it will be paid", "money", "6.3"),
    ("price", "price of the work that moves", "money", "6.3"),
    ("freed", "{0}: cost that the move sets free", "money", "6.4"),
    ("arc", "charge for one more unit of volume against today's", "money", "6.4"),
    ("above", "volume above the dead-band in year {0}", "", "6.4"),
    ("below", "volume below the dead-band in year {0}", "", "6.4"),
    ("by_unit", "routine part by the unit, as if it were all, year {0}", "money", "6.4"),
    ("by_time", "judgement part by time, as if it were all, year {0}", "money", "6.4"),
    ("charge", "charge of a full year {0}, before indexation", "money", "6.4"),
    ("fees", "fees of year {0}, not rounded", "money", "6.4"),
    ("waits", "{0}: avoidable cost not gone yet in year {1}", "money", "6.2"),
    ("steady_stranded", "{0}: cost that never goes, in a steady year", "money", "6.2"),
    ("effort", "one-off cost of the improvement", "money", "6.8"),
    ("made", "share of year {0} in which the improvement works", "share", "6.8"),
    ("before_tax", "{0} in year {1}, not rounded", "money", "6.7"),
    ("gain", "net of year {0} before tax", "money", "6.6"),
    ("lost_write_off", "write-off lost in year {0}", "money", "6.6"),
)
NAMED: Mapping[str, Named] = _OF_A_PROCESS | _OF_ALL | _OF_A_WAY
