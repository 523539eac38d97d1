"""The example, read, assessed and rendered once for all tests of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.analysis.assess import assess
from reportgen.knowledge import catalogues
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.report.brand import brand_of
from reportgen.report.composition import composition
from reportgen.report.view.compose import Section
from reportgen.workbook.reading import read


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return catalogues.load()


@pytest.fixture(scope="session")
def example(example_workbook: Path, knowledge: Knowledge) -> Assessment:
    found = read(example_workbook, knowledge)
    assert found.engagement is not None
    return assess(found.engagement, found.findings, knowledge, workbook_sha256=found.sha256)


@pytest.fixture(scope="session")
def example_composition(example: Assessment, knowledge: Knowledge) -> tuple[str, tuple[Section, ...]]:
    return composition(example, knowledge, brand_of(example.engagement, None), None)


@pytest.fixture(scope="session")
def example_html(example_composition: tuple[str, tuple[Section, ...]]) -> str:
    return example_composition[0]


@pytest.fixture(scope="session")
def example_pdf(example_outputs: Path) -> bytes:
    return (example_outputs / "example.pdf").read_bytes()
