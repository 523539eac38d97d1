"""HTML that leaves nothing out is read by the short way into the very tree that the parser makes of it."""

from __future__ import annotations

from io import StringIO

import pytest
import tinyhtml5

from reportgen.report.layout.html_in_full import HtmlInFull, NotInFullError, html_in_full
from reportgen.report.layout.quicker import exchanged

HEAD = '<html lang="en">\n<head>\n<title>R &amp; D</title><style>p > b { color: red } /* & */</style>\n</head>\n'


def document(body: str) -> str:
    return f"<!DOCTYPE html>\n{HEAD}<body>{body}</body>\n</html>\n"


def usual(html: str):
    return tinyhtml5.parse(StringIO(html), namespace_html_elements=False)


def as_plain(element):
    """Return a tree as values that can be compared, attributes in their order."""
    about = (element.tag, element.text or "", element.tail or "", list(element.attrib.items()))
    return about, [as_plain(one) for one in element]


IN_FULL = [
    "",
    "\n<p>One<br>two</p>\n",
    '<div class="a b" hidden data-entry id="c">A &lt; B&nbsp;&#39;C&#39; > D</div>',
    "<table>\n<colgroup><col><col></colgroup>\n<tbody><tr> <td>1</td>\n<th>2</th></tr></tbody></table>",
    '<p>See <a href="#b"><b>b</b></a> and <a href="?c&amp;d">c</a></p>',
    "<ul><li>One<ol><li>two</li></ol></li></ul><dl><dt>A</dt><dd><p>B</p></dd></dl>",
    (
        '<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" viewbox-of="x"><title>T</title>'
        '<clipPath id="c"><rect width="9"/></clipPath><g clip-path="url(#c)"><text x="1">B</text></g></svg></p>'
    ),
    '<p title="a\n b">\u00a0\u2060</p><img alt="" src="x"/>',
]
LEAVES_OUT = {
    "an end": "<p>One<p>Two",
    "an end of a cell": "<table><tbody><tr><td>1<td>2</td></tr></tbody></table>",
    "the rows' group": "<table><tr><td>1</td></tr></table>",
    "the columns' group": "<table><col><tbody></tbody></table>",
    "quotes": "<p class=a>One</p>",
    "double quotes": "<p class='a'>One</p>",
    "a paragraph's end before a block": "<p>One<div>two</div></p>",
    "the turn": "<p><b>One<i>two</b></i></p>",
    "that links hold no links": '<a href="a">A <b><a href="b">B</a></b></a>',
    "the place of a text in a table": "<table>One<tbody></tbody></table>",
    "the place of a block in a table": "<table><div>One</div><tbody></tbody></table>",
    "a value's second place": '<p id="a" id="b">One</p>',
    "an end of a sign": "<p>R &amp D</p>",
    "a sign by itself": "<p>R & D</p>",
    "a sign of another list": "<p>&eacute;</p>",
    "that it is a sign": "<p>1 < 2</p>",
    "a whole end": "<p>One</p",
    "what is a comment": "<p>One<!-- two --></p>",
    "what it holds": "<div/>One",
    "small letters": "<P>One</P>",
    "a place of its own": "<p><title>One</title></p>",
    "a form": "<form><p>One</p></form>",
    "lines of its own": "<pre>\nOne</pre>",
    "an end of drawing": "<svg><g><rect></g></svg>",
    "that drawings hold none of it": "<svg><p>One</p></svg>",
    "a line's end": "<p>One\rtwo</p>",
    "an end too many": "<p>One</p></div>",
}


@pytest.mark.parametrize("body", IN_FULL)
def test_the_tree_is_the_usual_one(body):
    html = document(body)
    assert as_plain(HtmlInFull().tree(html)) == as_plain(usual(html))


def test_so_is_that_of_a_whole_report(example_html):
    reader = HtmlInFull()
    found = as_plain(reader.tree(example_html))
    assert found == as_plain(usual(example_html))
    assert as_plain(reader.tree(example_html)) == found


@pytest.mark.parametrize("body", LEAVES_OUT.values(), ids=LEAVES_OUT)
def test_what_leaves_something_out_is_left_to_the_parser(body):
    html = document(body)
    with pytest.raises(NotInFullError):
        HtmlInFull().tree(html)
    before = as_plain(usual(html))
    with html_in_full(exchanged):
        assert as_plain(usual(html)) == before


@pytest.mark.parametrize(
    "html", ["", "<p>One", "<html></html>", document("").replace("</head>", ""), document("") + "<p>"]
)
def test_what_is_no_document_in_full_is_left_to_the_parser(html):
    with pytest.raises(NotInFullError):
        HtmlInFull().tree(html)


def test_bytes_are_left_to_the_parser():
    with html_in_full(exchanged):
        assert tinyhtml5.parse(b"<p>One").tag == "{http://www.w3.org/1999/xhtml}html"
