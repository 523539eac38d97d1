"""What was made for one process of a report, kept for other runs beside the parts of reports."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from reportgen.report.cache.bundle import Bundle, bundled
from reportgen.report.cache.entry import Entry
from reportgen.report.cache.plain import plain, unplain
from reportgen.report.cache.store import Store
from reportgen.report.trees import hash_of

_MADE = "made"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastingWork:
    """Takes from a store what was made before; what is made now waits in `fresh` until it may be kept."""

    store: Store
    rests_on: str
    fresh: dict[str, bytes] = field(default_factory=dict)
    together: dict[str, Mapping[str, object]] = field(default_factory=dict)

    def taken(self, key: str) -> object:
        """Return what is kept under a key, None for nothing, also where it is of no kind that is loaded."""
        entry = self.store.taken(hash_of(key.encode()))
        if entry is not None:
            with suppress(LookupError, TypeError, ValueError, EOFError):
                return unplain(marshal.loads(entry.contents[_MADE]))  # noqa: S302 - plain data behind a hash, no code
        return None

    def taken_together(self, key: str) -> Bundle:
        """Return what is kept together under a key, which may be nothing."""
        entry = self.store.taken(hash_of(key.encode()))
        data: Any = None
        if entry is not None:
            with suppress(LookupError, TypeError, ValueError, EOFError):
                data = marshal.loads(entry.contents[_MADE])  # noqa: S302 - as above
        return Bundle(data=data if isinstance(data, dict) else {})

    def kept_together(self, key: str, made: Mapping[str, object]) -> None:
        """Let several things wait to be kept together."""
        self.together[hash_of(key.encode())] = made

    def kept(self, key: str, made: object) -> None:
        """Let something wait to be kept, where it has a plain form."""
        with suppress(TypeError):
            self.fresh[hash_of(key.encode())] = marshal.dumps(plain(made))

    def keep(self) -> None:
        """Keep what was made."""
        for key, things in self.together.items():
            with suppress(TypeError):
                self.fresh[key] = marshal.dumps(bundled(things))
        self.together.clear()
        for key, made in self.fresh.items():
            self.store.keep(key, Entry(said=None, contents={_MADE: made}))
        self.fresh.clear()
