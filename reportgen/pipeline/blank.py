"""The workbook template, written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from reportgen.errors import OutputExistsError
from reportgen.model.engagement import MARKINGS, PageSize
from reportgen.pipeline.writing import require_writable, write_by

if TYPE_CHECKING:
    from reportgen.report.brand.standing import Standing


def house_wishes(brand: Path) -> tuple[Standing, tuple[str, ...]]:
    """Return what a brand file wishes for all reports of a firm, and what is to be said of the file.

    Raises:
        BrandOrTemplateError: it cannot be used.
    """
    from reportgen.report.brand import standing_in  # noqa: PLC0415 - only where there is a brand file

    return standing_in(brand)


def write_blank(
    path: Path,
    *,
    example: bool,
    rows: int,
    currency: str,
    locale: str,
    house: Standing | None = None,
    force: bool,
    progress: Callable[[str], None],
) -> None:
    """Write the workbook template, blank or filled with the example; `house` is what a firm wishes for its reports.

    Raises:
        OutputExistsError: something stands there already, without `force`.
        OutputNotWritableError: the folder is missing or cannot be written.
    """
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help
    from reportgen.workbook.template import write_template  # noqa: PLC0415 - openpyxl

    require_writable(path)
    if path.exists() and not force:
        raise OutputExistsError(path, "is never replaced unasked")
    if house is not None and not _is_offered(house.marking):
        progress(f'Marking is left blank: the brand file\'s "{house.marking}" is printed wherever it is given.')
    progress(f"Writing {path}")
    writer = partial(
        write_template,
        knowledge=catalogues.load(),
        example=example,
        rows=rows,
        currency=currency,
        locale=locale,
        **({} if house is None else _settings(house)),
    )
    write_by(path, writer)


class _Settings(TypedDict, total=False):
    """Settings of the workbook that a brand file may give."""

    marking: str | None
    page_size: PageSize | None


def _settings(house: Standing) -> _Settings:
    """Return the settings that go into cells; a marking that the workbook does not offer is left to the brand file."""
    if house.marking is None:
        return {"page_size": house.page_size}
    return {"page_size": house.page_size, "marking": house.marking if _is_offered(house.marking) else None}


def _is_offered(marking: str | None) -> bool:
    return marking is None or marking in MARKINGS
