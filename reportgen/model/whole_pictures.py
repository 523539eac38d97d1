"""Pictures are taken whole or not at all, whatever else is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Refuse a picture that is cut off, even where the PDF engine, once loaded, has told Pillow to take it."""
    from PIL import ImageFile  # noqa: PLC0415 - only workbooks and brands with a picture need it

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
