"""What is packed, and that it works without the checkout it was packed in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from packaging.requirements import Requirement

from reportgen import __version__

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "dist", ".gitignore")
NO_NETWORK = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
"""
CLIENT_FILES = ["inputs/acme.xlsx", "outputs/acme.pdf", "outputs/acme.results.json", "acme.xlsx", ".ci/token"]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout with a client's files dropped in, and nothing that would ignore them."""
    copy = tmp_path_factory.mktemp("checkout") / "reportgen"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    for name in CLIENT_FILES:
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_bytes(b"salaries")
    return copy


@pytest.fixture(scope="module")
def packed(checkout: Path) -> Path:
    """Return the folder with the wheel and the source archive, built without a network."""
    build = [sys.executable, "-m", "hatchling", "build"]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    return checkout / "dist"


@pytest.fixture(scope="module")
def wheel(packed: Path) -> Path:
    """Return the wheel."""
    return next(packed.glob("*.whl"))


def test_the_wheel_holds_the_program_with_its_data_and_templates_and_nothing_else(wheel: Path):
    names = [Path(name) for name in ZipFile(wheel).namelist()]
    shipped = {str(name) for name in names}
    assert {str(path.relative_to(ROOT)) for path in (ROOT / "reportgen").rglob("*.py")} <= shipped
    assert {str(path.relative_to(ROOT)) for path in (ROOT / "reportgen/knowledge/data").iterdir()} <= shipped
    templates = {str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert {f"reportgen/_{template}" for template in templates} <= shipped
    assert {name.parts[0] for name in names} == {"reportgen", f"reportgen-{__version__}.dist-info"}
    assert [name for name in names if name.suffix in {".xlsx", ".pdf"}] == []


def test_the_source_archive_holds_what_is_listed_and_no_client_file(checkout: Path, packed: Path):
    with tarfile.open(next(packed.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = [checkout / name for name in settings["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]]
    files = [file for path in listed for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()]
    assert names == {str(file.relative_to(checkout)) for file in files} | {"PKG-INFO"}
    assert names.isdisjoint(CLIENT_FILES)
    assert {"inputs/example.xlsx", "outputs/example.pdf", "run", ".ci/run", "requirements.lock"} <= names


@pytest.mark.slow
def test_the_wheel_alone_makes_the_same_bytes_without_asking_for_the_network(
    wheel: Path,
    reportgen: Callable[..., Any],
    example_workbook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    here.mkdir()
    write_first_processes(example_workbook, here / "example.xlsx", count=2)
    shutil.copytree(here, elsewhere)
    # Every template is in the wheel (see above); these are set with both families of type, figures, tables and links.
    sections = ["--sections", "decision,portfolio map,profiles,glossary"]
    arguments = ["generate", "example.xlsx", "--format", "pdf,json", *sections]
    monkeypatch.chdir(here)
    assert reportgen(*arguments).exit_code == 0
    installed = install(wheel, tmp_path / "environment")
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(network_refused(tmp_path / "site"))}
    ended = subprocess.run(
        [*network_cut(), installed, *arguments], cwd=elsewhere, env=bare, check=True, capture_output=True, text=True
    )
    assert "the network was asked for" not in ended.stderr
    assert (here / "example.pdf").read_bytes()[:5] == b"%PDF-"
    for name in ("example.pdf", "example.results.json"):
        assert (elsewhere / name).read_bytes() == (here / name).read_bytes()


def write_first_processes(workbook: Path, target: Path, *, count: int) -> None:
    """Write a workbook's first processes to a workbook of their own."""
    book = load_workbook(workbook)
    first = 6
    book["Processes"].delete_rows(first + count, 100)
    book.save(target)


def network_refused(site: Path) -> Path:
    """Make a folder for PYTHONPATH in which every call for the network fails."""
    site.mkdir()
    (site / "sitecustomize.py").write_text(NO_NETWORK)
    return site


def network_cut() -> list[str]:
    """Return what a command starts with that runs without a network, nothing where this machine has no such thing."""
    unshare = shutil.which("unshare")
    can_cut = unshare is not None and subprocess.run([unshare, "-rn", "true"], check=False).returncode == 0
    return ["unshare", "-rn"] if can_cut else []


def install(wheel: Path, place: Path) -> Path:
    """Install a wheel with the packages it declares, and no others, and return the program.

    The packages are those of this environment, which are the lock's: each is linked, so no network is needed.
    """
    venv.create(place, with_pip=False, symlinks=True)
    python = place / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True, env=os.environ)
    packages = next((place / "lib").glob("python*/site-packages"))
    declared = distribution("reportgen").requires or []
    for name in closure([Requirement(line) for line in declared]):
        link_distribution(name, packages)
    return place / "bin" / "reportgen"


def closure(requirements: list[Requirement]) -> set[str]:
    """Return the names of all distributions that the requirements lead to."""
    names: set[str] = set()
    while requirements:
        requirement = requirements.pop()
        wanted = requirement.extras or {""}
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in wanted):
            continue
        if requirement.name not in names:
            names.add(requirement.name)
            lines = distribution(requirement.name).requires or []
            requirements += [nested for nested in map(Requirement, lines) if belongs(nested, requirement.extras)]
    return names


def belongs(nested: Requirement, extras: set[str]) -> bool:
    return nested.marker is None or any(nested.marker.evaluate({"extra": extra}) for extra in extras or {""})


def link_distribution(name: str, packages: Path) -> None:
    found = distribution(name)
    tops = {file.parts[0] for file in found.files or [] if file.parts[0] not in {"..", "__pycache__"}}
    for top in tops:
        target = packages / top
        if not target.exists():
            target.symlink_to(Path(str(found.locate_file(top))))
