"""Words of a text as stems, so that "invoices" and "invoicing" are one word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_LETTERS = 4_000
_WORD = re.compile(r"[a-z0-9]+")
_DENIED = re.compile(
    r"\b(?:do|does|did)(?:n't|\s+not)\b[^.;:!?]{0,80}|\b(?:no|without|never|neither|nor)\s+\w+(?:\s+(?:or|nor)\s+\w+)*"
)
_JOINED = re.compile(r"\b([a-z]{1,2})\s?[&/]\s?([a-z]{1,2})\b")


def each(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as one text."""
    return tuple(text.split())


_COMMON = frozenset(
    each(
        "a an and any are as at be by each for from has have if in into is it its no not of on or other our out own "
        "per so such that the their them these they this those to up was we what when where which who will with your "
        "process processes processing service services support supporting management managing manage work working "
        "activity activities team department function operation operations general various related etc"
    )
)
_ARTICLES = frozenset(
    each(
        "a an and any are as at be by for from has have i if in into is it its no not of on or our out so such that "
        "the their them these they this those to up was we where which who will with you your"
    )
)
_CHATTER = frozenset(
    each(
        "a an the i me my mine you your yours he she it we us our they them their this that these those is are am was "
        "were be been not no yes do does did have has had will would can could shall should may might must if so just "
        "what who why when how where ok"
    )
)
_SAME = {
    "vendor": "supplier",
    "client": "customer",
    "staf": "employe",
    "personnel": "employe",
    "mail": "email",
}
_VAT = re.compile(r"\bvats?\b", re.IGNORECASE)
_SURELY_TAX, _SURELY_VESSELS = "VAT", "vats"
_OF_VESSELS = re.compile(
    r"\b(?:brew|ferment|lager|mash|wort|beer|wine|whisky|cheese|curd|milk|dye|tann|leather|textile|yarn|fabric|indigo|"
    r"pickl|acid|electroly|galvani|plating|chemical|reactor|resin|vessel|tank|stir|agitat|rins|drain)"
)
_OF_TAX = re.compile(
    r"\b(?:tax|invoic|ledger|gst|refund|vat (?:return|recon|claim|regist|id|number|rate|code|audit|compl|work|on)\w*)"
)
_VESSEL = "kier"
_PLURALS = (("sses", "ss"), ("ies", "y"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))
_ENDINGS = (
    (4, each("ication isation ation ition ion ity ance ence al ive")),
    (3, each("ment ing ied ed")),
    (3, each("y e")),
)
_ZED = re.compile(r"z(e|ed|er|ing|ation)$")
_DOUBLED = re.compile(r"([b-df-hj-np-rt-vz])\1$")


def words(text: str) -> list[str]:
    """Split a text into stems, in order, without the commonest words and bare numbers.

    Of a long text the first 4,000 letters count. "R&D" and "P & L" are one word each.
    """
    plain = _JOINED.sub(r"\1\2", folded(_without_vats(text[:MOST_LETTERS])))
    return [stem(word) for word in _WORD.findall(plain) if word not in _COMMON and not word.isdigit()]


def every_word(text: str) -> list[str]:
    """Split a text into words in small letters, in order, without articles, particles and bare numbers.

    Of a long text the first 4,000 letters count; unlike in `words`, what is common among processes is kept, and what
    is denied ("no judgement", "do not advise or recommend") is left out.
    """
    plain = _DENIED.sub(" ", _JOINED.sub(r"\1\2", folded(_without_vats(text[:MOST_LETTERS]))))
    return [word for word in _WORD.findall(plain) if word not in _ARTICLES and not word.isdigit()]


def _without_vats(text: str) -> str:
    """Put a word of dyers that says nothing of tax in the place of a vat that is a vessel.

    Vats are vessels, VAT in capitals within other letters is the tax; of the rest the words beside them decide, and
    where they say nothing, or speak of both, the tax stands.
    """
    if not _VAT.search(text):
        return text
    beside = folded(text)
    is_vessel = bool(_OF_VESSELS.search(beside)) and not _OF_TAX.search(beside)
    is_shouted = text.isupper()

    def meant(found: re.Match[str]) -> str:
        word = found.group()
        if word.lower() == _SURELY_VESSELS:
            return _VESSEL
        is_tax = (word == _SURELY_TAX and not is_shouted) or not is_vessel
        return word if is_tax else _VESSEL

    return _VAT.sub(meant, text)


def affirmed(text: str) -> str:
    """Return the first 4,000 letters of a text in small letters, without what it denies ("no card data")."""
    return _DENIED.sub(" ", folded(text[:MOST_LETTERS]))


def spelled(text: str) -> str:
    """Return a name as it is looked up, so that "A/P", "a.p." and "AP" are one: small letters, no marks, no accents."""
    return " ".join(_WORD.findall(_JOINED.sub(r"\1\2", folded(text).replace(".", ""))))


def chatter_in(text: str) -> float:
    """Return the share 0-1 of the words of a name that belong to talk rather than to names: pronouns, "is", "the"."""
    found = _WORD.findall(folded(text[:MOST_LETTERS]))
    return sum(word in _CHATTER for word in found) / len(found) if found else 0.0


def folded(text: str) -> str:
    """Return a text in small letters, without accents and with single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def stem(word: str) -> str:
    """Return the stem of a word, the same for words that mean the same to a likeness, such as client and customer."""
    bare = bare_stem(word)
    return _SAME.get(bare, bare)


@lru_cache(maxsize=16_384)
def bare_stem(word: str) -> str:
    """Strip an English ending; what is left is a key, not a word."""
    if word.startswith("analy"):
        return "analy"
    return _DOUBLED.sub(r"\1", _without_ending(_ZED.sub(r"s\1", _singular(word))))


def _singular(word: str) -> str:
    for ending, replacement in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:  # noqa: PLR2004 - no word is shorter
            return word[: -len(ending)] + replacement
    return word


def _without_ending(word: str) -> str:
    for least, endings in _ENDINGS:
        found = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= least), "")
        word = word.removesuffix(found)
    return word
