"""Streams are compressed at a level that is quick, and hold what they held."""

from __future__ import annotations

import zlib

import pydyf

from reportgen.report.finish.compressing import compressed_enough

TEXT = "".join(f"{place} {place % 7} {place * place % 113} m " for place in range(4_000)).encode()


def stored() -> bytes:
    return pydyf.Stream([TEXT], compress=True).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")


def test_a_stream_is_compressed_quickly_and_none_is_afterwards():
    highest = stored()
    with compressed_enough():
        quick = stored()
    assert zlib.decompress(quick) == zlib.decompress(highest) == TEXT
    assert quick == zlib.compress(TEXT, 7)
    assert highest == zlib.compress(TEXT, 9) == stored()
