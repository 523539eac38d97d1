"""The link to a Dask cluster: on this side of it nothing else knows Dask."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from queue import Empty, Queue
from typing import Any

from reportgen.errors import EnvironmentIncompleteError

_PATIENCE = 15.0  # seconds for a scheduler to answer
_ANSWER = 45.0  # seconds for workers to say who they are; busy ones are slow
_LOOK = 1.0  # seconds between two looks at who is there


class LinkLostError(Exception):
    """The scheduler does not answer any longer."""


class Link:
    """What is asked of a cluster: who is there, and work at a worker of ours to choose.

    Raises:
        EnvironmentIncompleteError: Dask is not installed, or no scheduler answers at the address.
    """

    def __init__(self, scheduler: str) -> None:
        with ExitStack() as stack:
            stack.enter_context(_hushed())
            self._client = _connected(scheduler)
            self._afterwards = stack.pop_all()
        self._ended: Queue[Any] = Queue()
        self._given: dict[str, Any] = {}

    @property
    def session(self) -> str:
        """Return what tells this command from others on the cluster."""
        return str(self._client.id)

    def workers(self) -> Mapping[str, int]:
        """Return the addresses of the workers that are there, each with how many jobs it takes at a time.

        Raises:
            LinkLostError: the scheduler is gone.
        """
        if self._client.status != "running":
            raise LinkLostError
        try:
            return dict(self._client.nthreads())
        except Exception as error:
            raise LinkLostError from error

    def answers(self, question: Callable[..., Any], *given: object, of: Sequence[str]) -> Mapping[str, Any]:
        """Return what workers answer, each at once; an exception where one cannot, nothing without a scheduler."""
        if self._client.status != "running":
            return {}
        try:
            # `callback_timeout` is of the client's own `sync`, by which every call of it goes
            found = self._client.run(question, *given, workers=list(of), on_error="return", callback_timeout=_ANSWER)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is no answer
            found = dict.fromkeys(of, error)
        return dict(found)

    def give(self, work: Callable[..., Any], *given: object, at: str, key: str) -> None:
        """Have a worker do some work; `ended` returns the key when it is done."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it is much
            future = self._client.submit(work, *given, key=key, workers=[at], allow_other_workers=False, pure=False)
        self._given[key] = future
        future.add_done_callback(self._ended.put)

    def ended(self) -> str | None:
        """Return the key of some work that has ended, None where none has for a moment."""
        with suppress(Empty):
            return str(self._ended.get(timeout=_LOOK).key)
        return None

    def result(self, key: str, *, at: str) -> Any:
        """Return what came of some work, an exception where it failed, None where its worker is gone with it.

        Raises:
            LinkLostError: the scheduler is gone.
        """
        future = self._given.pop(key)
        while at in self.workers():
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError:
                continue
            except Exception as error:  # noqa: BLE001 - what the work raised
                return error
        return None

    def forget(self, key: str) -> None:
        """Take back some work."""
        future = self._given.pop(key, None)
        if future is not None:
            future.cancel(force=True)

    def close(self) -> None:
        """Take back all work that has not ended, and leave."""
        with self._afterwards:
            with suppress(Exception):
                self._client.cancel(list(self._given.values()), force=True)
            self._client.close(timeout=_PATIENCE)


def _connected(scheduler: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise EnvironmentIncompleteError(
            "A cluster needs Dask, which is not installed here: pip install 'reportgen[cluster]'."
        ) from error
    try:
        return distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except Exception as error:
        raise EnvironmentIncompleteError(
            f"No Dask scheduler answers at {scheduler}: check the address, such as tcp://10.0.0.5:8786, "
            "and that it can be reached from here. Nothing was sent."
        ) from error


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep what Dask would say to programmers to ourselves."""
    with suppress(ImportError):
        import_module("distributed")
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", "asyncio")]
    names = [one for one in logging.root.manager.loggerDict if one.startswith(("distributed.", "tornado."))]
    loggers += [logging.getLogger(name) for name in names]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
