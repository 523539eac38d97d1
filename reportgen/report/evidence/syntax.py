"""The values a PDF is written in: dictionaries, arrays, names, strings, numbers and references (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

_DEEPEST = 200
_LONGEST_STRING = 1_000_000
_SPACE = rb"[\x00\t\n\f\r ]*+(?:%[^\r\n]*+[\x00\t\n\f\r ]*+)*+"
_REGULAR = rb"[^\x00\t\n\f\r ()<>\[\]{}/%]"
_TOKEN = re.compile(_SPACE + rb"(<<|>>|[\[\](]|/" + _REGULAR + rb"*+|<[0-9A-Fa-f\s]*+>|" + _REGULAR + rb"++)")
_IN_STRING = re.compile(rb"[^()\\]*+([()]|\\(?:[0-7]{1,3}|\r\n|[\x00-\xff]))")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_INTEGER = re.compile(rb"[+-]?[0-9]{1,18}")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


class PdfFaultError(Exception):
    """The bytes are no PDF that can be read within bounds."""


class PdfLimitError(PdfFaultError):
    """There is more of it than any report has, so nobody should go on reading."""


class Name(str):
    """A name, without its solidus."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object, by its number."""

    number: int


Value: TypeAlias = "dict[str, Value] | list[Value] | Name | Ref | bytes | float | bool | None"


def parsed(data: bytes, start: int = 0) -> tuple[Value, int]:
    """Read the value that stands at `start`; return it with where it ends.

    Raises:
        PdfFaultError: no value stands there, or one that is nested too deep.
    """
    stack: list[list[Value]] = [[]]
    kinds = [b""]
    at = start
    while True:
        token, at = _token(data, at)
        if token in {b"<<", b"["}:
            if len(stack) > _DEEPEST:
                raise PdfFaultError("values are nested too deep")
            stack.append([])
            kinds.append(token)
        elif token in {b">>", b"]"}:
            if kinds.pop() != (b"<<" if token == b">>" else b"["):
                raise PdfFaultError("brackets do not match")
            members = stack.pop()
            stack[-1].append(_dictionary(members) if token == b">>" else members)
        elif token == b"R" and len(stack) > 1:
            _refer(stack[-1])
        elif token == b"(":
            text, at = _string(data, at)
            stack[-1].append(text)
        else:
            stack[-1].append(_plain(token))
        if len(stack) == 1:
            return stack[0][0], at


def _token(data: bytes, at: int) -> tuple[bytes, int]:
    found = _TOKEN.match(data, at)
    if found is None:
        raise PdfFaultError("a value is missing")
    return found[1], found.end()


def _dictionary(members: list[Value]) -> dict[str, Value]:
    keys = members[::2]
    if len(members) % 2 or not all(isinstance(key, Name) for key in keys):
        raise PdfFaultError("a dictionary is not made of names and values")
    return {str(key): value for key, value in zip(keys, members[1::2], strict=True)}


def _refer(members: list[Value]) -> None:
    """Turn the last two numbers into a reference."""
    number = members[-2] if len(members) > 1 else None
    if not isinstance(number, int):
        raise PdfFaultError("a reference has no number")
    members[-2:] = [Ref(number)]


def _plain(token: bytes) -> Value:
    if token.startswith(b"/"):
        return name(token[1:])
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if token in {b"true", b"false", b"null"}:
        return {b"true": True, b"false": False}.get(token)
    if _INTEGER.fullmatch(token):
        return int(token)
    try:
        return float(token)
    except ValueError as error:
        raise PdfFaultError("a word stands where a value should") from error


def name(written: bytes) -> Name:
    """Read a name as it is written after its solidus."""
    if b"#" in written:
        written = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), written)
    return Name(written.decode("latin-1"))


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """Read a literal string whose opening bracket has been read."""
    parts: list[bytes] = []
    depth, longest = 1, at + _LONGEST_STRING
    while True:
        if at > longest:
            raise PdfFaultError("a string is longer than any text")
        found = _IN_STRING.match(data, at)
        if found is None:
            raise PdfFaultError("a string does not end")
        parts.append(data[at : found.start(1)])
        at = found.end()
        if found[1] in {b"(", b")"}:
            depth += 1 if found[1] == b"(" else -1
            if not depth:
                return b"".join(parts), at
            parts.append(found[1])
        else:
            parts.append(_unescaped(found[1][1:]))


def _unescaped(written: bytes) -> bytes:
    if written.isdigit() and written[:1] < b"8":
        return bytes([int(written, 8) & 0xFF])
    return _LETTERS.get(written, written)


def text_of(written: bytes) -> str:
    """Read a text string: UTF-16 where it says so, else Latin-1."""
    if written.startswith(b"\xfe\xff"):
        return written[2:].decode("utf-16-be", "replace")
    if written.startswith(b"\xef\xbb\xbf"):
        return written[3:].decode("utf-8", "replace")
    return written.decode("latin-1")
