"""A long text never ends with one short word on its last line; a tag, and a text of a few words, stay as they are."""

import pytest

from reportgen.report.words.short_ends import with_no_short_ends


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("<p>Expert work moves, the decision does not.</p>", "the decision does~not.</p>"),
        ("<td>A measure that nobody checks stops working.</td>", "checks stops~working.</td>"),
        ('<th>Regular audit by an independent firm<span class="second">So</span></th>', "independent~firm<span"),
        ("<li>the data of backups and subcontractors included.</li>", "subcontractors~included.</li>"),
        ("<td>the data of backups and subcontractors included.</td>", "subcontractors included.</td>"),
        ("<p><strong>Price:</strong> it pays today.</p>", "it pays~today.</p>"),
        ("<p>A change is <a href='#f'>15%</a> likely.</p>", "</a>~likely.</p>"),
        (
            '<th>Yearly indexation of charges <span class="second">a year</span></th>',
            'indexation of charges <span class="second">a year</span></th>',
        ),
        ("<p><b>Payback</b> in 2.3354 years <span>§\u00a06.7; N1</span></p>", "2.3354 years~<span>§~6.7;~N1</span>"),
        (
            "<p>Premises 60% (D22) <span>Practice of business cases (practitioner convention)</span></p>",
            "(D22) <span>Practice of business cases (practitioner~convention)</span>",
        ),
        ('<td>Fixed<span class="second">Indicators: service levels reached.</span></td>', "service levels~reached."),
        (f"<td>{'It names the people. ' * 5}A report follows for its supervisor.</td>", "for its~supervisor.</td>"),
        ("<td>A second report follows for its supervisor.</td>", "for its supervisor.</td>"),
        (
            '<th>GDPR<span class="second">The line on this is general knowledge.</span><span class="second reach">So',
            "general~knowledge.</span>",
        ),
        ('<th scope="row"><a href="#one">Tax and transfer pricing files</a></th>', "transfer pricing~files</a>"),
        (
            '<th scope="row"><a href="#one">Work on a remote-service platform</a></th>',
            ">Work on a remote-\N{WORD JOINER}service~platform</a>",
        ),
        ("<td>Productivity: nothing rewards it unless yearly gains are committed.</td>", "gains are committed.</td>"),
        (
            "<p>Field service dispatch and one other, then score again in September\u00a02027.</p>",
            "score again in September~2027.</p>",
        ),
        ("<p>A change of this is 15\u00a0% likely.</p>", "is 15~%~likely.</p>"),
        ("<p>The rating was no more than 4\u00a0of\u00a05 then.</p>", "4~of~5 then.</p>"),
        ("<th>Net present value</th>", "<th>Net present value</th>"),
        ("<td>The decision is theirs independently</td>", "theirs independently</td>"),
        ('<td>Words <img alt="that stand within a tag of it"></td>', "a tag of it"),
    ],
)  # fmt: skip
def test_the_last_word_has_another_beside_it(written, set_as):
    assert set_as in with_no_short_ends(written).replace("\N{NO-BREAK SPACE}", "~")
