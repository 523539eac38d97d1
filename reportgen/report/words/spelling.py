"""American spelling of a finished document, where the locale asks for it.

Texts are written in British English. What a reader reads or hears is respelled: text, descriptions of pictures, titles
and bookmarks; never styles, addresses or names of parts. A word that a name in the workbook spells the British way
stays so throughout, with its forms, so that the client's own names stay true; a word of its descriptions and comments
stays where these are printed, known by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from babel import Locale

from reportgen.knowledge.spelling import Spelling
from reportgen.model.engagement import Engagement
from reportgen.report.words.glyphs import texts_of

_PIECES = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)>|<!--.*?-->|<[^>]*>)", re.DOTALL)
_READ = re.compile(r'(\s(?:alt|aria-label|title|content|data-bookmark)=")([^"]*)(?=")')
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b(\d{{1,2}})(\s)({_MONTHS})(\s)(\d{{4}})\b")
_NEAR = 80  # characters in which the two words beside another end


def language_of(locale: str, spelling: Spelling) -> str:
    """Return the language of the report: English, spelled as the locale's territory does."""
    return "en-US" if is_american(locale, spelling) else "en-GB"


def is_american(locale: str, spelling: Spelling) -> bool:
    """Return whether a locale, such as "en_US" or "es_PR", spells English the American way."""
    return Locale.parse(locale).territory in spelling.territories


def spelled(html: str, engagement: Engagement, spelling: Spelling) -> str:
    """Return a document, or a part of one, in the spelling of the engagement's locale."""
    return speller(engagement, spelling)(html)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speller:
    """Respells one part of a document after another; that follows from the texts of the workbook, `rests_on`."""

    spelled: Callable[[str], str]
    rests_on: tuple[str, ...] = ()

    def __call__(self, html: str) -> str:
        """Return a part of a document in the spelling of the engagement's locale."""
        return self.spelled(html)


def speller(engagement: Engagement, spelling: Spelling) -> Speller:
    """Return what respells one part of a document after another."""
    if not is_american(engagement.locale, spelling):
        return Speller(spelled=str)
    prose = tuple(_prose(engagement))
    respelling = _Respelling(
        words=_words_to_respell(engagement, prose, spelling),
        kept=spelling.kept,
        own=frozenset(_pairs(prose)),
        days=frozenset(day[0] for text in texts_of(engagement) for day in _DAY.finditer(text)),
    )
    return Speller(spelled=lambda html: "".join(respelling.document(html)), rests_on=(*texts_of(engagement),))


def _prose(engagement: Engagement) -> Iterator[str]:
    """Yield what the analyst wrote in sentences."""
    yield engagement.executive_comment or ""
    for process in engagement.processes:
        yield from (process.description or "", process.analyst_comment or "", process.override_reason or "")


def _words_to_respell(engagement: Engagement, prose: tuple[str, ...], spelling: Spelling) -> dict[str, str]:
    """Return the words without those of the workbook's names, in all their forms."""
    names = set(texts_of(engagement)).difference(prose)
    used = {word.lower() for text in names for word in _WORD.findall(text)}
    own = {spelling.families[word] for word in used if word in spelling.american}
    return {word: form for word, form in spelling.american.items() if spelling.families[word] not in own}


def _pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each two words that follow each other, "" before the first and after the last."""
    for text in texts:
        yield from pairwise(("", *(word.lower() for word in _WORD.findall(text)), ""))


@dataclass(frozen=True, kw_only=True)
class _Respelling:
    words: dict[str, str]
    kept: tuple[str, ...]
    own: frozenset[tuple[str, str]]
    days: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds the names that stay and, outside them, every word."""
        names = "|".join(re.escape(name) for name in sorted(self.kept, key=len, reverse=True))
        return re.compile(rf"\b(?:{names})\b|{_WORD.pattern}" if names else _WORD.pattern)

    def document(self, html: str) -> Iterator[str]:
        for place, piece in enumerate(_PIECES.split(html)):
            if place % 2 == 0:
                yield self.text(piece)
            elif piece.startswith(("<style", "<script", "<!--")):
                yield piece
            else:
                yield _READ.sub(lambda found: found[1] + self.text(found[2]), piece)

    def text(self, text: str) -> str:
        return _DAY.sub(self._day, self.pattern.sub(self._word, text))

    def _day(self, found: re.Match[str]) -> str:
        """Write a day of our texts as America does, "May 25, 2018"; one that the workbook writes stays."""
        day, blank, month, other, year = found.groups()
        return found[0] if found[0] in self.days else f"{month}{blank}{day},{other}{year}"

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        form = self.words.get(word.lower())
        if form is None or self._is_own(found):
            return word
        if word.isupper():
            return form.upper()
        return form.capitalize() if word[0].isupper() else form

    def _is_own(self, found: re.Match[str]) -> bool:
        """Return whether a word stands between the words that are beside it in the workbook, or where that is cut.

        Where nothing stands before it, two words that follow have to be the workbook's: "Judgement on" may be ours.
        """
        before = _WORD.findall(found.string[max(0, found.start() - _NEAR) : found.start()])
        after = _WORD.findall(found.string[found.end() : found.end() + _NEAR])
        beside = (*before[-1:], found[0], *after[: 1 if before else 2])
        return len(beside) > 1 and all(pair in self.own for pair in pairwise(map(str.lower, beside)))
