"""Where the report's own files stand, and what the PDF engine may open."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """Return the folder of the built-in templates, in a checkout or an installed wheel."""
    shipped = _PACKAGE / "_templates"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "templates"


def is_inside(path: Path, folders: tuple[Path, ...]) -> bool:
    """Return whether a file stands under one of the folders, links resolved."""
    real = path.resolve()
    return any(real.is_relative_to(folder.resolve()) for folder in folders)
