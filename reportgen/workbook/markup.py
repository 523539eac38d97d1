"""XML read with caps on everything, and without document types or entities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from reportgen.workbook.limits import LIMITS, Limits
from reportgen.workbook.refusals import ASK_SENDER, REPAIR, RefusedError

_CHUNK = 1 << 16


def _nothing(_name: str, _attributes: Mapping[str, str]) -> None:
    pass


def _nothing_at_end(_name: str, _text: str) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """What to do at the start and the end of an element; names come without prefix, text is that since the start.

    Text is kept only where `end` is given, and only that directly before the end.
    """

    start: Callable[[str, Mapping[str, str]], None] = _nothing
    end: Callable[[str, str], None] = _nothing_at_end


@dataclass(slots=True, kw_only=True)
class _Scan:
    """One pass over one part."""

    handlers: Handlers
    limits: Limits
    depth: int = 0
    elements: int = 0
    characters: int = 0
    text: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if (
            self.depth > self.limits.depth
            or self.elements > self.limits.elements
            or len(attributes) > self.limits.attributes
        ):
            raise RefusedError(f"holds XML that is nested or repeated beyond reason: {ASK_SENDER}")
        self.characters = 0
        self.text.clear()
        self.handlers.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handlers.end(name.rpartition(":")[2], "".join(self.text))
        self.text.clear()
        self.characters = 0

    def data(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > self.limits.token_length:
            raise RefusedError(f"holds a text of more than {self.limits.token_length} characters: {ASK_SENDER}")
        self.text.append(text)


def scan(part: bytes, handlers: Handlers | None = None, limits: Limits = LIMITS) -> None:
    """Stream a part through the parser, calling the handlers on the way.

    Raises:
        RefusedError: the part is no well-formed XML, declares a document type or entities, or passes a limit.
    """
    state = _Scan(handlers=handlers or Handlers(), limits=limits)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = state.start
    parser.EndElementHandler = state.end
    parser.CharacterDataHandler = state.data
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    try:
        for position in range(0, max(len(part), 1), _CHUNK):
            parser.Parse(part[position : position + _CHUNK], position + _CHUNK >= len(part))
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise RefusedError(REPAIR) from error


def _refuse_document_type(*_declared: object) -> None:
    raise RefusedError(f"holds a document type or entities, which no workbook needs: {ASK_SENDER}")
