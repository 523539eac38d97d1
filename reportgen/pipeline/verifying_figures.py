"""Whether the figures printed are those of the attached results."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.model.paths import MISSING, records, value_at
from reportgen.model.verification import Check, Checked, Mismatch, Outcome
from reportgen.pipeline.report_file import ReportFile, texts_of

_MOST_FIGURES = 50_000
_WITHOUT_PATH = ("working.", "given.")
_LONGEST = 200
_BETWEEN = r"[\s\u2060\ufffe]*+"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A figure as the manifest lists it: the page it stands on, counted from 1, its text, and its path."""

    page: int
    process: str
    path: str
    text: str

    @property
    def is_in_results(self) -> bool:
        """Return whether the results hold the figure; steps of the working and what was given they do not."""
        return not self.path.startswith(_WITHOUT_PATH)

    @property
    def where(self) -> str:
        """Return "cost.npv of P07" or "npv of the portfolio"."""
        return f"{self.path} of {self.process or 'the portfolio'}"


def printed_figures(manifest: Mapping[str, Any]) -> tuple[PrintedFigure, ...] | None:
    """Return the figures that a manifest lists, None where it lists none; records of another shape are left out."""
    listed = manifest.get("printed")
    if not isinstance(listed, list):
        return None
    return tuple(figure for one in listed[:_MOST_FIGURES] if (figure := _figure(one)) is not None)


def _figure(one: object) -> PrintedFigure | None:
    if not isinstance(one, dict):
        return None
    page, process, path, text = (one.get(key) for key in ("page", "process", "path", "text"))
    if not isinstance(page, int) or not all(isinstance(part, str) for part in (process, path, text)):
        return None
    return PrintedFigure(page=page, process=str(process), path=str(path), text=str(text)[:_LONGEST])


def checked_figures(report: ReportFile) -> Checked:
    """Compare each printed figure with the results, and with the text of its page."""
    figures = printed_figures(report.manifest)
    if figures is None:
        sentence = "The manifest lists no printed figures, so they were not compared with the results."
        return Checked(check=Check.FIGURES, outcome=Outcome.NOT_CHECKED, sentence=sentence)
    mismatches = (*_disagreeing(report, figures), *_absent(report, figures))
    return Checked(
        check=Check.FIGURES,
        outcome=Outcome.FAILS if mismatches else Outcome.HOLDS,
        sentence="Not every printed figure is that of the attached results."
        if mismatches
        else f"All {len(figures):,} printed figures stand on their pages and are those of the attached results.",
        mismatches=mismatches,
    )


def _disagreeing(report: ReportFile, figures: tuple[PrintedFigure, ...]) -> Iterator[Mismatch]:
    from reportgen.report.words.agreeing import agrees  # noqa: PLC0415 - Babel

    known, locale = records(report.results), _locale(report)
    for figure in figures:
        value = value_at(known.get(figure.process), figure.path) if figure.is_in_results else MISSING
        if figure.is_in_results and (value is MISSING or not agrees(figure.text, value, locale, figure.path)):
            found = "no such value" if value is MISSING else str(value)[:_LONGEST]
            yield _mismatch(
                figure,
                f"Page {figure.page} prints {figure.text} for {figure.where}; the results have {found}.",
                attachment=report.results_name,
            )


def _locale(report: ReportFile) -> str:
    """Return the locale that the manifest names, or English where there is no such locale."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    told = report.manifest.get("report")
    name = str(told.get("locale")) if isinstance(told, dict) else ""
    try:
        return str(Locale.parse(name))
    except (UnknownLocaleError, ValueError, TypeError):
        return "en_GB"


def _absent(report: ReportFile, figures: tuple[PrintedFigure, ...]) -> Iterator[Mismatch]:
    """Yield the figures whose text stands on their page less often than listed; a nought may be drawn as nothing."""
    texts = texts_of(report, {figure.page for figure in figures})
    listed = Counter((figure.page, figure.text) for figure in figures)
    absent = {key for key, count in listed.items() if _standing(key[1], texts.get(key[0], "")) < count}
    for figure in figures:
        if (figure.page, figure.text) in absent and figure.text != "0":
            yield _mismatch(figure, f"Page {figure.page} no longer prints {figure.text} for {figure.where}.")


def _standing(text: str, page: str) -> int:
    """Count how often a text stands on a page, not as a part of a longer number; blanks and joiners do not count."""
    letters = [letter for letter in _one_minus(text) if letter.isprintable() and not letter.isspace()]
    pattern = r"(?<![0-9])(?<![0-9][.,])" + _BETWEEN.join(map(re.escape, letters)) + r"(?![0-9]|[.,][0-9])"
    return len(re.findall(pattern, _one_minus(page)))


def _one_minus(text: str) -> str:
    return text.replace("-", "\u2212")


def _mismatch(figure: PrintedFigure, sentence: str, attachment: str = "") -> Mismatch:
    return Mismatch(
        sentence=sentence,
        attachment=attachment,
        page=figure.page,
        process=figure.process,
        path=figure.path,
        text=figure.text,
    )
