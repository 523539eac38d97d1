"""How much a workbook may hold; beyond it nothing is read. Real workbooks stay far below every limit."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper limits, all inclusive. Sizes are bytes; a ratio is inflated size to stored size.

    The ratio counts only above `ratio_matters_above`: honest members of small files reach 299:1.
    """

    file_size: int = 50 * MEGABYTE
    members: int = 5_000
    inflated_size: int = 256 * MEGABYTE
    ratio: int = 200
    ratio_matters_above: int = 64 * MEGABYTE
    depth: int = 64
    attributes: int = 256
    elements: int = 8_000_000
    token_length: int = 4 * MEGABYTE
    sheets: int = 200
    rows: int = 100_000
    columns: int = 1_024
    filled_cells: int = 1_000_000
    cell_characters: int = 32_767
    characters: int = 20_000_000
    styles: int = 65_490
    picture_size: int = 5 * MEGABYTE
    picture_pixels: int = 25_000_000


LIMITS = Limits()
