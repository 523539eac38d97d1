"""The HTML report as a browser shows it: what it asks for, what it complains of, what it prints."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = "no Chromium is installed, so the HTML report is not looked at"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
WHOLE = "REPORTGEN_JUDGE_WHOLE"

# One of each kind is judged by default: colours and names are the same in the next row, and the whole takes minutes.
_ONE_OF_EACH = """() => {
    for (const kind of ['.profile', '.sheet'])
        [...document.querySelectorAll(kind)].slice(1).forEach(one => one.remove());
    [...document.querySelectorAll('.calculations p')].slice(9).forEach(one => one.remove());
    document.querySelectorAll('tbody').forEach(body => [...body.rows].slice(1).forEach(row => row.remove()));
    document.querySelectorAll('svg').forEach(one => [...one.children].slice(1).forEach(mark => mark.remove()));
}"""


@dataclass
class Seen:
    """A page that was opened, what it asked for beside itself, and what the browser said of it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def at(self, width: int) -> Page:
        """Make the window as wide as asked, and return the page from its top."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
        return self.page

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def faults(self, *, contrast: bool = True) -> list[str]:
        """Return what axe finds, a line each."""
        rules = {"color-contrast": {"enabled": contrast}}
        options = {"runOnly": STANDARDS, "resultTypes": ["violations"], "rules": rules}
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]

    def keep_one_of_each(self) -> None:
        """Leave out what is like the one before, unless the whole is to be judged."""
        if not os.environ.get(WHOLE):
            self.page.evaluate(_ONE_OF_EACH)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser that is installed."""
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


def seen(browser: Browser, path: Path, *, trusting: bool = False) -> Seen:
    """Open a file; `trusting` lets our own checker run in a page that allows no script."""
    found = Seen(page=browser.new_page(viewport={"width": 1280, "height": 800}, bypass_csp=trusting))
    found.page.on("request", lambda request: found.asked.append(request.url))
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.goto(path.as_uri())
    return found


def from_elsewhere(asked: list[str], path: Path) -> list[str]:
    """Return what was asked for beside the file and what it holds."""
    return [url for url in asked if url != path.as_uri() and not url.startswith("data:")]


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self._open.append(given.get("id") or "")
        elif tag == "header" and self._open and given.get("id"):
            self._open[-1] = given["id"] or ""
        self._silent += tag in {"title", "style"} or given.get("class") == "running"
        self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._open.pop()
        self._silent = max(0, self._silent - (tag in {"title", "style", "div"}))
        self._say(" ")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def _say(self, text: str) -> None:
        if self._open and not self._silent:
            self.words.setdefault(self._open[-1], []).append(text)


def sections(html: str) -> dict[str, str]:
    """Return the words of each section as they are printed, by its anchor."""
    reader = _Sections()
    reader.feed(html)
    return {anchor: "".join(words) for anchor, words in reader.words.items()}


def numbers(text: str) -> list[str]:
    """Return the numbers of a text as they stand there, in their order."""
    return re.findall(r"−?\d+(?:[.,’\u00a0]\d+)*", text)
