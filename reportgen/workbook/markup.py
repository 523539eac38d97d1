"""XML read as a stream, with caps on everything, and without document types or entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from reportgen.workbook.limits import Limits, Meter
from reportgen.workbook.refusals import ASK_SENDER, REPAIR, RefusedError

_BEYOND_REASON = f"holds XML that is nested or repeated beyond reason: {ASK_SENDER}"
_ELEMENT = 4
_MOST_NAMES = 50_000
_LONGEST_NAMESPACE = 1_000

Start = Callable[[Mapping[str, str]], None]
End = Callable[[str], None]


def _nothing(_name: str) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """What to do at the start of an element, with its attributes, and at its end, with the text directly before.

    Elements go by their local names. Where `namespaces` are given only their elements are meant, and `other` hears
    of every element that is not handled, as "namespace name". `any_end` hears of the end of every element.
    """

    start: Mapping[str, Start] = field(default_factory=dict)
    end: Mapping[str, End] = field(default_factory=dict)
    any_end: Callable[[str, str], None] | None = None
    namespaces: tuple[str, ...] = ()
    other: Callable[[str], None] = _nothing


@dataclass(slots=True, kw_only=True)
class _Scan:
    """One pass over one part; elements go by their full names where namespaces are given."""

    handlers: Handlers
    limits: Limits
    starts: Mapping[str, Start]
    ends: Mapping[str, End]
    depth: int = 0
    weight: int = 0
    characters: int = 0
    text: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.weight += _ELEMENT + len(attributes)
        if self.depth > self.limits.depth or len(attributes) > self.limits.attributes:
            raise RefusedError(_BEYOND_REASON)
        if self.text:
            self.forget_text()
        handler = self.starts.get(name)
        if handler is not None:
            handler(attributes)
        elif name not in self.ends:
            self.handlers.other(name)

    def end(self, name: str) -> None:
        self.depth -= 1
        handler = self.ends.get(name)
        if handler is not None:
            handler("".join(self.text))
        if self.text:
            self.forget_text()

    def forget_text(self) -> None:
        self.text.clear()
        self.characters = 0

    def data(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > self.limits.token_length:
            self.refuse_token()
        self.text.append(text)

    def refuse_token(self) -> None:
        raise RefusedError(f"holds a text of more than {self.limits.token_length:,} characters: {ASK_SENDER}")


@dataclass(slots=True, kw_only=True)
class _LocalScan(_Scan):
    """One pass over a part whose elements go by their local names, whatever their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        _Scan.start(self, _local(name), attributes)

    def end(self, name: str) -> None:
        local = _local(name)
        if self.handlers.any_end is not None:
            self.handlers.any_end(local, "".join(self.text))
        _Scan.end(self, local)


def scan(part: Iterable[bytes], handlers: Handlers, meter: Meter) -> None:
    """Stream the pieces of a part through the parser, calling the handlers on the way.

    Raises:
        RefusedError: the part is no well-formed XML, declares a document type or entities, or passes a limit.
    """
    kind = _Scan if handlers.namespaces else _LocalScan
    state = kind(
        handlers=handlers,
        limits=meter.limits,
        starts=_by_full_name(handlers.start, handlers.namespaces),
        ends=_by_full_name(handlers.end, handlers.namespaces),
    )
    try:
        _stream(part, state, meter)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise RefusedError(REPAIR) from error


def _stream(part: Iterable[bytes], state: _Scan, meter: Meter) -> None:
    names: dict[str, str] = {}

    def declare(prefix: str | None, uri: str | None) -> None:
        if len(uri or "") > _LONGEST_NAMESPACE:
            raise RefusedError(_BEYOND_REASON)
        names.setdefault(f"xmlns:{prefix}", "")

    parser = expat.ParserCreate(namespace_separator=" ", intern=names)
    parser.StartNamespaceDeclHandler = declare
    parser.buffer_text = True
    parser.StartElementHandler = state.start
    parser.EndElementHandler = state.end
    parser.CharacterDataHandler = state.data
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    fed = 0
    for piece in part:
        parser.Parse(piece, False)  # noqa: FBT003 - expat's own signature
        fed += len(piece)
        meter.use_markup(state.weight)
        state.weight = 0
        if len(names) > _MOST_NAMES:  # expat keeps each name that it meets
            raise RefusedError(_BEYOND_REASON)
        if fed - parser.CurrentByteIndex > meter.limits.token_length:
            state.refuse_token()  # expat reads an unfinished token again with every piece
    parser.Parse(b"", True)  # noqa: FBT003


def _by_full_name(
    by_local: Mapping[str, Callable[..., None]], namespaces: tuple[str, ...]
) -> Mapping[str, Callable[..., None]]:
    if not namespaces:
        return by_local
    return {f"{space} {local}": handler for space in namespaces for local, handler in by_local.items()}


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_document_type(*_declared: object) -> None:
    raise RefusedError(f"holds a document type or entities, which no workbook needs: {ASK_SENDER}")
