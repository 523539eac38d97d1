"""The terms of a sum are rounded so that they add up to what is printed of it, each as near as that allows."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.view.money.terms import Term, added, adding_up, nearest

WHOLE = Decimal(1)
CENTS = st.decimals(-5_000_000, 5_000_000, places=2)
SIGNED = st.lists(st.tuples(st.sampled_from((1, -1)), CENTS), min_size=1, max_size=12)


def term(exact, sign=1, **facts):
    return Term(sign=sign, exact=Decimal(exact), **facts)


def rounded(together, *terms):
    return list(map(int, adding_up(terms, Decimal(together), WHOLE)))


def test_the_term_whose_rounding_took_most_the_other_way_makes_up_for_it():
    assert rounded(4, term("1.4"), term("1.3"), term("1.3")) == [2, 1, 1]
    assert rounded(6, term("1.6"), term("1.7"), term("2.7")) == [1, 2, 3]


def test_a_term_that_is_taken_off_is_rounded_the_other_way():
    assert rounded(7, term("10.4"), term("2.4", -1), term("1.4", -1)) == [10, 2, 1]
    assert rounded(6, term("10.4"), term("2.6", -1), term("1.4", -1)) == [10, 3, 1]
    assert rounded(6, term("10.2"), term("2.4", -1), term("1.4", -1)) == [10, 3, 1]


def test_what_is_printed_elsewhere_stays_and_what_pages_print_gives_last():
    assert rounded(4, term("1.4", printed=Decimal(1), is_free=False), term("1.3"), term("1.3")) == [1, 2, 1]
    assert rounded(4, term("1.4", is_held=True), term("1.3"), term("1.3", is_held=True)) == [1, 2, 1]
    assert rounded(2, term("1.4", is_held=True)) == [2]


def test_none_is_a_unit_off_where_another_can_give():
    assert rounded(1, term("0.26"), term("0.26"), term("0.01", -1)) in ([1, 0, 0], [0, 1, 0])
    assert rounded(1, term("0.26", is_held=True), term("0.26", is_held=True), term("0.01", -1))[2] == 0


def test_equal_terms_are_rounded_alike_as_long_as_another_can_give():
    assert rounded(4, term("1.4"), term("1.4"), term("1.2")) == [1, 1, 2]
    assert rounded(3, term("1.5"), term("1.5")) in ([1, 2], [2, 1])


def test_nought_stays_nought_and_terms_without_a_sum_are_rounded_by_themselves():
    assert rounded(1, term("0"), term("0.4"), term("0.4")) in ([0, 1, 0], [0, 0, 1])
    assert adding_up([term("2.5"), term("3.5")], None, WHOLE) == (2, 4)


def test_terms_are_rounded_to_cents_where_their_sum_is_small():
    assert adding_up([term("1.114"), term("1.114"), term("1.112")], Decimal("3.34"), Decimal("0.01")) == (
        Decimal("1.11"),
        Decimal("1.11"),
        Decimal("1.12"),
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SIGNED)
def test_terms_add_up_to_their_sum_and_none_is_a_unit_off(signed):
    terms = [term(exact, sign) for sign, exact in signed]
    together = nearest(added(terms, [one.exact for one in terms]), WHOLE)
    printed = adding_up(terms, together, WHOLE)
    assert added(terms, printed) == (together if any(one.exact for one in terms) else 0)
    assert all(abs(amount - one.exact) <= 1 for one, amount in zip(terms, printed, strict=True))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SIGNED, st.data())
def test_what_is_not_free_never_changes(signed, data):
    places = range(len(signed))
    fixed = data.draw(st.sets(st.sampled_from(places), max_size=len(signed) - 1))
    terms = [
        term(exact, sign, printed=nearest(exact, WHOLE) + 1 if at in fixed else None, is_free=at not in fixed)
        for at, (sign, exact) in enumerate(signed)
    ]
    together = nearest(added(terms, [one.exact for one in terms]), WHOLE)
    printed = adding_up(terms, together, WHOLE)
    assert all(printed[at] == terms[at].printed for at in fixed)
    if any(one.is_free and one.exact for one in terms):
        assert added(terms, printed) == together
