"""Names of processes, cut to the room there is so that no two of them look the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

_ELLIPSIS = "…"
Cut = Callable[[str], str]


def told_apart(name: str, names: Sequence[str], cut: Cut) -> str:
    """Cut a name at its end; where another begins with what is left, cut it in the middle, or down to what differs.

    Args:
        name: the name.
        names: the names of the portfolio.
        cut: shortens a text to its room; what fits it returns as it is.
    """
    short = cut(name)
    if short == name or _ELLIPSIS not in short[-2:]:  # a quotation mark may close it
        return short
    alike = [one for one in names if one != name and _letters(one).startswith(_letters(short))]
    long = [one for one in alike if cut(one) != one]
    if not alike:
        return short
    for shorten in (_without_middle, _with_first_difference, _with_last_difference):
        mine, *others = (
            shorten(one, [other for other in [*alike, name] if other != one], cut) for one in [name, *long]
        )
        if mine not in others:
            return mine
    return _without_middle(name, alike, cut)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _without_middle(name: str, _others: Sequence[str], cut: Cut) -> str:
    """Keep as many words from both ends as there is room for, or letters where no word fits."""
    return _both_ends(name.split(), " ", cut) or _both_ends(list(name), "", cut) or cut(name)


def _both_ends(parts: list[str], joint: str, cut: Cut) -> str:
    """Keep parts from the end and the start in turn, as long as they fit."""
    found, at_start, at_end = "", 1, 0
    while at_start + at_end < len(parts) - 1:
        at_start, at_end = (at_start, at_end + 1) if at_end < at_start else (at_start + 1, at_end)
        text = f"{joint.join(parts[:at_start])}{_ELLIPSIS}{joint}{joint.join(parts[len(parts) - at_end :])}"
        if cut(text) != text:
            break
        found = text
    return found


def _with_first_difference(name: str, others: Sequence[str], cut: Cut) -> str:
    return _from(name, min(_differing(name, others)), cut)


def _with_last_difference(name: str, others: Sequence[str], cut: Cut) -> str:
    return _from(name, max(_differing(name, others)), cut)


def _differing(name: str, others: Sequence[str]) -> Iterator[int]:
    """Return, for each other name, the first word in which they differ."""
    words = name.split()
    for other in others:
        pairs = enumerate(zip(words, other.split(), strict=False))
        yield next((place for place, (one, its) in pairs if one != its), len(words) - 1)


def _from(name: str, place: int, cut: Cut) -> str:
    """Keep the first word, and the words from a place on."""
    words = name.split()
    return cut(f"{words[0]}{_ELLIPSIS} {' '.join(words[max(1, place) :])}")
