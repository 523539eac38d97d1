"""The example, read, assessed and rendered once for all tests of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.analysis.assess import assess
from reportgen.knowledge import catalogues
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.report.brand import brand_of
from reportgen.report.document import document_html, render
from reportgen.workbook.reading import read
from reportgen.workbook.template import write_template


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return catalogues.load()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Assessment:
    path: Path = tmp_path_factory.mktemp("example") / "example.xlsx"
    write_template(path, knowledge, example=True)
    found = read(path, knowledge)
    assert found.engagement is not None
    return assess(found.engagement, found.findings, knowledge, workbook_sha256=found.sha256)


@pytest.fixture(scope="session")
def example_html(example: Assessment, knowledge: Knowledge) -> str:
    return document_html(example, knowledge, brand_of(example.engagement, None), None)


@pytest.fixture(scope="session")
def example_pdf(example: Assessment, knowledge: Knowledge) -> bytes:
    return render(example, knowledge, progress=lambda _: None)
