"""Processes that help this one to draw parts; one that dies takes no other with it."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeAlias

from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.pieces import PartWanted

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Take: TypeAlias = Callable[[int, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Helper:
    process: BaseProcess
    link: Connection[Any, Any]


@contextmanager
def helping(
    drawer: Drawer, wanted: Sequence[PartWanted], order: deque[int], take: Take, *, count: int
) -> Iterator[None]:
    """Let others draw parts that stand in `order`, too, until none are left; who takes one removes it there first.

    This process must not be at work yet: what it has made ready would be made ready twice in its copies.
    A part whose helper failed or died is drawn by nobody here. Leaving with an error ends the helpers.
    """
    helpers = _hired(drawer, wanted, count)
    listener = threading.Thread(target=_listen, args=(helpers, order, take), daemon=True)
    listener.start()
    try:
        yield
    except BaseException:
        for helper in helpers:
            helper.process.terminate()
        raise
    finally:
        listener.join()
        for helper in helpers:
            helper.process.join()


def _hired(drawer: Drawer, wanted: Sequence[PartWanted], count: int) -> tuple[_Helper, ...]:
    """Start processes; where the system starts no more, or this one may not start any, there are fewer."""
    is_alone = threading.active_count() == 1  # else another's lock could stay closed for ever in a copy
    way: Any = multiprocessing.get_context("fork" if sys.platform == "linux" and is_alone else "spawn")
    helpers: list[_Helper] = []
    with suppress(OSError):
        while len(helpers) < count and not multiprocessing.current_process().daemon:
            ours, theirs = way.Pipe()
            process = way.Process(
                target=_help, args=(ours, theirs, drawer.families, drawer.folders, wanted), daemon=True
            )
            with theirs:
                process.start()
            helpers.append(_Helper(process=process, link=ours))
    return tuple(helpers)


def _listen(helpers: Sequence[_Helper], order: deque[int], take: Take) -> None:
    """Give each helper one part after another, and take what it has drawn."""
    links = [helper.link for helper in helpers if _given(helper.link, order)]
    while links:
        ready = wait(links)
        for link in [one for one in links if one in ready]:
            if not (_taken(link, take) and _given(link, order)):
                links.remove(link)


def _taken(link: Connection[Any, Any], take: Take) -> bool:
    """Take what a helper has drawn; return whether it could be."""
    with suppress(EOFError, OSError):
        take(*link.recv())
        return True
    return False


def _given(link: Connection[Any, Any], order: deque[int]) -> bool:
    """Give a part to a helper; without another let it go."""
    place = next_of(order)
    with suppress(OSError):
        if place is not None:
            link.send(place)
            return True
    link.close()
    return False


def next_of(order: deque[int]) -> int | None:
    """Return the next place and remove it, None where another was faster and no more is left."""
    try:
        return order.popleft()
    except IndexError:
        return None


def _help(ours: Any, link: Any, *given: Any) -> None:
    """Draw the parts that are asked for, until no more are; a fault is met again by who asked."""
    ours.close()  # the other's end: a copy would keep it open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked hears it, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    families, folders, wanted = given
    drawer = Drawer(families=families, folders=folders)
    try:
        with drawer.at_work():
            while True:
                place = link.recv()
                link.send((place, drawer.part(wanted[place])))
    except (EOFError, OSError):
        return
    except Exception as error:
        raise SystemExit(1) from error
