"""A clause or level that says more for some processes is told once in the provider pack."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from section_cases import assessed, context_of, work

from reportgen.report.view.provider.facts import provider_facts
from reportgen.report.view.provider.gathered import told
from reportgen.report.view.provider.requirements import _alike, _sizes
from reportgen.report.view.provider.wordings import told_of

NO = "No.\u00a0"


def test_what_some_add_follows_what_all_say():
    assert (
        told_of(
            {
                "The client may leave at once for cause.": (1, 3),
                "The client may leave at once for cause. A supervisor may ask for it.": (5, 12),
            }
        )
        == f"The client may leave at once for cause. In addition, {NO}5 and 12: a supervisor may ask for it."
    )


def test_a_sentence_that_two_wordings_add_is_told_once():
    found = told_of(
        {
            "Notice is three months.": (1,),
            "Notice is three months. A supervisor may ask for it.": (5,),
            "Notice is six months. A supervisor may ask for it.": (30,),
        }
    )
    assert found == (f"Notice is three ({NO}30: six) months. In addition, {NO}5 and 30: a supervisor may ask for it.")


def test_a_sentence_that_all_have_is_said_of_nobody_by_number():
    said = {
        "The provider reports. It keeps the evidence.": (1,),
        "The joint venture reports. It keeps the evidence.": (2,),
    }
    assert told_of(said) == f"The provider ({NO}2: joint venture) reports. It keeps the evidence."


def test_a_wording_alone_stays_as_it_is():
    assert told_of({"All that art. 30(2) asks for.": (29, 30)}) == "All that art. 30(2) asks for."


def test_a_number_of_several_words_is_exchanged_whole():
    found = told_of(
        {"At most one year’s charges; no more.": (1,), "At most one and a half years’ charges; no more.": (6,)}
    )
    assert found == (f"At most one year’s ({NO}6: one\u00a0and\u00a0a\u00a0half years’) charges; no more.")


def test_a_row_names_its_processes_or_the_few_that_it_leaves_out():
    processes = tuple(SimpleNamespace(number=number) for number in (1, 2, 3, 4, 5, 7, 9))
    assert told([1, 2, 3, 4, 5, 7, 9], processes) == "All"
    assert told([1, 2, 4, 5, 7], processes) == f"All but {NO}3 and 9"
    assert told([1, 2, 3, 9], processes) == f"{NO}1–3 and 9"
    assert told([1, 2, 3], processes) == f"{NO}1–3"
    assert told([1], processes[:1]) == f"{NO}1"


@pytest.mark.parametrize(
    ("volume", "peak", "said"),
    [
        ("24,000", "20%", "the volumes and busiest months size the offer."),
        ("24,000", "", "the volumes size the offer; the busiest months are not given yet."),
        ("", "20%", "no volumes are given yet, so a provider has to ask for them before it makes an offer."),
    ],
)
def test_what_sizes_the_offer_is_said_as_far_as_it_is_given(volume, peak, said):
    (one,) = provider_facts(context_of(assessed(work(1, "Invoices"))), marking="").processes
    assert _sizes([replace(one, volume=volume, peak=peak)]) == said


@pytest.mark.parametrize(
    ("is_single", "said"),
    [
        (True, "The levels hold as written for the process."),
        (False, "The levels hold as written for every process named."),
    ],
)
def test_a_single_process_is_the_process(is_single, said):
    assert _alike(3, 3, "levels", is_single=is_single) == said
