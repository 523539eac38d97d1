"""The stages of a run, in order; each loads what it needs only when it is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from reportgen.errors import OutputExistsError, WorkbookHasErrorsError
from reportgen.model.finding import Finding, Severity
from reportgen.model.sections import FIGURE_SECTIONS
from reportgen.pipeline.attachments import attachments
from reportgen.pipeline.kept.finished import finished
from reportgen.pipeline.kept.hearing import Hearer, reading
from reportgen.pipeline.outputs import REPORTS, OutputFormat, require_free
from reportgen.pipeline.request import DEFAULT_SEED, Listener, Request
from reportgen.pipeline.selection import selection_of, with_changes
from reportgen.pipeline.writing import require_writable, write_by
from reportgen.pipeline.writing_all import Content, write_all

if TYPE_CHECKING:
    from reportgen.knowledge.facts import Knowledge
    from reportgen.model.assessment import Assessment
    from reportgen.model.changes import Changes
    from reportgen.model.engagement import Engagement
    from reportgen.model.trace import Trace
    from reportgen.report.view.reading_order import Selection
    from reportgen.workbook.reading import WorkbookReading  # openpyxl


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What came of reading and assessing a workbook; without an assessment the findings hold an error."""

    knowledge: Knowledge
    findings: tuple[Finding, ...]
    assessment: Assessment | None


