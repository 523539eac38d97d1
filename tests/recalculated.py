"""Have LibreOffice work out a workbook's formulas, as an analyst's own program would."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def recalculated(path: Path, folder: Path) -> Workbook:
    """Return the workbook with the values of its formulas, worked out under a profile of the tests' own."""
    return load_workbook(saved_by_libreoffice(path, folder), data_only=True)


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    """Have LibreOffice open the workbook and save it, as Excel 2007 and later read it."""
    (saved,) = all_saved_by_libreoffice((path,), folder)
    return saved


def all_saved_by_libreoffice(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Have LibreOffice open workbooks of different names and save them; it is started once for all."""
    assert SOFFICE is not None
    out = folder / "recalculated"
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={_profile().as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(out),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return [out / path.name for path in paths]


@cache
def _profile() -> Path:
    """Return the folder of LibreOffice's settings, which it takes half a second to fill: one for all tests of a run."""
    folder = TemporaryDirectory(prefix="libreoffice-")
    atexit.register(folder.cleanup)
    return Path(folder.name)
