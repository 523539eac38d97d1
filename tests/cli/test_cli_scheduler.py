"""--scheduler where there is no cluster: one sentence, soon, and nothing is sent. tests/pipeline has the cluster."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportgen.pipeline.cluster import link

NOWHERE = "tcp://127.0.0.1:1"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "b.csv"):
        Path(name).write_text("Process name\nPayroll\n")
    return tmp_path


@pytest.mark.parametrize("workbooks", [["a.csv"], ["a.csv", "b.csv"]])
def test_a_scheduler_that_does_not_answer_is_said_in_one_sentence(reportgen, here: Path, monkeypatch, workbooks):
    monkeypatch.setattr(link, "_PATIENCE", 0.3)
    ended = reportgen("generate", *workbooks, "--format", "json", "--scheduler", NOWHERE)
    assert (ended.exit_code, ended.out) == (6, "")
    assert ended.err == (
        f"Error: No Dask scheduler answers at {NOWHERE}: check the address, such as tcp://10.0.0.5:8786, and that it "
        "can be reached from here. Nothing was sent.\n"
    )
    assert sorted(path.name for path in here.iterdir()) == ["a.csv", "b.csv"]


@pytest.mark.parametrize("address", ["nonsense", "foo://host:1"])
def test_what_is_no_address_is_said_likewise(reportgen, monkeypatch, address: str):
    monkeypatch.setattr(link, "_PATIENCE", 0.1)
    ended = reportgen("generate", "a.csv", "--scheduler", address)
    assert (ended.exit_code, ended.err.startswith(f"Error: No Dask scheduler answers at {address}: ")) == (6, True)


def test_an_address_is_asked_for_where_none_is_given(reportgen):
    ended = reportgen("generate", "a.csv", "--scheduler", " ")
    assert ended.exit_code == 2
    assert "--scheduler needs the address of a cluster, such as tcp://10.0.0.5:8786." in ended.err


def test_without_dask_it_is_said_what_to_install(reportgen, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = reportgen("generate", "a.csv", "--scheduler", NOWHERE)
    assert (ended.exit_code, ended.err) == (
        6,
        "Error: A cluster needs Dask, which is not installed here: pip install 'reportgen[cluster]'.\n",
    )


def test_the_cluster_says_how_many_it_makes_at_a_time(reportgen):
    ended = reportgen("generate", "a.csv", "b.csv", "--jobs", "2", "--scheduler", NOWHERE)
    assert ended.exit_code == 2
    assert ended.err.startswith(
        "Error: Invalid value: --jobs and --scheduler cannot be used together: the cluster says how many"
    )
