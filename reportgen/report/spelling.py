"""American spelling of a finished document, where the locale asks for it.

Texts are written in British English. What a reader reads or hears is respelled: text, descriptions of pictures, titles
and bookmarks; never styles, addresses or names of parts. A word that the workbook itself spells the British way stays
so throughout, with its forms, so that the client's own names stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from reportgen.knowledge.spelling import Spelling
from reportgen.model.engagement import Engagement
from reportgen.report.glyphs import texts_of

_PIECES = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)>|<!--.*?-->|<[^>]*>)", re.DOTALL)
_READ = re.compile(r'(\s(?:alt|aria-label|title|content|data-bookmark)=")([^"]*)(?=")')
_WORD = re.compile(r"[^\W\d_]+")


def language_of(locale: str, spelling: Spelling) -> str:
    """Return the language of the report: English, spelled as the locale's territory does."""
    return "en-US" if is_american(locale, spelling) else "en-GB"


def is_american(locale: str, spelling: Spelling) -> bool:
    """Return whether a locale, such as "en_US" or "es_PR", spells English the American way."""
    return Locale.parse(locale).territory in spelling.territories


def spelled(html: str, engagement: Engagement, spelling: Spelling) -> str:
    """Return a document, or a part of one, in the spelling of the engagement's locale."""
    return speller(engagement, spelling)(html)


def speller(engagement: Engagement, spelling: Spelling) -> Callable[[str], str]:
    """Return what writes documents and parts of them in the spelling of the engagement's locale."""
    if not is_american(engagement.locale, spelling):
        return str
    words = _words_to_respell(engagement, spelling)
    respelling = _Respelling(words=words, kept=spelling.kept)
    return lambda html: "".join(respelling.document(html))


def _words_to_respell(engagement: Engagement, spelling: Spelling) -> dict[str, str]:
    """Return the words without those of the workbook's own, in all their forms."""
    used = {word.lower() for text in texts_of(engagement) for word in _WORD.findall(text)}
    own = {spelling.families[word] for word in used if word in spelling.american}
    return {word: form for word, form in spelling.american.items() if spelling.families[word] not in own}


@dataclass(frozen=True, kw_only=True)
class _Respelling:
    words: dict[str, str]
    kept: tuple[str, ...]

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
        return self.pattern.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        form = self.words.get(word.lower())
        if form is None:
            return word
        if word.isupper():
            return form.upper()
        return form.capitalize() if word[0].isupper() else form
