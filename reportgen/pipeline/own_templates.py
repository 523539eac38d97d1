"""The built-in templates, copied out for somebody who wants to change one; and the sections that somebody adds."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import OutputExistsError, UsageError
from reportgen.model.sections import Place
from reportgen.pipeline.writing import refusals
from reportgen.pipeline.writing_all import write_all
from reportgen.report.resources import templates_folder
from reportgen.report.templating.own_sections import own_sections


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
    """Return what a user can change: not how a drawing is written, since its geometry comes ready."""
    return sorted(path for path in source.rglob("*") if path.is_file() and path.parent.name != "figures")


def own_place(name: str, folder: Path | None) -> Place:
    """Return the section of the user's that a name means, by its template: "our note" is sections/our_note.html.

    Raises:
        UsageError: there is no such template.
    """
    wanted = _key(name)
    found = next((place for place in own_sections(folder) if _key(place.template) == wanted), None)
    if found is not None:
        return found
    where = f"in {folder}" if folder is not None else "in a folder given with --templates"
    file = "_".join(name.replace("_", " ").replace("-", " ").split()).lower()
    raise UsageError(
        f"{name} is not a section of the report, so it needs a template of yours, sections/{file}.html {where}."
    )


def _key(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
