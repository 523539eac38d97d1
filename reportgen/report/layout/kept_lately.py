"""What was worked out lately, so that a report of whatever length keeps no more of it than a short one."""

from __future__ import annotations

from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class KeptLately(Generic[_Key, _Value]):
    """Values by key: the last `most` that were kept or asked for, and at most as many before them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._now: dict[_Key, _Value] = {}
        self._before: dict[_Key, _Value] = {}

    def __contains__(self, key: _Key) -> bool:
        """Return whether there is a value."""
        return key in self._now or key in self._before

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._now) + len(self._before)

    def get(self, key: _Key) -> _Value | None:
        """Return a value, None where there is none; one that was asked for is kept on."""
        if key in self._now:
            return self._now[key]
        return self.keep(key, self._before.pop(key)) if key in self._before else None

    def keep(self, key: _Key, value: _Value) -> _Value:
        """Keep a value, and return it."""
        if len(self._now) >= self._most:
            self._now, self._before = {}, self._now
        self._now[key] = value
        return value
