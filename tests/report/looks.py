"""Small pictures of the example's pages: three brands, two papers, two locales.

    python tests/report/looks.py            makes the pictures anew; look at them before they are committed
    python tests/report/looks.py FOLDER     makes every page of every look, large enough to read, into a folder

A look shows a quarter of the report, so that all twelve together cost as much as three reports; each brand, each paper
and each locale shows every section.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from reportgen.model.assessment import Assessment
from reportgen.model.engagement import PageSize
from reportgen.model.sections import PLACES
from reportgen.model.trace import Trace
from reportgen.report.document import render
from reportgen.report.view.reading_order import WHOLE, Selection

HERE = Path(__file__).parent
REFERENCES = HERE / "looks"
BRANDS = ("harbour", "ember", "meadow")
PAPERS = (PageSize.A4, PageSize.LETTER)
LOCALES = ("en_US", "de_DE")
SMALL, READABLE = 20, 60  # dots per inch
PER_ROW = 8
GROUND = (150, 150, 150)
PROFILES = 2
QUARTERS: tuple[tuple[str, ...], ...] = (
    ("decision", "objectives", "portfolio_map", "classification", "verdicts"),
    ("business_case", "uncertainty", "place_and_form", "commercial"),
    ("security", "duties", "governance", "roadmap", "exit", "outlook"),
    ("profiles", "protection_sheets", "assumptions", "method", "exceptions", "explained", "glossary", "calculations"),
)


@dataclass(frozen=True)
class Look:
    """A brand on a paper in a locale, and the sections that it is shown with."""

    brand: str
    paper: PageSize
    locale: str
    sections: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.brand}-{self.paper.value.lower()}-{self.locale}"

    @property
    def reference(self) -> Path:
        return REFERENCES / f"{self.name}.png"


def looks() -> Iterator[Look]:
    """Return every combination; the quarters are dealt out so that no brand, paper or locale lacks a section."""
    for (b, brand), (p, paper), (i, locale) in product(enumerate(BRANDS), enumerate(PAPERS), enumerate(LOCALES)):
        yield Look(brand=brand, paper=paper, locale=locale, sections=QUARTERS[(2 * p + i + b) % len(QUARTERS)])


def pictures(
    assessment: Assessment, knowledge, look: Look, *, whole: bool = False, trace: Trace | None = None
) -> list[Image.Image]:
    """Return the pages of a look; without a trace, which takes its time, the calculations are empty."""
    engagement = replace(assessment.engagement, page_size=look.paper, locale=look.locale, logo=None, brand_colour=None)
    chosen = Selection(templates=look.sections, title="Selected sections", profiles=PROFILES)
    data = render(
        replace(assessment, engagement=engagement),
        knowledge,
        brand_file=HERE / "brands" / look.brand / "_brand.yml",
        selection=replace(WHOLE, profiles=PROFILES) if whole else chosen,
        trace=lambda: trace,
        progress=lambda _: None,
    )
    scale = (READABLE if whole else SMALL) / 72
    return [page.render(scale=scale).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(data)]


def sheet(pages: Sequence[Image.Image]) -> Image.Image:
    """Return the pages side by side on one picture."""
    width, height = pages[0].size
    rows = -(-len(pages) // PER_ROW)
    laid = Image.new("RGB", (PER_ROW * (width + 2), rows * (height + 2)), GROUND)
    for place, page in enumerate(pages):
        laid.paste(page, (place % PER_ROW * (width + 2), place // PER_ROW * (height + 2)))
    return laid


def difference(seen: Image.Image, kept: Image.Image) -> float:
    """Return how far two pictures of one size differ where they differ most: 0 alike, 1 black against white.

    It is the greatest mean difference of any square of 8 by 8 points, so that a lost label counts as much on a full
    page as on an empty one, while a letter that is smoothed otherwise counts little.
    """
    if seen.size != kept.size:
        return 1.0
    apart = np.abs(np.asarray(seen, dtype=float) - np.asarray(kept, dtype=float)).mean(axis=2) / 255
    height, width = (size // 8 * 8 for size in apart.shape)
    squares = apart[:height, :width].reshape(height // 8, 8, width // 8, 8).mean(axis=(1, 3))
    return float(squares.max())


def _main(folder: Path | None) -> None:
    from reportgen.analysis.assess import assess
    from reportgen.analysis.tracing.trace import trace_of
    from reportgen.knowledge import catalogues
    from reportgen.workbook.reading import read

    knowledge = catalogues.load()
    found = read(HERE.parent.parent / "inputs" / "example.xlsx", knowledge)
    example = assess(found.engagement, found.findings, knowledge, workbook_sha256=found.sha256)
    trace = trace_of(example, knowledge) if folder is not None else None
    for look in looks():
        laid = sheet(pictures(example, knowledge, look, whole=folder is not None, trace=trace))
        if folder is not None:
            laid.save(folder / f"{look.name}.png")
        else:
            REFERENCES.mkdir(exist_ok=True)
            laid.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
                look.reference, optimize=True
            )


assert {one for quarter in QUARTERS for one in quarter} == PLACES.keys()
if __name__ == "__main__":
    _main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
