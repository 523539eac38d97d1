"""What a firm settles once for all its reports, under defaults.reportgen: marking, paper, locale, terms of use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.model.engagement import MARKINGS, Engagement, PageSize
from reportgen.report.brand.file import Said
from reportgen.report.brand.remarks import Remarks, did_you_mean

WISHES = ("marking", "page_size", "locale", "terms")
_PAPERS: Mapping[str, PageSize] = {"a4": PageSize.A4, "letter": PageSize.LETTER}
_COUNTRY = re.compile(r"[-_]([A-Za-z]{2})(?![A-Za-z])")
_CALLED = {"marking": "the marking", "page_size": "the page size", "locale": "the locale"}
_LONGEST: Mapping[str, int] = {"marking": 32, "terms": 140}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Wishes that hold where the workbook is silent; None where the firm is too. `terms` end the cover."""

    marking: str | None = None
    page_size: PageSize | None = None
    locale: str | None = None
    terms: str | None = None

    def applied_to(self, engagement: Engagement) -> Engagement:
        """Return the engagement with these wishes in the fields that the workbook leaves blank."""
        given = engagement.cells
        return replace(
            engagement,
            marking=engagement.marking if "marking" in given else self.marking or engagement.marking,
            page_size=engagement.page_size if "page_size" in given else self.page_size or engagement.page_size,
            locale=engagement.locale if "locale" in given else self.locale or engagement.locale,
        )

    def passed_over(self, engagement: Engagement) -> tuple[str, ...]:
        """Say which of these wishes give way to what stands in the workbook."""
        return tuple(
            f"{engagement.cells[wish]}: the workbook says {entered} for {_CALLED[wish]}, the brand file {wished}; the "
            "workbook's is used. Clear the cell to have the brand file's."
            for wish in _CALLED
            if (wished := getattr(self, wish)) is not None
            and wish in engagement.cells
            and (entered := getattr(engagement, wish)) != wished
        )


def standing_of(said: Said, remarks: Remarks) -> Standing:
    """Read what is said under defaults.reportgen; what is said to other tools is left alone."""
    section = said.child("defaults").child("reportgen")
    for name, entry in section.entries.items():
        if name not in WISHES:
            hint = did_you_mean(name, list(WISHES))
            remarks.fault(entry, f"{entry.path} is not known; there are {', '.join(WISHES)}.{hint}")
    return Standing(
        marking=_marking(section.child("marking"), remarks),
        page_size=_paper(section.child("page_size"), remarks),
        locale=_locale(section.child("locale"), remarks),
        terms=_words(section.child("terms"), remarks),
    )


def _marking(said: Said, remarks: Remarks) -> str | None:
    """Return the marking as the workbook spells it; a firm may have one of its own, which is said."""
    text = _words(said, remarks)
    known = {one.casefold(): one for one in MARKINGS}
    if text is None or text.casefold() in known:
        return known.get((text or "").casefold())
    remarks.note(
        said,
        f'{said.path} is "{text}", which is none of the workbook\'s markings ({", ".join(MARKINGS)}); every page bears '
        f"it as it is written.{did_you_mean(text, list(MARKINGS))}",
    )
    return text


def _words(said: Said, remarks: Remarks) -> str | None:
    longest = _LONGEST[said.path.rpartition(".")[2]]
    if said.text is not None and len(said.text) > longest:
        remarks.fault(said, f"{said.path} has {len(said.text)} characters; there is room for {longest}.")
    return None if said.text is None else " ".join(said.text.split())


def _paper(said: Said, remarks: Remarks) -> PageSize | None:
    if said.text is None:
        return None
    paper = _PAPERS.get(said.text.casefold())
    if paper is None:
        remarks.fault(said, f'{said.path} is "{said.text}"; the report is set for A4 or Letter.')
    return paper


def _locale(said: Said, remarks: Remarks) -> str | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only where a locale is given

    if said.text is None:
        return None
    try:
        found = Locale.parse(said.text.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        found = None
    country = _COUNTRY.search(said.text)
    if found is not None and (country is None or found.territory == country[1].upper()):
        return str(found)
    remarks.fault(said, f'{said.path} is "{said.text}", which is no locale; write one such as en_GB or de_AT.')
    return None
