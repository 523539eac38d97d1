"""What a report carries beside its pages, and how it says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.model.assessment import Assessment
from reportgen.report.finish.attachments import AttachedFile, Relationship
from reportgen.report.results.whole import results_bytes

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attaching:
    """The files a report carries under a workbook's name, to which its manifest is added; nothing without files."""

    stem: str = ""
    files: tuple[AttachedFile, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all attached files, the manifest's last."""
        return (*(one.name for one in self.files), f"{self.stem}.manifest.json") if self.files else ()


NOTHING = Attaching()


def results_file(stem: str, assessment: Assessment) -> AttachedFile:
    """Return the results as a file to attach, the very bytes of `--format json`."""
    return AttachedFile(
        name=f"{stem}.results.json",
        content=results_bytes(assessment),
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
