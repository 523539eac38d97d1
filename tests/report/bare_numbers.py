"""Numbers on the pages that lead to no calculation, and the kinds of text in which that is right, with the reason."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = {"meta", "br", "img", "col", "link"}

# Elements by class or tag whose numbers are no figures of this assessment.
ALLOWED_ELEMENTS = {
    "svg": "a drawing; what it shows is in the list of what is printed, its scale is none of it",
    "div.rail": "the number of the section and of the process",
    "div.running": "the number of the process in the running head",
    "td.index": "the number of a process in a list",
    "span.index": "the number of a process in a list that runs on",
    "td.letter": "the place of a statement in a list, or the id of a gate",
    "span.step": "the place of a step in a list",
    "span.label": "the number of a figure or table",
    "div.typed": "what the analyst typed",
    "a.link": "the number of a protection sheet",
}

# Words around a number, as they are printed, in which it is no figure of this assessment.
ALLOWED_WORDS = {
    r"\bof (?:25|100|5)\b|\bto 100\b": "the end of a scale",
    r"\b1 in 10\b": "what a percentile means",
    r"(?:[Ww]aves?|sections?|year) \d+\b(?:, \d+\b)*(?: and \d+\b)?": "a wave, section or year by its number",
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Dec|Sept|Jun"
    r"|mid-|autumn|[A-Z][a-z]{2})[ -]?20\d\d\b": "a date",
    r"\bNIS2\b|\bISO [\d/:]+": "a name",
    r"first 10\b": "a rank that the knowledge quotes",
    r"[A-Z][a-z]+![A-Z]+\d+(?:, [A-Z]+\d+)*": "a cell",
    r"\b\d+ or (?:more|less|above)\b|\bat 60 or above\b|\bbetween 40 and 60\b": "a limit that a premise sets",
    r"\bto \d\b(?=[ :;,.])": "where a rating would have to go for a premise to fail",
    r"\((?:[a-z ]+) \d(?=[,)])": "what a rating would have to be for a premise to hold",
    r"\bdown to \d+\.": "what a remedy alone would leave of the risk",
    r"\band \d+ more\b": "how many of a list the page leaves out",
    r"\bNo\.\s\d+\b(?:[,–] ?\d+\b)*(?: and \d+\b)?": "a process by its number",
    r"“[^”]*”": "somebody's own words",
    r"Set by the analyst:.*?By scores and rules alone": "the analyst's reason",
}


class _Texts(HTMLParser):
    """Gathers the texts of a page block by block, with marked figures taken out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, frozenset[str]]] = []
        self.blocks: list[str] = [""]

    def handle_starttag(self, tag, attrs):
        if tag in _VOID:
            return
        kinds = (dict(attrs).get("class") or "").split()
        self.open.append((tag, frozenset([tag, *(f"{tag}.{kind}" for kind in kinds)])))
        if tag in {"p", "td", "th", "div", "h2", "h3", "h4", "section", "tr"}:
            self.blocks.append("")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in {"p", "td", "th", "div", "h2", "h3", "h4", "section", "tr"}:
            self.blocks.append("")

    def handle_data(self, data):
        kinds = {kind for _, kinds in self.open for kind in kinds}
        if kinds & {"a.figure", "span.figure"}:
            data = "▪"
        elif kinds & ALLOWED_ELEMENTS.keys():
            data = ""
        self.blocks[-1] += data


def bare_numbers(html: str) -> list[str]:
    """Return the texts that hold a number which is neither marked nor allowed, with what is allowed taken out."""
    texts = _Texts()
    texts.feed(html)
    left = []
    for block in texts.blocks:
        text = " ".join(block.split())
        for words in ALLOWED_WORDS:
            text = re.sub(words, "", text)
        if re.search(r"\d", text):
            left.append(text)
    return left
