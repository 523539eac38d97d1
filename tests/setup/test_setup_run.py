"""`./run` on computers that lack something, each made of a few stand-in commands in an otherwise empty PATH."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.report import environment

ROOT = Path(__file__).parents[2]
SHELLS = [shell for shell in ("sh", "dash", "bash", "busybox sh") if shutil.which(shell.split()[0])]
TOOLS = ["cat", "chmod", "cp", "date", "dirname", "env", "mkdir", "mv", "rm", "sh", "sleep", "true"]
APT = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"

# A Python that makes environments of one script, and only pretends to fetch packages.
PYTHON = f"""#!/bin/sh
case "$1 $2" in
"-m venv")
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    echo "made in $PWD/$3" > "$3/pyvenv.cfg"
    printf '#!/bin/sh\\n# %s\\necho reportgen "$@"\\n' "$PWD/$3/bin/python" > "$3/bin/reportgen"
    chmod +x "$3/bin/reportgen"
    ;;
"-m pip")
    echo "pip $*" >> "$LOG"
    eval "$PIP"
    ;;
*) exec {sys.executable} "$@" ;;
esac
"""

OLD_PYTHON = """#!/bin/sh
case "$2" in
*version_info*) exit 1 ;;
*platform*) echo 3.9.2 ;;
esac
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """A checkout and the commands there are."""

    checkout: Path
    commands: Path
    log: Path

    def has(self, name: str, script: str) -> None:
        """Put a command on the computer."""
        path = self.commands / name
        path.unlink(missing_ok=True)
        path.write_text(script)
        path.chmod(0o755)

    def has_user(self, number: int) -> None:
        """Let the user be root (0) or somebody else."""
        self.has("id", f"#!/bin/sh\necho {number}\n")

    def has_installer(self, name: str) -> None:
        """Put a package manager there that only logs what it was asked."""
        self.has(name, f'#!/bin/sh\necho "{name} $*" >> "$LOG"\n')

    def start(self, *arguments: str, shell: str = "sh", pip: str = ":") -> subprocess.Popen[str]:
        """Start ./run without waiting for it."""
        program, *applet = shell.split()
        return subprocess.Popen(
            [str(shutil.which(program)), *applet, str(self.checkout / "run"), *arguments],
            env={"PATH": str(self.commands), "LOG": str(self.log), "PIP": pip, "HOME": str(self.checkout)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, shell: str = "sh", pip: str = ":") -> tuple[int, str, str]:
        """Run ./run and return its exit code, stdout and stderr."""
        process = self.start(*arguments, shell=shell, pip=pip)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def calls(self) -> list[str]:
        """Return what the stand-ins were asked so far."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def environments(self) -> list[str]:
        """Return the names of the environments that stand in the checkout."""
        return sorted(entry.name for entry in self.checkout.glob(".venv*"))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Return a computer with a checkout, the usual small tools, and nothing else."""
    made = Computer(checkout=tmp_path / "check out", commands=tmp_path / "bin", log=tmp_path / "log")
    made.checkout.mkdir()
    made.commands.mkdir()
    for name in ("run", "requirements.lock"):
        shutil.copy(ROOT / name, made.checkout / name)
    for tool in TOOLS:
        (made.commands / tool).symlink_to(str(shutil.which(tool)))
    made.has_user(1000)
    return made


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("arguments", [(), ("reports",), ("report", "now"), ("--help",)])
def test_anything_but_the_two_jobs_is_answered_with_the_usage(
    computer: Computer, arguments: tuple[str, ...], shell: str
):
    exit_code, out, err = computer.run(*arguments, shell=shell)
    assert (exit_code, out) == (2, "")
    assert err.splitlines()[0] == "Usage: ./run report   make outputs/example.pdf from inputs/example.xlsx"


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("manager", "line"),
    [
        (
            "apt-get",
            f"{APT} python3-venv libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        ("dnf", "sudo dnf install -y python3 pango harfbuzz"),
        ("pacman", "sudo pacman -S --needed --noconfirm python pango harfbuzz"),
        ("apk", "sudo apk add python3 pango harfbuzz-subset"),
        ("brew", "brew install python pango"),
    ],
)
def test_who_may_not_install_gets_one_line_to_paste(computer: Computer, shell: str, manager: str, line: str):
    computer.has_installer(manager)
    exit_code, _, err = computer.run("report", shell=shell)
    assert exit_code == 6
    assert err.splitlines() == [
        "System packages are missing. Paste this line, then run ./run report again:",
        line,
    ]
    assert computer.calls() == []


def test_the_tests_need_three_packages_more(computer: Computer):
    computer.has_installer("apt-get")
    computer.has("python3", PYTHON)
    exit_code, _, err = computer.run("test")
    assert exit_code == 6
    assert err.splitlines()[1] == f"{APT} libreoffice-calc-nogui qpdf chromium"


def test_without_a_known_package_manager_the_needs_are_named(computer: Computer):
    exit_code, _, err = computer.run("report")
    assert exit_code == 6
    assert "Python 3.11 with venv; Pango and HarfBuzz" in err


@pytest.mark.parametrize(("user", "prefix"), [(0, []), (1000, ["sudo -n true", "sudo -n apt-get update -qq"])])
def test_who_may_install_has_it_done(computer: Computer, user: int, prefix: list[str]):
    computer.has_user(user)
    computer.has_installer("apt-get")
    computer.has("sudo", '#!/bin/sh\necho "sudo $*" >> "$LOG"\nshift\nexec "$@"\n')
    exit_code, _, err = computer.run("report")
    assert computer.calls()[: len(prefix)] == prefix
    asked = [call for call in computer.calls() if call.startswith("apt-get")]
    assert asked == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends python3-venv libpangoft2-1.0-0 libharfbuzz-subset0",
    ]
    assert (exit_code, err.splitlines()[-1]) == (6, "Still missing after the installation: python pango.")


