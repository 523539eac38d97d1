"""What an analyst types in a cell with **bold**, *italic*, lists and [links](https://...), taken apart.

A safe and cautious part of Markdown (docs/decisions/0026): what is not clearly meant as a mark stays as it was typed.
A list has two lines or more, all with a mark; a numbered one counts 1, 2, 3; lines that are only quantities ("- 5 %")
are none. Stars and a single underscore count at the edge of words only, so "2*FTE" and "file_name" are safe. Links lead
to https and mailto only. Nothing else is known: no headings, pictures, HTML, code, tables, escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_BULLET = re.compile(r"\s{0,8}[-*][ \t]+(\S.*)")
_NUMBER = re.compile(r"\s{0,8}(\d{1,2})[.)][ \t]+(\S.*)")
_QUANTITY = re.compile(r"[-+~<>€$£]?\s?\d[\d.,\s]*(?:[%‰€$£¥]|[A-Z]{2,3}|FTEs|[kmb]n?)?\.?")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https://[!#-'*-;=?-Z_a-z~%]+|mailto:[!#-'*-;=?-Z_a-z~%]+)\)")
_MARKS = re.compile(r"[*_\[]|^\s{0,8}(?:-|\d{1,2}[.)])[ \t]", re.MULTILINE)
_LETTER = re.compile(r"[^\W_]")
_MOST_MARKS = {"*": 3, "_": 1}
_TURNS = {"strong_open": "bold", "strong_close": "bold", "em_open": "italic", "em_close": "italic"}


class BlockKind(StrEnum):
    """What a group of lines is."""

    PARAGRAPH = "paragraph"
    BULLETED = "bulleted"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that look alike; `address` is where they lead to, "" nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""

    @property
    def host(self) -> str:
        """Return whom the address leads to, "" where the words say it themselves."""
        parts = urlsplit(self.address)
        host = (parts.path if parts.scheme == "mailto" else parts.hostname or "").partition("?")[0]
        return "" if host == self.text.strip().lower() else host

    @property
    def shown(self) -> str:
        """Return the words as a reader sees them, with whom a link leads to."""
        return f"{self.text} ({self.host})" if self.host else self.text


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph and its lines, or a list and its items."""

    kind: BlockKind
    lines: tuple[Line, ...]


@lru_cache(maxsize=1_024)
def blocks_of(text: str) -> tuple[Block, ...]:
    """Take a text apart into paragraphs, which a blank line ends, and lists."""
    return tuple(_blocks(text.splitlines()))


@lru_cache(maxsize=4_096)
def unmarked(text: str) -> str:
    """Return the plain words of a text, without marks: what is read, measured and printed where only a line fits.

    A text without marks is returned as it is. The items of a list are parted by semicolons, addresses are left out.
    """
    if not _MARKS.search(text):
        return text
    blocks = blocks_of(text)
    if all(block.kind is BlockKind.PARAGRAPH and _is_plain(block.lines) for block in blocks):
        return text
    return "\n".join(_told(block) for block in blocks)


def words_of(line: Iterable[Run]) -> str:
    """Return the words of a line alone."""
    return "".join(run.text for run in line)


def _told(block: Block) -> str:
    lines = [words_of(line) for line in block.lines]
    if block.kind is BlockKind.PARAGRAPH:
        return "\n".join(lines)
    return " ".join(line if line[-1:] in ".;:,!?" else f"{line};" for line in lines[:-1]) + f" {lines[-1]}"


def _is_plain(lines: Iterable[Line]) -> bool:
    return all(not (run.bold or run.italic or run.address) for line in lines for run in line)


def _blocks(lines: list[str]) -> Iterator[Block]:
    for kind, group in groupby(zip(_kinds(lines), lines, strict=True), key=itemgetter(0)):
        held = [line for _, line in group]
        if kind is not None:
            texts = map(str.strip, held) if kind is BlockKind.PARAGRAPH else _items(kind, held)
            yield Block(kind=kind, lines=tuple(map(_line, texts)))


def _kinds(lines: list[str]) -> Iterator[BlockKind | None]:
    """Yield what each line belongs to, None for a blank one."""
    for mark, group in groupby(lines, key=_mark):
        held = list(group)
        is_text = mark in {BlockKind.BULLETED, BlockKind.NUMBERED} and not _items(mark, held)
        yield from [BlockKind.PARAGRAPH if is_text else mark] * len(held)


def _mark(line: str) -> BlockKind | None:
    if not line.strip():
        return None
    if _BULLET.fullmatch(line):
        return BlockKind.BULLETED
    return BlockKind.NUMBERED if _NUMBER.fullmatch(line) else BlockKind.PARAGRAPH


def _items(kind: BlockKind | None, lines: list[str]) -> list[str]:
    """Return the items of lines that all have a mark, none where they are no list."""
    pattern = _BULLET if kind is BlockKind.BULLETED else _NUMBER
    found = [match for line in lines if (match := pattern.fullmatch(line))]
    texts = [match[match.re.groups].strip() for match in found]
    counts = kind is BlockKind.BULLETED or [int(match[1]) for match in found] == list(range(1, len(found) + 1))
    is_list = len(texts) > 1 and counts and all(map(_LETTER.search, texts)) and not any(map(_QUANTITY.fullmatch, texts))
    return texts if is_list else []


def _line(text: str) -> Line:
    """Return the words of one line, parted where their look changes."""
    runs: list[Run] = []
    look = {"bold": 0, "italic": 0}
    address = ""
    for token in _reader().parseInline(text)[0].children or ():
        if token.type in _TURNS:
            look[_TURNS[token.type]] += token.nesting
        elif token.type.startswith("link"):
            address = str(token.attrGet("href") or "")
        elif token.content:
            runs.append(
                Run(text=token.content, bold=look["bold"] > 0, italic=look["italic"] > 0, address=address),
            )
    return tuple(runs)


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where a text holds marks

    reader = MarkdownIt("zero")
    reader.inline.ruler.push("edges", _edges)
    reader.inline.ruler.push("address", _address)
    reader.inline.ruler2.enable("emphasis")
    return reader


def _edges(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - called by markdown-it
    """Take stars and underscores as marks at the edge of words, never within one."""
    from markdown_it.rules_inline.state_inline import Delimiter  # noqa: PLC0415 - loaded with the reader

    marker = state.src[state.pos]
    if silent or marker not in _MOST_MARKS:
        return False
    found = state.scanDelims(state.pos, False)  # noqa: FBT003 - of markdown-it
    usable = found.length <= _MOST_MARKS[marker] and not state.src[: state.pos].endswith("\\")
    for _ in range(found.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=found.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=found.can_open and usable,
                close=found.can_close and usable,
            )
        )
    state.pos += found.length
    return True


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - called by markdown-it
    """Take [words](https://...) as a link; a picture, which has ! before it, is left as typed."""
    found = _LINK.match(state.src, state.pos)
    if silent or found is None or state.src[state.pos - 1 : state.pos] == "!":
        return False
    state.push("link_open", "a", 1).attrSet("href", found[2])
    state.push("text", "", 0).content = found[1]
    state.push("link_close", "a", -1)
    state.pos = found.end()
    return True
