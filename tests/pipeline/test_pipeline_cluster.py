"""Reports made on a Dask cluster of this computer: two workers, on loopback only, for all the tests of this file."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from reportgen.errors import EnvironmentIncompleteError
from reportgen.pipeline import OutputFormat, Request, Silent
from reportgen.pipeline.cluster import far_side
from reportgen.pipeline.cluster.cluster import Cluster

GOOD = "Process name,FTE,Annual cost\nAccounts payable,{},1000000\n"

# What the workers do in place of a report: what the workbook says.
STAND_IN = """
import os, signal, time
from pathlib import Path
from reportgen.pipeline.cluster import far_side
from reportgen.pipeline.cluster.delivery import Delivery

def delivered(parcel, session):
    (workbook,) = parcel.files.values()
    order, _, mark = workbook.decode().partition(" ")
    if order == "kill-once" and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "wait":
        Path(mark).touch()
        while not Path(f"{mark}-end").exists():
            time.sleep(0.05)
    return Delivery(contents={"json": workbook}, findings=(), failure=None, heard=("Making it",))

def in_a_process(parcel, session):
    far_side.prepared = died
    return far_side.deliver(parcel, session)

def died(request, *, listener):
    if b"die" in request.workbook.read_bytes():
        os.kill(os.getpid(), signal.SIGSEGV)
    return Delivery(contents={"json": b"made"}, findings=(), failure=None, heard=())
"""


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("stand-in")
    (folder / "stand_in.py").write_text(STAND_IN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
        patch.syspath_prepend(str(folder))
        import stand_in

        yield stand_in


@pytest.fixture(scope="module")
def local(stand_in, tmp_path_factory: pytest.TempPathFactory):
    import warnings

    from distributed import LocalCluster

    assert stand_in.__file__  # the workers find it, too
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address="127.0.0.1:0",
            local_directory=str(tmp_path_factory.mktemp("workers")),
            silence_logs=60,
        ) as local:
            yield local


@pytest.fixture(autouse=True)
def here(clients: Path) -> Path:
    return clients


def jobs_of(**orders: str) -> list[Request]:
    """Write a workbook for each order; each wants its results."""
    for name, order in orders.items():
        Path(f"{name}.csv").write_text(order)
    return [Request(workbook=Path(f"{name}.csv"), outputs={OutputFormat.JSON: Path(f"{name}.json")}) for name in orders]


def made_by(local, jobs, work) -> dict:
    with Cluster(jobs, scheduler=local.scheduler_address, hearing=lambda _: Silent(), work=work) as makers:
        came = list(makers.outcomes())
    assert sorted(number for number, _ in came) == list(range(len(jobs)))
    return {str(outcome.workbook): outcome for _, outcome in came}


def test_the_command_writes_the_bytes_that_it_writes_without_a_cluster(reportgen, local, here: Path):
    (here / "a.csv").write_text(GOOD.format(3))
    (here / "cluster").mkdir()
    options = ("a.csv", "missing.csv", "--format", "json")
    without = reportgen("generate", *options)
    ended = reportgen("generate", *options, "-o", "cluster", "--scheduler", local.scheduler_address)
    assert (ended.exit_code, ended.out) == (7, "cluster/a.results.json\n")
    assert (here / "cluster/a.results.json").read_bytes() == (here / "a.results.json").read_bytes()
    assert ended.err.splitlines()[-4:] == [
        "Workbook     Outcome         Errors  Warnings  Written",
        "a.csv        done                 0         4  cluster/a.results.json",
        "missing.csv  cannot be read       -         -  -",
        without.err.splitlines()[-1],
    ]


def test_a_workbook_that_kills_its_process_takes_no_worker_with_it(local, stand_in):
    before = set(local.scheduler.workers)
    made = made_by(local, jobs_of(poison="die", a="a"), stand_in.in_a_process)
    assert made["poison.csv"].failure.sentence == (
        "It was tried 3 times on the cluster; the last time its process ended unexpectedly (SIGSEGV)."
    )
    assert made["a.csv"].failure is None
    assert set(local.scheduler.workers) == before


def test_nothing_is_sent_to_workers_of_another_version(local, stand_in, monkeypatch):
    monkeypatch.setattr(far_side, "__version__", "9.9")
    with pytest.raises(EnvironmentIncompleteError, match=r"has reportgen 0\.1\.0, and this computer has 9\.9"):
        made_by(local, jobs_of(a="a"), stand_in.delivered)


def interrupted(cluster: Cluster, mark: Path) -> None:
    """Take one outcome, and press Ctrl-C when another is being made."""
    with cluster as makers:
        next(makers.outcomes())
        deadline = time.monotonic() + 60
        while not mark.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        raise KeyboardInterrupt


def test_an_interruption_takes_back_what_was_sent_and_leaves_nothing_half_written(
    local, stand_in, here: Path, tmp_path
):
    jobs = jobs_of(a="a", b=f"wait {tmp_path / 'mark'}", c=f"wait {tmp_path / 'mark'}")
    cluster = Cluster(jobs, scheduler=local.scheduler_address, hearing=lambda _: Silent(), work=stand_in.delivered)
    with pytest.raises(KeyboardInterrupt):
        interrupted(cluster, tmp_path / "mark")
    assert sorted(path.name for path in here.iterdir()) == ["a.csv", "a.json", "b.csv", "c.csv"]
    assert not any(local.scheduler.tasks)
    (tmp_path / "mark-end").touch()  # for one, too, that is only now begun


def test_what_a_killed_worker_had_in_hand_is_made_elsewhere_and_each_report_comes_once(local, stand_in, here, tmp_path):
    """The last of this file, since the worker's keeper may take a while to start another."""
    jobs = jobs_of(a="a", lost=f"kill-once {tmp_path / 'mark'}", b="b", c="c", d="d")
    made = made_by(local, jobs, stand_in.delivered)
    assert (tmp_path / "mark").exists()
    assert [name for name, outcome in made.items() if outcome.failure] == []
    assert sorted(path.name for path in here.glob("*.json")) == ["a.json", "b.json", "c.json", "d.json", "lost.json"]
