"""How much a workbook may hold; beyond it nothing is read. Real workbooks stay far below every limit."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.workbook.refusals import ASK_SENDER, RefusedError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper limits, all inclusive. Sizes are bytes; a ratio is inflated size to stored size.

    The ratio counts only above `ratio_matters_above`: honest members of small files reach 299:1. Nodes are the
    elements and attributes of all parts together; `filled_cells`, `characters` and `strings` (shared ones) are those
    of all sheets together, rows and columns those of one sheet. What is read stays below 512 MiB and 60 seconds.
    """

    file_size: int = 50 * MEGABYTE
    members: int = 5_000
    inflated_size: int = 256 * MEGABYTE
    ratio: int = 200
    ratio_matters_above: int = 64 * MEGABYTE
    depth: int = 64
    attributes: int = 256
    nodes: int = 20_000_000
    token_length: int = MEGABYTE
    sheets: int = 200
    rows: int = 100_000
    columns: int = 1_024
    filled_cells: int = 1_000_000
    cell_characters: int = 32_767
    characters: int = 20_000_000
    strings: int = 1_000_000
    merged: int = 10_000
    styles: int = 65_490
    picture_size: int = 5 * MEGABYTE
    picture_pixels: int = 25_000_000


LIMITS = Limits()


@dataclass(slots=True, kw_only=True)
class Meter:
    """How much of the limits a workbook has used up, over all its parts."""

    limits: Limits
    nodes: int = 0
    filled: int = 0
    characters: int = 0

    def use_nodes(self, count: int) -> None:
        """Count elements and attributes that were read.

        Raises:
            RefusedError: they are too many.
        """
        self.nodes += count
        if self.nodes > self.limits.nodes:
            raise RefusedError(f"holds XML that is nested or repeated beyond reason: {ASK_SENDER}")

    def use_cell(self, characters: int) -> None:
        """Count a filled cell and the characters of its text.

        Raises:
            RefusedError: they are too many.
        """
        self.filled += 1
        self.characters += characters
        if self.filled > self.limits.filled_cells:
            raise RefusedError(
                f"holds more than {self.limits.filled_cells} filled cells: copy the processes into a new workbook and "
                "save that"
            )
        if characters > self.limits.cell_characters or self.characters > self.limits.characters:
            raise RefusedError("holds more text than Excel lets a cell or a reader lets a workbook hold: shorten it")
