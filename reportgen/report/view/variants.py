"""Wordings that differ in a few words, told as one: one of them, and beside each place what it says for others.

"Within 72 (No. 2: 24) hours." A wording that differs in more than two places is told in full, with its processes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.report.view.classes.words import ended
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.run_on import lowered
from reportgen.report.words.formats import NO_BREAK_SPACE

_MOST_PLACES = 2
_MOST_WORDS = 6  # that are exchanged at one place
_LONGEST = 22  # words that others say at one place within the text
_BASES = 3
_MUCH_SHORTER = 12  # signs, and
_MUCH_OF_IT = 0.1  # of the text: what another base must save
# A space that does not break parts no words; "30(2)(b)" is one.
_TOKEN = re.compile(r"[^ \n.,;()]+(?:[.,][^ \n.,;()]+)*(?:\([^ \n()]+\))*|[.,;()]")
_ONE_NUMBER = "one and a half"  # else "one (No. 6: and a half) years"
_CLOSING = frozenset(".,;)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """Where the base says the tokens from `start` to `stop`, another says `words`, which are never none."""

    start: int
    stop: int
    words: tuple[str, ...]


def told_once(wordings: Mapping[str, Sequence[int]]) -> str:
    """Tell wordings, given with the processes each is for, as one text.

    Its base is what most processes say and, among equals, the first; another only where the text gets much shorter.
    """
    ranked = sorted(wordings, key=lambda text: (-len(wordings[text]), min(wordings[text]), text))
    bases = dict.fromkeys([*ranked[:_BASES], min(ranked, key=len)])
    usual, *others = (_told(base, ranked, wordings) for base in bases)
    shortest = min(others, key=len, default=usual)
    saved = len(usual) - len(shortest)
    return shortest if saved > max(_MUCH_SHORTER, len(usual) * _MUCH_OF_IT) else usual


def _told(base: str, ranked: Sequence[str], wordings: Mapping[str, Sequence[int]]) -> str:
    said = _tokens(base)
    changes: defaultdict[_Change, list[int]] = defaultdict(list)
    whole: list[str] = []
    for other in ranked:
        if other == base:
            continue
        found = _changes(said, _tokens(other))
        if not found:
            whole.append(f"For {numbered(wordings[other])}: {lowered(ended(other))}")
        for change in found:
            changes[change] += wordings[other]
    return " ".join([_written(list(_woven(said, _aligned(said, changes)))), *_added(said, changes), *whole])


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(ended(text.replace(_ONE_NUMBER, _ONE_NUMBER.replace(" ", NO_BREAK_SPACE))))


def _changes(base: Sequence[str], other: Sequence[str]) -> list[_Change]:
    """Return where a wording differs; none where that cannot be told beside the base."""
    found: list[_Change] = []
    for kind, first, last, start, stop in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if kind != "equal":
            change = _Change(start=first, stop=last, words=tuple(other[start:stop]))
            found.append(_joined(base, found.pop(), change) if found and first - found[-1].stop <= 1 else change)
    return found if len(found) <= _MOST_PLACES and all(_is_told_beside(base, one) for one in found) else []


def _joined(base: Sequence[str], one: _Change, other: _Change) -> _Change:
    """Join two changes, since a single word between them is no reason to part them."""
    words = (*one.words, *base[one.stop : other.start], *other.words)
    return _Change(start=one.start, stop=other.stop, words=words)


def _is_told_beside(base: Sequence[str], change: _Change) -> bool:
    """Return whether a change adds a sentence at the end, or says something within one in a few words."""
    if not change.words or change.stop - change.start > _MOST_WORDS:
        return False
    if change.start == len(base):
        return True
    within = change.start > 0 and base[change.start - 1] != "." and "." not in change.words
    return within and "." not in base[change.start : change.stop] and len(change.words) <= _LONGEST


def _aligned(base: Sequence[str], changes: Mapping[_Change, Sequence[int]]) -> dict[_Change, list[int]]:
    """Let changes that end at one place begin at one, so that what they say stands for the same words."""
    found: defaultdict[_Change, list[int]] = defaultdict(list)
    for change, numbers in changes.items():
        beside = [one.start for one in changes if one.stop == change.stop and one.start < one.stop]
        start = min(beside) if beside and change.start < change.stop else change.start
        words = (*base[start : change.start], *change.words)
        found[_Change(start=start, stop=change.stop, words=words)] += numbers
    return dict(found)


def _woven(base: Sequence[str], changes: Mapping[_Change, Sequence[int]]) -> Iterator[str]:
    """Yield the tokens of the base, after each place what others say there."""
    for place, token in enumerate(base, start=1):
        yield token
        here = sorted((one for one in changes if one.stop == place < len(base)), key=lambda one: min(changes[one]))
        if here:
            yield f"({'; '.join(_beside(change, changes[change]) for change in here)})"


def _beside(change: _Change, numbers: Sequence[int]) -> str:
    also = " also" if change.start == change.stop else ""
    words = [word for place, word in enumerate(change.words) if word not in ",;" or 0 < place < len(change.words) - 1]
    return f"{numbered(numbers)}{also}: {_written(words)}"


def _added(base: Sequence[str], changes: Mapping[_Change, Sequence[int]]) -> Iterator[str]:
    """Yield the sentences that others add at the end."""
    for change, numbers in changes.items():
        if change.start == len(base):
            yield f"For {numbered(numbers)} also: {lowered(_written(change.words))}"


def _written(tokens: Sequence[str]) -> str:
    """Join tokens to a text, without spaces before what closes and after what opens."""
    text = ""
    for token in tokens:
        is_close = not text or token in _CLOSING or text.endswith("(")
        text += token if is_close else f" {token}"
    return text
