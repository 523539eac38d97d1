"""The sections a report prints, in their order. A section's number is its place here, an appendix's letter likewise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from string import ascii_uppercase

from reportgen.model.sections import APPENDICES, CHANGES, FULL, PACKS, PLACES, Pack, Place
from reportgen.report.view.parts import Opener, joined
from reportgen.report.words.formats import sentence_start

_LETTERED = frozenset(place.template for place in APPENDICES)
_ONE_A_PROCESS = frozenset({"profiles", "protection_sheets"})
_NAMED = {**PLACES, CHANGES.template: CHANGES}
_DECISION = "decision"
WHOLE_REPORT = "the full report"
_ALL_PROFILES = "the edition with all profiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which sections are printed, by their templates and in this order; after the cover and, mostly, the contents.

    `title` is what a report that is not the whole calls itself. `is_brief` prints the brief form of sections that
    have one. `is_for_providers` prints requirements instead of sections. `profiles` is how many processes get a
    profile and a protection sheet, None for all. `own` are the sections among them that the user wrote, `empty` those
    for which the workbook has nothing to print.
    """

    templates: tuple[str, ...] = PACKS[FULL].sections
    title: str = ""
    has_contents: bool = True
    is_brief: bool = False
    is_for_providers: bool = False
    profiles: int | None = None
    own: tuple[Place, ...] = ()
    empty: frozenset[str] = frozenset()

    @property
    def left_out(self) -> tuple[Place, ...]:
        """Return the sections that only the full report has, in its order."""
        absent = (place for place in PLACES.values() if not self.prints(place.template))
        return tuple(place for place in absent if place.template not in self.empty)

    def without(self, *empty: str) -> Selection:
        """Return the selection without sections that have nothing to print, unless nothing else was chosen."""
        left = tuple(template for template in self.templates if template not in empty)
        return replace(self, templates=left or self.templates, empty=self.empty.union(empty))

    def with_changes(self) -> Selection:
        """Return the selection with what changed since an earlier report, after the decision or else first."""
        at = self.templates.index(_DECISION) + 1 if _DECISION in self.templates else 0
        return replace(self, templates=(*self.templates[:at], CHANGES.template, *self.templates[at:]))

    def own_place(self, template: str) -> Place | None:
        """Return a section's place where the user wrote it, None where it is one of ours."""
        return next((place for place in self.own if place.template == template), None)

    def prints(self, template: str) -> bool:
        """Return whether a section is printed."""
        return template in self.templates

    def is_whole(self, template: str) -> bool:
        """Return whether a section is printed with all it has."""
        return self.prints(template) and (self.profiles is None or template not in _ONE_A_PROCESS)

    @property
    def whole(self) -> str:
        """Name the report that has what this one leaves out; where that is profiles alone, the edition with all."""
        has_all_sections = self.profiles is not None and not self.left_out
        return _ALL_PROFILES if has_all_sections else WHOLE_REPORT

    def number_of(self, template: str) -> str:
        """Return the number of a section, or the letter of an appendix, that is printed."""
        alike = [one for one in self.templates if is_appendix(one) == is_appendix(template)]
        place = alike.index(template)
        return ascii_uppercase[place] if is_appendix(template) else str(place + 1)

    def opener(self, template: str, title: str, standfirst: str = "") -> Opener:
        """Return the head of a section, with its number and name."""
        number, name = self.number_of(template), _NAMED[template].name
        return Opener(
            number=number,
            name=name,
            running=name,
            bookmark=f"{number} {name}",
            title=title,
            standfirst=standfirst,
        )

    def in_text(self, *templates: str) -> str:
        """Name sections in a sentence: "section 6", "sections 5 and 7"; "the full report" for what is not printed."""
        printed = [one for one in templates if self.prints(one)]
        named = [words for kind in (False, True) if (words := self._named(kind, printed))]
        elsewhere = [WHOLE_REPORT] if len(printed) < len(templates) else []
        return joined([*named, *elsewhere])

    def _named(self, lettered: bool, templates: Iterable[str]) -> str:  # noqa: FBT001 - one of two kinds
        numbers = [self.number_of(one) for one in templates if is_appendix(one) is lettered]
        one, more = ("appendix", "appendices") if lettered else ("section", "sections")
        return f"{one if len(numbers) == 1 else more} {joined(numbers)}" if numbers else ""

    def pointing_to(self, template: str, words: str, otherwise: str = WHOLE_REPORT) -> str:
        """Return words that point to a section where all of it is printed, else those that point elsewhere."""
        return words if self.is_whole(template) else self._said(otherwise)

    def _said(self, otherwise: str) -> str:
        if self.whole == WHOLE_REPORT:
            return otherwise
        started = sentence_start(WHOLE_REPORT), sentence_start(self.whole)
        return otherwise.replace(WHOLE_REPORT, self.whole).replace(*started)


def is_appendix(template: str) -> bool:
    """Return whether a section carries a letter instead of a number."""
    return template in _LETTERED


WHOLE = Selection()


def selected(pack: Pack, *, profiles: int | None = None) -> Selection:
    """Return the selection that a pack stands for."""
    return Selection(
        templates=pack.sections,
        title=pack.title,
        has_contents=pack.has_contents,
        is_brief=pack.is_brief,
        is_for_providers=pack.is_for_providers,
        profiles=profiles,
    )
