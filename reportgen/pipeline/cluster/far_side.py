"""What a worker of the cluster does: it unpacks a parcel and has one of its own processes make the report.

A report that kills its process then takes neither the worker with it nor what others have asked of that.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from reportgen import __version__
from reportgen.pipeline.cluster.delivery import Delivery, prepared
from reportgen.pipeline.cluster.parcel import Parcel, unpacked
from reportgen.pipeline.hand import Hand, dismiss, hired, see_off
from reportgen.pipeline.request import Request

_IDLE = 60.0  # seconds after which a process without a job leaves, where whoever asked for it is gone


@dataclass(slots=True)
class _Staff:
    """The processes of one command, those that wait and those at work."""

    idle: list[Hand] = field(default_factory=list)
    at_work: list[Hand] = field(default_factory=list)


_STAFF: dict[str, _Staff] = defaultdict(_Staff)
_LOCK = Lock()


def identity() -> tuple[str, str]:
    """Return the version of reportgen and the hash of what it knows."""
    from reportgen.knowledge.reading import DATA, data_hash  # noqa: PLC0415 - only where it is asked for

    return __version__, data_hash(DATA)


def deliver(parcel: Parcel, session: str) -> Delivery | str:
    """Make what a parcel asks for; return a text, how the process died, where that is what happened."""
    with TemporaryDirectory(prefix="reportgen-", dir=_folder()) as name:
        folder = Path(name).resolve()
        made = _by_hand(unpacked(parcel, folder), session)
        return replace(made, folder=str(folder)) if isinstance(made, Delivery) else made


async def leave(session: str) -> None:
    """End the processes of a command, whatever they are at."""
    with _LOCK:
        staff = _STAFF.pop(session, _Staff())
    await asyncio.to_thread(_end, staff)


def _end(staff: _Staff) -> None:
    dismiss(staff.at_work)
    see_off(staff.idle)


def _folder() -> str:
    """Return the worker's own folder, which it empties itself should it be killed."""
    from distributed import get_worker  # noqa: PLC0415 - only on a cluster

    worker: Any = get_worker()
    return str(worker.local_directory)


def _by_hand(request: Request, session: str) -> Delivery | str:
    while True:
        hand, is_new = _taken(session)
        said = hand.said() if hand.give(prepared, request) else None
        _put_back(session, hand, is_alive=said is not None)
        if isinstance(said, Delivery):
            return said
        death = hand.death()
        if is_new or hand.process.returncode != 0:  # else it had waited too long and left
            return death


def _taken(session: str) -> tuple[Hand, bool]:
    """Return a process of a command's, and whether it is new."""
    with _LOCK:
        staff = _STAFF[session]
        is_new = not staff.idle
        hand = hired(patience=_IDLE) if is_new else staff.idle.pop()
        staff.at_work.append(hand)
    return hand, is_new


def _put_back(session: str, hand: Hand, *, is_alive: bool) -> None:
    with _LOCK:
        staff = _STAFF.get(session)
        if staff is None:  # the command has ended, and its processes with it
            return
        staff.at_work.remove(hand)
        if is_alive:
            staff.idle.append(hand)
