"""What a report carries beside its pages, and how it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from reportgen.report.finish.attachments import AttachedFile, Relationship

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class Attaching:
    """The files a report carries under a workbook's name, to which its manifest is added; nothing without results.

    `results` writes them, the very bytes of `--format json`. That is done when the files are asked for, while the
    pages are laid out: what is composed only says their names.
    """

    stem: str = ""
    results: Callable[[], bytes] | None = None
    others: tuple[AttachedFile, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all attached files, the manifest's last."""
        if self.results is None:
            return ()
        return (_results_name(self.stem), *(one.name for one in self.others), f"{self.stem}.manifest.json")

    @cached_property
    def files(self) -> tuple[AttachedFile, ...]:
        """Return the files without the manifest."""
        return () if self.results is None else (_results_file(self.stem, self.results()), *self.others)


NOTHING = Attaching()


def _results_name(stem: str) -> str:
    return f"{stem}.results.json"


def _results_file(stem: str, content: bytes) -> AttachedFile:
    return AttachedFile(
        name=_results_name(stem),
        content=content,
        media_type="application/json",
        relationship=Relationship.DATA,
        about="The results, every figure of the report",
    )


def workbook_file(name: str, content: bytes) -> AttachedFile:
    """Return the workbook as a file to attach."""
    return AttachedFile(
        name=name,
        content=content,
        media_type=_WORKBOOK,
        relationship=Relationship.SOURCE,
        about="The workbook the report was made from",
    )
