"""Have LibreOffice work out a workbook's formulas, as an analyst's own program would."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from openpyxl import Workbook, load_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def recalculated(path: Path, folder: Path) -> Workbook:
    """Return the workbook with the values of its formulas, worked out under a profile of its own."""
    assert SOFFICE is not None
    out = folder / "recalculated"
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return load_workbook(out / path.name, data_only=True)
