"""What a report no longer needs is let go before the layout, which takes the most room."""

from __future__ import annotations

from pathlib import Path
from weakref import ref

import pytest

from reportgen.analysis.tracing import trace
from reportgen.model.trace import FigureId, Trace
from reportgen.pipeline import run
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.outputs import OutputFormat
from reportgen.pipeline.request import Request
from reportgen.report.pdf import Making, RenderedPdf

BOOK = "Process name,Judgement,Domain expertise,Codifiability,FTE,Annual cost\nPayroll,1,2,5,12,900000\n"


class Nodes(dict):
    """Nodes that tell when they are gone."""


@pytest.mark.parametrize(
    ("asked", "is_gone"),
    [((OutputFormat.PDF,), True), ((OutputFormat.PDF, OutputFormat.HTML), False)],
    ids=["a PDF", "a PDF, then HTML, which needs it as well"],
)
def test_the_trace_is_let_go_before_the_layout(monkeypatch, tmp_path: Path, asked, is_gone):
    made, seen = [], []
    usual = trace.trace_of

    def traced(*given) -> Trace:
        nodes = Nodes(usual(*given).nodes)
        made.append(ref(nodes))
        return Trace(nodes=nodes)

    def laid_out(*_, **__) -> RenderedPdf:
        seen.append(made[0]() is None)
        return RenderedPdf(data=b"", pages=1, warnings=())

    monkeypatch.setattr(trace, "trace_of", traced)
    monkeypatch.setattr(Making, "render", laid_out)
    workbook = tmp_path / "acme.csv"
    workbook.write_text(BOOK)
    outputs = {kind: tmp_path / f"acme.{kind.value}" for kind in asked}
    run.made(Request(workbook=workbook, outputs=outputs), listener=SILENT)
    assert (len(made), seen) == (1, [is_gone])


def test_a_path_is_in_memory_once_for_all_processes():
    first, second = (FigureId(process, f"cost.cash_flows[{year}].net") for process, year in (("P1", 2), ("P2", 2)))
    assert first.path is second.path
    assert first != second
