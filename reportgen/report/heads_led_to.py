"""Links to a section lead to its head.

A section may begin where another ends. One that finds no room there leaves its own beginning behind, an empty box, and
goes on with its head on the next page, where the contents and every link should lead.
"""

from __future__ import annotations

import re

_HEADED = re.compile(
    r'(<section\b[^>]*?)(\sid="[^"]*")([^>]*>\s*<div class="running"[^>]*>[^<]*</div>\s*<header class="opener")(?=>)'
)


def with_heads_led_to(html: str) -> str:
    """Give the name of each section to its head, unless the head has one of its own."""
    return _HEADED.sub(r"\1\3\2", html)
