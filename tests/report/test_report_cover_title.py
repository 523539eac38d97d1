"""The cover's title breaks where it reads well: lines about as long, none of one short word between two."""

import pytest

from reportgen.report.view.balanced import balanced


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Which work to keep, which to source", ["Which work", "to keep,", "which to source"]),
        ("Which processes to source, and how", ["Which processes", "to source,", "and how"]),
        ("Sourcing advice", ["Sourcing advice"]),
        ("Rechtsschutzversicherungsgesellschaften 2026", ["Rechtsschutzversicherungsgesellschaften", "2026"]),
        ("業務の外部委託", ["業務の外部委託"]),
    ],
)
def test_where_a_title_breaks(title, lines):
    set_as = balanced(title, 100.0, size=37)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in set_as.split(" ")] == lines
