"""Sections that the user adds: a template in the folder's `sections` that has none of our names."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.model.sections import Place
from reportgen.report.resources import require_folder, templates_folder


def own_sections(folder: Path | None) -> tuple[Place, ...]:
    """Return the sections that a folder of templates adds, in the order of their names.

    Raises:
        BrandOrTemplateError: there is no such folder.
    """
    if folder is None:
        return ()
    require_folder(folder)
    found = sorted(path for path in (folder / "sections").glob("*.html") if path.is_file())
    ours = {path.name for path in (templates_folder() / "sections").glob("*.html")}
    return tuple(_place(path.stem) for path in found if path.name not in ours and not path.name.startswith("."))


def _place(stem: str) -> Place:
    words = " ".join(re.sub(r"[_-]", " ", stem).split())
    return Place(template=stem, name=words[:1].upper() + words[1:])


def variable_of(template: str) -> str:
    """Return the name under which an own section's template finds its view: `our_note` in our_note.html."""
    name = re.sub(r"\W", "_", template)
    return f"_{name}" if name[:1].isdigit() else name


def anchor_of(template: str) -> str:
    """Return where links to an own section lead; no anchor of ours begins alike."""
    return f"own-{re.sub(r'[^a-z0-9]+', '-', template.lower()).strip('-') or 'section'}"
