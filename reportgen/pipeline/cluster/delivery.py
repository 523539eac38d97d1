"""What comes back for a parcel, and what is done with it here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from reportgen.model.finding import Finding
from reportgen.model.remark import Remark
from reportgen.pipeline.cluster.parcel import as_here
from reportgen.pipeline.outcome import Failure, Outcome, tried
from reportgen.pipeline.outputs import OutputFormat
from reportgen.pipeline.request import Listener, Request
from reportgen.pipeline.run import made, write
from reportgen.pipeline.writing_all import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What the outputs hold, by format, or why there are none; `folder` is where the parcel was unpacked.

    `heard` is what was said meanwhile: a text is a stage, and None stands where the findings were told.
    """

    contents: Mapping[OutputFormat, Content]
    findings: tuple[Finding, ...] | None
    failure: Failure | None
    heard: tuple[str | None, ...]
    folder: str = ""


@dataclass(slots=True)
class _Notes:
    """Notes what is said."""

    heard: list[str | None] = field(default_factory=list)

    def stage(self, text: str) -> None:
        self.heard.append(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        del findings
        self.heard.append(None)


def prepared(request: Request, *, listener: Listener) -> Delivery:
    """Make what the outputs hold and write nothing; what is said is noted."""
    del listener
    notes = _Notes()
    done = tried(made, request, listener=notes)
    kinds = {path: kind for kind, path in request.outputs.items()}
    contents = {kinds[path]: content for path, content in (done.value or {}).items()}
    return Delivery(contents=contents, findings=done.findings, failure=done.failure, heard=tuple(notes.heard))


def accepted(job: Request, delivery: Delivery, *, listener: Listener) -> Outcome:
    """Say what was said elsewhere, and write what was made there."""
    remarks = list[Remark]()
    for text in delivery.heard:
        if text is None:
            listener.findings(delivery.findings or ())
            continue
        told = as_here(text, job, delivery.folder)
        if isinstance(text, Remark):
            remarks.append(told := Remark(told))
        listener.stage(told)
    failure, outputs = delivery.failure, tuple[Path, ...]()
    if failure is not None:
        failure = _told_here(failure, partial(as_here, job=job, folder=delivery.folder))
    else:
        contents = {job.outputs[kind]: content for kind, content in delivery.contents.items()}
        written = tried(lambda _, *, listener: write(contents, listener=listener), job, listener=listener)
        failure, outputs = written.failure, written.value or ()
    return Outcome(
        workbook=job.workbook, findings=delivery.findings, outputs=outputs, remarks=tuple(remarks), failure=failure
    )


def _told_here(failure: Failure, told: partial[str]) -> Failure:
    details = tuple(told(detail) for detail in failure.details)
    return replace(failure, sentence=told(failure.sentence), details=details, trace=told(failure.trace))
