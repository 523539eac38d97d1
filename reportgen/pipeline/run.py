"""The stages of a run, in order; each loads what it needs only when it is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError, WorkbookHasErrorsError
from reportgen.model.finding import Finding, Severity
from reportgen.model.memory import one_report
from reportgen.pipeline.contents import contents_of
from reportgen.pipeline.kept.finished import finished
from reportgen.pipeline.kept.hearing import Hearer, reading
from reportgen.pipeline.listening import SaidOnce
from reportgen.pipeline.outputs import OutputFormat, require_free
from reportgen.pipeline.request import DEFAULT_SEED, Listener, Request
from reportgen.pipeline.unprintable import unprintable
from reportgen.pipeline.writing_all import Content, write_all

if TYPE_CHECKING:
    from reportgen.knowledge.facts import Knowledge
    from reportgen.model.assessment import Assessment
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


def at_once(work: Callable[[], None]) -> None:
    """Do some work."""
    work()


def found_in(workbook: Path, *, listener: Listener, brand: Path | None = None) -> tuple[Finding, ...]:
    """Return everything there is to say about a workbook, whether of its cells or of what follows from them.

    Raises:
        UnreadableInputError: it cannot be read at all.
        BrandOrTemplateError: a knowledge file or the brand file is at fault.
    """
    knowledge, read = _read(workbook, listener)
    return foretold(read, knowledge, listener=listener, brand=brand)


def foretold(
    read: WorkbookReading, knowledge: Knowledge, *, listener: Listener, brand: Path | None = None
) -> tuple[Finding, ...]:
    """Return what was found while reading, with what the engine and the press would remark on if all is well."""
    if read.engagement is None or stops(read.findings, strict=False):
        return tuple(read.findings)
    from reportgen.analysis.foreseen import foreseen  # noqa: PLC0415 - only where there is something to judge

    listener.stage(f"Judging {_count(len(read.engagement.processes))}")
    return (*read.findings, *foreseen(read.engagement, knowledge), *unprintable(read.engagement, brand))


def examine(workbook: Path, *, listener: Listener, seed: int = DEFAULT_SEED, brand: Path | None = None) -> Examination:
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
    findings = (*assessment.findings, *unprintable(read.engagement, brand))
    return Examination(knowledge=knowledge, findings=findings, assessment=assessment)


def _read(workbook: Path, listener: Listener) -> tuple[Knowledge, WorkbookReading]:
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help
    from reportgen.workbook.reading import read  # noqa: PLC0415 - openpyxl

    listener.stage(reading(workbook))
    knowledge = catalogues.load()
    return knowledge, read(workbook, knowledge)


def generate(
    request: Request, *, listener: Listener, afterwards: Callable[[Callable[[], None]], None] = at_once
) -> tuple[Path, ...]:
    """Make the outputs asked for, all or none, and return their paths.

    `afterwards` is handed what keeps them for the next run: nobody need wait for that.

    Raises:
        WorkbookHasErrorsError: the workbook has errors (strict: or warnings); nothing was written.
        ReportgenError: each kind of failure as its own class; nothing was written.
    """
    require_free(request.outputs, workbook=request.workbook, force=request.force)
    kept = finished(request)
    contents = None if kept is None else kept.again(listener)
    if contents is not None:
        return write(contents, listener=listener)
    hearer = Hearer(listener)
    with press_for(request) as dismiss_press:
        with one_report(None if kept is None else kept.lasting):
            contents = made(request, listener=hearer)
        dismiss_press()
        if kept is not None:
            afterwards(partial(kept.keep, contents, hearer.heard))
        return write(contents, listener=listener)


def press_for(request: Request) -> AbstractContextManager[Callable[[], None]]:
    """Have a process at hand that makes the PDF, where one is asked for; what is yielded dismisses it."""
    if OutputFormat.PDF not in request.outputs:
        return nullcontext(lambda: None)
    from reportgen.report.cache.store import usual_store  # noqa: PLC0415 - only where a report is made
    from reportgen.report.press import order_for, press_at_hand  # noqa: PLC0415

    expected = None
    if request.brand is None:  # which may name typefaces
        with suppress(ReportgenError):
            expected = order_for(
                templates=request.templates, jobs=request.jobs, store=usual_store() if request.cache else None
            )
    return press_at_hand(request.jobs, expected)


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
    examination = examine(request.workbook, listener=listener, seed=request.seed, brand=request.brand)
    listener.findings(examination.findings)
    if examination.assessment is None or stops(examination.findings, strict=request.strict):
        raise WorkbookHasErrorsError(
            f"{request.workbook} needs correcting first, so no report was made.", examination.findings
        )
    return contents_of(request, examination.assessment, examination.knowledge, SaidOnce(listener))


def require_brand(brand: Path | None) -> tuple[str, ...]:
    """Show, before any work is done, that a brand file can be used, and return what is to be said of it.

    Raises:
        BrandOrTemplateError: it cannot.
    """
    if brand is None:
        return ()
    from reportgen.report.brand import require_sound  # noqa: PLC0415 - only where there is a brand file

    return require_sound(brand)


def _count(processes: int) -> str:
    return "1 process" if processes == 1 else f"{processes} processes"
