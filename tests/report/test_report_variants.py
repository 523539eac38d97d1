"""Wordings that differ in a few words are told once, with what they say for others."""

from reportgen.report.view.variants import told_once


def test_wordings_that_differ_by_country_or_by_who_are_one_sentence_with_the_list():
    assert (
        told_once(
            {
                "The provider checks everybody, as far as the law in India allows": (1, 2, 5),
                "The provider checks everybody, as far as the law in Poland allows": (3,),
                "The client's own centre checks everybody, as far as the law in India allows": (4,),
            }
        )
        == "The provider (No.\u00a04: client's own centre) checks everybody, as far as the law in India "
        "(No.\u00a03: Poland) allows."
    )


def test_a_sentence_that_only_some_add_stands_at_the_end():
    assert (
        told_once({"The client may audit.": (1, 2), "The client may audit. Supervisors may too.": (3,)})
        == "The client may audit. For No.\u00a03 also: supervisors may too."
    )


def test_what_only_some_add_within_a_sentence_stands_where_it_belongs():
    assert (
        told_once({"a credit for the month": (1, 4), "a credit for the month; the cause within ten days": (2,)})
        == "a credit for the month (No.\u00a02 also: the cause within ten days)."
    )


def test_what_stands_for_the_same_words_is_told_of_the_same_words():
    assert (
        told_once(
            {
                "The charge (price per item) rises.": (1, 2),
                "The charge (price per head) rises.": (3,),
                "The charge (fixed price) rises.": (4,),
            }
        )
        == "The charge (price per item (No.\u00a03: price per head; No.\u00a04: fixed price)) rises."
    )


def test_wordings_that_have_little_in_common_are_told_in_full():
    assert (
        told_once(
            {"Subcontractors are named, and the client may object.": (1,), "Nobody starts without consent.": (2,)}
        )
        == "Subcontractors are named, and the client may object. For No.\u00a02: nobody starts without consent."
    )


def test_the_number_of_a_paragraph_stays_one_word():
    assert (
        told_once(
            {"All that section 30(2)(b) asks for, at home.": (1, 2), "All that section 30(3) asks for, at home.": (3,)}
        )
        == "All that section 30(2)(b) (No.\u00a03: 30(3)) asks for, at home."
    )


def test_one_wording_is_told_as_it_is():
    assert told_once({"99.5 % of agreed hours (a rule, of thumb); by the month": (1, 2)}) == (
        "99.5 % of agreed hours (a rule, of thumb); by the month."
    )


def test_a_space_that_does_not_break_stays_one():
    assert told_once({"at least 99,5\u00a0% of hours": (1,), "at least 98\u00a0% of hours": (2,)}) == (
        "at least 99,5\u00a0% (No.\u00a02: 98\u00a0%) of hours."
    )


def test_the_text_stands_as_most_say_it_and_among_equals_as_the_first_though_another_saves_a_sign():
    centre, provider = "The joint organisation names its own.", "The provider names its own."
    assert told_once({centre: (9,), provider: (13,)}) == "The joint organisation (No.\u00a013: provider) names its own."
    assert told_once({provider: (9,), centre: (13,)}) == "The provider (No.\u00a013: joint organisation) names its own."
    assert (
        told_once({provider: (9,), centre: (13, 14)}) == "The joint organisation (No.\u00a09: provider) names its own."
    )


def test_the_text_stands_as_another_says_it_where_that_saves_a_good_deal():
    longer = "The client may leave at once for cause. Supervisors may ask for it too, in writing."
    shorter = "The client may leave at once for cause."
    assert told_once({longer: (1,), shorter: (2,)}) == (
        "The client may leave at once for cause. For No.\u00a01 also: supervisors may ask for it too, in writing."
    )
