"""What the report says of itself while it is read: its marking, its sections, and the name of what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AROUND = frozenset({"section", "article"})
_WORDS: Mapping[str, str] = {"number": "", "running": "", "marking": "", "label": "span"}
_OPENS = "h2"
_TITLE = "h1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsPlace:
    """A place that the contents lead to."""

    anchor: str
    number: str
    name: str


class Listening:
    """Remembers the last words of each kind that names something."""

    def __init__(self) -> None:
        self._words = dict.fromkeys((*_WORDS, "heading", "title"), "")
        self._hearing: tuple[str, str] | None = None
        self._section = self._anchor = self._owner = ""
        self._places: list[ContentsPlace] = []

    @property
    def marking(self) -> str:
        """Return the marking of the cover."""
        return self._said("marking")

    @property
    def title(self) -> str:
        """Return the title of the report."""
        return self._said("title")

    @property
    def places(self) -> tuple[ContentsPlace, ...]:
        """Return the sections in their order, the contents left out."""
        return tuple(self._places)

    @property
    def name(self) -> str:
        """Return what a table or drawing here is called by its caption, "" where it has none."""
        return self._told(self._said("label"))

    @property
    def heading(self) -> str:
        """Return the heading above."""
        return self._told(self._said("heading"))

    def _said(self, word: str) -> str:
        return " ".join(unescape(self._words[word]).split())

    def _told(self, words: str) -> str:
        """Return words with the process that they are about."""
        return ": ".join(dict.fromkeys(filter(None, (self._owner, words)))) if words else ""

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take a start tag."""
        if tag in _AROUND:
            self._section, self._owner = given.get("id", ""), ""
            self._words |= {"label": "", "heading": ""}
        elif tag == "header":
            self._anchor = given.get("id", "")
        elif tag in _HEADINGS:
            self._words["label"] = ""
            self._hear_next(tag, "title" if tag == _TITLE else "heading")
            self._enter(tag, given.get("data-bookmark", ""))
        else:
            word = next((one for one in given.get("class", "").split() if _WORDS.get(one) in (tag, "")), None)
            if word is not None:
                self._hear_next(tag, word)

    def _hear_next(self, tag: str, word: str) -> None:
        self._hearing, self._words[word] = (tag, word), ""

    def _enter(self, tag: str, bookmark: str) -> None:
        """Note a section that opens here, or the process that the following is about."""
        number, _, name = bookmark.partition(" ")
        anchor = self._anchor or (self._section if bookmark and tag == _OPENS else "")
        if anchor:
            self._places.append(ContentsPlace(anchor=anchor, number=self._said("number"), name=self._said("running")))
            self._anchor = ""
        if tag != _OPENS and number.isdigit():
            self._owner = name

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if self._hearing is not None and self._hearing[0] == tag:
            self._hearing = None

    def hear(self, text: str) -> None:
        """Take words, as they are written in HTML."""
        if self._hearing is not None:
            word = self._hearing[1]
            self._words[word] += text
