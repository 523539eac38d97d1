"""What the README says of the command is what the command does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import errors

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
COMMANDS = ["new", "check", "generate", "watch", "explain", "diff", "verify", "doctor"]


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


@pytest.fixture
def helped(reportgen) -> set[str]:
    return {option for command in COMMANDS for option in options(reportgen(command, "--help").out)}


def test_every_option_in_the_readme_exists(reportgen, helped: set[str]):
    of_others = {"--install"}  # wsl --install
    assert options(README) - of_others <= helped | options(reportgen("--help").out)


def test_every_option_of_a_command_is_in_the_readme_or_explains_itself(helped: set[str]):
    assert helped - options(README) <= {"--help", "--quiet", "--verbose", "--output"}


def test_the_exit_codes_in_the_readme_are_those_of_the_failures():
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    failures = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert told == {0, 130} | {kind.exit_code for kind in failures}


def test_exactly_two_commands_set_the_product_up():
    assert re.findall(r"^\./run (\w+)", README, re.MULTILINE) == ["report", "test"]
