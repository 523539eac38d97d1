"""What programs may ask of a report, in words and paths as a person would write them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypedDict, TypeVar, Unpack

from reportgen.errors import UsageError
from reportgen.model.sections import PROVIDER
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.choosing import known_pack, known_sections
from reportgen.pipeline.outputs import REPORTS, OutputFormat
from reportgen.pipeline.request import DEFAULT_SEED, Request

PathLike: TypeAlias = str | os.PathLike[str]
Kind = TypeVar("Kind", bound=StrEnum)


class Wishes(TypedDict, total=False):
    """The arguments of `generate` that say what the report is to be; each may be left out.

    Attributes:
        formats: of `pdf`, `xlsx`, `json` and the other formats of `reportgen generate`; only `pdf` unless said.
        brand: a `_brand.yml` file.
        templates: a folder of templates that go before the built-in ones.
        sections: names of sections to print, in order; not together with `pack`.
        pack: full, executive, finance or provider.
        profiles: how many processes are printed in full, None for all.
        attach: what the PDF carries: results, all or none.
        since: an earlier workbook, results file or report; a section says what changed. Only in a PDF or HTML.
        seed: of the random draws.
        strict: warnings count as errors.
        force: replace a file that reportgen did not make.
        cache: use what was made before where it is the same, and keep what is made.
    """

    formats: Sequence[str]
    brand: PathLike | None
    templates: PathLike | None
    sections: Sequence[str]
    pack: str | None
    profiles: int | None
    attach: str
    since: PathLike | None
    seed: int
    strict: bool
    force: bool
    cache: bool


def wanted(**wishes: Unpack[Wishes]) -> Request:
    """Return what is asked for; the workbook and the names of its outputs are still to be put in.

    Raises:
        UsageError: a word that nothing is called by, or two wishes that do not go together.
        TypeError: an argument that is none.
    """
    strange = ", ".join(sorted(wishes.keys() - Wishes.__annotations__.keys()))
    if strange:
        raise TypeError(f"unexpected arguments: {strange}")
    kinds = tuple(_one_of(OutputFormat, kind, "a format") for kind in wishes.get("formats", ("pdf",)))
    if not kinds:
        raise UsageError("No format is named: give at least one, such as pdf.")
    folder, pack, since = as_path(wishes.get("templates")), wishes.get("pack"), as_path(wishes.get("since"))
    named = None if pack is None else known_pack(pack)
    if since is not None and (named == PROVIDER or not REPORTS & set(kinds)):
        raise UsageError("What changed is said in the PDF or HTML report only, and never in the provider pack.")
    return Request(
        workbook=Path(),
        outputs=dict.fromkeys(kinds, Path()),
        brand=as_path(wishes.get("brand")),
        templates=folder,
        sections=_sections(wishes.get("sections", ()), named, folder),
        pack=named,
        profiles=wishes.get("profiles"),
        attach=_one_of(Attach, wishes.get("attach", Attach.RESULTS), "a choice of what to attach"),
        since=since,
        seed=wishes.get("seed", DEFAULT_SEED),
        strict=wishes.get("strict", False),
        force=wishes.get("force", False),
        cache=wishes.get("cache", True),
    )


def as_path(given: PathLike | None) -> Path | None:
    """Return a path, None for none."""
    return None if given is None else Path(given)


def _sections(given: Sequence[str], pack: str | None, templates: Path | None) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else list(given)
    if names and pack is not None:
        raise UsageError("A pack and sections cannot be used together.")
    return known_sections(", ".join(names), templates) if names else ()


def _one_of(kind: type[Kind], given: str, what: str) -> Kind:
    try:
        return kind(given)
    except ValueError as error:
        raise UsageError(f"{given} is not {what}; choose from {', '.join(one.value for one in kind)}.") from error
