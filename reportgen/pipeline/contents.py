"""What the outputs of a run hold, each format loaded only where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from reportgen.model.remark import Remark
from reportgen.model.sections import FIGURE_SECTIONS
from reportgen.pipeline.attachments import attachments
from reportgen.pipeline.for_the_house import warning_for_the_house
from reportgen.pipeline.outputs import REPORTS, OutputFormat
from reportgen.pipeline.request import Listener, Request
from reportgen.pipeline.selection import is_for_providers, require_something_asked, selection_of, with_changes
from reportgen.pipeline.writing_all import Content

if TYPE_CHECKING:
    from reportgen.knowledge.facts import Knowledge
    from reportgen.model.assessment import Assessment
    from reportgen.model.changes import Changes
    from reportgen.model.engagement import Engagement
    from reportgen.model.trace import Trace, Tracing
    from reportgen.report.view.reading_order import Selection


def contents_of(
    request: Request, assessment: Assessment, knowledge: Knowledge, listener: Listener
) -> Mapping[Path, Content]:
    """Return what each output holds, by its path.

    Raises:
        ReportgenError: each kind of failure as its own class.
    """
    entered = assessment.engagement
    assessment = _with_standing_wishes(assessment, request.brand, listener)
    printed = _printed(request, assessment, entered, knowledge, listener) if REPORTS & set(request.outputs) else None
    contents = {
        path: _content(kind, request, assessment, printed, knowledge, listener)
        for kind, path in request.outputs.items()
    }
    _warn_of_whole_results(request, assessment, listener)
    return contents


def _content(
    kind: OutputFormat,
    request: Request,
    assessment: Assessment,
    printed: _Printed | None,
    knowledge: Knowledge,
    listener: Listener,
) -> Content:
    if kind is OutputFormat.PDF and printed is not None:
        return _report(request, assessment, printed, knowledge, listener)
    if kind is OutputFormat.HTML and printed is not None:
        return _web_report(request, assessment, printed, knowledge, listener)
    if kind is OutputFormat.FIGURES:
        return _figures(request, assessment, knowledge, listener)
    if kind is OutputFormat.XLSX:
        from reportgen.workbook.results_workbook import results_workbook  # noqa: PLC0415 - openpyxl

        return results_workbook(assessment)
    from reportgen.report.results.whole import results_bytes  # noqa: PLC0415 - only where results are asked for

    return results_bytes(assessment)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """What a report prints, in whatever format; a trace is large, and made when a report composes with it."""

    selection: Selection
    changes: Changes | None
    trace: Tracing


def _with_standing_wishes(assessment: Assessment, brand: Path | None, listener: Listener) -> Assessment:
    """Fill what the workbook leaves blank with what the firm wishes for all its reports."""
    if brand is None:
        return assessment
    from reportgen.report.brand import brand_of  # noqa: PLC0415 - only where there is a brand file

    standing = brand_of(assessment.engagement, brand).standing
    for note in standing.passed_over(assessment.engagement):
        listener.stage(Remark(note))
    return replace(assessment, engagement=standing.applied_to(assessment.engagement))


def _selection(request: Request, assessment: Assessment) -> Selection:
    return selection_of(
        assessment.engagement,
        sections=request.sections,
        pack=request.pack,
        profiles=request.profiles,
        templates=request.templates,
    )


def _warn_of_whole_results(request: Request, assessment: Assessment, listener: Listener) -> None:
    """Say which files of a run for a provider are not for one."""
    warning = warning_for_the_house(request.outputs)
    if warning is not None and is_for_providers(assessment.engagement, request.sections, request.pack):
        listener.stage(Remark(warning))


def _printed(
    request: Request, assessment: Assessment, entered: Engagement, knowledge: Knowledge, listener: Listener
) -> _Printed:
    """Find out once what reports of all formats print."""
    selection, changes = _selection(request, assessment), None
    require_something_asked(selection, assessment, request.workbook)
    if request.since is not None:
        from reportgen.pipeline.comparing import changes_since  # noqa: PLC0415 - only where there is an earlier state

        selection = with_changes(selection)
        changes = changes_since(request.since, assessment, entered, knowledge, listener=listener)
    tracing: Tracing = partial(_trace, selection, assessment, knowledge)
    is_asked_again = len(REPORTS & set(request.outputs)) > 1
    return _Printed(selection=selection, changes=changes, trace=cache(tracing) if is_asked_again else tracing)


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
    trace: Tracing
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
