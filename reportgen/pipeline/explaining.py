"""Why a figure is what it is: the workbook is assessed, and the trace of the figure is laid out."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import WorkbookHasErrorsError
from reportgen.model.assessment import Assessment
from reportgen.model.trace import FigureId, Trace
from reportgen.pipeline.asked import as_asked, below_of, process_of, reason_of, unknown_figure, untraced
from reportgen.pipeline.explanation import Explanation, Question
from reportgen.pipeline.main_figures import MAIN, MAIN_OF_PORTFOLIO
from reportgen.pipeline.request import Listener
from reportgen.pipeline.run import examine, stops


def explain(question: Question, *, listener: Listener) -> Explanation:
    """Explain a figure of a process or of the portfolio, or list the figures that there are.

    Raises:
        UsageError: no such process or figure; the nearest one is named.
        WorkbookHasErrorsError: the workbook has errors.
        ReportgenError: the workbook cannot be read.
    """
    examination = examine(question.workbook, listener=listener, seed=question.seed)
    listener.findings(examination.findings)
    if examination.assessment is None or stops(examination.findings, strict=False):
        raise WorkbookHasErrorsError(f"{question.workbook} needs correcting first, so nothing was explained.")
    from reportgen.analysis.tracing.trace import trace_of  # noqa: PLC0415 - numpy

    assessment = examination.assessment
    trace = trace_of(assessment, examination.knowledge)
    return _explained(question, assessment, trace)


def _explained(question: Question, assessment: Assessment, trace: Trace) -> Explanation:
    from reportgen.pipeline.telling import Teller, listed  # noqa: PLC0415 - babel
    from reportgen.report.words.formats import Formats  # noqa: PLC0415 - babel

    formats = Formats(locale=assessment.engagement.locale, currency=assessment.engagement.currency)
    process, name = process_of(question.process, assessment, question.figure)
    figure = as_asked(question.figure)
    found = Explanation(process=process, name=name, figure=figure)
    if not figure:
        main = [FigureId(process, path) for path in (MAIN if process else MAIN_OF_PORTFOLIO)]
        reasons = ((one.path, reason_of(one, assessment)) for one in main if one not in trace.nodes)
        return replace(
            found,
            listed=listed([one for one in main if one in trace.nodes], trace, formats),
            not_assessed=tuple((path, reason) for path, reason in reasons if reason),
        )
    one = FigureId(process, figure)
    if one in trace.nodes:
        return replace(found, tree=Teller(process, trace, formats).told(one, question.depth))
    below = below_of(one, trace)
    reason = "" if below else reason_of(one, assessment)
    if not below and not reason:
        raise untraced(one, assessment) or unknown_figure(one, trace)
    return replace(found, listed=listed(below, trace, formats), reason=reason)
