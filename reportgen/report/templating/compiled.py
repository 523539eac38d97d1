"""The built-in templates compiled once for all runs, as Python does with modules: beside the code that compiles them.

Compiling them takes a third of a second. Like a module's, the compiled form is made anew where the template, what
compiles it, or Python is another, and left out where the folder cannot be written to or Python is told to write none.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from reportgen.report.trees import hash_of
from reportgen.report.whole_files import write_whole


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in a folder; `made_by` are the files of code that say how they are compiled."""

    def __init__(self, folder: Path, made_by: tuple[Path, ...]) -> None:
        self._folder = folder
        self._made_by = "".join([jinja2.__version__, *(hash_of(file.read_bytes()) for file in made_by)])

    def get_source_checksum(self, source: str) -> str:
        """Return what tells a compiled form from that of another template, or one compiled in another way."""
        return hash_of(f"{self._made_by}\n{source}".encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled form of a template, if there is one."""
        with suppress(OSError):
            bucket.bytecode_from_string(self._path(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled form of a template, where that is possible; it has its name only when it is whole."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            write_whole(self._path(bucket), bucket.bytecode_to_string(), draft=".draft.pyc")

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.pyc"
