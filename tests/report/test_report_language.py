"""The English of a whole report: no word twice, no article or number that does not agree, one kind of marks."""

from __future__ import annotations

import re
from html import unescape

import pytest

NOT_READ = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)
INLINE = re.compile(r"</?(?:a|b|strong|em|i|span|sup|sub|abbr|small)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
MANY = (
    "processes|years|months|measures|clauses|duties|levels|countries|people|quotes|ratings|notes|warnings|"
    "assumptions|functions|waves|boards|lines|rules|providers|places|days"
)
ONE = "process|year|month|measure|clause|duty|level|country|quote|rating|note|warning|assumption|function|board|person"
FAULTS = {
    "a word twice": r"(?<![\w’–-])([A-Za-z]{2,}) \1(?![\w’-])",
    "words twice": r"(?<![\w’-])([A-Za-z][\w’]* [a-z][\w’ ]*?[\w’]) \1(?![\w’])",
    "a for an": r"\b(?:a|A(?= [a-z]+\b(?! is\b))) (?!is\b)(?:[aeioAEIO]|u(?!ni[^nm]|[st][aeiu]|r[aio]))\w+\b",
    "an for a": r"\b[aA]n (?![AEFHILMNORSX][A-Z\d]|hour|hon|heir|8|11|18)[b-dfghj-np-tv-zB-DFGHJ-NP-TV-Z]\w*",
    "one of many": rf"(?<!No\. )(?<![\w.,’–-])(?:1|[oO]ne) (?:{MANY})\b",
    "many of one": rf"(?<![\w.,/–-])(?:[2-9]|[1-9]\d|two|three|four|five|six|seven|eight|nine|ten) (?:{ONE})\b(?![’-])",
    "marks in a row": r"(?<!\.)\.\.(?!\.)|,,|;;|[,;]\.|\.[,;](?! )|\w [,;](?!\w)|\( |\w \)",
    "a typewriter's mark": r"[A-Za-z]'[a-z]|\"",
    "a hyphen for a dash": r"[a-z] - [a-z]|(?<!<!)--(?!>)",
    "a value of code": r"\bnan\b|\bnull\b|\bTrue\b|\bFalse\b|\{\w+\}|NotAssessed|Decimal\(",
}


def blocks(html: str) -> list[str]:
    """Return the texts that are read, each on its own."""
    plain = TAG.sub("\n", INLINE.sub("", NOT_READ.sub("\n", html)))
    return [" ".join(unescape(line).split()) for line in plain.split("\n") if line.strip()]


def faults(texts: list[str]) -> dict[str, set[str]]:
    found = {name: {text for text in texts if re.search(pattern, text)} for name, pattern in FAULTS.items()}
    return {name: texts for name, texts in found.items() if texts}


def test_the_example_has_no_fault_of_language(example_html):
    texts = blocks(example_html)
    assert len(texts) > 5_000
    assert faults(texts) == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("at least significant significant", "a word twice"),
        ("cost at stake at stake in payroll", "words twice"),
        ("It needs a approval", "a for an"),
        ("It is an provider", "an for a"),
        ("1 processes move", "one of many"),
        ("Source one processes", "one of many"),
        ("three process stay", "many of one"),
        ("It stays..", "marks in a row"),
        ("It stays , and", "marks in a row"),
        ("the client's own", "a typewriter's mark"),
        ("low - high", "a hyphen for a dash"),
        ("a saving of nan", "a value of code"),
    ],
)
def test_each_fault_is_found(text, fault):
    assert fault in faults([text])


@pytest.mark.parametrize(
    "text", ["a unit of a university", "an FTE of an hour", "USD 4.60 a unit", "all one needs", "No. 1 processes it"]
)
def test_what_is_right_is_no_fault(text):
    assert faults([text]) == {}
