"""What programs may call: typed, documented with examples that run, and loaded only when asked for."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import reportgen
from reportgen import errors, pipeline
from reportgen.errors import UsageError, WorkbookHasErrorsError

DOCS = Path(__file__).parents[1] / "docs" / "api.md"
PAYABLE = "Process name,Judgement,FTE,Annual cost\nAccounts payable,{},20,1000000\n"
HEAVY = ("weasyprint", "numpy", "openpyxl", "babel", "jinja2", "PIL", "typer", "reportgen.pipeline")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_in_the_docs_run_as_they_stand():
    text = DOCS.read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(text, {}, DOCS.name, None, 0)
    said: list[str] = []
    ran = doctest.DocTestRunner().run(example, out=said.append)
    assert "".join(said) == ""
    assert ran.attempted > 15


def test_importing_the_package_loads_nothing_until_something_is_asked_for():
    program = f"import sys, reportgen; print([one for one in {HEAVY} if one in sys.modules]); print(reportgen.assess)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.startswith("[]\n<function assess")


def test_what_the_front_door_names_is_there_and_nothing_else():
    assert {name for name in reportgen.__all__ if not hasattr(reportgen, name)} == set()
    assert set(reportgen.__all__) <= set(dir(reportgen))
    assert reportgen.generate is pipeline.generate
    with pytest.raises(AttributeError, match="has no attribute 'genrate'"):
        _ = reportgen.genrate


def test_everything_the_pipeline_offers_is_there():
    assert [name for name in pipeline.__all__ if not hasattr(pipeline, name)] == []
    assert set(pipeline.__all__) <= set(dir(pipeline))
    with pytest.raises(AttributeError, match="has no attribute 'revue'"):
        _ = pipeline.revue


def test_no_name_that_the_pipeline_offers_is_also_the_name_of_one_of_its_modules():
    """The module would stand in the name's place as soon as it is loaded."""
    modules = {path.stem for path in Path(*pipeline.__path__).glob("*.py")}
    assert modules & set(pipeline.__all__) == set()


def test_type_checkers_are_told_that_the_package_is_typed():
    assert files("reportgen").joinpath("py.typed").is_file()


def test_errors_in_the_workbook_come_with_the_exception():
    Path("acme.csv").write_text(PAYABLE.format(9))
    with pytest.raises(WorkbookHasErrorsError) as raised:
        reportgen.generate("acme.csv", formats=["json"])
    assert "Processes!B2" in {finding.place for finding in raised.value.findings if finding.severity == "error"}
    assert [path.name for path in Path().iterdir()] == ["acme.csv"]


def test_the_command_and_the_function_write_the_same_bytes(reportgen):
    Path("acme.csv").write_text(PAYABLE.format(2))
    assert reportgen("generate", "acme.csv", "--format", "json", "-o", "by_command.json", "--seed", "7").exit_code == 0
    (path,) = pipeline.generate(Path("acme.csv"), "by_function.json", formats=("json",), seed=7)
    assert path.read_bytes() == Path("by_command.json").read_bytes()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"formats": ["docx"]}, "docx is not a format; choose from pdf, "),
        ({"formats": []}, "No format is named"),
        ({"pack": "exekutive"}, "did you mean Executive"),
        ({"sections": ["buisness case"]}, "did you mean Business case"),
        ({"sections": ["verdicts"], "pack": "full"}, "cannot be used together"),
        ({"since": "old.pdf", "pack": "provider"}, "never in the provider pack"),
        ({"attach": "everything"}, "choose from results, all, none"),
    ],
)
def test_a_wrong_word_is_a_usage_error_before_anything_is_read(asked, said: str):
    with pytest.raises(UsageError, match=said):
        pipeline.generate("missing.xlsx", **asked)


def test_several_workbooks_are_asked_for_in_the_same_words():
    with pytest.raises(TypeError, match="unexpected arguments: formts"):
        pipeline.generate_each(["missing.xlsx"], formts=["json"])
    with pytest.raises(UsageError, match="give jobs or scheduler"):
        pipeline.generate_each(["missing.xlsx"], jobs=2, scheduler="tcp://127.0.0.1:1")


def test_every_failure_is_a_reportgen_error_with_an_exit_code():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(issubclass(kind, errors.ReportgenError) for kind in kinds)
    assert {kind.exit_code for kind in kinds} == {1, 2, 3, 4, 5, 6, 7}