def test_a_failed_installation_is_said(computer: Computer):
    computer.has_user(0)
    computer.has("apt-get", "#!/bin/sh\necho 'no network' >&2\nexit 100\n")
    exit_code, _, err = computer.run("report")
    assert exit_code == 6
    assert "no network\nThe system packages could not be installed" in err


def test_a_python_that_is_too_old_is_named(computer: Computer):
    computer.has_installer("apt-get")
    computer.has("python3", OLD_PYTHON)
    exit_code, _, err = computer.run("report")
    assert exit_code == 6
    assert err.startswith("Python 3.11 or newer is needed, and this computer has 3.9.2.")


def test_a_newer_python_beside_the_old_one_is_taken(computer: Computer):
    computer.has("python3", OLD_PYTHON)
    computer.has("python3.12", PYTHON)
    exit_code, out, _ = computer.run("report")
    assert (exit_code, out) == (0, "reportgen generate inputs/example.xlsx --output outputs/example.pdf\n")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_environment_is_made_once_from_the_lock(computer: Computer, shell: str):
    computer.has("python3", PYTHON)
    first = computer.run("report", shell=shell)
    asked = computer.calls()
    assert first[:2] == (0, "reportgen generate inputs/example.xlsx --output outputs/example.pdf\n")
    assert ["--require-hashes" in asked[0], "requirements.lock" in asked[0], "--no-index" in asked[1]] == [True] * 3
    assert computer.run("report", shell=shell) == (0, first[1], "")
    assert computer.calls() == asked
    assert computer.environments() == [".venv"]


def test_an_environment_names_the_place_it_was_moved_to(computer: Computer):
    computer.has("python3", PYTHON)
    computer.run("report")
    script = (computer.checkout / ".venv" / "bin" / "reportgen").read_text()
    assert f"# {computer.checkout}/.venv/bin/python\n" in script
    assert ".venv.new" not in (computer.checkout / ".venv" / "pyvenv.cfg").read_text()


def change_the_lock(computer: Computer) -> Computer:
    with (computer.checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    return computer


def move_the_checkout(computer: Computer) -> Computer:
    moved = computer.checkout.with_name("elsewhere")
    computer.checkout.rename(moved)
    return Computer(checkout=moved, commands=computer.commands, log=computer.log)


def lose_python(computer: Computer) -> Computer:
    (computer.checkout / ".venv" / "bin" / "python").unlink()
    return computer


@pytest.mark.parametrize("change", [change_the_lock, move_the_checkout, lose_python])
def test_the_environment_is_remade_when_what_it_rests_on_changes(
    computer: Computer, change: Callable[[Computer], Computer]
):
    computer.has("python3", PYTHON)
    computer.run("report")
    changed = change(computer)
    assert changed.run("report")[0] == 0
    assert len(changed.calls()) == 4
    assert changed.environments() == [".venv"]


def test_a_failed_set_up_leaves_the_environment_there_was(computer: Computer):
    computer.has("python3", PYTHON)
    computer.run("report")
    stamp = (computer.checkout / ".venv" / "made-from").read_text()
    change_the_lock(computer)
    exit_code, _, err = computer.run("report", pip="echo no network >&2; exit 1")
    assert exit_code == 6
    assert "no network\nThe Python packages could not be installed" in err
    assert computer.environments() == [".venv"]
    assert (computer.checkout / ".venv" / "made-from").read_text() == stamp


@pytest.mark.parametrize(("ending", "exit_code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_stopped_set_up_leaves_no_half_environment(computer: Computer, ending: signal.Signals, exit_code: int):
    computer.has("python3", PYTHON)
    process = computer.start("report", pip="sleep 1")
    wait_for(computer.log)
    process.send_signal(ending)
    process.communicate(timeout=60)
    assert process.returncode == exit_code
    assert computer.environments() == []


def test_what_a_killed_set_up_left_is_cleared_away(computer: Computer):
    computer.has("python3", PYTHON)
    process = computer.start("report", pip="sleep 1")
    wait_for(computer.log)
    process.kill()
    process.communicate(timeout=60)
    assert [name.startswith(".venv.new.") for name in computer.environments()] == [True]
    assert computer.run("report")[0] == 0
    assert computer.environments() == [".venv"]


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} never came"
        time.sleep(0.02)


def test_run_and_doctor_look_for_the_same_libraries_and_name_the_same_packages():
    script = (ROOT / "run").read_text()
    names = re.search(r'^names = "(.+)"$', script, re.MULTILINE)
    assert names is not None
    assert names[1].split() == [files[0] for files in environment.LIBRARIES.values()]
    for manager, line in environment.INSTALL_LINES.items():
        table = dict(re.findall(r"^    (\S+)/pango\) echo (.+) ;;$", script, re.MULTILINE))
        assert line.endswith(table.get(manager, table["*"])), manager


def test_continuous_integration_runs_what_anybody_can_run():
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if not line.startswith("#")]
    assert lines == ['exec "$(dirname -- "$0")/../run" test']
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert os.access(ROOT / "run", os.X_OK)
