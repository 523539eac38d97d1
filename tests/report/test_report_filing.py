"""A file written block by block: each part has numbers to spare, and a kept block is the one that was written."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from random import Random

import pikepdf
import pytest

from reportgen.report.merging import filing as rooms
from reportgen.report.merging.filing import Block, Filing, block_packed, block_unpacked
from reportgen.report.merging.packing import objects_packed
from reportgen.report.merging.pieces import PageDrawn, PartDrawn
from reportgen.report.merging.placing import room_for

PAGE = PageDrawn(place=0, content=0, kind="", size=(), height=0.0, bookmarks=())


def part(size: int) -> PartDrawn:
    nothing = {"states": (), "tops": (), "headings": (), "anchors": (), "asked": (), "led_to": (), "fonts": ()}
    return PartDrawn(
        pages=(PAGE,),
        size=size,
        objects=objects_packed(()),
        resources=0,
        owners=0,
        names=None,
        places={},
        digests=(),
        complaints=(),
        **nothing,
    )


@pytest.mark.parametrize(("size", "room"), [(5, 7), (990, 1024), (1000, 1024), (1022, 1024), (1023, 1152)])
def test_a_part_with_a_few_objects_more_takes_as_many_numbers(size: int, room: int):
    assert room_for(part(size)) == room  # with its page's sheet, and what all are packed into


def catalog() -> Block:
    block = Block(1)
    block.packed(3, [(1, b"<</Type /Catalog/Pages 2 0 R>>"), (2, b"<</Type /Pages/Kids [7 0 R]/Count 1>>")])
    return block


def page() -> Block:
    block = Block(7)
    block.stream(8, b"<</Length 2>>", b"q \nendstream")
    block.packed(9, [(7, b"<</Type /Page/Parent 2 0 R/Resources <<>>/MediaBox [0 0 9 9]/Contents 8 0 R>>")])
    return block


@pytest.mark.parametrize("order", [(page, catalog), (catalog, page)], ids=["page first", "catalog first"])
def test_objects_are_found_wherever_their_block_stands_and_whether_it_was_kept(order):
    written_to = BytesIO()
    filing = Filing(written_to)
    for written in order:
        block = written()
        filing.add(block_unpacked(block_packed(block)) if written is page else block)
    filing.end(12, root=1, info=1)
    with pikepdf.open(written_to) as file:
        assert file.check_pdf_syntax() == []
        assert file.pages[0].Contents.read_bytes() == b"q "
        assert file.get_object(5, 0) is None  # a number that nothing has


def filed(rows_at_a_time: int, monkeypatch) -> bytes:
    monkeypatch.setattr(rooms, "_ROWS_AT_A_TIME", rows_at_a_time)
    written_to = BytesIO()
    filing = Filing(written_to)
    for block in (catalog(), page()):
        filing.add(block)
    filing.end(12, root=1, info=1)
    return written_to.getvalue()


def test_the_table_is_the_same_in_slices(monkeypatch):
    assert filed(5, monkeypatch) == filed(8192, monkeypatch)  # thirteen rows


def test_no_more_of_a_file_than_a_block_is_in_memory(tmp_path):
    stored = Random(1).randbytes(200_000)
    tracemalloc.start()
    with (tmp_path / "whole.pdf").open("w+b") as file:
        filing = Filing(file)
        for place in range(20):
            block = Block(2 * place + 1)
            block.stream(2 * place + 1, b"<</Length 200000>>", stored)
            filing.add(block)
        filing.end(41, root=1, info=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_200_000  # bytes; the file has four million


def test_where_packed_objects_end_is_never_in_doubt():
    ends = set()
    for value in (10_000_000, 10_000_001):  # compressed, the first ends with a carriage return
        block = Block(1)
        block.packed(2, [(1, b"%d" % value)])
        length = int(block.data.partition(b"/Length ")[2].partition(b">>")[0])
        stored = block.data.partition(b"\nstream\n")[2]
        ends.add((stored[length - 1 : length] == b"\r", bytes(stored[length:].partition(b"endstream")[0])))
    assert ends == {(False, b"\n"), (True, b"\r\n")}
