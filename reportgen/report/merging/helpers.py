"""Processes that help this one to draw parts; one that dies takes no other with it."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.processes import give_back_room, may_copy_itself

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


class Task(NamedTuple):
    """A part to be drawn; `take` is given it, packed, by whichever thread has it."""

    wanted: PartWanted
    take: Callable[[bytes], None]


@dataclass(slots=True, kw_only=True)
class Helpers:
    """Processes, and the tasks that wait for them or for this one: whoever is free takes the longest.

    `drawer` is what each of them draws with, as it is when they are started.
    """

    drawer: Drawer
    _processes: list[BaseProcess] = field(default_factory=list)
    _idle: list[Connection[Any, Any]] = field(default_factory=list)
    _busy: dict[Connection[Any, Any], Task] = field(default_factory=dict)
    _waiting: list[Task] = field(default_factory=list)
    _lost: list[Task] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _listener: threading.Thread | None = None

    def hire(self, count: int) -> bool:
        """Start so many processes, unless there are any; they stay until the end. Return whether there are any now.

        This process must not be at work: what it has made ready would be made ready twice in its copies. Where the
        system starts no more, or this process may not start any, there are fewer.
        """
        if not self._processes and (links := tuple(self._started(count))):
            self._idle.extend(links)
            self._listener = threading.Thread(target=self._listen, args=(links,), daemon=True)
            self._listener.start()
        return bool(self._processes)

    def put(self, tasks: Iterable[Task]) -> None:
        """Let parts be drawn; those for which there is a free helper at once."""
        with self._changed:
            for task in tasks:
                insort(self._waiting, task, key=lambda one: len(one.wanted.body))
            while self._idle and self._waiting:
                self._give(self._idle.pop())

    def next(self) -> Task | None:
        """Return the longest task that nobody has begun, None where there is none left."""
        with self._changed:
            return self._waiting.pop() if self._waiting else None

    def rest(self) -> tuple[Task, ...]:
        """Wait until all helpers are done; return the tasks whose helper failed or died."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)
            lost = tuple(self._lost)
            self._lost.clear()
        return lost

    def end(self) -> None:
        """Send the processes home; what one of them is still at is wanted no more."""
        with self._changed:
            self._waiting.clear()
            is_at_rest = not self._busy
            for link in self._idle if is_at_rest else ():
                with suppress(OSError):
                    link.send(None)
        if is_at_rest:
            self._join()
        else:
            self.stop()

    def stop(self) -> None:
        """End the processes at once."""
        for process in self._processes:
            process.terminate()
        self._join()

    def _join(self) -> None:
        if self._listener is not None:
            self._listener.join()
            self._listener = None
        for process in self._processes:
            process.join()
        self._processes.clear()

    def _started(self, count: int) -> Iterator[Connection[Any, Any]]:
        way: Any = multiprocessing.get_context("fork" if may_copy_itself() else "spawn")
        give_back_room()
        with suppress(OSError):
            while len(self._processes) < count and not multiprocessing.current_process().daemon:
                ours, theirs = way.Pipe()
                process = way.Process(target=_help, args=(ours, theirs, self.drawer), daemon=True)
                with theirs:
                    process.start()
                self._processes.append(process)
                yield ours

    def _listen(self, links: tuple[Connection[Any, Any], ...]) -> None:
        """Take what helpers have drawn, and give each another part."""
        here = list(links)
        while here:
            ready = wait(here)
            for link in [one for one in here if one in ready]:
                part = _received(link)
                if part is None:
                    here.remove(link)
                    link.close()
                self._done(link, part)

    def _done(self, link: Any, part: bytes | None) -> None:
        """Take a part from a helper that is busy; without one it has gone."""
        task = self._busy.get(link)
        is_taken = task is None or (part is not None and _taken(task, part))
        with self._changed:
            self._busy.pop(link, None)
            if task is not None and not is_taken:
                self._lost.append(task)
            if part is None:
                self._idle[:] = [one for one in self._idle if one is not link]
            elif self._waiting:
                self._give(link)
            else:
                self._idle.append(link)
            self._changed.notify_all()

    def _give(self, link: Any) -> None:
        task = self._waiting.pop()
        self._busy[link] = task
        with suppress(OSError):  # it has died, which shows when it is listened to
            link.send(task.wanted)


@contextmanager
def helpers_for(drawer: Drawer) -> Iterator[Helpers]:
    """Have helpers; leaving ends them, with an error at once."""
    helpers = Helpers(drawer=drawer)
    try:
        yield helpers
    except BaseException:
        helpers.stop()
        raise
    helpers.end()


def _taken(task: Task, part: bytes) -> bool:
    """Return whether a part could be taken; else who asked takes it once more, and meets the fault."""
    try:
        task.take(part)
    except Exception:  # noqa: BLE001 - whatever it is, it must not end the listening
        return False
    return True


def _received(link: Any) -> bytes | None:
    with suppress(EOFError, OSError):
        part: bytes = link.recv_bytes()
        return part
    return None


def _help(ours: Any, link: Any, drawer: Drawer) -> None:
    """Draw the parts that are asked for, until no more are; a fault is met again by who asked."""
    ours.close()  # the other's end: a copy would keep it open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked hears it, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with drawer.at_work():
            while (wanted := link.recv()) is not None:
                link.send_bytes(drawer.part(wanted))
    except (EOFError, OSError):
        return
    except Exception as error:
        raise SystemExit(1) from error
