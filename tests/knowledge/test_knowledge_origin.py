"""A source says once what it rests on: in its own words, or in brackets behind them."""

import pytest

from reportgen.knowledge.origin import with_basis

CONVENTION = "practitioner convention"


@pytest.mark.parametrize(
    ("source", "basis", "said"),
    [
        ("Practice of outsourcing", CONVENTION, "Practice of outsourcing (practitioner convention)"),
        ("Overby, 2003; low is convention", CONVENTION, "Overby, 2003; low is convention"),
        ("Eurostat 2024", "published", "Eurostat 2024 (published)"),
        ("Overby 2003, published in CIO", "published", "Overby 2003, published in CIO"),
    ],
)
def test_a_source_says_once_what_it_rests_on(source, basis, said):
    assert with_basis(source, basis) == said
