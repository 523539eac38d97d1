"""How much a workbook may hold; beyond it nothing is read. Real workbooks stay far below every limit."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.workbook.refusals import RefusedError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper limits, all inclusive. Sizes are bytes; a ratio is inflated size to stored size.

    `text_size` is that of a text file. The ratio counts only above `ratio_matters_above`: honest members of small files
    reach 299:1. `markup` weighs the XML of all parts together by what it costs to read: 4 for an element, 1 for an
    attribute. `filled_cells`, `characters` and `strings` (shared ones) are those of all sheets together, rows and
    columns those of one sheet.
    `table_rows`, `labels` (of the Engagement sheet) and `findings` are those of one sheet whose cells are understood;
    what is beyond is not read, which is an error. A workbook within the limits is read in less than 512 MiB and 60
    seconds, as the hostile workbooks of the tests show.
    """

    file_size: int = 50 * MEGABYTE
    text_size: int = 20 * MEGABYTE
    members: int = 5_000
    inflated_size: int = 256 * MEGABYTE
    ratio: int = 200
    ratio_matters_above: int = 64 * MEGABYTE
    depth: int = 64
    attributes: int = 256
    markup: int = 10_000_000
    token_length: int = MEGABYTE
    sheets: int = 100
    rows: int = 100_000
    columns: int = 512
    filled_cells: int = 370_000
    cell_characters: int = 32_767
    characters: int = 20_000_000
    strings: int = 300_000
    table_rows: int = 20_000
    labels: int = 1_000
    findings: int = 20_000
    merged: int = 10_000
    styles: int = 65_490
    number_formats: int = 1_000
    picture_size: int = 5 * MEGABYTE
    picture_pixels: int = 25_000_000


LIMITS = Limits()


@dataclass(slots=True, kw_only=True)
class Meter:
    """How much of the limits a workbook has used up, over all its parts."""

    limits: Limits
    markup: int = 0
    filled: int = 0
    characters: int = 0

    def use_markup(self, weight: int) -> None:
        """Count elements and attributes that were read, by their weight.

        Raises:
            RefusedError: they are too many.
        """
        self.markup += weight
        if self.markup > self.limits.markup:
            raise RefusedError(
                "holds far more cells, filled or only formatted, than a workbook of processes needs: copy the "
                "processes into a new workbook and save that"
            )

    def use_cell(self, characters: int) -> None:
        """Count a filled cell and the characters of its text.

        Raises:
            RefusedError: they are too many.
        """
        self.filled += 1
        self.characters += characters
        if self.filled > self.limits.filled_cells:
            raise RefusedError(
                f"holds more than {self.limits.filled_cells:,} filled cells: copy the processes into a new workbook "
                "and save that"
            )
        if characters > self.limits.cell_characters or self.characters > self.limits.characters:
            raise RefusedError("holds more text than Excel lets a cell or a reader lets a workbook hold: shorten it")
