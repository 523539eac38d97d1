from __future__ import annotations

import io

import pytest

from reportgen.cli.text import Colour, coloured, printable


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Überweisung – 12 €", "Überweisung – 12 €"),
        ("two\nlines", "two lines"),
        ("\x1b[2Jcleared", r"\x1b[2Jcleared"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("bell\x07", r"bell\x07"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_nothing_from_a_cell_can_steer_the_terminal(text: str, shown: str):
    assert printable(text) == shown


def test_a_terminal_gets_colour_and_a_file_does_not(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert coloured("error", Colour.RED, Terminal()) == "\x1b[31merror\x1b[0m"
    assert coloured("error", Colour.RED, io.StringIO()) == "error"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(name, value)
    assert coloured("error", Colour.RED, Terminal()) == "error"
