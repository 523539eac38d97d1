"""The composed report read once and written anew for the screen: the same words, other frames."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from reportgen.report.web.frames import Frames
from reportgen.report.web.lengths import for_screen
from reportgen.report.web.listening import ContentsPlace, Listening
from reportgen.report.web.start_tags import replaced

_CONTENT = frozenset({"style", "html", "head", "body"})
_STYLE = re.compile(r'(\sstyle\s*=\s*")([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class ForScreen:
    """A report taken apart: `head` and `body` as HTML, its styles, and what its frame says."""

    language: str
    head: str
    styles: str
    body: str
    title: str
    marking: str
    places: tuple[ContentsPlace, ...]


def for_the_screen(html: str, embedded: Callable[[str], str]) -> ForScreen:
    """Rewrite a composed report; `embedded` returns the data URI of a picture's address."""
    rewriter = _Rewriter(embedded)
    rewriter.feed(html)
    rewriter.close()
    return rewriter.result()


class _Rewriter(HTMLParser):
    """Passes on what it reads, but for the tags that a screen needs otherwise."""

    def __init__(self, embedded: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self._embedded = embedded
        self._language = "en"
        self._head: list[str] = []
        self._styles: list[str] = []
        self._body: list[str] = []
        self._into = self._around = self._head
        self._listening = Listening()
        self._frames = Frames(self._body, self._listening)

    def result(self) -> ForScreen:
        """Return what was read."""
        return ForScreen(
            language=self._language,
            head="".join(self._head).strip(),
            styles="".join(self._styles),
            body="".join(self._body),
            title=self._listening.title,
            marking=self._listening.marking,
            places=self._listening.places,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        raw = self.get_starttag_text() or ""
        if tag in _CONTENT:
            self._begin(tag, given)
        elif self._into is self._body:
            self._listening.start(tag, given)
            self._frames.start(tag, given, self._made_relative(tag, raw, given))
        elif not (tag == "meta" and "charset" in given):
            self._into.append(raw)

    handle_startendtag = handle_starttag

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "html":
            self._language = given.get("lang") or self._language
        elif tag == "style":
            self._around, self._into = self._into, self._styles
        elif tag == "body":
            self._into = self._body

    def _made_relative(self, tag: str, raw: str, given: Mapping[str, str]) -> str:
        if tag == "img" and given.get("src"):
            return replaced(raw, "src", self._embedded(given["src"]))
        if tag == "col" or "style" not in given:
            return raw
        return _STYLE.sub(lambda found: f'{found[1]}{for_screen(found[2])}"', raw, count=1)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._into = self._around
        elif tag in _CONTENT:
            return
        elif self._into is self._body:
            self._listening.end(tag)
            self._frames.end(tag)
        else:
            self._into.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._into.append(data)
        self._listening.hear(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")
