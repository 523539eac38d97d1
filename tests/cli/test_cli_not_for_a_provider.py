"""Results hold costs and savings whatever the pack: a run for a provider says which of its files stay in the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline import OutputFormat
from reportgen.pipeline.for_the_house import warning_for_the_house

PDF, HTML, XLSX, JSON = OutputFormat.PDF, OutputFormat.HTML, OutputFormat.XLSX, OutputFormat.JSON


def test_the_files_that_stay_and_those_that_may_go_are_named():
    outputs = {
        PDF: Path("out/acme-provider.pdf"),
        JSON: Path("out/acme.results.json"),
        HTML: Path("out/acme-provider.html"),
        XLSX: Path("out/acme.results.xlsx"),
    }
    assert warning_for_the_house(outputs) == (
        "Not for a provider: out/acme.results.json and out/acme.results.xlsx hold costs, savings, scores and reasons "
        "in full. Give a provider out/acme-provider.pdf and out/acme-provider.html alone, not the folder."
    )
    assert warning_for_the_house({PDF: Path("acme-provider.pdf"), HTML: Path("acme-provider.html")}) is None


@pytest.mark.parametrize(
    ("options", "settings", "is_warned"),
    [
        (("--pack", "provider"), {}, True),
        ((), {"Pack": "Provider"}, True),
        ((), {}, False),
        (("--pack", "finance"), {"Pack": "Provider"}, False),
        (("--sections", "roadmap"), {"Pack": "Provider"}, False),
        (("--pack", "provider", "-q"), {}, False),
    ],
)
def test_results_of_a_run_for_a_provider_are_said_to_stay(reportgen, workbook, tmp_path, options, settings, is_warned):
    ended = reportgen("generate", workbook(engagement=settings), "--format", "json", *options)
    assert (ended.exit_code, ended.out) == (0, f"{tmp_path / 'acme.results.json'}\n")
    said = f"Not for a provider: {tmp_path / 'acme.results.json'} holds costs, savings, scores and reasons in full."
    assert (said in ended.err) == is_warned


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--jobs", "2", "-v")], ids=["in turn", "side by side", "-v"])
@pytest.mark.parametrize("settings", [{}, {"Pack": "Provider"}], ids=["by the flag", "by the workbook"])
def test_it_is_said_once_of_each_of_several_workbooks(reportgen, workbook, options, settings):
    names = [workbook(name=name, engagement=settings) for name in ("north.xlsx", "south.xlsx")]
    flag = () if settings else ("--pack", "provider")
    ended = reportgen("generate", *names, "--format", "json,xlsx", *flag, *options)
    assert ended.exit_code == 0
    assert ended.err.count("Not for a provider:") == 2
    again = reportgen("generate", *names, "--format", "json,xlsx", *flag, *options)
    assert again.err.count("Not for a provider:") == 2


@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["in turn", "side by side"])
def test_what_is_to_be_said_of_a_brand_file_is_said_of_several_workbooks_too(reportgen, workbook, tmp_path, options):
    (tmp_path / "_brand.yml").write_text("colour: navy")
    names = (workbook(name="north.xlsx"), workbook(name="south.xlsx"))
    ended = reportgen("generate", *names, "--sections", "glossary", "--brand", tmp_path / "_brand.yml", *options)
    assert ended.exit_code == 0
    assert ended.err.count("_brand.yml, line 1: the report does not know colour") == (1 if options else 2)