def stops(findings: Sequence[Finding], *, strict: bool) -> bool:
    """Return whether the findings keep a report from being made."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)


def found_in(workbook: Path, *, listener: Listener) -> tuple[Finding, ...]:
    """Return everything there is to say about a workbook, whether of its cells or of what follows from them.

    Raises:
        UnreadableInputError: it cannot be read at all.
        BrandOrTemplateError: a knowledge file is at fault.
    """
    knowledge, read = _read(workbook, listener)
    return foretold(read, knowledge, listener=listener)


def foretold(read: WorkbookReading, knowledge: Knowledge, *, listener: Listener) -> tuple[Finding, ...]:
    """Return what was found while reading, with what the engine would remark on where there is no error."""
    if read.engagement is None or stops(read.findings, strict=False):
        return tuple(read.findings)
    from reportgen.analysis.foreseen import foreseen  # noqa: PLC0415 - only where there is something to judge

    listener.stage(f"Judging {_count(len(read.engagement.processes))}")
    return (*read.findings, *foreseen(read.engagement, knowledge))


def examine(workbook: Path, *, listener: Listener, seed: int = DEFAULT_SEED) -> Examination:
    """Read a workbook and assess it; the findings are those of `found_in`.

    Raises:
        UnreadableInputError: it cannot be read at all.
        BrandOrTemplateError: a knowledge file is at fault.
    """
    knowledge, read = _read(workbook, listener)
    if read.engagement is None or stops(read.findings, strict=False):
        return Examination(knowledge=knowledge, findings=tuple(read.findings), assessment=None)
    from reportgen.analysis.assess import assess  # noqa: PLC0415 - numpy

    listener.stage(f"Assessing {_count(len(read.engagement.processes))}")
    assessment = assess(read.engagement, read.findings, knowledge, workbook_sha256=read.sha256, seed=seed)
    return Examination(knowledge=knowledge, findings=assessment.findings, assessment=assessment)


def _read(workbook: Path, listener: Listener) -> tuple[Knowledge, WorkbookReading]:
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help
    from reportgen.workbook.reading import read  # noqa: PLC0415 - openpyxl

    listener.stage(reading(workbook))
    knowledge = catalogues.load()
    return knowledge, read(workbook, knowledge)


def generate(request: Request, *, listener: Listener) -> tuple[Path, ...]:
    """Make the outputs asked for, all or none, and return their paths.

    Raises:
        WorkbookHasErrorsError: the workbook has errors (strict: or warnings); nothing was written.
        ReportgenError: each kind of failure as its own class; nothing was written.
    """
    require_free(request.outputs, workbook=request.workbook, force=request.force)
    kept = finished(request)
    contents = None if kept is None else kept.again(listener)
    if contents is None:
        hearer = Hearer(listener)
        contents = made(request, listener=hearer)
        if kept is not None:
            kept.keep(contents, hearer.heard)
    return write(contents, listener=listener)


def write(contents: Mapping[Path, Content], *, listener: Listener) -> tuple[Path, ...]:
    """Write outputs, all or none, and return their paths.

    Raises:
        OutputNotWritableError: one could not be written; those that stood there before are untouched.
    """
    listener.stage("Writing " + ", ".join(str(path) for path in contents))
    write_all(contents)
    return tuple(contents)


def made(request: Request, *, listener: Listener) -> Mapping[Path, Content]:
    """Return what the outputs asked for hold, by their paths; nothing is written.

    Raises:
        WorkbookHasErrorsError: the workbook has errors (strict: or warnings).
        ReportgenError: each other kind of failure as its own class.
    """
    require_brand(request.brand)
    examination = examine(request.workbook, listener=listener, seed=request.seed)
    listener.findings(examination.findings)
    if examination.assessment is None or stops(examination.findings, strict=request.strict):
        raise WorkbookHasErrorsError(
            f"{request.workbook} needs correcting first, so no report was made.", examination.findings
        )
    return _contents(request, examination.assessment, examination.knowledge, _SaidOnce(listener))


def require_brand(brand: Path | None) -> None:
    """Show, before any work is done, that a brand file can be used.

    Raises:
        BrandOrTemplateError: it cannot.
    """
    if brand is not None:
        from reportgen.report.brand import require_sound  # noqa: PLC0415 - only where there is a brand file

        require_sound(brand)


class _SaidOnce:
    """Passes on what a run has to say, but nothing twice: reports of two formats have the same remarks."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._said: set[str] = set()

    def stage(self, text: str) -> None:
        """Take the name of a stage, or a remark."""
        if text not in self._said:
            self._said.add(text)
            self._listener.stage(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Take what was found in the workbook."""
        self._listener.findings(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """What a report prints, in whatever format."""

    selection: Selection
    changes: Changes | None
    trace: Trace | None


def _contents(
    request: Request, assessment: Assessment, knowledge: Knowledge, listener: Listener
) -> Mapping[Path, Content]:
    contents: dict[Path, Content] = {}
    entered = assessment.engagement
    assessment = _with_standing_wishes(assessment, request.brand)
    printed = _printed(request, assessment, entered, knowledge, listener) if REPORTS & set(request.outputs) else None
    for kind, path in request.outputs.items():
        if kind is OutputFormat.PDF and printed is not None:
            contents[path] = _report(request, assessment, printed, knowledge, listener)
        elif kind is OutputFormat.HTML and printed is not None:
            contents[path] = _web_report(request, assessment, printed, knowledge, listener)
        elif kind is OutputFormat.FIGURES:
            contents[path] = _figures(request, assessment, knowledge, listener)
        elif kind is OutputFormat.XLSX:
            from reportgen.workbook.results_workbook import results_workbook  # noqa: PLC0415 - openpyxl

            contents[path] = results_workbook(assessment)
        else:
            from reportgen.report.exports import results_bytes  # noqa: PLC0415 - only where results are asked for

            contents[path] = results_bytes(assessment)
    return contents


def _with_standing_wishes(assessment: Assessment, brand: Path | None) -> Assessment:
    """Fill what the workbook leaves blank with what the firm wishes for all its reports."""
    if brand is None:
        return assessment
    from reportgen.report.brand import brand_of  # noqa: PLC0415 - only where there is a brand file

    standing = brand_of(assessment.engagement, brand).standing
    return replace(assessment, engagement=standing.applied_to(assessment.engagement))


def _selection(request: Request, assessment: Assessment) -> Selection:
    return selection_of(
        assessment.engagement,
        sections=request.sections,
        pack=request.pack,
        profiles=request.profiles,
        templates=request.templates,
    )


def _printed(
    request: Request, assessment: Assessment, entered: Engagement, knowledge: Knowledge, listener: Listener
) -> _Printed:
    """Find out once what reports of all formats print."""
    selection, changes = _selection(request, assessment), None
    if request.since is not None:
        from reportgen.pipeline.comparing import changes_since  # noqa: PLC0415 - only where there is an earlier state

        selection = with_changes(selection)
        changes = changes_since(request.since, assessment, entered, knowledge, listener=listener)
    return _Printed(selection=selection, changes=changes, trace=_trace(selection, assessment, knowledge))


def _trace(selection: Selection, assessment: Assessment, knowledge: Knowledge) -> Trace | None:
    """Trace the figures where pages print some that lead to their calculations."""
    if selection.is_for_providers or not any(map(selection.prints, FIGURE_SECTIONS)):
        return None
    from reportgen.analysis.tracing.trace import trace_of  # noqa: PLC0415 - numpy

    return trace_of(assessment, knowledge)


class _Alike(TypedDict):
    """What reports of all formats are given, besides what is assessed."""

    brand_file: Path | None
    templates: Path | None
    selection: Selection
    changes: Changes | None
    trace: Trace | None
    progress: Callable[[str], None]


def _alike(request: Request, printed: _Printed, listener: Listener) -> _Alike:
    return {
        "brand_file": request.brand,
        "templates": request.templates,
        "selection": printed.selection,
        "changes": printed.changes,
        "trace": printed.trace,
        "progress": listener.stage,
    }


def _report(
    request: Request, assessment: Assessment, printed: _Printed, knowledge: Knowledge, listener: Listener
) -> bytes:
    from reportgen.report.cache.store import usual_store  # noqa: PLC0415
    from reportgen.report.document import render  # noqa: PLC0415 - the templates and the PDF engine

    return render(
        assessment,
        knowledge,
        attaching=attachments(request.attach, request.workbook, assessment, printed.selection),
        jobs=request.jobs,
        store=usual_store() if request.cache else None,
        **_alike(request, printed, listener),
    )


def _web_report(
    request: Request, assessment: Assessment, printed: _Printed, knowledge: Knowledge, listener: Listener
) -> bytes:
    from reportgen.report.web.file import web_report  # noqa: PLC0415 - the templates

    return web_report(assessment, knowledge, **_alike(request, printed, listener))


def _figures(request: Request, assessment: Assessment, knowledge: Knowledge, listener: Listener) -> Mapping[str, bytes]:
    from reportgen.report.slides.folder import figures_folder  # noqa: PLC0415 - the templates and the PDF engine

    return figures_folder(
        assessment,
        knowledge,
        brand_file=request.brand,
        templates=request.templates,
        selection=_selection(request, assessment),
        progress=listener.stage,
    )


def write_blank(
    path: Path, *, example: bool, rows: int, currency: str, locale: str, force: bool, progress: Callable[[str], None]
) -> None:
    """Write the workbook template, blank or filled with the example.

    Raises:
        OutputExistsError: something stands there already, without `force`.
        OutputNotWritableError: the folder is missing or cannot be written.
    """
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help
    from reportgen.workbook.template import write_template  # noqa: PLC0415 - openpyxl

    require_writable(path)
    if path.exists() and not force:
        raise OutputExistsError(path, "is never replaced unasked")
    progress(f"Writing {path}")
    knowledge = catalogues.load()
    write_by(
        path, partial(write_template, knowledge=knowledge, example=example, rows=rows, currency=currency, locale=locale)
    )


def _count(processes: int) -> str:
    return "1 process" if processes == 1 else f"{processes} processes"
