"""Which workers of a cluster may be given work: those that make the same report as this computer would."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from reportgen.errors import EnvironmentIncompleteError
from reportgen.pipeline.cluster.far_side import identity
from reportgen.pipeline.cluster.link import Link, LinkLostError


@dataclass(slots=True)
class Roster:
    """The workers that are there and fit, by address, with how many jobs each takes and how many more it can take.

    A worker that joins later and does not fit is given nothing.
    """

    link: Link
    _sizes: dict[str, int] = field(default_factory=dict)
    _room: dict[str, int] = field(default_factory=dict)
    _unfit: set[str] = field(default_factory=set)

    @property
    def present(self) -> tuple[str, ...]:
        """Return who was there and fit when it was last looked at."""
        return tuple(self._sizes)

    def open(self) -> None:
        """Look who is there.

        Raises:
            EnvironmentIncompleteError: nobody, or a worker has another version of reportgen or of what it knows.
        """
        sizes = _asked(self.link)
        if not sizes:
            raise EnvironmentIncompleteError("The cluster has no worker now, so nothing was sent: start some first.")
        for address, fault in self._faults(sizes).items():
            raise EnvironmentIncompleteError(f"The worker at {address} {fault}. Nothing was sent.")
        self._sizes, self._room = dict(sizes), dict(sizes)

    def look(self) -> None:
        """Look who is there now; those that have joined are asked first who they are."""
        sizes = self.link.workers()
        new = {one: size for one, size in sizes.items() if one not in self._sizes and one not in self._unfit}
        if new:
            self._unfit.update(self._faults(new))
        self._sizes = {address: size for address, size in sizes.items() if address not in self._unfit}
        self._room = {address: self._room.get(address, size) for address, size in self._sizes.items()}

    def taker(self, *, but: Collection[str], alone: bool) -> str | None:
        """Return who takes a job now, the least busy; not those where it failed, while there are others.

        Where the job is to be alone, it is one that has no other at hand.
        """
        others = [address for address in self._room if address not in but] or list(self._room)
        free = [one for one in others if self._room[one] >= (self._sizes[one] if alone else 1)]
        return max(free, key=self._room.__getitem__, default=None)

    def engage(self, address: str, *, alone: bool) -> None:
        """Note that a worker has taken a job."""
        self._room[address] -= self._sizes[address] if alone else 1

    def release(self, address: str, *, alone: bool) -> None:
        """Note that a worker has done with a job."""
        if address in self._room:
            self._room[address] += self._sizes[address] if alone else 1

    def _faults(self, workers: Mapping[str, int]) -> Mapping[str, str]:
        """Return what is wrong with workers, by address, none for those that fit."""
        ours = identity()
        answers = self.link.answers(identity, of=list(workers))
        faults = {address: _fault(answers.get(address), ours) for address in workers}
        return {address: fault for address, fault in faults.items() if fault}


def _fault(answer: object, ours: tuple[str, str]) -> str:
    if answer == ours:
        return ""
    if not isinstance(answer, tuple):
        return f"cannot say which version of reportgen it has: install {ours[0]} there, as here"
    if answer[0] != ours[0]:
        return f"has reportgen {answer[0]}, and this computer has {ours[0]}: install the same on both"
    return "has other knowledge data than this computer, though of one version: install the same on both"


def _asked(link: Link) -> Mapping[str, int]:
    try:
        return link.workers()
    except LinkLostError as error:
        raise EnvironmentIncompleteError("The scheduler does not answer any longer, so nothing was sent.") from error
