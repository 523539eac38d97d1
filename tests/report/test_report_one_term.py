"""Who buys is "the client" in every text, and "the company" in none."""

from __future__ import annotations

import re

import pytest
from our_texts import our_texts

OTHER_TERM = re.compile(r"\b(?:the|a) company['’]s own\b|\bthe company\b", re.IGNORECASE)


def test_no_text_calls_the_client_the_company():
    found = {name: OTHER_TERM.findall(text) for name, text in our_texts().items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert sum("the client" in text for text in our_texts().values()) > 50


@pytest.mark.parametrize("text", ["The company may audit.", "a company’s own centre"])
def test_the_other_term_is_found(text):
    assert OTHER_TERM.search(text)
