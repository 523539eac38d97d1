"""A description taken apart into the clauses it is made of, each as the analyst wrote it."""

from __future__ import annotations

import re

_VERBS = (
    "add|advise|agree|answer|approve|assess|become|book|build|calculate|call|charge|check|clear|close|code|collect|"
    "compare|correct|decide|deliver|design|draft|enter|escalate|examine|explain|file|find|fix|follow|forecast|forward|"
    "handle|index|interpret|investigate|judge|keep|label|log|make|match|measure|model|monitor|negotiate|order|pay|"
    "plan|post|prepare|print|process|propose|read|recommend|reconcile|record|release|report|research|resolve|review|"
    "route|scan|score|search|send|settle|set|show|solve|sort|support|test|trace|track|translate|update|value|verify|"
    "weigh|write"
)
_VERB = rf"(?:(?:{_VERBS})(?:s|es)?|\w+(?:ing|ed))\b"
_STARTS = rf"(?:{_VERB}|then\b|but\b|while\b)"
_BREAK = re.compile(rf"[;:.!?](?=\s|$)|,(?=\s+{_STARTS})|\s(?=then\s)|\s+and\s+(?={_STARTS})", re.IGNORECASE)
_SHORTEST = 3  # words


def clauses_of(text: str) -> tuple[str, ...]:
    """Split a description at the ends of its sentences and at ; and :, and at a comma or "and" before a verb or "then".

    A clause of fewer than three words stays with the one before it.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end, following in [*((found.start(), found.end()) for found in _BREAK.finditer(text)), (len(text), len(text))]:
        if spans and len(text[start:end].split()) < _SHORTEST:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        start = following
    return tuple(clause for first, last in spans if (clause := text[first:last].strip(" \t\r\n,;:.")))
