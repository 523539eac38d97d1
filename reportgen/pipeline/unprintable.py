"""What of a workbook's texts cannot be printed, found before anything is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding
from reportgen.report.words.missing_signs import signs_that_are_missing

if TYPE_CHECKING:
    from reportgen.report.fonts import FontFamily


def unprintable(engagement: Engagement, brand: Path | None) -> tuple[Finding, ...]:
    """Return what the typefaces lack, those of the brand file where there is one; fonts are opened where need be.

    Raises:
        BrandOrTemplateError: the brand file is at fault.
        EnvironmentIncompleteError: a font package is missing.
    """

    def families() -> tuple[FontFamily, ...]:
        from reportgen.report.brand import brand_of  # noqa: PLC0415 - only where there are unusual signs

        return brand_of(engagement, brand).families

    return signs_that_are_missing(engagement, families)
