"""Where a long table may be begun anew: at which rows, and what is repeated there.

Tables do not stand in one another, so that all is found by looking back from a row.
"""

from __future__ import annotations

import re

from reportgen.report.layout.group_heads import CONTINUED

_CAPTION = re.compile(r'<p class="finding"[^>]*>(<span class="label">Table [^<]*)</span>')
_HEADING = re.compile(r"</table>|<h\d\b")
_END = "</tr>"
_GROUP = 'scope="rowgroup"'
_ROW = 'scope="row"'
_CELLS = re.compile(r"(<td\b[^>]*>).*?(</td>)", re.DOTALL)
_MORE = re.compile(r'(?:<span class="second">.*?</span>)?</th>', re.DOTALL)
_GROUP_ROW = re.compile(rf"<tr\b[^>]*>(?:(?!{_END}).)*{_GROUP}.*?{_END}", re.DOTALL)


def may_begin(html: str, place: int) -> bool:
    """Return whether the row at a place may be the first on a page: not right below the head of all, or of a group."""
    row = html[place : html.find(_END, place)]
    before = html[max(0, html.rfind("<tr", 0, place)) : place]
    is_below_head = any(one in before for one in (_GROUP, "</thead>", "<table"))
    return (_ROW in row or _GROUP in row) and not is_below_head


def caption_again(html: str, place: int) -> str:
    """Return what says again which table it is whose row stands at a place; nothing where no caption names it."""
    table = html.rfind("<table", 0, place)
    captions = list(_CAPTION.finditer(html, 0, table))
    if not captions or _HEADING.search(html, captions[-1].end(), table):
        return ""
    return f'<p class="finding again">{captions[-1][1]}{CONTINUED}</span></p>'


def head_of_table(html: str, place: int) -> str:
    """Return the widths and the head of the table whose row stands at a place."""
    table = html.rfind("<table", 0, place)
    return html[html.find(">", table) + 1 : html.find("<tbody", table)]


def head_of_group(html: str, place: int) -> str:
    """Return the head of the group of rows in which the row at a place stands, nothing where it is a head itself.

    It says that it is continued; what it says of all its rows, sums above all, is not said again.
    """
    if _GROUP in html[place : html.find(_END, place)]:
        return ""
    groups = _GROUP_ROW.findall(html, html.rfind("<tbody", 0, place), place)
    return _MORE.sub(f"{CONTINUED}</th>", _CELLS.sub(r"\1\2", groups[-1]), count=1) if groups else ""
