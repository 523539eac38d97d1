"""The command as the tests run it: in this process where that is enough, as a program where it matters."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

from reportgen.cli.app import run

# One thread a process: two workers that each spin a thread for every core are slower than two that do not.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Tests see the real work done, and leave alone what the user's own runs have kept; those about keeping name a folder.
os.environ["REPORTGEN_CACHE"] = "off"

# `./run test` asks for the same examples each time, so that a red build is about the change; elsewhere new ones.
settings.register_profile("same-examples", derandomize=True)

EXAMPLE = "example's report"
TOGETHER = {
    "tests/report/test_figures_example.py": EXAMPLE,
    "tests/report/test_report_agreement.py": EXAMPLE,
    "tests/report/test_report_business_case.py": EXAMPLE,
    "tests/report/test_report_document.py": EXAMPLE,
    "tests/report/test_report_figure_files.py": EXAMPLE,
    "tests/report/test_report_locales.py": EXAMPLE,
    "tests/report/test_report_reconciliation.py": EXAMPLE,
    "tests/report/test_report_attaching.py": EXAMPLE,
    "tests/report/test_report_standards.py": EXAMPLE,
    "tests/report/test_report_web.py": EXAMPLE,
    "tests/workbook/test_workbook_results_recalculated.py": EXAMPLE,
    "tests/cli/test_cli_verify.py": EXAMPLE,
}
BY_FILE = (
    "tests/report/",
    "tests/pipeline/test_pipeline_cluster.py",
    "tests/pipeline/test_pipeline_verifying.py",
    "tests/pipeline/test_pipeline_comparing.py",
    "tests/setup/test_setup_packages.py",
    "tests/analysis/test_analysis_recalculated.py",
    "tests/analysis/test_analysis_tracing_scores.py",
    "tests/workbook/test_workbook_example.py",
    "tests/workbook/test_workbook_libreoffice.py",
    "tests/workbook/test_workbook_preview",
    "tests/workbook/test_workbook_review.py",
    "tests/workbook/test_workbook_round_trip.py",
    "tests/workbook/test_workbook_template.py",
)


def pytest_configure() -> None:
    """Let the programs that tests stop hear it, also where the suite was started in the background, deaf to it."""
    for stop in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(stop) is signal.SIG_IGN:
            signal.signal(stop, signal.SIG_DFL)


class Sharing(LoadScopeScheduling):
    """Tests that share something dear run on one worker, so that it is made once; all others go where there is room."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what a test is sent together with."""
        file = nodeid.partition("::")[0]
        return TOGETHER.get(file) or (file if file.startswith(BY_FILE) else nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    """Share out the tests among the workers."""
    return Sharing(config, log)


def pytest_collection_finish() -> None:
    """Spare the collector what is loaded once and stays, and let it come less often: a fifth of the time is its own."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


PROGRAM = Path(sys.executable).with_name("reportgen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended and what it said."""

    exit_code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, so that nothing but what the command leaves there is found there."""
    folder = tmp_path / "clients"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def reportgen(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process, which saves the start of another."""

    def reportgen(*arguments: object) -> Ended:
        capsys.readouterr()
        exit_code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(exit_code=exit_code, out=said.out, err=said.err)

    return reportgen


@pytest.fixture(scope="session")
def program() -> Command:
    """Run the installed program, as a user does."""

    def program(*arguments: object, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ended:
        ended = subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=cwd,
            env=os.environ | (env or {}),
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )
        return Ended(exit_code=ended.returncode, out=ended.stdout, err=ended.stderr)

    return program


@pytest.fixture(scope="session")
def example_workbook(program: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example workbook, as `reportgen new --example` writes it."""
    path = tmp_path_factory.mktemp("example") / "example.xlsx"
    assert program("new", "--example", path).exit_code == 0
    return path


@pytest.fixture(scope="session")
def example_outputs(program: Command, example_workbook: Path) -> Path:
    """Return the folder in which the program has made the example's reports and results, beside the workbook.

    It is the dearest thing that tests share: those that need it run on one worker (`TOGETHER`).
    """
    assert program("generate", example_workbook, "--format", "pdf,html,json,xlsx").exit_code == 0
    return example_workbook.parent
