"""Where the report's own files stand, and what the PDF engine may open."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.errors import BrandOrTemplateError

_PACKAGE = Path(__file__).resolve().parent.parent


def package_folder() -> Path:
    """Return the folder of the code and its data."""
    return _PACKAGE


def templates_folder() -> Path:
    """Return the folder of the built-in templates, in a checkout or an installed wheel."""
    shipped = _PACKAGE / "_templates"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "templates"


def require_folder(folder: Path) -> None:
    """Refuse a folder of templates that is not there.

    Raises:
        BrandOrTemplateError: there is no such folder.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir fails on a long name
        raise BrandOrTemplateError(f"The template folder {folder} does not exist or is not a folder: check its name.")


def is_inside(path: Path, folders: tuple[Path, ...]) -> bool:
    """Return whether a file stands under one of the folders, links resolved."""
    real = path.resolve()
    return any(real.is_relative_to(folder.resolve()) for folder in folders)
