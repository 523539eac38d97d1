"""Objects of a part as pydyf writes them, once they have their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.report.merging.pieces import Piece, Written


def placed(piece: Piece, base: int, shared: Sequence[int]) -> Any:
    """Return an object with its numbers in it."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    if piece.entries is None:
        if piece.value is None:
            raise LookupError
        return written_out(piece.value, base, shared)
    extra = {key: value.at(base, shared) for key, value in piece.entries.items()}
    return pydyf.Stream([piece.stored], extra)


def written_out(value: Written, base: int, shared: Sequence[int]) -> Any:
    """Return an object that is written as a value is."""
    import pydyf  # noqa: PLC0415

    thing = pydyf.Object()
    thing.__class__ = _as_it_is(pydyf)
    thing.as_it_is = value.at(base, shared)
    return thing


def reference(number: int) -> bytes:
    """Return what leads to an object."""
    return b"%d 0 R" % number


def _as_it_is(pydyf: Any) -> type:
    global _KIND  # noqa: PLW0603 - made once, when pydyf is there
    if _KIND is None:
        _KIND = type("AsItIs", (pydyf.Object,), {"data": property(lambda thing: thing.as_it_is)})
    return _KIND


_KIND: type | None = None
