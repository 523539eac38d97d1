"""The manifest: a SHA-256 of everything that could change the report, to show what it was made from."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from reportgen.model.assessment import Assessment
from reportgen.report.brand import Brand
from reportgen.report.finish.attachments import AttachedFile, Relationship
from reportgen.report.fonts import FontFamily
from reportgen.report.resources import templates_folder
from reportgen.report.results.plain import Json
from reportgen.report.results.text import json_text
from reportgen.report.trees import hash_of, hash_of_all, hashes_under
from reportgen.report.view.printed import PrintedFigure
from reportgen.report.view.reading_order import Selection

SCHEMA = 2
_BEGIN, _END = "{", "\n}"
_FONTS = {".ttf", ".otf", ".woff", ".woff2"}


def manifest_text(manifest: Mapping[str, Json]) -> str:
    """Return a manifest as JSON, an entry a line."""
    return json_text(dict(manifest))


def manifest_file(stem: str, text: str, pages: Sequence[str]) -> AttachedFile:
    """Return the manifest, a text without its last entry, as a file to attach; `pages` are the hashes of all pages."""
    last = manifest_text({"pages": list(pages)})
    whole = f"{text.removesuffix(_END)},{last.removeprefix(_BEGIN)}\n"
    return AttachedFile(
        name=f"{stem}.manifest.json",
        content=whole.encode(),
        media_type="application/json",
        relationship=Relationship.DATA,
        about="What the report was made from, with hashes",
    )


def manifest_json(
    assessment: Assessment,
    selection: Selection,
    brand: Brand,
    *,
    brand_file: Path | None,
    templates: Path | None,
    files: Sequence[AttachedFile],
) -> dict[str, Json]:
    """Return the manifest as plain data; hashes are SHA-256 in hex."""
    made, engagement = assessment.provenance, assessment.engagement
    return {
        "schema": SCHEMA,
        "made_with": {"tool": made.tool, "version": made.version, "renderer": f"WeasyPrint {version('weasyprint')}"},
        "workbook_sha256": made.workbook_sha256,
        "knowledge_sha256": made.knowledge_sha256,
        "seed": made.seed,
        "draws": made.draws,
        "weight_draws": made.weight_draws,
        "report": {
            "title": selection.title or "Full report",
            "sections": list(selection.templates),
            "profiles": "all" if selection.profiles is None else selection.profiles,
            "locale": engagement.locale,
            "currency": engagement.currency,
            "page_size": engagement.page_size.value,
        },
        "brand": _brand(brand, brand_file),
        "templates": _listed(templates) if templates is not None else [],
        "built_in_templates_sha256": hash_of_all(hashes_under(templates_folder())),
        "fonts": [_family(one) for one in _with_fallbacks(brand.families)],
        "attached": [
            {"name": one.name, "relationship": one.relationship.value, "sha256": hash_of(one.content)} for one in files
        ],
    }


def printed_json(figures: Iterable[PrintedFigure], pages: Mapping[str, int]) -> list[Json]:
    """Return which figure is printed on which page, in which words, in the order of the pages (from 1)."""
    placed = [(pages[one.anchor], one) for one in figures if one.anchor in pages]
    return [
        {"page": page, "process": one.id.process, "path": one.id.path, "text": one.text}
        for page, one in sorted(placed, key=lambda entry: entry[0])
    ]


def _brand(brand: Brand, brand_file: Path | None) -> Json:
    if brand_file is None:
        return {}
    logo: dict[str, Json] = {"logo_sha256": hash_of(_content(brand.logo))} if brand.logo else {}
    return {"name": brand_file.name, "sha256": hash_of(brand_file.read_bytes()), **logo}


def _listed(folder: Path) -> list[Json]:
    return [{"name": name, "sha256": own} for name, own in hashes_under(folder)]


def _content(data_uri: str) -> bytes:
    """Return what a data URI holds, which for most pictures are the bytes of the file."""
    head, _, body = data_uri.partition(",")
    return b64decode(body) if head.endswith(";base64") else body.encode()


def _with_fallbacks(families: Iterable[FontFamily]) -> tuple[FontFamily, ...]:
    both = [one for family in families for one in (family, family.fallback) if one is not None]
    return tuple({(one.name, one.folder): one for one in both}.values())


def _family(family: FontFamily) -> Json:
    files = hashes_under(family.folder, _FONTS)
    return {"name": family.name, "files": len(files), "sha256": hash_of_all(files)}
