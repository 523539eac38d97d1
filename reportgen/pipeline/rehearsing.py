"""A report made once more and let go, so that what is made of each process is remembered before it is asked for."""

from __future__ import annotations

from contextlib import suppress

from reportgen.errors import ReportgenError
from reportgen.model.memory import has_nothing, one_report
from reportgen.pipeline import run
from reportgen.pipeline.kept.finished import finished
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.request import Request


def rehearse(request: Request) -> None:
    """Make the outputs of a request and write none, where the last were taken as they were kept: nothing is loaded yet.

    What goes wrong is said when it is asked for.
    """
    kept = finished(request) if has_nothing() else None
    if kept is not None:
        with suppress(ReportgenError), one_report(kept.lasting):
            run.made(request, listener=SILENT)
