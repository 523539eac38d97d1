"""Whether this computer has what a report needs, found out by trying."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.report.cache.place import kept_folder
from reportgen.report.cache.store import LARGEST, MEGABYTE, usual_store
from reportgen.report.fonts import built_in_families
from reportgen.report.resources import templates_folder

OLDEST_PYTHON = (3, 11)

# The names each library goes by: first what ctypes finds by itself, then file names on Linux and macOS.
LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "GObject": ("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "Pango": ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "Pango for FreeType": ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "Fontconfig": ("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib"),
    "HarfBuzz": ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "HarfBuzz subsetting": ("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}

# The same packages as in ./run, by the program that installs them.
INSTALL_LINES: Mapping[str, str] = {
    "apt-get": "sudo apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install -y pango harfbuzz",
    "pacman": "sudo pacman -S --needed --noconfirm pango harfbuzz",
    "apk": "sudo apk add pango harfbuzz-subset",
    "brew": "brew install pango",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing a report needs: what was found, and what to do (empty when it is there)."""

    name: str
    found: str
    remedy: str = ""

    @property
    def passed(self) -> bool:
        """Return whether it is there."""
        return not self.remedy


def examine() -> tuple[Check, ...]:
    """Look at everything a report needs; the trial page is left out when something it rests on is missing."""
    checks = (python(), packages(), libraries(), fonts(), templates(), writing(), kept())
    return (*checks, trial_page()) if all(check.passed for check in checks) else checks


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Check:
    """Check that Python is recent enough."""
    found = ".".join(str(part) for part in version)
    remedy = "" if version >= OLDEST_PYTHON else "Install Python 3.11 or newer, and run ./run report once."
    return Check(name="Python", found=found, remedy=remedy)


def packages(name: str = "reportgen") -> Check:
    """Check that every Python package that reportgen declares is installed."""
    needed = [_project(line) for line in requires(name) or () if "extra ==" not in line]
    missing = [project for project in needed if not _is_installed(project)]
    found = f"{', '.join(missing)} not installed" if missing else f"{len(needed)} of {len(needed)} installed"
    return Check(name="Python packages", found=found, remedy="Run ./run report once." if missing else "")


def _project(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _is_installed(project: str) -> bool:
    try:
        distribution(project)
    except PackageNotFoundError:
        return False
    return True


def libraries(names: Mapping[str, tuple[str, ...]] = LIBRARIES) -> Check:
    """Check that the system's text layout libraries can be loaded."""
    missing = [name for name, files in names.items() if not _can_load(files)]
    found = f"{', '.join(missing)} not found" if missing else ", ".join(names)
    return Check(name="Text layout", found=found, remedy=install_line() if missing else "")


def _can_load(files: tuple[str, ...]) -> bool:
    for file in (*files[1:], ctypes.util.find_library(files[0])):
        if file is not None:
            with suppress(OSError):
                ctypes.CDLL(file)
                return True
    return False


def install_line(which: Callable[[str], str | None] = shutil.which) -> str:
    """Return the one line that installs the system packages here, to be pasted into a terminal."""
    for program, line in INSTALL_LINES.items():
        if which(program) is not None:
            is_root = hasattr(os, "geteuid") and os.geteuid() == 0
            return f"Run: {line.removeprefix('sudo ') if is_root else line}"
    return f"Install Pango and HarfBuzz with the package manager of this {platform.system()} computer."


def fonts() -> Check:
    """Check that the report's typefaces are installed and hold font files."""
    try:
        families = built_in_families()
    except ReportgenError as error:
        return Check(name="Typefaces", found="not installed", remedy=str(error))
    empty = [family.name for family in families if not any(family.folder.rglob("*.[to]tf"))]
    found = f"{', '.join(empty)} without font files" if empty else ", ".join(family.name for family in families)
    return Check(name="Typefaces", found=found, remedy="Run ./run report once." if empty else "")


def templates() -> Check:
    """Check that the built-in templates came with the program."""
    folder = templates_folder()
    missing = not (folder / "document.html").is_file()
    remedy = "Install reportgen again: its templates are missing." if missing else ""
    return Check(name="Templates", found=str(folder), remedy=remedy)


def writing(folder: Path | None = None) -> Check:
    """Check that temporary files can be written."""
    place = Path(tempfile.gettempdir()) if folder is None else folder
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"reportgen")
    except OSError as error:
        remedy = "Make that folder writable, or name another with TMPDIR."
        return Check(name="Temporary files", found=f"{place}: {error.strerror}", remedy=remedy)
    return Check(name="Temporary files", found=str(place))


def kept() -> Check:
    """Say where reports are kept ready and how much that is; without such a folder they are made all the same."""
    try:
        folder = kept_folder()
    except RuntimeError:
        return Check(name="Cache", found="no home folder is known, so every report is made from the beginning")
    if folder is None:
        return Check(name="Cache", found="off")
    store = usual_store()
    if store is None:
        return Check(name="Cache", found=f"{folder} cannot be used, so every report is made from the beginning")
    return Check(name="Cache", found=f"{folder}, {store.size() / MEGABYTE:.0f} of at most {LARGEST // MEGABYTE} MB")


def trial_page() -> Check:
    """Check that a page can be set, by setting one."""
    from reportgen.report.pdf import render_pdf  # noqa: PLC0415 - loads the PDF engine

    html = '<html lang="en"><title>Trial</title><h1>Trial</h1>'
    try:
        trial = render_pdf(html, families=built_in_families(), folders=(templates_folder(),))
    except ReportgenError as error:
        return Check(name="Trial page", found="failed", remedy=str(error))
    return Check(name="Trial page", found=f"set, {len(trial.data)} bytes")
