"""A finished run in the store: its outputs, and what the user was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.pipeline.kept.hearing import reading, say_again
from reportgen.pipeline.kept.key import key_of, rests_on
from reportgen.report.cache.entry import Entry
from reportgen.report.cache.lasting import LastingWork
from reportgen.report.cache.store import Store, usual_store

if TYPE_CHECKING:
    from reportgen.pipeline.request import Listener, Request
    from reportgen.pipeline.writing_all import Content

_FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Where the outputs of a request are kept once they are made; `lasting` is what was made for each process."""

    store: Store
    key: str
    request: Request
    lasting: LastingWork

    def again(self, listener: Listener) -> Mapping[Path, Content] | None:
        """Say what was said when the outputs were made, and return them; None where they are not kept."""
        entry = self.store.taken(self.key)
        if entry is None:
            return None
        said: Any = entry.said
        listener.stage(reading(self.request.workbook))
        say_again(said["heard"], listener)
        return {path: _content(entry, kind.value) for kind, path in self.request.outputs.items()}

    def keep(self, contents: Mapping[Path, Content], heard: list[object]) -> None:
        """Keep the outputs and what was heard, unless something they follow from has changed meanwhile."""
        from reportgen.report.cache.foundation import foundation_now  # noqa: PLC0415 - loaded by now

        if key_of(self.request, foundation_now()) != self.key:
            return
        named: dict[str, bytes] = {}
        for kind, path in self.request.outputs.items():
            content = contents[path]
            files = {_FILE: content} if isinstance(content, bytes) else content
            named |= {f"{kind.value}/{name}": one for name, one in files.items()}
        folders = [kind.value for kind, path in self.request.outputs.items() if not isinstance(contents[path], bytes)]
        self.store.keep(self.key, Entry(said={"heard": heard[1:], "folders": folders}, contents=named))
        self.lasting.keep()
        self.store.prune()


def finished(request: Request) -> Finished | None:
    """Return where the outputs of a request are kept, None where they are not."""
    store = usual_store() if request.cache else None
    if store is None:
        return None
    from reportgen.report.cache.foundation import foundation  # noqa: PLC0415 - not where nothing is kept

    base = foundation()
    key = key_of(request, base)
    if key is None or base is None:
        return None
    lasting = LastingWork(store=store, rests_on=rests_on(request, base))
    return Finished(store=store, key=key, request=request, lasting=lasting)


def _content(entry: Entry, kind: str) -> Content:
    said: Any = entry.said
    start = f"{kind}/"
    files = {name.removeprefix(start): one for name, one in entry.contents.items() if name.startswith(start)}
    return files if kind in said["folders"] else files[_FILE]
