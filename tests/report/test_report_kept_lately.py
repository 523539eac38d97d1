"""What is kept lately stays for as long as it is asked for, and there is never more than twice what is wanted."""

from __future__ import annotations

from reportgen.report.layout.kept_lately import KeptLately


def kept(most: int, *asked: str) -> KeptLately[str, str]:
    """Ask for one after another; what is not there is worked out and kept."""
    found = KeptLately[str, str](most)
    for one in asked:
        if found.get(one) is None:
            found.keep(one, one.upper())
    return found


def test_what_was_asked_for_last_is_there_and_what_nobody_asked_for_again_is_gone():
    found = kept(2, "a", "b", "c", "a", "d", "e")  # a, asked for once more, outlives b, which came after it
    assert [one for one in "abcde" if one in found] == ["a", "c", "d", "e"]
    assert found.get("a") == "A"
    assert found.get("b") is None


def test_there_are_never_more_than_twice_as_many_as_wanted():
    assert len(kept(3, *map(str, range(100)))) <= 6
