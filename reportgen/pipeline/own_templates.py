"""The built-in templates, copied out for somebody who wants to change one."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import OutputExistsError
from reportgen.pipeline.writing import refusals, write_all
from reportgen.report.resources import templates_folder


def copy_templates(folder: Path, *, force: bool) -> tuple[Path, ...]:
    """Copy every built-in template into a folder, which is made if it is not there; return the files in order.

    Raises:
        OutputExistsError: a template stands there already, without `force`.
        OutputNotWritableError: the folder cannot be made or written.
    """
    source = templates_folder()
    contents = {folder / file.relative_to(source): file.read_bytes() for file in _files(source)}
    taken = next((path for path in contents if path.exists()), None)
    if taken is not None and not force:
        raise OutputExistsError(taken, "may have been changed by you")
    for parent in sorted({path.parent for path in contents}):
        with refusals(parent):
            parent.mkdir(parents=True, exist_ok=True)
    write_all(contents)
    return tuple(contents)


def _files(source: Path) -> list[Path]:
    return sorted(path for path in source.rglob("*") if path.is_file())
